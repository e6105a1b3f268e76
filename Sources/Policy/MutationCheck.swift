import Documents
import Matching

/// Tries out damaged rules on the examples of the rules and facts that rest on what was damaged.
///
/// Examples are run as they stand, not in their disguises. Not for use from several threads: one a worker.
package final class MutationCheck {
  private let benches: [ExampleBench]
  /// The benches by what they rest on.
  private let users: [Mutant.Owner: [Int]]
  private var evaluators: [Int: Evaluator] = [:]

  /// A check with `benches`; making many of them is cheap.
  package init(_ benches: [ExampleBench]) {
    self.benches = benches
    var users: [Mutant.Owner: [Int]] = [:]
    for (index, bench) in benches.enumerated() {
      for owner in bench.owners { users[owner, default: []].append(index) }
    }
    // Small benches first: one that notices is enough.
    self.users = users.mapValues { $0.sorted { (benches[$0].owners.count, $0) < (benches[$1].owners.count, $1) } }
  }

  /// Whether an example notices `mutant`.
  ///
  /// - Complexity: the evaluation of the examples that the damaged part can concern, up to the first that notices.
  package func isNoticed(_ mutant: Mutant) -> Bool {
    switch mutant.change {
    case .pattern(let pattern, let spec): notices(pattern, spec, isWider: mutant.isWider)
    case .rules(let change):
      (users[mutant.owner] ?? []).contains { index in
        let cases = cases(of: index, mutant.owner)
        guard !cases.isEmpty else { return false }
        var rules = benches[index].rules
        change(&rules)
        return benches[index].notices(Evaluator(rules), cases)
      }
    }
  }

  private func notices(_ pattern: Int, _ spec: PatternSpec, isWider: Bool) -> Bool {
    let matcher = Matcher(MatchProgram.compile([spec]).program)
    return (users[.pattern(pattern)] ?? []).contains { index in
      let cases = isWider ? benches[index].cases : cases(of: index, .pattern(pattern))
      guard !cases.isEmpty else { return false }
      let evaluator = evaluator(index)
      evaluator.substitute(matcher, for: pattern)
      defer { evaluator.substitute(nil, for: pattern) }
      return benches[index].notices(evaluator, cases)
    }
  }

  /// The examples that a change of `owner` can concern: of a pattern of the program those in which it matches.
  private func cases(of index: Int, _ owner: Mutant.Owner) -> [ExampleBench.Case] {
    guard case .pattern(let pattern) = owner, case .matched = benches[index].rules.patterns[pattern].source else {
      return benches[index].cases
    }
    return benches[index].cases.filter { $0.matched.contains(pattern) }
  }

  /// The examples in which the pattern matches, each once, with the rules that are run on them.
  func examples(of pattern: Int) -> [(rules: RuleSet, document: Document)] {
    (users[.pattern(pattern)] ?? []).flatMap { index in
      cases(of: index, .pattern(pattern)).map { (benches[index].rules, $0.document) }
    }
  }

  private func evaluator(_ index: Int) -> Evaluator {
    if let known = evaluators[index] { return known }
    let made = Evaluator(benches[index].rules)
    evaluators[index] = made
    return made
  }

  /// Whether anything of the pattern that `mutant` damages matches in an example; of other parts always true.
  package func isReached(_ mutant: Mutant) -> Bool {
    guard case .pattern(let pattern) = mutant.owner else { return true }
    return (users[mutant.owner] ?? []).contains { index in
      guard case .matched = benches[index].rules.patterns[pattern].source else { return true }
      return benches[index].cases.contains { $0.matched.contains(pattern) }
    }
  }
}
