/// Counts what a matcher does with each pattern, and how long it takes, while somebody profiles.
///
/// A matcher without a probe pays one comparison with nil for each pattern that has candidates. Times are of one thread
/// and do not overlap. Not for use from several threads.
package final class MatchProbe {
  /// What was done for the sake of one pattern.
  package struct Work: Sendable {
    /// Places where its gate or one of its words stood, or stretches in which it was looked for on demand.
    package var candidates = 0
    /// How often it was started: once a block, or once a stretch on demand.
    package var runs = 0
    /// The matches.
    package var matches = 0
    /// The time that took, the compilation of its regex aside.
    package var time = Duration.zero
    /// The time that compiling its regex took.
    package var compiling = Duration.zero
  }

  /// The work by the pattern's index.
  package private(set) var work: [Work]
  /// The time that making folded views took.
  package private(set) var folding = Duration.zero
  /// The time that the literal filter took.
  package private(set) var filtering = Duration.zero

  private let clock = ContinuousClock()
  private var mark: ContinuousClock.Instant
  private var compiling = Duration.zero

  /// A probe for a program of `count` patterns.
  package init(count: Int) {
    work = Array(repeating: Work(), count: count)
    mark = clock.now
  }

  /// Begins a stretch of time.
  func begin() {
    compiling = .zero
    mark = clock.now
  }

  /// Puts the time since `begin` or the last call down to folding.
  func endFolding() { folding += lap() }

  /// Puts the time since the last call down to the filter.
  func endFiltering() { filtering += lap() }

  /// Puts the time since `begin` down to the pattern.
  func end(_ pattern: Int, candidates: Int, runs: Int, matches: Int) {
    let time = lap() - compiling
    guard work.indices.contains(pattern) else { return }
    work[pattern].candidates += candidates
    work[pattern].runs += runs
    work[pattern].matches += matches
    work[pattern].time += time
    work[pattern].compiling += compiling
  }

  /// Runs `body`, whose time is that of a compilation.
  func compiling<Result>(_ body: () -> Result) -> Result {
    let start = clock.now
    defer { compiling += clock.now - start }
    return body()
  }

  /// Adds the work of `passes`, which did the same: the counts of the first, and of each time the least.
  ///
  /// What a busy machine adds to one pass does not count so.
  package func add(leastOf passes: [MatchProbe]) {
    guard let first = passes.first else { return }
    folding += passes.lazy.map(\.folding).min() ?? .zero
    filtering += passes.lazy.map(\.filtering).min() ?? .zero
    for index in work.indices where first.work[index].runs > 0 {
      work[index].candidates += first.work[index].candidates
      work[index].runs += first.work[index].runs
      work[index].matches += first.work[index].matches
      work[index].time += passes.lazy.map { $0.work[index].time }.min() ?? .zero
      work[index].compiling += first.work[index].compiling
    }
  }

  private func lap() -> Duration {
    let now = clock.now
    defer { mark = now }
    return now - mark
  }
}
