internal import Folding

extension RegexParser {
  /// A character class; stands on its opening bracket.
  mutating func bracket() -> RegexNode {
    at += 1
    // `[[:<:]]` and `[[:>:]]` are word boundaries.
    if text[at...].starts(with: "[:<:]]".utf8) || text[at...].starts(with: "[:>:]]".utf8) {
      at += 6
      return .empty
    }
    var isInverted = false
    if byte == UInt8(ascii: "^") {
      isInverted = true
      at += 1
    }
    var members = ScalarSet()
    var isFirst = true
    var isQuoting = false
    while let next = byte, isFirst || isQuoting || next != UInt8(ascii: "]") {
      if isQuoting, take("\\E") {
        isQuoting = false
        continue
      }
      if !isQuoting, take("\\Q") {
        isQuoting = true
        continue
      }
      if !isQuoting, take("\\E") { continue }
      if !isQuoting, flags.extendedMore, next == 0x20 || next == 0x09 {
        at += 1
        continue
      }
      members = members.union(item(isQuoting: isQuoting))
      isFirst = false
      if isLost { return .anything }
    }
    guard byte == UInt8(ascii: "]") else { return lose() }
    syntax.classes.append(RegexSyntax.Class(end: at, members: members))
    at += 1
    return .characters(isInverted ? members.inverted : members, caseless: flags.caseless)
  }

  /// A member of a class, or a range of members.
  private mutating func item(isQuoting: Bool) -> ScalarSet {
    if !isQuoting, let set = takePOSIXClass() { return set }
    guard let lower = single(isQuoting: isQuoting) else { return takeClassEscape() }
    guard !isQuoting, byte == UInt8(ascii: "-"), let next = peek(1), next != UInt8(ascii: "]") else {
      return ScalarSet(lower, lower)
    }
    // Spaces inside a range and quoting inside it are too odd to follow.
    if flags.extendedMore && (next == 0x20 || next == 0x09)
      || next == UInt8(ascii: "\\") && peek(2) == UInt8(ascii: "Q")
    {
      isLost = true
      return .all
    }
    let hyphen = at
    at += 1
    guard let upper = single(isQuoting: false) else {
      // `[a-\d]`: the hyphen is a member itself.
      at = hyphen + 1
      return ScalarSet(lower, lower).union(ScalarSet(0x2D, 0x2D))
    }
    return lower <= upper ? ScalarSet(lower, upper) : .all
  }

  /// One character of a class; nil where an escape stands for a set.
  private mutating func single(isQuoting: Bool) -> UInt32? {
    guard let next = byte else { return nil }
    if !isQuoting, next == UInt8(ascii: "["), peek(1) == UInt8(ascii: ":") { return nil }
    if isQuoting || next != UInt8(ascii: "\\") {
      let (scalar, length) = UTF8Scalars.decode(text.span, at: at)
      at += length
      return scalar
    }
    let start = at
    at += 1
    if byte == UInt8(ascii: "b") {
      at += 1
      return 0x08
    }
    // Octal numbers may begin with any digit here.
    if let digit = byte, (0x31...0x39).contains(digit) {
      isLost = true
      return 0
    }
    if let scalar = takeEscapedScalar() { return scalar }
    at = start
    return nil
  }

  private mutating func takeClassEscape() -> ScalarSet {
    guard byte == UInt8(ascii: "\\") else {
      if let set = takePOSIXClass() { return set }
      isLost = true
      return .all
    }
    at += 1
    if let set = takeEscapedSet() { return set }
    isLost = true
    return .all
  }

  /// `[:name:]`; a bracket that begins none is a member.
  private mutating func takePOSIXClass() -> ScalarSet? {
    guard byte == UInt8(ascii: "["), let kind = peek(1) else { return nil }
    if kind == UInt8(ascii: ".") || kind == UInt8(ascii: "=") {
      isLost = true
      return .all
    }
    guard kind == UInt8(ascii: ":") else { return nil }
    var end = at + 2
    while end < text.count, text[end] == UInt8(ascii: "^") || (0x61...0x7A).contains(text[end]) { end += 1 }
    guard end + 1 < text.count, text[end] == UInt8(ascii: ":"), text[end + 1] == UInt8(ascii: "]") else {
      isLost = true
      return .all
    }
    let name = String(decoding: text[at + 2..<end], as: UTF8.self)
    at = end + 2
    switch name {
    case "digit": return UnicodeSets.named("Nd")
    case "xdigit":
      return ScalarSet(
        ranges: [.init(lower: 0x30, upper: 0x39), .init(lower: 0x41, upper: 0x46), .init(lower: 0x61, upper: 0x66)],
        isExact: false)
    case "alnum", "word", "alpha": return UnicodeSets.word
    case "space", "blank": return UnicodeSets.space
    case "lower", "upper": return UnicodeSets.word
    default: return .all
    }
  }
}
