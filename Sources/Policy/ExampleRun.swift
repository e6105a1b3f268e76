import Documents

/// One example in one disguise, evaluated.
struct ExampleRun {
  /// What it is an example of.
  var subject: RuleExamples.Subject
  /// The example.
  var example: RuleExample
  /// The guise it was in.
  var disguise: ExampleDisguise
  /// What was read.
  var document: Document
  /// What came of it.
  var evaluation: Evaluation

  /// What differs from what the example expects; nil when nothing does.
  var problem: (code: DiagnosticCode, message: String)? {
    switch subject {
    case .rule(let id): ruleProblem(id) ?? factProblem
    case .fact(let key):
      if case .value(let value) = example.expectation { factProblem(key, value) } else { nil }
    }
  }

  private func ruleProblem(_ id: String) -> (code: DiagnosticCode, message: String)? {
    let findings = evaluation.findings.filter { $0.rule == id }
    switch (example.expectation, disguise.outcome) {
    case (.bad, .same):
      return findings.isEmpty ? (.badExampleSilent, "`\(id)` does not find its bad example") : misplaced(findings, id)
    case (.bad, .silent):
      return findings.isEmpty ? nil : (.goodExampleLoud, "`\(id)` finds \(quoted(findings)) where it must be silent")
    case (.bad, .suppressed):
      return unsuppressed(findings, id)
    case (.good, _):
      return findings.isEmpty ? nil : (.goodExampleLoud, "`\(id)` finds \(quoted(findings)) in its good example")
    case (.knownMiss, _):
      return findings.isEmpty
        ? nil : (.knownMissFound, "`\(id)` finds \(quoted(findings)) in its known miss: make it a bad example")
    case (.value, _):
      return nil
    }
  }

  /// Whether the findings stand elsewhere than the marked spans, to the byte of the source.
  private func misplaced(_ findings: [Finding], _ id: String) -> (code: DiagnosticCode, message: String)? {
    let expected = disguise.written.spans
    guard !expected.isEmpty else { return nil }
    let places = findings.map { document.sourceRange($0.range) }
    // What is reported once for a page names its first spot; where several are marked they are all.
    let isOnce = findings.count == 1 && findings[0].count > 1
    let isAll = expected.count == 1 || findings[0].count == expected.count
    if isOnce ? places[0] == expected[0] && isAll : places == expected { return nil }
    let marked = expected.map { "`\(text($0))` at \($0.lower)" }.joined(separator: ", ")
    return (.badExampleSpan, "`\(id)` finds \(quoted(findings)), not \(marked)")
  }

  private func unsuppressed(_ findings: [Finding], _ id: String) -> (code: DiagnosticCode, message: String)? {
    if !findings.isEmpty { return (.goodExampleLoud, "`\(id)` finds \(quoted(findings)) in spite of a suppression") }
    if evaluation.suppressed.isEmpty { return (.badExampleSilent, "`\(id)` does not find its bad example") }
    let isUsed = evaluation.suppressions.contains { $0.rule == id && $0.uses > 0 }
    return isUsed ? nil : (.badExampleSilent, "the suppression of `\(id)` does not count as used")
  }

  // MARK: Facts

  private var factProblem: (code: DiagnosticCode, message: String)? {
    guard disguise.outcome != .silent, disguise.keepsSpelling else { return nil }
    for fact in example.facts {
      if let problem = factProblem(fact.key, fact.value) { return problem }
    }
    return nil
  }

  private func factProblem(_ key: String, _ expected: FactValue) -> (code: DiagnosticCode, message: String)? {
    let value = evaluation.facts.first { $0.key == key }?.value
    if value == expected { return nil }
    let found = value.map { "\($0)" } ?? "nothing"
    return (.factExampleDiffers, "the fact `\(key)` is \(found), not \(expected)")
  }

  // MARK: Wording

  private func quoted(_ findings: [Finding]) -> String {
    findings.prefix(3).map { finding in
      "`\(document.string(finding.range))` at \(document.sourceRange(finding.range).lower)"
    }.joined(separator: ", ") + (findings.count > 3 ? "\u{2026}" : "")
  }

  private func text(_ range: ByteRange) -> String {
    String(decoding: document.source[range.lower..<range.upper], as: UTF8.self)
  }
}
