/// A stretch of text in its folded spelling, with the way back to the text.
package struct FoldedText: Sendable, Equatable {
  /// The folded spelling, valid UTF-8.
  package var bytes: [UInt8]
  /// From offsets in `bytes` to offsets in the text.
  package var map: FoldMap

  /// The folded spelling `bytes` of the text that `map` leads to.
  package init(bytes: [UInt8], map: FoldMap) {
    self.bytes = bytes
    self.map = map
  }
}
