import Documents

/// The characters of one block and where they stand; a stretch that must not be looked into is one placeholder.
///
/// The placeholder is no Unicode scalar and counts as a letter, so that hiding a stretch makes no gap in the sentence.
/// A class, because dozens of measures ask for the text of every block: handing one out is one count of references.
final class BlockText {
  /// The placeholder for a masked stretch, beyond the last code point.
  static let masked: UInt32 = 0x11_0000

  /// The characters: Unicode scalar values, and `masked`.
  let scalars: [UInt32]
  /// The offset of each character in `Document.text`, and at the end the offset behind the last.
  private let places: [UInt32]

  /// The characters of `range` of `text`, where each of `masks` (ascending, disjoint) is one placeholder.
  ///
  /// - Complexity: O(n) in the length of the range.
  init(_ text: [UInt8], _ range: TextRange, masks: [TextRange] = []) {
    var scalars: [UInt32] = []
    var places: [UInt32] = []
    scalars.reserveCapacity(range.count)
    places.reserveCapacity(range.count + 1)
    func decode(_ lower: Int, _ upper: Int) {
      var position = lower
      while position < upper {
        let (scalar, length) = UTF8Scalar.decode(text, at: position)
        scalars.append(scalar)
        places.append(UInt32(truncatingIfNeeded: position))
        position += length
      }
    }
    var position = range.lower
    for mask in masks {
      decode(position, min(mask.lower, range.upper))
      guard mask.upper > position, mask.lower < range.upper else { continue }
      scalars.append(Self.masked)
      places.append(UInt32(max(position, mask.lower)))
      position = min(mask.upper, range.upper)
    }
    decode(position, range.upper)
    places.append(UInt32(range.upper))
    self.scalars = scalars
    self.places = places
  }

  /// Where the character at `index` begins in `Document.text`; at `count` the offset behind the last.
  func offset(_ index: Int) -> Int { Int(places[index]) }

  /// The number of characters.
  var count: Int { scalars.count }

  /// Where the characters `range` stand in `Document.text`.
  func textRange(_ range: Range<Int>) -> TextRange {
    TextRange(Int(places[range.lowerBound]), Int(places[range.upperBound]))
  }

  /// The characters `range` as a string, without placeholders.
  func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars[range] {
      if let value = Unicode.Scalar(scalar) { view.append(value) }
    }
    return String(view)
  }
}

/// One character of valid UTF-8.
enum UTF8Scalar {
  /// The character that begins at `offset` of `text`, which is valid UTF-8, and its number of bytes.
  @inline(__always)
  static func decode(_ text: [UInt8], at offset: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(text[offset])
    if first < 0x80 { return (first, 1) }
    let second = UInt32(text[offset + 1]) & 0x3F
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(text[offset + 2]) & 0x3F
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(text[offset + 3]) & 0x3F, 4)
  }

  /// Appends the UTF-8 bytes of `scalar`, nothing for what is no Unicode scalar value.
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(scalar))
    } else if scalar < 0x800 {
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    } else if scalar < 0xD800 || (scalar > 0xDFFF && scalar < 0x1_0000) {
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    } else if scalar >= 0x1_0000, scalar < 0x11_0000 {
      bytes.append(UInt8(0xF0 | scalar >> 18))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  /// `U+XXXX` and the character's name in the Unicode standard.
  static func name(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    guard let properties = Unicode.Scalar(scalar)?.properties else { return code }
    return [code, properties.name ?? properties.nameAlias].compactMap { $0 }.joined(separator: " ")
  }
}
