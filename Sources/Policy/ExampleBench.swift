import Documents
import Matching

/// The examples of one rule or fact, read and evaluated as they stand, ready to be evaluated again with damaged rules.
///
/// Examples that fail already are left out: they would notice anything.
package struct ExampleBench: Sendable {
  /// One example.
  struct Case: Sendable {
    var example: RuleExample
    var disguise: ExampleDisguise
    var document: Document
    /// The patterns (indices in `RuleSet.patterns`) that matched something, whatever became of it.
    var matched: Set<Int>
  }

  /// What they are examples of.
  let subject: RuleExamples.Subject
  /// The rule or fact and what it needs.
  let rules: RuleSet
  /// Everything it rests on.
  package let owners: Set<Mutant.Owner>
  /// The examples.
  private(set) var cases: [Case] = []

  /// The bench for `examples` of `rules`, which must be sound.
  package init(_ examples: RuleExamples, of rules: RuleSet) {
    subject = examples.subject
    let facts = Set(examples.examples.flatMap { $0.facts.map(\.key) })
    var selection = RuleSet.Selection(rules)
    for key in facts { selection.add(fact: key) }
    var owners: Set<Mutant.Owner> = []
    switch subject {
    case .rule(let id):
      self.rules = rules.selecting(rules: [id], facts: facts)
      for rule in self.rules.rules { selection.add(rule) }
      owners.insert(.rule(id))
    case .fact(let key):
      self.rules = rules.selecting(rules: [], facts: facts.union([key]))
      selection.add(fact: key)
    }
    owners.formUnion(selection.patterns.map { .pattern($0) })
    owners.formUnion(selection.scores.map { .score($0) })
    owners.formUnion(selection.facts.map { .fact($0) })
    self.owners = owners
    read(examples)
  }

  private mutating func read(_ examples: RuleExamples) {
    var reader = DocumentReader()
    let evaluator = Evaluator(rules)
    for example in examples.examples {
      let disguise = ExampleDisguise.plain(example)
      guard
        let document = try? reader.read(disguise.written.bytes, format: disguise.format, declared: example.declared)
      else { continue }
      let probe = EvaluationProbe(rules)
      evaluator.probe = probe
      let run = ExampleRun(
        subject: subject, example: example, disguise: disguise, document: document,
        evaluation: evaluator.evaluate(document))
      guard run.problem == nil else { continue }
      cases.append(
        Case(example: example, disguise: disguise, document: document, matched: matched(probe.matches.work)))
    }
  }

  private func matched(_ work: [MatchProbe.Work]) -> Set<Int> {
    Set(
      rules.patterns.indices.filter { index in
        guard case .matched(let spec) = rules.patterns[index].source, work.indices.contains(spec) else { return false }
        return work[spec].matches > 0
      })
  }

  /// Whether one of `cases` does not give what it should when `evaluator` evaluates it.
  func notices(_ evaluator: Evaluator, _ cases: some Sequence<Case>) -> Bool {
    cases.contains { example in
      ExampleRun(
        subject: subject, example: example.example, disguise: example.disguise, document: example.document,
        evaluation: evaluator.evaluate(example.document)
      ).problem != nil
    }
  }
}
