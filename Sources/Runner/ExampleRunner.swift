import Documents
import Folding
import Matching
package import Policy
import Synchronization
import Threads

/// Runs the examples of rules and facts, each in all its disguises.
package struct ExampleRunner: Sendable {
  /// An example that does not show what it should.
  package struct Failure: Hashable, Sendable {
    /// The rule's id or the fact's key.
    package let subject: String
    /// Where the example is written.
    package let origin: Rule.Origin
    /// The form in which it failed.
    package let disguise: Disguise
    /// What was expected and what came.
    package let message: String
    /// The source in that form.
    package let source: [UInt8]
  }

  /// What came of a run.
  package struct Outcome: Sendable {
    /// The number of examples.
    package fileprivate(set) var examples = 0
    /// The number of examples times their disguises.
    package fileprivate(set) var runs = 0
    /// Those that failed, in the order in which the examples are written.
    package fileprivate(set) var failures: [Failure] = []
  }

  private let rules: RuleSet

  /// A runner for `rules`.
  package init(_ rules: RuleSet) { self.rules = rules }

  /// Runs `examples` on `jobs` threads.
  package func run(_ examples: [RuleExamples], jobs: Int) -> Outcome {
    let tasks = examples.flatMap { group in group.examples.map { (group.subject, $0) } }
    let next = Atomic(0)
    let results = Mutex([Int: (runs: Int, failures: [Failure])]())
    Threads.run(max(1, jobs)) { _ in
      let bench = ExampleBench(rules)
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < tasks.count else { return }
        let result = bench.run(tasks[index].1, of: tasks[index].0)
        results.withLock { $0[index] = result }
      }
    }
    var outcome = Outcome()
    outcome.examples = tasks.count
    let all = results.withLock { $0 }
    for index in tasks.indices {
      outcome.runs += all[index]?.runs ?? 0
      outcome.failures += all[index]?.failures ?? []
    }
    return outcome
  }
}
