package import Policy
import Synchronization
import Threads

/// Runs the examples of rules and facts on several threads, each in all its disguises.
package struct ExampleRunner: Sendable {
  private let rules: RuleSet

  /// A runner for `rules`, which must be sound.
  package init(_ rules: RuleSet) { self.rules = rules }

  /// What is wrong with `examples`, in their order, whatever the number of threads.
  package func diagnostics(of examples: [RuleExamples], jobs: Int) -> [RuleDiagnostic] {
    let next = Atomic(0)
    let results = Mutex([Int: [RuleDiagnostic]]())
    Threads.run(max(1, jobs)) { _ in
      var check = ExampleCheck(rules)
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < examples.count else { return }
        let found = check.diagnostics(of: examples[index])
        results.withLock { $0[index] = found }
      }
    }
    let all = results.withLock { $0 }
    return examples.indices.flatMap { all[$0] ?? [] }
  }
}
