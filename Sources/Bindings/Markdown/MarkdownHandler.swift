/// What takes a document's parts in the order of the text.
///
/// Each function returns whether to go on; the first `false` ends the parsing.
package protocol MarkdownHandler {
  /// A block begins.
  mutating func enter(_ block: MarkdownBlock) -> Bool
  /// A block ends.
  mutating func leave(_ block: MarkdownBlock) -> Bool
  /// An inline stretch begins.
  mutating func enter(_ span: MarkdownSpan) -> Bool
  /// An inline stretch ends.
  mutating func leave(_ span: MarkdownSpan) -> Bool
  /// A piece of text inside what was entered last.
  ///
  /// - Parameters:
  ///   - bytes: The text, for the time of the call.
  ///   - sourceOffset: Where `bytes` stands in the source, 0-based; nil for what is not in it, such as the line end that
  ///     a break stands for or the indentation inside code.
  mutating func text(_ kind: MarkdownText, _ bytes: Span<UInt8>, sourceOffset: Int?) -> Bool
}
