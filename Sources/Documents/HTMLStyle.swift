/// What an inline style says about whether the reader is shown the element.
///
/// Only `style` attributes count; style sheets are not read.
enum HTMLStyle {
  /// Whether the declarations in `range` hide the element: `display: none`, `visibility: hidden` or `collapse`,
  /// `font-size: 0`.
  ///
  /// - Complexity: O(n).
  static func hides(_ range: ByteRange, in bytes: [UInt8]) -> Bool {
    var start = range.lower
    while start < range.upper {
      var end = start
      while end < range.upper, bytes[end] != 0x3B { end += 1 }
      if declarationHides(ByteRange(start, end), in: bytes) { return true }
      start = end + 1
    }
    return false
  }

  private static func declarationHides(_ range: ByteRange, in bytes: [UInt8]) -> Bool {
    var colon = range.lower
    while colon < range.upper, bytes[colon] != 0x3A { colon += 1 }
    guard colon < range.upper else { return false }
    let property = trimmed(ByteRange(range.lower, colon), in: bytes)
    guard property.count == 7 || property.count == 9 || property.count == 10 else { return false }
    let value = word(trimmed(ByteRange(colon + 1, range.upper), in: bytes), in: bytes)
    let span = bytes.span
    switch HTMLName(property, in: span) {
    case display: return HTMLName(value, in: span) == none
    case visibility: return [hidden, collapse].contains(HTMLName(value, in: span))
    case fontSize: return isZero(value, in: bytes)
    default: return false
    }
  }

  private static let display = HTMLName("display")
  private static let none = HTMLName("none")
  private static let visibility = HTMLName("visibility")
  private static let hidden = HTMLName("hidden")
  private static let collapse = HTMLName("collapse")
  private static let fontSize = HTMLName("font-size")

  /// Whether the value is zero in any unit: `0`, `0px`, `.0em`.
  private static func isZero(_ range: ByteRange, in bytes: [UInt8]) -> Bool {
    var index = range.lower
    while index < range.upper, bytes[index] == 0x30 || bytes[index] == 0x2E { index += 1 }
    guard index > range.lower else { return false }
    return index == range.upper || bytes[index].isASCIILetter || bytes[index] == 0x25
  }

  private static func trimmed(_ range: ByteRange, in bytes: [UInt8]) -> ByteRange {
    var range = range
    while range.lower < range.upper, bytes[range.lower].isASCIIWhitespace { range.lower += 1 }
    while range.lower < range.upper, bytes[range.upper - 1].isASCIIWhitespace { range.upper -= 1 }
    return range
  }

  /// The first word, up to white space or `!important`.
  private static func word(_ range: ByteRange, in bytes: [UInt8]) -> ByteRange {
    var end = range.lower
    while end < range.upper, !bytes[end].isASCIIWhitespace, bytes[end] != 0x21 { end += 1 }
    return ByteRange(range.lower, end)
  }
}
