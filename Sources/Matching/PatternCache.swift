internal import PCRE2
internal import Synchronization

/// The compiled regexes of a program, each compiled when it is first asked for.
///
/// - Note: Thread safety: shared by all workers. A worker keeps what it was given, so the lock is taken once a pattern.
final class PatternCache: Sendable {
  private let slots: Mutex<[Int: Pattern]> = Mutex([:])

  /// The pattern with index `index`, compiled by `compile` if no worker has asked for it before.
  func pattern(_ index: Int, compile: () throws(PatternError) -> Pattern) throws(PatternError) -> Pattern {
    let known = slots.withLock { $0[index] }
    if let known { return known }
    let compiled = try compile()
    slots.withLock { slots in slots[index] = slots[index] ?? compiled }
    return compiled
  }
}
