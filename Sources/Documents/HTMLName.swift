/// A tag or attribute name, or a class token, as a number that is cheap to compare: ASCII letter case does not count.
///
/// Up to 16 bytes stand in it as they are; of a longer name the rest is hashed in, so that two long names are mistaken
/// for each other practically never, and harmlessly.
struct HTMLName: Hashable, Sendable {
  private(set) var low: UInt64 = 0
  private(set) var high: UInt64 = 0

  /// The name that stands in `range` of `bytes`.
  init(_ range: ByteRange, in bytes: borrowing Span<UInt8>) {
    var shift: UInt64 = 0
    for index in range.lower..<range.upper {
      let byte = UInt64(bytes[index].asciiLowercased)
      if shift < 64 {
        low |= byte << shift
      } else if shift < 128 {
        high |= byte << (shift - 64)
      } else {
        high = (high ^ byte) &* 0x9E37_79B9_7F4A_7C15
      }
      shift += 8
    }
  }

  /// The name `text`.
  init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(ByteRange(0, bytes.count), in: bytes.span)
  }

  /// A number that spreads the names over a table.
  var mixed: Int {
    let product = (low ^ (high &* 0xD6E8_FEB8_6659_FD93)) &* 0x9E37_79B9_7F4A_7C15
    return Int(product >> 40)
  }
}

/// A fixed table from names to values, built once.
struct HTMLNameTable<Value: Sendable>: Sendable {
  private var keys: [HTMLName?]
  private var values: [Value?]
  private let mask: Int

  /// A table of `rows`; the first row of a name counts.
  init(_ rows: [(String, Value)]) {
    var size = 64
    while size < rows.count * 4 { size *= 2 }
    keys = Array(repeating: nil, count: size)
    values = Array(repeating: nil, count: size)
    mask = size - 1
    for (text, value) in rows {
      let name = HTMLName(text)
      let slot = slot(of: name)
      guard keys[slot] == nil else { continue }
      keys[slot] = name
      values[slot] = value
    }
  }

  /// The value of `name`, nil when the table has none.
  ///
  /// - Complexity: O(1) expected.
  subscript(name: HTMLName) -> Value? { values[slot(of: name)] }

  private func slot(of name: HTMLName) -> Int {
    var slot = name.mixed & mask
    while let key = keys[slot], key != name { slot = (slot + 1) & mask }
    return slot
  }
}
