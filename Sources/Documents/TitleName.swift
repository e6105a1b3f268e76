/// A name or a title reduced to what makes it the same name: letters and digits, case and width aside.
///
/// Simplified and traditional characters, acronyms and the like are not equated here.
struct TitleName: Hashable {
  /// The characters that count.
  private(set) var scalars: [UInt32] = []

  /// The name that stands in `range` of `text`.
  init(_ text: [UInt8], _ range: TextRange) {
    self.init(String(decoding: text[range.lower..<range.upper], as: UTF8.self))
  }

  /// The name `text`.
  init(_ text: String) {
    for scalar in text.unicodeScalars {
      let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
      if value < 0x80 {
        let byte = UInt8(value)
        if byte.isASCIIAlphanumeric { scalars.append(UInt32(byte.asciiLowercased)) }
      } else if let scalar = Unicode.Scalar(value),
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      {
        scalars += scalar.properties.lowercaseMapping.unicodeScalars.map(\.value)
      }
    }
  }

  var isEmpty: Bool { scalars.isEmpty }

  /// How much room the name takes: an ideograph counts two.
  var width: Int {
    scalars.reduce(0) { $0 + (Unicode.Scalar($1)?.isWideInTitles ?? false ? 2 : 1) }
  }

  /// Whether `other` stands in the name, and is enough of a name not to do so by chance.
  ///
  /// - Complexity: O(n·m), which titles keep small.
  func contains(_ other: TitleName, leastWidth: Int) -> Bool {
    guard other.width >= leastWidth, other.scalars.count <= scalars.count, let first = other.scalars.first else {
      return false
    }
    for start in 0...(scalars.count - other.scalars.count) where scalars[start] == first {
      if scalars[start..<start + other.scalars.count] == other.scalars[...] { return true }
    }
    return false
  }
}
