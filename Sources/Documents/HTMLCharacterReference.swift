/// The characters that named references stand for (WHATWG HTML, section 13.5).
///
/// The table itself is in `NamedCharacterReferences+Generated.swift`.
enum NamedCharacterReferences {
  /// The length of the longest name, its `;` included.
  static let longestName = 32
  /// The length of the longest name that is also valid without `;`.
  static let longestBareName = 6

  /// What the name in `name` of `bytes` stands for; the name includes its `;` if it has one.
  ///
  /// - Complexity: O(log n) in the size of the table.
  static func value(_ bytes: borrowing Span<UInt8>, _ name: ByteRange) -> HTMLReplacement? {
    let records = table.utf8.span
    var low = 0
    var high = records.count
    while low < high {
      var start = (low + high) / 2
      while start > low, records[start - 1] != 0x0A { start -= 1 }
      var at = start
      var order = 0
      while order == 0 {
        let wanted = name.lower + at - start
        let end = records[at] == 0x20
        if end || wanted == name.upper {
          order = (end ? 0 : 1) - (wanted == name.upper ? 0 : 1)
          if end, order == 0 { return scalars(records, at + 1) }
        } else {
          order = Int(records[at]) - Int(bytes[wanted])
          at += 1
        }
      }
      if order > 0 {
        high = start
      } else {
        while at < high, records[at] != 0x0A { at += 1 }
        low = at + 1
      }
    }
    return nil
  }

  private static func scalars(_ records: borrowing Span<UInt8>, _ start: Int) -> HTMLReplacement? {
    var values: (UInt32, UInt32) = (0, 0)
    var at = start
    while at < records.count, records[at] != 0x0A {
      if records[at] == 0x20 {
        values = (values.1, 0)
      } else {
        values.1 = values.1 << 4 | (hexadecimalDigit(records[at]) ?? 0)
      }
      at += 1
    }
    if values.0 == 0 { return Unicode.Scalar(values.1).map { HTMLReplacement(first: $0) } }
    guard let first = Unicode.Scalar(values.0) else { return nil }
    return HTMLReplacement(first: first, second: Unicode.Scalar(values.1))
  }
}

/// A character reference found in a source.
struct HTMLCharacterReference {
  /// What it stands for.
  var replacement: HTMLReplacement
  /// The byte after it.
  var end: Int

  /// The reference that begins with the `&` at `start`; nil when that is only an ampersand.
  ///
  /// In an attribute a name without `;` that a letter, a digit or `=` follows is no reference, so that
  /// `?a=1&copy=2` stays what it is (WHATWG HTML, section 13.2.5.73).
  static func at(
    _ start: Int, in bytes: borrowing Span<UInt8>, upTo limit: Int, isAttribute: Bool
  ) -> HTMLCharacterReference? {
    guard start + 1 < limit else { return nil }
    if bytes[start + 1] == 0x23 { return numeric(at: start + 2, in: bytes, upTo: limit) }
    return named(at: start + 1, in: bytes, upTo: limit, isAttribute: isAttribute)
  }

  private static func named(
    at start: Int, in bytes: borrowing Span<UInt8>, upTo limit: Int, isAttribute: Bool
  ) -> HTMLCharacterReference? {
    var end = start
    let longest = min(limit, start + NamedCharacterReferences.longestName)
    while end < longest, bytes[end].isASCIIAlphanumeric { end += 1 }
    guard end > start else { return nil }
    if end < longest, bytes[end] == 0x3B,
      let value = NamedCharacterReferences.value(bytes, ByteRange(start, end + 1))
    {
      return HTMLCharacterReference(replacement: value, end: end + 1)
    }
    if isAttribute, end < limit, bytes[end] == 0x3D || bytes[end].isASCIIAlphanumeric { return nil }
    let run = end
    end = min(end, start + NamedCharacterReferences.longestBareName)
    if isAttribute, end < run { return nil }
    while end - start >= 2 {
      if let value = NamedCharacterReferences.value(bytes, ByteRange(start, end)) {
        return HTMLCharacterReference(replacement: value, end: end)
      }
      if isAttribute { return nil }
      end -= 1
    }
    return nil
  }

  private static func numeric(
    at start: Int, in bytes: borrowing Span<UInt8>, upTo limit: Int
  ) -> HTMLCharacterReference? {
    let isHexadecimal = start < limit && bytes[start] | 0x20 == 0x78
    let digits = isHexadecimal ? start + 1 : start
    var at = digits
    var value: UInt32 = 0
    while at < limit, let digit = hexadecimalDigit(bytes[at]), isHexadecimal || digit < 10 {
      if value <= 0x10FFFF { value = value * (isHexadecimal ? 16 : 10) + digit }
      at += 1
    }
    guard at > digits else { return nil }
    if at < limit, bytes[at] == 0x3B { at += 1 }
    return HTMLCharacterReference(replacement: HTMLReplacement(first: scalar(value)), end: at)
  }

  /// The character of a numeric reference (WHATWG HTML, section 13.2.5.80): the C1 controls are read as windows-1252.
  private static func scalar(_ value: UInt32) -> Unicode.Scalar {
    if (0x80...0x9F).contains(value), windows1252[Int(value) - 0x80] != 0 {
      return Unicode.Scalar(UInt32(windows1252[Int(value) - 0x80])) ?? "\u{FFFD}"
    }
    return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]
}
