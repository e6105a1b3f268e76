import Documents
import Matching

/// What the examples of rules have shown so far.
package struct Coverage: Sendable {
  /// A part of a condition, as it is written, of an item.
  struct Leaf: Hashable, Sendable {
    var item: Int
    var text: String
  }

  /// The items that did what they are for.
  var shown: Set<Int> = []
  /// The items that an example rests on.
  var reached: Set<Int> = []
  /// The parts of conditions that were true.
  var wasTrue: Set<Leaf> = []
  /// The parts of conditions that were false.
  var wasFalse: Set<Leaf> = []

  /// No example.
  package init() {}

  /// Adds what other examples have shown.
  package mutating func formUnion(_ other: Coverage) {
    shown.formUnion(other.shown)
    reached.formUnion(other.reached)
    wasTrue.formUnion(other.wasTrue)
    wasFalse.formUnion(other.wasFalse)
  }

  /// What the examples of `bench` show of `items`.
  ///
  /// - Complexity: for each example the evaluation of every condition and requirement that its rule rests on.
  package init(_ bench: ExampleBench, of items: [CoverageItem]) {
    let own = items.indices.filter { bench.owners.contains(items[$0].owner) }
    let evaluator = Evaluator(bench.rules)
    reached = Set(own)
    for example in bench.cases {
      let examination = evaluator.examine(example.document)
      _ = examination.decideFacts(Set(bench.rules.facts.indices))
      for index in own { note(items[index], index, example, examination) }
    }
  }

  private mutating func note(
    _ item: CoverageItem, _ index: Int, _ example: ExampleBench.Case, _ examination: Examination
  ) {
    switch item.part {
    case .pattern(let pattern):
      if example.matched.contains(pattern) { shown.insert(index) }
    case .requirement(let pattern, let number):
      guard !shown.contains(index) else { return }
      let requirement = examination.rules.patterns[pattern].requirements[number]
      let rejects = examination.candidates(of: pattern).contains { candidate in
        requirement.isVeto == (examination.neighbour(of: candidate, requirement) != nil)
      }
      if rejects { shown.insert(index) }
    case .condition(let expression):
      for hand in hands(of: item, examination) {
        note(examination.trace(expression, family: item.family, at: hand), index)
      }
    case .row(let key, let number):
      guard let fact = examination.rules.facts.first(where: { $0.key == key }) else { return }
      let holding = fact.rows.indices.lazy.filter { row in
        fact.rows[row].condition.map { examination.holds($0) } ?? true
      }
      if fact.mode == .first ? holding.first == number : holding.contains(number) { shown.insert(index) }
    }
  }

  /// The occurrences for which a rule asks its condition; none for other conditions.
  private func hands(of item: CoverageItem, _ examination: Examination) -> [Examination.AtHand?] {
    guard case .rule(let id) = item.owner, let pattern = examination.rules.rules.first(where: { $0.id == id })?.pattern
    else { return [nil] }
    return examination.occurrences(of: pattern).items.prefix(8).map {
      Examination.AtHand(pattern: pattern, occurrence: $0)
    }
  }

  private mutating func note(_ trace: ConditionTrace, _ item: Int) {
    switch trace.kind {
    case .all, .any, .not: for part in trace.parts { note(part, item) }
    case .comparison, .sum, .value:
      let leaf = Leaf(item: item, text: trace.text)
      if trace.holds { wasTrue.insert(leaf) } else { wasFalse.insert(leaf) }
    }
  }

  /// What the examples have not shown, in the order of `items`, and how much there is of each code.
  package func diagnostics(of items: [CoverageItem]) -> (missing: [RuleDiagnostic], counts: [DiagnosticCode: Int]) {
    var missing: [RuleDiagnostic] = []
    var counts: [DiagnosticCode: Int] = [:]
    for (index, item) in items.enumerated() where reached.contains(index) {
      func add(_ code: DiagnosticCode, _ message: String) {
        missing.append(
          RuleDiagnostic(
            code: code.rawValue, level: .warning, file: item.origin.file, line: item.origin.line, column: item.column,
            message: message))
      }
      switch item.part {
      case .pattern:
        counts[.unmatchedPattern, default: 0] += 1
        if !shown.contains(index) { add(.unmatchedPattern, "no example matches the pattern `\(item.name)`") }
      case .requirement:
        counts[.idleRequirement, default: 0] += 1
        if !shown.contains(index) { add(.idleRequirement, "in no example this `\(item.name)` rejects anything") }
      case .row:
        counts[.unreachedRow, default: 0] += 1
        if !shown.contains(index) { add(.unreachedRow, "in no example this row decides `\(item.name)`") }
      case .condition:
        let leaves = Set((wasTrue.union(wasFalse)).filter { $0.item == index }.map(\.text)).sorted()
        counts[.constantCondition, default: 0] += leaves.count
        for text in leaves {
          let leaf = Leaf(item: index, text: text)
          guard wasTrue.contains(leaf) != wasFalse.contains(leaf) else { continue }
          add(.constantCondition, "`\(text)` is \(wasTrue.contains(leaf)) in all examples")
        }
      }
    }
    return (missing, counts)
  }
}

extension MutationCheck {
  /// Whether a pattern with one alternative less matches otherwise in some example; of other damages always true.
  package func isNeeded(_ mutant: Mutant) -> Bool {
    guard mutant.kind == .alternative, case .pattern(let pattern, let spec) = mutant.change else { return true }
    let damaged = Matcher(MatchProgram.compile([spec]).program)
    var sound: Matcher?
    return examples(of: pattern).contains { rules, document in
      guard case .matched(let index) = rules.patterns[pattern].source else { return true }
      var own = rules.program.patterns[index]
      own.role = .local
      own.waiver = own.waiver ?? "it is run over examples"
      let matcher = sound ?? Matcher(MatchProgram.compile([own]).program)
      sound = matcher
      return matcher.search(for: 0, in: document).matches.map(\.range)
        != damaged.search(for: 0, in: document).matches.map(\.range)
    }
  }
}
