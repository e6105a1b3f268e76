/// UTF-16 with its bytes in the wrong order, and UTF-7 that nobody decoded.
struct SwappedText {
  private let text: BlockText
  private let plausibility: Plausibility
  private let table: TraitTable

  /// The finder for `text`.
  init(_ text: BlockText, _ table: TraitTable) {
    self.text = text
    self.table = table
    plausibility = Plausibility(table: table)
  }

  /// The stretches found, in order.
  func find() -> [Misreading] { (swapped() + sevenBit()).sorted { $0.range.lowerBound < $1.range.lowerBound } }

  /// Stretches of four characters or more whose low byte is zero: ASCII in UTF-16 of the other byte order.
  private func swapped() -> [Misreading] {
    var result: [Misreading] = []
    var start: Int?
    for index in 0...text.count {
      if index < text.count, isSwappedASCII(text.scalars[index]) {
        if start == nil { start = index }
      } else if let begin = start {
        let scalars = text.scalars[begin..<index].map { $0 >> 8 }
        let letters = scalars.filter { table[$0].has(.letter) }.count
        if letters >= 4, letters * 10 >= scalars.count * 6 {
          result.append(
            Misreading(
              range: begin..<index, wrong: "utf-16be", right: "utf-16le", text: scalars, before: 0, after: 1,
              isProven: true))
        }
        start = nil
      }
    }
    return result
  }

  private func isSwappedASCII(_ scalar: UInt32) -> Bool {
    scalar & 0xFF == 0 && scalar < 0x1_0000 && ((0x20...0x7E).contains(scalar >> 8) || scalar == 0x0A00)
  }

  /// `+` base64 `-` whose bytes are everyday East Asian text in UTF-16 (RFC 2152).
  private func sevenBit() -> [Misreading] {
    var result: [Misreading] = []
    var index = 0
    while index < text.count {
      guard text.scalars[index] == 0x2B else {
        index += 1
        continue
      }
      var end = index + 1
      var bits: UInt64 = 0
      var count = 0
      var scalars: [UInt32] = []
      while end < text.count, let value = Self.value(text.scalars[end]) {
        bits = (bits << 6 | UInt64(value)) & 0xFF_FFFF
        count += 6
        if count >= 16 {
          count -= 16
          scalars.append(UInt32(bits >> UInt64(count)) & 0xFFFF)
        }
        end += 1
      }
      let isClosed = end < text.count && text.scalars[end] == 0x2D && end - index >= 6
      let foreign = scalars.filter { table[$0].has(.everyday) }.count
      if isClosed, count < 6, scalars.count >= 2, foreign * 10 >= scalars.count * 9 {
        result.append(
          Misreading(
            range: index..<end + 1, wrong: "ascii", right: "utf-7", text: scalars, before: 0, after: 1,
            isProven: bits & (1 << UInt64(count) - 1) == 0))
      }
      index = end
    }
    return result
  }

  private static func value(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x41...0x5A: Int(scalar - 0x41)
    case 0x61...0x7A: Int(scalar - 0x61) + 26
    case 0x30...0x39: Int(scalar - 0x30) + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
