import Documents

/// Distances in rules are counted in code points, offsets in bytes.
extension Document {
  /// The number of code points in `range` of the text.
  ///
  /// - Complexity: O(n) in the bytes of the range.
  func codePointCount(_ range: TextRange) -> Int {
    guard !range.isEmpty else { return 0 }
    let text = text.span
    var count = 0
    for offset in range.lower..<range.upper where text[offset] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The stretch that reaches `count` code points to both sides of `range`, cut off at the ends of `extent`.
  ///
  /// - Complexity: O(n) in `count`.
  func widened(_ range: TextRange, by count: Int, in extent: TextRange) -> TextRange {
    let text = text.span
    var lower = range.lower
    var left = count
    while left > 0, lower > extent.lower {
      lower -= 1
      while lower > extent.lower, text[lower] & 0xC0 == 0x80 { lower -= 1 }
      left -= 1
    }
    var upper = range.upper
    left = count
    while left > 0, upper < extent.upper {
      upper += 1
      while upper < extent.upper, text[upper] & 0xC0 == 0x80 { upper += 1 }
      left -= 1
    }
    return TextRange(lower, upper)
  }
}
