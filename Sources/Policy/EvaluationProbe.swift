package import Matching

/// Counts what an evaluator does for each rule, fact and measure, and how long it takes, while somebody profiles.
///
/// Not for use from several threads.
package final class EvaluationProbe {
  /// How often something was done and how long it took.
  package struct Work: Sendable {
    /// How often.
    package var count = 0
    /// How long, together with everything that was first asked for on the way.
    package var time = Duration.zero
    /// What came of it: findings of a rule, spans of a measure.
    package var results = 0
  }

  /// The work of the matcher.
  package let matches: MatchProbe
  /// The rules by index.
  package private(set) var rules: [Int: Work] = [:]
  /// The facts by index.
  package private(set) var facts: [Int: Work] = [:]
  /// The measures by name.
  package private(set) var measures: [String: Work] = [:]
  /// The time of all evaluations, scans included.
  package private(set) var total = Duration.zero

  private let clock = ContinuousClock()

  /// A probe for evaluators of `rules`.
  package init(_ rules: RuleSet) { matches = MatchProbe(count: rules.program.patterns.count) }

  /// Adds the work of `passes`, which did the same: the counts of the first, and of each time the least.
  package func add(leastOf passes: [EvaluationProbe]) {
    matches.add(leastOf: passes.map(\.matches))
    total += passes.lazy.map(\.total).min() ?? .zero
    rules.add(leastOf: passes.map(\.rules))
    facts.add(leastOf: passes.map(\.facts))
    measures.add(leastOf: passes.map(\.measures))
  }

  /// Runs an evaluation.
  func evaluating<Result>(_ body: () -> Result) -> Result {
    let start = clock.now
    defer { total += clock.now - start }
    return body()
  }

  /// Runs what the rule with the index `index` asks for, which gives its findings.
  func rule<Draft>(_ index: Int, _ body: () -> [Draft]) -> [Draft] {
    let start = clock.now
    let drafts = body()
    rules[index, default: Work()].add(clock.now - start, drafts.count)
    return drafts
  }

  /// Runs what the fact with the index `index` asks for.
  func fact<Result>(_ index: Int, _ body: () -> Result) -> Result {
    let start = clock.now
    defer { facts[index, default: Work()].add(clock.now - start, 0) }
    return body()
  }

  /// Runs the measure `name`, whose result `count` counts.
  func measure<Result>(_ name: String, count: (Result) -> Int, _ body: () -> Result) -> Result {
    let start = clock.now
    let result = body()
    measures[name, default: Work()].add(clock.now - start, count(result))
    return result
  }
}

extension EvaluationProbe.Work {
  fileprivate mutating func add(_ time: Duration, _ results: Int) {
    count += 1
    self.time += time
    self.results += results
  }
}

extension Dictionary where Value == EvaluationProbe.Work {
  fileprivate mutating func add(leastOf passes: [Self]) {
    for (key, work) in passes.first ?? [:] {
      let time = passes.lazy.compactMap { $0[key]?.time }.min() ?? .zero
      var sum = self[key] ?? EvaluationProbe.Work()
      sum.count += work.count
      sum.time += time
      sum.results += work.results
      self[key] = sum
    }
  }
}
