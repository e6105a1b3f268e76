/// Text with escapes left in it, decoded.
enum Escapes {
  /// `%E4%B8%AD` and `%u4E2D` decoded; runs of bytes that are neither UTF-8 nor GBK stay as they are.
  static func percentDecoded(_ text: String, _ codecs: Codecs) -> String {
    let source = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < source.count {
      if source[index] == 0x25, let unit = unit(source, index) {
        UTF8Scalar.append(unit.value, to: &result)
        index = unit.end
        continue
      }
      var bytes: [UInt8] = []
      var end = index
      while end + 2 < source.count, source[end] == 0x25, let high = hex(source[end + 1]), let low = hex(source[end + 2])
      {
        bytes.append(UInt8(high << 4 | low))
        end += 3
      }
      if bytes.isEmpty {
        result.append(source[index])
        index += 1
      } else {
        result += decoded(bytes, codecs) ?? Array(source[index..<end])
        index = end
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func decoded(_ bytes: [UInt8], _ codecs: Codecs) -> [UInt8]? {
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    let codec = codecs.doubleByte(.gbk)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      var code = Int(bytes[index])
      if codec.isLead(bytes[index]) {
        guard index + 1 < bytes.count else { return nil }
        code = code << 8 | Int(bytes[index + 1])
        index += 1
      }
      guard let scalar = codec.character(of: code) else { return nil }
      UTF8Scalar.append(scalar, to: &result)
      index += 1
    }
    return result
  }

  /// `%uXXXX`, surrogates paired.
  private static func unit(_ source: [UInt8], _ index: Int) -> (value: UInt32, end: Int)? {
    guard index + 5 < source.count, source[index + 1] | 0x20 == 0x75, let value = hex(source, index + 2, 4) else {
      return nil
    }
    return paired(source, value, index + 6, prefix: [0x25, source[index + 1]])
  }

  /// `\n`, `\t`, `\r`, `\"`, `\/`, `\\`, `\uXXXX`, `\xNN` decoded; other backslashes stay.
  static func unescaped(_ text: String) -> String {
    let source = Array(text.utf8)
    let plain: [UInt8: UInt8] = [0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x22: 0x22, 0x27: 0x27, 0x2F: 0x2F, 0x5C: 0x5C]
    var result: [UInt8] = []
    var index = 0
    while index < source.count {
      guard source[index] == 0x5C, index + 1 < source.count else {
        result.append(source[index])
        index += 1
        continue
      }
      if source[index + 1] == 0x75, let value = hex(source, index + 2, 4) {
        let unit = paired(source, value, index + 6, prefix: [0x5C, 0x75])
        UTF8Scalar.append(unit.value, to: &result)
        index = unit.end
      } else if source[index + 1] == 0x78, let value = hex(source, index + 2, 2) {
        UTF8Scalar.append(value, to: &result)
        index += 4
      } else if let byte = plain[source[index + 1]] {
        result.append(byte)
        index += 2
      } else {
        result.append(0x5C)
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The value, with the low surrogate that follows in the same notation where it is a high one.
  private static func paired(
    _ source: [UInt8], _ value: UInt32, _ end: Int, prefix: [UInt8]
  ) -> (value: UInt32, end: Int) {
    guard (0xD800...0xDBFF).contains(value), end + 5 < source.count, source[end..<end + 2].elementsEqual(prefix),
      let low = hex(source, end + 2, 4), (0xDC00...0xDFFF).contains(low)
    else { return ((0xD800...0xDFFF).contains(value) ? 0xFFFD : value, end) }
    return (0x1_0000 + (value - 0xD800) << 10 + (low - 0xDC00), end + 6)
  }

  private static func hex(_ source: [UInt8], _ index: Int, _ count: Int) -> UInt32? {
    guard index + count <= source.count else { return nil }
    var value: UInt32 = 0
    for byte in source[index..<index + count] {
      guard let digit = hex(byte) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private static func hex(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
