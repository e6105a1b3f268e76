internal import Folding

/// Reads the syntax of PCRE2 (pcre2pattern) as far as gates and folds have to understand it.
///
/// It reads patterns that PCRE2 has compiled, so it need not find errors; what it does not know becomes a node that
/// matches anything, which costs the gate and never a match.
struct RegexParser {
  /// The deepest nesting of groups that is followed; PCRE2's own limit.
  static let deepest = 250

  struct Flags {
    var caseless: Bool
    var dotAll = false
    var extended = false
    var extendedMore = false
  }

  let text: [UInt8]
  var at = 0
  var flags: Flags
  var syntax = RegexSyntax(node: .anything)
  var depth = 0
  var isQuoting = false
  /// Whether something was met that puts the meaning of the rest in doubt.
  var isLost = false

  /// Takes `source` apart; `caseless` is what the pattern's options say.
  static func parse(_ source: String, caseless: Bool) -> RegexSyntax {
    var parser = RegexParser(text: Array(source.utf8), flags: Flags(caseless: caseless))
    // Verbs in front may change the meaning of everything.
    if source.utf8.starts(with: "(*".utf8) { parser.isLost = true }
    let node = parser.alternatives()
    parser.syntax.node = parser.isLost || parser.at < parser.text.count ? .anything : node
    if parser.isLost || parser.at < parser.text.count {
      parser.syntax.looksAhead = true
      parser.syntax.literals = []
      parser.syntax.classes = []
    }
    return parser.syntax
  }

  init(text: [UInt8], flags: Flags) {
    self.text = text
    self.flags = flags
  }

  var byte: UInt8? { at < text.count ? text[at] : nil }

  func peek(_ distance: Int) -> UInt8? { at + distance < text.count ? text[at + distance] : nil }

  mutating func take(_ literal: StaticString) -> Bool {
    let wanted = literal.description.utf8
    guard text[at...].starts(with: wanted) else { return false }
    at += wanted.count
    return true
  }

  mutating func lose() -> RegexNode {
    isLost = true
    at = text.count
    return .anything
  }

  /// Branches up to a closing bracket or the end.
  mutating func alternatives() -> RegexNode {
    var branches: [RegexNode] = []
    repeat { branches.append(sequence()) } while takeBar()
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func takeBar() -> Bool {
    guard byte == UInt8(ascii: "|") else { return false }
    at += 1
    return true
  }

  private mutating func sequence() -> RegexNode {
    var parts: [RegexNode] = []
    while !isLost {
      skipIgnored()
      guard let byte else { break }
      if !isQuoting, byte == UInt8(ascii: "|") || byte == UInt8(ascii: ")") { break }
      let literals = syntax.literals.count
      var node = atom()
      skipIgnored()
      let isRepeated = quantify(&node)
      if isRepeated, syntax.literals.count > literals { syntax.literals[syntax.literals.count - 1].isRepeated = true }
      if node != .empty { parts.append(node) }
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  /// Goes over what means nothing: comments, and white space in extended mode.
  mutating func skipIgnored() {
    while !isQuoting, let byte {
      if byte == UInt8(ascii: "("), peek(1) == UInt8(ascii: "?"), peek(2) == UInt8(ascii: "#") {
        while let next = self.byte, next != UInt8(ascii: ")") { at += 1 }
        at = min(at + 1, text.count)
      } else if flags.extended, byte == 0x20 || (0x09...0x0D).contains(byte) {
        at += 1
      } else if flags.extended, byte == UInt8(ascii: "#") {
        while let next = self.byte, next != 0x0A { at += 1 }
      } else {
        return
      }
    }
  }

  private mutating func atom() -> RegexNode {
    guard let byte else { return .empty }
    if isQuoting {
      if take("\\E") {
        isQuoting = false
        return .empty
      }
      return literal(isQuoted: true)
    }
    switch byte {
    case UInt8(ascii: "\\"): return escape()
    case UInt8(ascii: "["): return bracket()
    case UInt8(ascii: "("): return group()
    case UInt8(ascii: "."):
      at += 1
      return .characters(.all, caseless: false)
    case UInt8(ascii: "^"):
      at += 1
      return .empty
    case UInt8(ascii: "$"):
      at += 1
      syntax.looksAhead = true
      return .empty
    default: return literal(isQuoted: false)
    }
  }

  private mutating func literal(isQuoted: Bool) -> RegexNode {
    let start = at
    let (scalar, length) = UTF8Scalars.decode(text.span, at: at)
    at += length
    return literal(scalar, from: start, isQuoted: isQuoted)
  }

  /// The literal `scalar`, written from `start` to here.
  mutating func literal(_ scalar: UInt32, from start: Int, isQuoted: Bool = false) -> RegexNode {
    syntax.literals.append(RegexSyntax.Literal(lower: start, upper: at, scalar: scalar, isQuoted: isQuoted))
    return .character(scalar, caseless: flags.caseless)
  }

  /// Takes a quantifier, if one follows, and applies it to `node`.
  private mutating func quantify(_ node: inout RegexNode) -> Bool {
    guard !isQuoting, let byte else { return false }
    let least: Int
    let most: Int?
    switch byte {
    case UInt8(ascii: "*"): (least, most, at) = (0, nil, at + 1)
    case UInt8(ascii: "+"): (least, most, at) = (1, nil, at + 1)
    case UInt8(ascii: "?"): (least, most, at) = (0, 1, at + 1)
    case UInt8(ascii: "{"):
      guard let counts = takeCounts() else { return false }
      (least, most) = counts
    default: return false
    }
    if self.byte == UInt8(ascii: "?") || self.byte == UInt8(ascii: "+") { at += 1 }
    node = node == .empty ? .empty : .repetition(node, least: least, most: most)
    return true
  }

  /// The counts in braces, if they are some.
  ///
  /// Versions of PCRE2 disagree about `{,n}` and spaces inside the braces: those lose the parser.
  private mutating func takeCounts() -> (least: Int, most: Int?)? {
    var end = at + 1
    var numbers: [Int?] = [nil]
    while end < text.count, text[end] != UInt8(ascii: "}") {
      switch text[end] {
      case UInt8(ascii: ","): numbers.append(nil)
      case 0x30...0x39:
        numbers[numbers.count - 1] = min((numbers[numbers.count - 1] ?? 0) * 10 + Int(text[end]) - 0x30, 99_999)
      case 0x20, 0x09:
        isLost = true
        return nil
      default: return nil
      }
      end += 1
    }
    guard end < text.count, numbers.count <= 2 else { return nil }
    guard let least = numbers[0] else {
      if numbers.count == 2, numbers[1] != nil { isLost = true }
      return nil
    }
    at = end + 1
    return (least, numbers.count == 1 ? least : numbers[1])
  }
}
