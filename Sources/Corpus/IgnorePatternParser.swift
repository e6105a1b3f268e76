/// Takes the part of an ignore pattern that begins with its first wildcard to pieces, as git's `wildmatch` reads it.
struct IgnorePatternParser {
  private let bytes: [UInt8]
  private let isForPaths: Bool
  private var at = 0

  init(_ bytes: [UInt8], isForPaths: Bool) {
    self.bytes = bytes
    self.isForPaths = isForPaths
  }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  /// The pieces.
  mutating func tokens() -> [IgnorePattern.Token] {
    var tokens: [IgnorePattern.Token] = []
    while let next = byte(at) {
      switch next {
      case UInt8(ascii: "\\"):
        tokens.append(byte(at + 1).map { .byte($0) } ?? .never)
        at += 2
      case UInt8(ascii: "?"):
        tokens.append(.one)
        at += 1
      case UInt8(ascii: "*"): tokens.append(star())
      case UInt8(ascii: "["): tokens.append(bracket())
      default:
        tokens.append(.byte(next))
        at += 1
      }
    }
    return tokens
  }

  /// One star or several.
  ///
  /// Two count as folders between slashes only; git takes the first wildcard of a pattern for its start.
  private mutating func star() -> IgnorePattern.Token {
    let start = at
    while byte(at) == UInt8(ascii: "*") { at += 1 }
    guard at - start > 1, isForPaths, start == 0 || bytes[start - 1] == UInt8(ascii: "/") else { return .run }
    switch byte(at) {
    case nil: return .anything
    case UInt8(ascii: "/"):
      at += 1
      return .folders
    case UInt8(ascii: "\\") where byte(at + 1) == UInt8(ascii: "/"): return .anything
    default: return .run
    }
  }

  /// A bracket expression with ranges, escapes and classes; `!` or `^` at its start negates it.
  private mutating func bracket() -> IgnorePattern.Token {
    var mask = ByteMask()
    at += 1
    let isNegated = byte(at) == UInt8(ascii: "!") || byte(at) == UInt8(ascii: "^")
    if isNegated { at += 1 }
    var previous: UInt8?
    var isFirst = true
    while let next = byte(at), isFirst || next != UInt8(ascii: "]") {
      isFirst = false
      if next == UInt8(ascii: "-"), let lower = previous, let last = byte(at + 1), last != UInt8(ascii: "]") {
        at += 1
        if last == UInt8(ascii: "\\") { at += 1 }
        guard let upper = byte(at) else { return malformed() }
        if lower <= upper { for member in lower...upper { mask.insert(member) } }
        previous = nil
      } else if next == UInt8(ascii: "["), byte(at + 1) == UInt8(ascii: ":") {
        guard let end = bytes[(at + 2)...].firstIndex(of: UInt8(ascii: "]")) else { return malformed() }
        if end - at < 3 || bytes[end - 1] != UInt8(ascii: ":") {
          mask.insert(next)
          previous = next
        } else {
          let name = String(decoding: bytes[(at + 2)..<(end - 1)], as: UTF8.self)
          guard let holds = Self.classes[name] else { return malformed() }
          for member in UInt8.min...127 where holds(member) { mask.insert(member) }
          at = end
          previous = nil
        }
      } else {
        if next == UInt8(ascii: "\\") { at += 1 }
        guard let member = byte(at) else { return malformed() }
        mask.insert(member)
        previous = member
      }
      at += 1
    }
    guard at < bytes.count else { return malformed() }
    at += 1
    return .set(isNegated ? mask.inverted : mask)
  }

  private mutating func malformed() -> IgnorePattern.Token {
    at = bytes.count
    return .never
  }

  /// The classes of POSIX, in the C locale.
  private static let classes: [String: @Sendable (UInt8) -> Bool] = [
    "alnum": { isLetter($0) || isDigit($0) },
    "alpha": { isLetter($0) },
    "blank": { $0 == 0x20 || $0 == 0x09 },
    "cntrl": { $0 < 0x20 || $0 == 0x7F },
    "digit": { isDigit($0) },
    "graph": { $0 > 0x20 && $0 < 0x7F },
    "lower": { (0x61...0x7A).contains($0) },
    "print": { $0 >= 0x20 && $0 < 0x7F },
    "punct": { $0 > 0x20 && $0 < 0x7F && !isLetter($0) && !isDigit($0) },
    "space": { $0 == 0x20 || (0x09...0x0D).contains($0) },
    "upper": { (0x41...0x5A).contains($0) },
    "xdigit": { isDigit($0) || (0x61...0x66).contains($0 | 0x20) },
  ]

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
