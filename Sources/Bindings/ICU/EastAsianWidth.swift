/// The values of the property East_Asian_Width (UAX #11), by ICU's numbers.
package enum EastAsianWidth: Int32, Hashable, Sendable, CaseIterable {
  /// N.
  case neutral = 0
  /// A.
  case ambiguous = 1
  /// H.
  case halfwidth = 2
  /// F.
  case fullwidth = 3
  /// Na.
  case narrow = 4
  /// W.
  case wide = 5
}
