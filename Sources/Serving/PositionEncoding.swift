import Documents

/// The unit of `character` in positions (LSP 3.17, “PositionEncodingKind”); lines and characters count from 0.
enum PositionEncoding: String, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// The encoding to use with a client that offers `offered`: the one that costs nothing where it has that, else the one
  /// that every client has.
  static func chosen(from offered: [String]) -> PositionEncoding {
    for encoding in [PositionEncoding.utf8, .utf32] where offered.contains(encoding.rawValue) { return encoding }
    return .utf16
  }

  /// The units of the character whose UTF-8 begins with `lead`.
  private func width(_ lead: UInt8) -> Int {
    switch self {
    case .utf8: lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    case .utf16: lead >= 0xF0 ? 2 : 1
    case .utf32: 1
    }
  }

  /// The bytes of the character whose UTF-8 begins with `lead`.
  private static func length(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  /// The byte offset in `text` of a position; one behind the line's end is the end, one inside a character its start.
  ///
  /// - Complexity: O(n) in the length of the line.
  func offset(line: Int, character: Int, in text: [UInt8], _ lines: LineIndex) -> Int {
    guard line >= 0, line < lines.lineCount else { return line < 0 ? 0 : text.count }
    let range = lines.range(ofLine: line + 1)
    var at = range.lowerBound
    var left = character
    while left > 0, at < range.upperBound {
      let units = width(text[at])
      guard units <= left else { break }
      left -= units
      at = min(at + Self.length(text[at]), range.upperBound)
    }
    return at
  }

  /// The position of the byte `offset` of `text`, which stands on a character.
  ///
  /// - Complexity: O(n) in the length of the line.
  func position(of offset: Int, in text: [UInt8], _ lines: LineIndex) -> (line: Int, character: Int) {
    let offset = min(max(offset, 0), text.count)
    let line = lines.position(of: offset).line
    var at = lines.range(ofLine: line).lowerBound
    var character = 0
    while at < offset {
      character += width(text[at])
      at += Self.length(text[at])
    }
    return (line - 1, character)
  }
}
