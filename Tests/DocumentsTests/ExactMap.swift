import Documents
import Testing

/// Expects that the text of every block is where the maps say: what was copied is the same bytes, what was replaced
/// stands for its character, and nothing lies outside the source or runs backwards.
func expectExactMap(
  _ document: Document, _ comment: @autoclosure () -> String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  for block in document.blocks {
    var last = 0
    var wrong: String?
    for offset in block.range.lower..<block.range.upper where document.text[offset] & 0xC0 != 0x80 {
      var end = offset + 1
      while end < block.range.upper, document.text[end] & 0xC0 == 0x80 { end += 1 }
      let range = document.decodedRange(TextRange(offset, end))
      let text = Array(document.text[offset..<end])
      guard range.lower >= 0, range.upper <= document.decoded.count, range.lower >= last || block.zone == .meta else {
        wrong = "\(range) at \(offset) is out of order"
        break
      }
      last = range.lower
      let piece = Array(document.decoded[range.lower..<range.upper])
      if piece != text, !stands(piece, for: text), !isUse(range, of: block, document) {
        wrong = "\(String(decoding: piece, as: UTF8.self)) is not \(String(decoding: text, as: UTF8.self)) at \(offset)"
        break
      }
    }
    if let wrong {
      Issue.record(
        "\(wrong) in \(block.zone) \(document.string(block.range)): \(comment())", sourceLocation: sourceLocation)
    }
  }
}

/// Whether `range` is the text of a link whose destination or title was put together from a definition elsewhere: there
/// the whole text of the link stands for all of it.
private func isUse(_ range: ByteRange, of block: Block, _ document: Document) -> Bool {
  guard document.format == .markdown, [.link, .alt].contains(block.zone) else { return false }
  return document.decodedRange(block.range) == range || document.string(block.range).hasPrefix("mailto:")
}

/// Whether `piece` is an escape, a character reference, a line end or white space that may stand for `text`.
private func stands(_ piece: [UInt8], for text: [UInt8]) -> Bool {
  let first = piece.first ?? 0
  if text == [0x20] || text == [0x0A] {
    if piece.allSatisfy({ $0 <= 0x20 || $0 == UInt8(ascii: ">") }) { return true }
    if piece.starts(with: "<br".utf8) { return true }
  }
  if first == UInt8(ascii: "&"), piece.count > 2 { return true }
  if first == UInt8(ascii: "\\"), piece.count > 1 { return true }
  if piece == [0], text == [0xEF, 0xBF, 0xBD] { return true }
  return false
}
