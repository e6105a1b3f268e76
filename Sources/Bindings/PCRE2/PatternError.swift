/// Why a pattern does not compile.
package struct PatternError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number PCRE2 gives the error (`PCRE2_ERROR_*`, from 101 on).
  package let code: Int
  /// PCRE2's own words.
  package let message: String
  /// Where in the pattern, in bytes of its UTF-8, 0-based; the end of the pattern when something is missing.
  package let offset: Int

  /// The message and the place.
  package var description: String { "\(message) (at byte \(offset))" }
}
