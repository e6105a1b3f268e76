internal import Folding

/// A rough estimate of how often a string stands in text, from the kinds of its characters and its length alone.
///
/// It only has to tell good gates from bad ones; a list of words would be knowledge that belongs into rules.
enum LiteralCost {
  /// The share of bytes in a mixture of Chinese, English and markup that one value has, in 1/4096.
  private static let weights: [Double] = (0...255).map { value in
    switch value {
    case 0x20: 220
    case 0x30...0x39: 22
    case 0x61...0x7A: letterWeights[value - 0x61]
    case 0x21...0x7E: 9
    case 0x80...0xBF: 22
    case 0xE3: 40
    case 0xE4...0xE9: 110
    case 0xC2...0xF4: 8
    default: 0.5
    }
  }

  /// From `a` to `z`: the vowels and the few consonants that make up most of a text in Latin letters, and the others.
  private static let letterWeights: [Double] = [
    120, 25, 50, 60, 180, 30, 30, 60, 110, 4, 12, 65, 40, 110, 115, 35, 3, 100, 100, 130, 45, 18, 25, 4, 25, 5,
  ]

  private static let total = weights.reduce(0, +)

  /// The share of the bytes of a text that are in `set`.
  static func share(_ set: ByteSet) -> Double {
    var sum = 0.0
    set.forEach { sum += weights[Int($0)] }
    return max(sum / total, 1e-4)
  }

  private enum Kind { case letter, digit, space, mark, han, kana, hangul, wideMark, foreign, rare }

  private static func kind(_ scalar: UInt32) -> Kind {
    switch scalar {
    case 0x20: .space
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A: .letter
    case ..<0x80: .mark
    case 0xC0...0x24F, 0x370...0x6FF, 0xE00...0xE7F: .foreign
    case 0x3000...0x3020, 0xFF00...0xFF5E, 0x2010...0x2027: .wideMark
    case 0x3041...0x30FF: .kana
    case 0x3400...0x9FFF: .han
    case 0xAC00...0xD7A3: .hangul
    default: .rare
    }
  }

  /// How many bits of surprise `bytes` holds: it stands about once in 2^bits bytes.
  ///
  /// A lead byte alone says as much as its share of all bytes.
  static func bits(_ bytes: [UInt8]) -> Double {
    if bytes.count == 1, bytes[0] >= 0x80 { return -log2(share(ByteSet(bytes[0]...bytes[0]))) }
    var bits = 0.0
    var last: Kind?
    var lastScalar: UInt32 = 0
    var offset = 0
    while offset < bytes.count {
      let (scalar, length) = UTF8Scalars.decode(bytes.span, at: offset)
      offset += length
      let kind = kind(scalar)
      bits += scalar == lastScalar ? 1.5 : surprise(kind, isContinued: last == kind)
      last = kind
      lastScalar = scalar
    }
    return bits
  }

  private static func surprise(_ kind: Kind, isContinued: Bool) -> Double {
    switch kind {
    case .letter: isContinued ? 2.8 : 5.5
    case .digit: isContinued ? 3.3 : 6.5
    case .space: 4
    case .mark: 7.5
    case .han: isContinued ? 6.2 : 9.5
    case .kana: isContinued ? 5 : 9
    case .hangul: isContinued ? 6 : 10
    case .wideMark: isContinued ? 5 : 7.5
    case .foreign: isContinued ? 3.5 : 8
    case .rare: isContinued ? 6 : 13
    }
  }

  /// What a run of PCRE2 costs, in bytes that the filter looks at in the same time.
  private static let confirmation = 150.0

  /// The cost of looking for one of `needles`.
  static func of(needles: [Gate.Needle]) -> Double {
    needles.reduce(0) { sum, needle in
      var bits = bits(needle.bytes)
      for neighbour in [needle.before, needle.after] {
        if let neighbour { bits += min(-log2(share(neighbour)), 4) }
      }
      let span = needle.distance.most.map { Double($0 - needle.distance.least) / 300 } ?? 4
      return sum + exp2(-bits) * (1 + span) + 1e-7
    }
  }

  /// The cost of looking for `run`.
  static func of(run: Gate.Run) -> Double {
    let share = share(run.bytes)
    // Bytes of one kind stand together, so a row is likelier than its bytes alone make it.
    let bits = -log2(min(share * 1.6, 0.95)) * Double(run.count) * 0.8
    let span = run.distance.most.map { Double($0 - run.distance.least) / 300 } ?? 4
    return exp2(-bits) * (1 + span) + 1 / (confirmation * Double(run.count))
  }

  private static func log2(_ value: Double) -> Double {
    // Good to a few per cent, which is more than the estimates are.
    let exponent = Double(value.exponent)
    return exponent + (value.significand - 1) * (1.35 - 0.35 * (value.significand - 1))
  }

  static func exp2(_ value: Double) -> Double {
    let whole = value.rounded(.down)
    let rest = value - whole
    return Double(sign: .plus, exponent: Int(max(whole, -1000)), significand: 1 + rest * (0.65 + 0.35 * rest))
  }
}

extension LiteralCost {
  /// The share of places in a text at which these bytes stand, whether or not they begin or end inside a character.
  static func share(of bytes: ArraySlice<UInt8>) -> Double {
    // Continuation bytes at the start say a little each; the characters from there on are judged as characters.
    let start = bytes.firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.endIndex
    var end = bytes.endIndex
    if let lead = bytes[start...].lastIndex(where: { $0 & 0xC0 != 0x80 }) {
      let length = bytes[lead] < 0x80 ? 1 : bytes[lead] < 0xE0 ? 2 : bytes[lead] < 0xF0 ? 3 : 4
      if lead + length > end { end = lead }
    }
    let whole = Array(bytes[start..<max(start, end)])
    let split = Double(start - bytes.startIndex) * 4 + Double(bytes.endIndex - max(start, end)) * 2.5
    return exp2(-bits(whole) - split)
  }
}
