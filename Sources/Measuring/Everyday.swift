internal import ICU

/// Which East Asian characters are in everyday use, by the first levels of the four national standards.
///
/// The standards order their characters by use: what stands in the first level is what people write. The sets come
/// from ICU's converters, not from tables of ours.
enum Everyday {
  /// The everyday traits of `scalar`, empty for what is no East Asian character.
  static func traits(of scalar: UInt32) -> Traits {
    guard scalar >= 0x3005, scalar < 0x1_0000 else { return [] }
    return Traits(rawValue: UInt64(levels[Int(scalar)]) << 32)
  }

  /// For each character of the Basic Multilingual Plane the sets it is in: bit 0 simplified, 1 traditional, 2 Japanese,
  /// 3 Korean.
  private static let levels: [UInt8] = {
    var levels = [UInt8](repeating: 0, count: 0x1_0000)
    add("gb2312", 0xB0A1...0xD7F9, cells: [0xA1...0xFE], bit: 1, to: &levels)
    add("big5", 0xA440...0xC67E, cells: [0x40...0x7E, 0xA1...0xFE], bit: 2, to: &levels)
    add("shift_jis", 0x889F...0x9872, cells: [0x40...0x7E, 0x80...0xFC], bit: 4, to: &levels)
    add("euc-kr", 0xB0A1...0xC8FE, cells: [0xA1...0xFE], bit: 8, to: &levels)
    for scalar in 0x3041...0x30FE { levels[scalar] |= 1 | 4 }
    for scalar in 0x3105...0x3129 { levels[scalar] |= 1 | 2 }
    for scalar in 0xFF66...0xFF9D { levels[scalar] |= 4 }
    for scalar in [0x3005, 0x3006, 0x3007] { levels[scalar] |= 1 | 2 | 4 }
    return levels
  }()

  /// Adds the characters that a double-byte encoding has at `codes`, whose second bytes are `cells`, to a set.
  private static func add(
    _ label: String, _ codes: ClosedRange<Int>, cells: [ClosedRange<Int>], bit: UInt8, to levels: inout [UInt8]
  ) {
    guard let charset = Charset(label: label), let converter = try? CharsetConverter(charset) else { return }
    var bytes: [UInt8] = []
    for row in codes.lowerBound >> 8...codes.upperBound >> 8 {
      for cell in cells.joined() where codes.contains(row << 8 | cell) { bytes += [UInt8(row), UInt8(cell)] }
    }
    guard let decoded = try? converter.decode(bytes) else { return }
    var offset = 0
    while offset < decoded.utf8.count {
      let (scalar, length) = UTF8Scalar.decode(decoded.utf8, at: offset)
      offset += length
      if (0x3400..<0xE000).contains(scalar) || (0xF900..<0xFB00).contains(scalar) { levels[Int(scalar)] |= bit }
    }
  }
}
