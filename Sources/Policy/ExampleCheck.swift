import Documents
import Folding
import Matching

/// Runs the examples of rules and facts: as they stand, and in every disguise that suits them.
///
/// Not for use from several threads.
package struct ExampleCheck {
  private let rules: RuleSet
  private var reader = DocumentReader()

  /// A check of examples of `rules`, which must be sound.
  package init(_ rules: RuleSet) { self.rules = rules }

  /// What is wrong with `examples`: codes R052 to R056, one diagnostic for each disguise in which an example fails.
  ///
  /// An example that fails as it stands is told once; its disguises would only say the same.
  ///
  /// - Complexity: O(n) in the examples; only the rule or fact itself and what it needs is evaluated.
  package mutating func diagnostics(of examples: RuleExamples) -> [RuleDiagnostic] {
    let facts = Set(examples.examples.flatMap { $0.facts.map(\.key) })
    let set: RuleSet
    let subject: ExampleDisguise.Subject
    switch examples.subject {
    case .rule(let id):
      set = rules.selecting(rules: [id], facts: facts)
      subject = set.rules.first.map { ExampleDisguise.Subject($0, in: set) } ?? ExampleDisguise.Subject(id: id)
    case .fact(let key):
      set = rules.selecting(rules: [], facts: facts.union([key]))
      subject = ExampleDisguise.Subject()
    }
    let evaluator = Evaluator(set)
    return examples.examples.flatMap { example -> [RuleDiagnostic] in
      let disguises = ExampleDisguise.all(of: example, for: subject)
      let plain = disguises.first.flatMap { problem(examples.subject, example, $0, evaluator) }
      if let plain { return [plain] }
      return disguises.dropFirst().compactMap { problem(examples.subject, example, $0, evaluator) }
    }
  }

  /// What is asked of `rules`: that all are on.
  private static func options(_ rules: RuleSet) -> EvaluationOptions {
    var options = EvaluationOptions()
    for rule in rules.rules where rule.isOptional { options.severities[rule.id] = .some(rule.severity) }
    return options
  }

  private mutating func problem(
    _ subject: RuleExamples.Subject, _ example: RuleExample, _ disguise: ExampleDisguise, _ evaluator: Evaluator
  ) -> RuleDiagnostic? {
    let verdict: (code: DiagnosticCode, message: String)?
    do {
      let document = try reader.read(disguise.written.bytes, format: disguise.format, declared: example.declared)
      let run = ExampleRun(
        subject: subject, example: example, disguise: disguise, document: document,
        evaluation: evaluator.evaluate(document, options: Self.options(evaluator.rules)))
      verdict = run.problem
    } catch {
      verdict = (.badExampleSilent, "the example cannot be read: \(error)")
    }
    return verdict.map { verdict in
      RuleDiagnostic(
        code: verdict.code.rawValue, level: .error, file: example.origin.file, line: example.origin.line,
        column: example.column, message: "\(verdict.message), \(disguise.name)",
        help: "the source was: \(String(decoding: disguise.written.bytes, as: UTF8.self))")
    }
  }
}

extension ExampleDisguise.Subject {
  /// What `rule` looks at.
  init(_ rule: Rule, in set: RuleSet) {
    id = rule.id
    guard let pattern = rule.pattern else { return }
    let leaves = set.leaves(of: pattern)
    seesBody = leaves.contains { $0.zones.contains(.body) }
    seesCode = leaves.contains { $0.zones.contains(.code) }
    var common = FoldSet(rawValue: .max)
    for leaf in leaves {
      guard case .matched(let spec) = leaf.source else {
        seesCode = true
        common = []
        continue
      }
      common.formIntersection(set.program.patterns[spec].folds)
    }
    folds = leaves.isEmpty ? [] : FoldSet.named.filter { common.contains($0.fold) }.map(\.name)
  }
}

extension RuleSet {
  /// The patterns that the occurrences of `pattern` come from: itself, or the members of a union.
  func leaves(of pattern: Int) -> [Pattern] {
    var leaves: [Pattern] = []
    var seen: Set<Int> = []
    var open = [pattern]
    while let next = open.popLast() {
      guard patterns.indices.contains(next), seen.insert(next).inserted else { continue }
      if case .union(let members) = patterns[next].source { open += members } else { leaves.append(patterns[next]) }
    }
    return leaves
  }
}
