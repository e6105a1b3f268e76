/// Finds comments that Markdown has no syntax for and authors write as link definitions nobody uses:
/// `[//]: # (text)`, `[comment]: # "text"`, `[//]: <> (text)`.
///
/// Only those that hold an instruction to the checker are of interest; definitions are not shown to readers.
struct MarkdownComments {
  private static let mark = Array("imprimatur-".utf8)

  /// The texts of the comments in `bytes` from `start` on.
  ///
  /// - Complexity: O(n).
  static func instructions(in bytes: [UInt8], from start: Int) -> [ByteRange] {
    var found: [ByteRange] = []
    let span = bytes.span
    var line = start
    while line < span.count {
      var at = line
      while at < span.count, at - line < 4, span[at] == 0x20 { at += 1 }
      let isCandidate = at < span.count && span[at] == UInt8(ascii: "[") && at - line < 4
      let end = lineEnd(bytes, from: line)
      if isCandidate, let range = instruction(bytes, at, end) { found.append(range) }
      line = end + 1
    }
    return found
  }

  /// The title of the definition that begins at `start`, where it is an instruction and the destination says nothing.
  private static func instruction(_ bytes: [UInt8], _ start: Int, _ end: Int) -> ByteRange? {
    guard let label = bytes[start..<end].firstRange(of: Array("]:".utf8)) else { return nil }
    var rest = bytes[label.upperBound..<end].drop(while: isASCIIWhiteSpace)
    for empty in ["#", "<>", "<#>"] where rest.starts(with: empty.utf8) {
      rest = rest.dropFirst(empty.utf8.count).drop(while: isASCIIWhiteSpace)
      break
    }
    let closings: [UInt8: UInt8] = [
      UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "\""): UInt8(ascii: "\""),
      UInt8(ascii: "'"): UInt8(ascii: "'"),
    ]
    guard let open = rest.first, let closing = closings[open] else { return nil }
    let title = rest.dropFirst()
    guard let close = title.lastIndex(of: closing), title.starts(with: mark) else { return nil }
    return ByteRange(title.startIndex, close)
  }
}
