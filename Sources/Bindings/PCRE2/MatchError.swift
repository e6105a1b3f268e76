/// Why a search ended without an answer: nothing may be concluded about whether the pattern matches.
package enum MatchError: Error, Hashable, Sendable {
  /// The pattern tried too many paths (`MatchMemory.Limits.matches`).
  case matchLimit
  /// The interpreter nested too deeply (`MatchMemory.Limits.depth`).
  case depthLimit
  /// The interpreter needed too much memory (`MatchMemory.Limits.heapKiB`).
  case heapLimit
  /// The compiled pattern needed a larger stack than `MatchMemory` owns.
  case jitStack
  /// Any other error of PCRE2, by its negative number; -33 and -36 are offsets out of range or inside a scalar.
  case other(code: Int)
}
