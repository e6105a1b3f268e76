/// UTF-8 as the UTF-16 most of ICU works on, and back.
enum UTF16Units {
  /// The UTF-16 of UTF-8 bytes; every maximal piece of an invalid sequence becomes one U+FFFD, or ends it when strict.
  static func units(_ utf8: Span<UInt8>, strict: Bool = false) -> [UInt16]? {
    var units: [UInt16] = []
    units.reserveCapacity(utf8.count)
    var at = 0
    while at < utf8.count {
      let byte = utf8[at]
      if byte < 0x80 {
        units.append(UInt16(byte))
        at += 1
        continue
      }
      let (scalar, length) = decode(utf8, at)
      if strict, scalar == 0xFFFD, length < 3 { return nil }
      if strict, scalar == 0xFFFD, utf8[at] != 0xEF { return nil }
      if scalar > 0xFFFF {
        units.append(UInt16(truncatingIfNeeded: 0xD7C0 + scalar >> 10))
        units.append(UInt16(truncatingIfNeeded: 0xDC00 | scalar & 0x3FF))
      } else {
        units.append(UInt16(truncatingIfNeeded: scalar))
      }
      at += length
    }
    return units
  }

  /// The UTF-8 of UTF-16 units; a surrogate on its own becomes U+FFFD.
  static func utf8(_ units: Span<UInt16>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(units.count * 3)
    var at = 0
    while at < units.count {
      var scalar = UInt32(units[at])
      at += 1
      if scalar & 0xFC00 == 0xD800, at < units.count, units[at] & 0xFC00 == 0xDC00 {
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + UInt32(units[at] & 0x3FF)
        at += 1
      } else if scalar & 0xF800 == 0xD800 {
        scalar = 0xFFFD
      }
      append(scalar, to: &bytes)
    }
    return bytes
  }

  /// Appends one scalar.
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case ..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar))
    case ..<0x800:
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    case ..<0x10000:
      bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
  }

  /// The scalar at a byte that is not ASCII, and its length; U+FFFD and the length of the maximal invalid piece
  /// (Unicode 15, table 3-7 and section 3.9, "U+FFFD Substitution of Maximal Subparts").
  private static func decode(_ utf8: Span<UInt8>, _ at: Int) -> (scalar: UInt32, length: Int) {
    let lead = utf8[at]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4 else { return (0xFFFD, 1) }
    var scalar = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for index in 1..<length {
      guard at + index < utf8.count else { return (0xFFFD, index) }
      let byte = utf8[at + index]
      var low: UInt8 = 0x80
      var high: UInt8 = 0xBF
      if index == 1 {
        if lead == 0xE0 { low = 0xA0 } else if lead == 0xF0 { low = 0x90 }
        if lead == 0xED { high = 0x9F } else if lead == 0xF4 { high = 0x8F }
      }
      guard byte >= low, byte <= high else { return (0xFFFD, index) }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    return (scalar, length)
  }
}
