/// What a pattern's author may switch on; UTF, Unicode properties and offset limits are always on.
package struct PatternOptions: OptionSet, Sendable, Hashable {
  /// The bits, with no meaning outside this module.
  package let rawValue: UInt32

  /// The options with these bits.
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Letters match in either case, by Unicode simple folding (PCRE2_CASELESS).
  package static let caseless = PatternOptions(rawValue: 1)
  /// `^` and `$` also match at line ends (PCRE2_MULTILINE).
  package static let multiline = PatternOptions(rawValue: 2)
  /// A dot also matches a line end (PCRE2_DOTALL).
  package static let dotAll = PatternOptions(rawValue: 4)
  /// White space and `#` comments in the pattern mean nothing (PCRE2_EXTENDED).
  package static let extended = PatternOptions(rawValue: 8)
  /// `\C`, which matches a single byte and so can split a scalar, is an error (PCRE2_NEVER_BACKSLASH_C).
  package static let neverBackslashC = PatternOptions(rawValue: 16)
  /// Several groups may have the same name (PCRE2_DUPNAMES).
  package static let duplicateNames = PatternOptions(rawValue: 32)
  /// Parentheses without a name only group (PCRE2_NO_AUTO_CAPTURE).
  package static let namedCapturesOnly = PatternOptions(rawValue: 64)
}
