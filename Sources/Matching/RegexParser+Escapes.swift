internal import Folding

extension RegexParser {
  /// What stands behind a backslash outside brackets.
  mutating func escape() -> RegexNode {
    let start = at
    at += 1
    guard let letter = byte else { return lose() }
    if let scalar = takeEscapedScalar() { return literal(scalar, from: start) }
    if let set = takeEscapedSet() { return .characters(set, caseless: flags.caseless) }
    at += 1
    switch letter {
    case UInt8(ascii: "Q"):
      isQuoting = true
      return .empty
    case UInt8(ascii: "E"), UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "G"),
      UInt8(ascii: "K"):
      return .empty
    case UInt8(ascii: "Z"), UInt8(ascii: "z"):
      syntax.looksAhead = true
      return .empty
    case UInt8(ascii: "R"):
      return .sequence([
        .characters(Self.lineEnds, caseless: false),
        .repetition(.character(0x0A, caseless: false), least: 0, most: 1),
      ])
    case UInt8(ascii: "X"): return .repetition(.characters(.all, caseless: false), least: 1, most: nil)
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      while let next = byte, (0x30...0x39).contains(next) { at += 1 }
      return .anything
    case UInt8(ascii: "g"), UInt8(ascii: "k"): return reference()
    default: return lose()
    }
  }

  private static let lineEnds = ScalarSet(ranges: [
    .init(lower: 0x0A, upper: 0x0D), .init(lower: 0x85, upper: 0x85), .init(lower: 0x2028, upper: 0x2029),
  ])

  /// A back reference or a call of a group by name or number.
  private mutating func reference() -> RegexNode {
    let closers: [UInt8: UInt8] = [
      UInt8(ascii: "{"): UInt8(ascii: "}"), UInt8(ascii: "<"): UInt8(ascii: ">"), UInt8(ascii: "'"): UInt8(ascii: "'"),
    ]
    if let open = byte, let close = closers[open] {
      at += 1
      while let next = byte, next != close { at += 1 }
      at = min(at + 1, text.count)
    } else {
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") { at += 1 }
      while let next = byte, (0x30...0x39).contains(next) { at += 1 }
    }
    return .anything
  }

  /// Takes an escape that stands for one character, in brackets and outside; stands behind the backslash.
  mutating func takeEscapedScalar() -> UInt32? {
    guard let letter = byte else { return nil }
    let simple: [UInt8: UInt32] = [
      UInt8(ascii: "a"): 0x07, UInt8(ascii: "e"): 0x1B, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
      UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]
    if let scalar = simple[letter] {
      at += 1
      return scalar
    }
    switch letter {
    case UInt8(ascii: "x"):
      at += 1
      if byte == UInt8(ascii: "{") { return takeBraced(radix: 16) }
      return takeDigits(radix: 16, most: 2)
    case UInt8(ascii: "o"):
      guard peek(1) == UInt8(ascii: "{") else { return nil }
      at += 1
      return takeBraced(radix: 8)
    case UInt8(ascii: "0"): return takeDigits(radix: 8, most: 3)
    case UInt8(ascii: "c"):
      guard let next = peek(1), next < 0x80 else { return nil }
      at += 2
      return UInt32((0x61...0x7A).contains(next) ? next - 0x20 : next) ^ 0x40
    case UInt8(ascii: "N"):
      guard peek(1) == UInt8(ascii: "{"), peek(2) == UInt8(ascii: "U"), peek(3) == UInt8(ascii: "+") else { return nil }
      at += 3
      return takeBraced(radix: 16)
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return nil
    default:
      let (scalar, length) = UTF8Scalars.decode(text.span, at: at)
      at += length
      return scalar
    }
  }

  /// Digits between braces; stands on the opening brace or a character before the first digit.
  private mutating func takeBraced(radix: UInt32) -> UInt32 {
    at += 1
    let value = takeDigits(radix: radix, most: 8)
    if byte != UInt8(ascii: "}") { isLost = true }
    at = min(at + 1, text.count)
    return min(value, ScalarSet.last)
  }

  private mutating func takeDigits(radix: UInt32, most: Int) -> UInt32 {
    var value: UInt32 = 0
    var count = 0
    while count < most, let digit = byte.flatMap({ Self.digit($0) }), digit < radix {
      value = value &* radix &+ digit
      at += 1
      count += 1
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x37
    case 0x61...0x66: UInt32(byte) - 0x57
    default: nil
    }
  }

  /// Takes an escape that stands for one character of a set, in brackets and outside; stands behind the backslash.
  mutating func takeEscapedSet() -> ScalarSet? {
    guard let letter = byte else { return nil }
    switch letter {
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      at += 1
      return takeProperty(isInverted: letter == UInt8(ascii: "P"))
    case UInt8(ascii: "N") where peek(1) != UInt8(ascii: "{"), UInt8(ascii: "C"): break
    case UInt8(ascii: "d"):
      at += 1
      return UnicodeSets.named("Nd")
    case UInt8(ascii: "w"):
      at += 1
      return UnicodeSets.word
    case UInt8(ascii: "s"), UInt8(ascii: "h"), UInt8(ascii: "v"):
      at += 1
      return UnicodeSets.space
    case UInt8(ascii: "D"), UInt8(ascii: "W"), UInt8(ascii: "S"), UInt8(ascii: "H"), UInt8(ascii: "V"): break
    default: return nil
    }
    at += 1
    return .all
  }

  private mutating func takeProperty(isInverted: Bool) -> ScalarSet {
    var name: [UInt8] = []
    var isInverted = isInverted
    if byte == UInt8(ascii: "{") {
      at += 1
      if byte == UInt8(ascii: "^") {
        isInverted.toggle()
        at += 1
      }
      while let next = byte, next != UInt8(ascii: "}") {
        name.append(next)
        at += 1
      }
      at = min(at + 1, text.count)
    } else if let next = byte {
      name = [next]
      at += 1
    }
    return isInverted ? .all : UnicodeSets.named(String(decoding: name, as: UTF8.self))
  }
}
