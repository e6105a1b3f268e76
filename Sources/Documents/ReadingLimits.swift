/// How much of a source is read; what lies beyond is left out and listed in `Document.omissions`.
package struct ReadingLimits: Hashable, Sendable {
  /// The most bytes of the source.
  package var bytes = 256 << 20
  /// The deepest nesting of JSON values and of Markdown containers.
  package var nesting = 512
  /// The most blocks.
  package var blocks = 1_000_000
  /// The most invalid byte sequences that are listed; all of them become U+FFFD.
  package var invalidSequences = 10_000

  /// The limits that suit articles.
  package init() {}
}
