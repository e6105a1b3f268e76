import Documents
import Folding
import Matching
import Policy

/// Runs one example after the other; owns the memory that this needs.
///
/// Not for use from several threads: one a worker.
final class ExampleBench {
  private let rules: RuleSet
  private let evaluator: Evaluator
  private let traditional = TraditionalForms()
  private var reader = DocumentReader()

  /// A bench for `rules`.
  init(_ rules: RuleSet) {
    self.rules = rules
    evaluator = Evaluator(rules)
  }

  /// Runs `example` in all its disguises.
  func run(_ example: RuleExample, of subject: RuleExamples.Subject) -> (runs: Int, failures: [ExampleRunner.Failure]) {
    let name = Self.name(subject)
    var runs = 0
    var failures: [ExampleRunner.Failure] = []
    for disguise in Disguise.allCases where suits(disguise, example, subject) {
      guard let disguised = disguise.apply(to: example, rule: name, traditional: traditional) else { continue }
      runs += 1
      guard let message = mistake(in: disguised, disguise, example, subject) else { continue }
      failures.append(
        ExampleRunner.Failure(
          subject: name, origin: example.origin, disguise: disguise, message: message, source: disguised.bytes))
    }
    return (runs, failures)
  }

  private static func name(_ subject: RuleExamples.Subject) -> String {
    switch subject {
    case .rule(let id): id
    case .fact(let key): key
    }
  }

  /// Whether the example is run in `disguise`.
  private func suits(_ disguise: Disguise, _ example: RuleExample, _ subject: RuleExamples.Subject) -> Bool {
    if disguise == .plain { return true }
    guard example.format == nil, !example.isPlain, case .rule(let id) = subject else { return false }
    switch example.expectation {
    case .knownMiss, .value: return false
    case .good: return disguise.suitsGoodExamples
    case .bad:
      let patterns = self.patterns(of: id)
      if let fold = disguise.fold { return !patterns.isEmpty && patterns.allSatisfy { $0.folds.contains(fold) } }
      if disguise == .code { return !patterns.isEmpty && !patterns.contains { $0.zones.contains(.code) } }
      return true
    }
  }

  /// The matched patterns that the rule's occurrences come from; none where a measure or the document makes them.
  private func patterns(of id: String) -> [PatternSpec] {
    guard let first = rules.rules.first(where: { $0.id == id })?.pattern else { return [] }
    var found: [PatternSpec] = []
    var waiting = [first]
    var seen: Set<Int> = []
    while let index = waiting.popLast() {
      guard seen.insert(index).inserted else { continue }
      switch rules.patterns[index].source {
      case .matched(let program): found.append(rules.program.patterns[program])
      case .union(let members): waiting += members
      case .measured, .blocks, .claims: return []
      }
    }
    return found
  }

  /// What is wrong with what the rules say about the example; nil when nothing is.
  private func mistake(
    in disguised: DisguisedExample, _ disguise: Disguise, _ example: RuleExample, _ subject: RuleExamples.Subject
  ) -> String? {
    let document: Document
    do throws(DocumentError) {
      document = try reader.read(disguised.bytes, format: disguised.format, declared: example.declared)
    } catch { return "it cannot be read: \(error)" }
    let evaluation = evaluator.evaluate(document)
    if disguise == .plain {
      for fact in example.facts {
        if let mistake = Self.mistake(evaluation, fact.key, expected: fact.value) { return mistake }
      }
    }
    switch (example.expectation, subject) {
    case (.value(let value), .fact(let key)): return Self.mistake(evaluation, key, expected: value)
    case (.good, .rule(let id)), (.knownMiss, .rule(let id)):
      let findings = evaluation.findings.filter { $0.rule == id }
      guard let first = findings.first else { return nil }
      let what = example.expectation == .good ? "silence was expected" : "it is found now, so it is no known miss"
      return "\(what), found \(Self.quote(document, first.range))"
    case (.bad, .rule(let id)):
      if disguise.isSilent { return Self.mistake(evaluation, document, id, mustBeUsed: disguise == .suppressed) }
      return Self.mistake(evaluation, document, id, spans: disguised.spans)
    case (.value, .rule), (.good, .fact), (.knownMiss, .fact), (.bad, .fact): return nil
    }
  }

  private static func mistake(_ evaluation: Evaluation, _ key: String, expected: FactValue) -> String? {
    guard let fact = evaluation.facts.first(where: { $0.key == key }) else { return "there is no fact \(key)" }
    return fact.value == expected ? nil : "\(key) should be \(text(expected)) and is \(text(fact.value))"
  }

  private static func mistake(
    _ evaluation: Evaluation, _ document: Document, _ id: String, mustBeUsed: Bool
  ) -> String? {
    if let finding = evaluation.findings.first(where: { $0.rule == id }) {
      return "silence was expected, found \(quote(document, finding.range))"
    }
    if mustBeUsed, evaluation.suppressions.allSatisfy({ $0.uses == 0 }) { return "the suppression was not used" }
    return nil
  }

  private static func mistake(
    _ evaluation: Evaluation, _ document: Document, _ id: String, spans: [ByteRange]
  ) -> String? {
    let findings = evaluation.findings.filter { $0.rule == id }
    guard !findings.isEmpty else { return "nothing was found" }
    guard !spans.isEmpty else { return nil }
    let places = findings.flatMap { [$0.range] + $0.evidence.compactMap(\.range) }
    let found = Set(places.map { document.sourceRange($0) })
    for span in spans where !found.contains(span) {
      let expected = String(decoding: document.source[span.lower..<max(span.lower, span.upper)], as: UTF8.self)
      let instead = findings.map { quote(document, $0.range) }.joined(separator: ", ")
      return "\u{201C}\(expected)\u{201D} was expected, found \(instead)"
    }
    for finding in findings where !spans.contains(document.sourceRange(finding.range)) {
      return "\(quote(document, finding.range)) was found beside what was expected"
    }
    return nil
  }

  private static func quote(_ document: Document, _ range: TextRange) -> String {
    let place = document.sourceRange(range)
    return "\u{201C}\(String(decoding: document.source[place.lower..<place.upper], as: UTF8.self))\u{201D}"
  }

  private static func text(_ value: FactValue) -> String {
    switch value {
    case .null: "null"
    case .flag(let flag): "\(flag)"
    case .number(let number): "\(number)"
    case .text(let text): text
    case .list(let values): "[\(values.map(text).joined(separator: ", "))]"
    case .evidence(let evidence): "\(evidence.count) places"
    }
  }
}
