package import Policy
import Synchronization
import Threads

/// Damages rules part by part and says which damages no example notices, on several threads.
package struct MutationRunner: Sendable {
  /// What came of it.
  package struct Result: Sendable {
    /// The damages that no example notices, in the order in which the rules are written.
    package var unnoticed: [Mutant] = []
    /// How many there were of each kind.
    package var tried: [Mutant.Kind: Int] = [:]
    /// How many of each kind an example noticed.
    package var noticed: [Mutant.Kind: Int] = [:]
  }

  private let library: RuleLibrary

  /// A runner for the rules of `library`, which must be sound.
  package init(_ library: RuleLibrary) { self.library = library }

  /// Tries all damages of the rules and facts that `examples` are of, and of what only they rest on.
  ///
  /// Alternatives and requirements of a pattern that matches in no example are not tried one by one: the pattern itself is
  /// told.
  /// - Complexity: for each damage the evaluation of the examples that it can concern.
  package func run(_ examples: [RuleExamples], jobs: Int) -> Result {
    let benches = made(examples.count, jobs) { ExampleBench(examples[$0], of: library.rules) }
    let owners = benches.reduce(into: Set()) { $0.formUnion($1.owners) }
    let mutants = PackCompiler.mutants(of: library.sources.map(\.file)).filter { $0.isPart(of: owners) }
    let outcomes = made(mutants.count, jobs) {
      MutationCheck(benches)
    } body: { check, index -> Bool? in
      let mutant = mutants[index]
      if mutant.kind != .pattern, !check.isReached(mutant) { return nil }
      return check.isNoticed(mutant)
    }
    var result = Result()
    for (mutant, outcome) in zip(mutants, outcomes) {
      guard let outcome else { continue }
      result.tried[mutant.kind, default: 0] += 1
      if outcome { result.noticed[mutant.kind, default: 0] += 1 } else { result.unnoticed.append(mutant) }
    }
    result.unnoticed = Mutant.outermost(result.unnoticed)
    return result
  }

  /// What the examples have not shown: patterns, alternatives, requirements, conditions and rows, in the order in which
  /// they are written; how much there is of each, and how much of it they have not shown.
  package func coverage(
    _ examples: [RuleExamples], jobs: Int
  ) -> (missing: [RuleDiagnostic], counts: [DiagnosticCode: Int], idle: [DiagnosticCode: Int]) {
    let files = library.sources.map(\.file)
    let items = PackCompiler.coverageItems(of: files)
    let benches = made(examples.count, jobs) { ExampleBench(examples[$0], of: library.rules) }
    var coverage = Coverage()
    for part in made(benches.count, jobs, { Coverage(benches[$0], of: items) }) { coverage.formUnion(part) }
    var (missing, counts) = coverage.diagnostics(of: items)
    var idleCounts: [DiagnosticCode: Int] = [:]
    for diagnostic in missing {
      if let code = DiagnosticCode(rawValue: diagnostic.code) { idleCounts[code, default: 0] += 1 }
    }
    let owners = benches.reduce(into: Set()) { $0.formUnion($1.owners) }
    let mutants = PackCompiler.mutants(of: files).filter { $0.isAlternativeOfPattern && $0.isPart(of: owners) }
    let needed = made(mutants.count, jobs) {
      MutationCheck(benches)
    } body: { check, index -> Bool? in
      // Of a pattern that matches nowhere only the whole is told.
      check.isReached(mutants[index]) ? check.isNeeded(mutants[index]) : nil
    }
    let idle = zip(mutants, needed).filter { $1 == false }.map(\.0)
    counts[.unusedAlternative] = needed.count { $0 != nil }
    idleCounts[.unusedAlternative] = idle.count
    missing += Mutant.outermost(idle).map(\.coverageDiagnostic)
    let order = Dictionary(files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    missing.sort { (order[$0.file] ?? 0, $0.line, $0.column) < (order[$1.file] ?? 0, $1.line, $1.column) }
    return (missing, counts, idleCounts)
  }

  private func made<Value: Sendable>(_ count: Int, _ jobs: Int, _ body: @escaping @Sendable (Int) -> Value) -> [Value] {
    made(count, jobs) {
      ()
    } body: { _, index in
      body(index)
    }
  }

  /// What `body` makes of 0 ..< `count`, in order, on `jobs` threads with a state each.
  private func made<State, Value: Sendable>(
    _ count: Int, _ jobs: Int, state: @escaping @Sendable () -> State,
    body: @escaping @Sendable (State, Int) -> Value
  ) -> [Value] {
    let next = Atomic(0)
    let results = Mutex([Int: Value]())
    Threads.run(max(1, min(jobs, count))) { _ in
      let state = state()
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let value = body(state, index)
        results.withLock { $0[index] = value }
      }
    }
    let all = results.withLock { $0 }
    return (0..<count).compactMap { all[$0] }
  }
}
