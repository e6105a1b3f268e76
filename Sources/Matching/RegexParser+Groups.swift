extension RegexParser {
  /// A group; stands on its opening bracket.
  mutating func group() -> RegexNode {
    guard depth < Self.deepest else { return lose() }
    at += 1
    if byte == UInt8(ascii: "*") { return verb() }
    guard byte == UInt8(ascii: "?") else { return rest { $0 } }
    at += 1
    guard let kind = byte else { return lose() }
    at += 1
    switch kind {
    case UInt8(ascii: ":"), UInt8(ascii: "|"), UInt8(ascii: ">"): return rest { $0 }
    case UInt8(ascii: "="):
      syntax.looksAhead = true
      return rest { .ahead($0) }
    case UInt8(ascii: "!"), UInt8(ascii: "*"):
      syntax.looksAhead = true
      return rest { _ in .empty }
    case UInt8(ascii: "<"):
      if byte == UInt8(ascii: "=") {
        at += 1
        return rest { .behind($0) }
      }
      if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "*") {
        at += 1
        return rest { _ in .empty }
      }
      return named(closer: UInt8(ascii: ">"))
    case UInt8(ascii: "'"): return named(closer: UInt8(ascii: "'"))
    case UInt8(ascii: "P"):
      guard byte == UInt8(ascii: "<") else {
        // `(?P=name)` and `(?P>name)`.
        skipToBracket()
        return .anything
      }
      at += 1
      return named(closer: UInt8(ascii: ">"))
    case UInt8(ascii: "("): return conditional()
    case UInt8(ascii: "R"), UInt8(ascii: "&"), UInt8(ascii: "+"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      skipToBracket()
      return .anything
    case UInt8(ascii: "C"):
      skipToBracket()
      return .empty
    case UInt8(ascii: "-") where byte.map { (0x30...0x39).contains($0) } == true:
      skipToBracket()
      return .anything
    default:
      at -= 1
      return options()
    }
  }

  private mutating func named(closer: UInt8) -> RegexNode {
    while let next = byte, next != closer { at += 1 }
    at = min(at + 1, text.count)
    return rest { $0 }
  }

  /// What is inside the brackets, up to behind the closing one; options set inside end there.
  private mutating func rest(_ make: (RegexNode) -> RegexNode) -> RegexNode {
    let outer = flags
    depth += 1
    let node = alternatives()
    depth -= 1
    flags = outer
    guard byte == UInt8(ascii: ")") else { return lose() }
    at += 1
    return make(node)
  }

  private mutating func skipToBracket() {
    while let next = byte, next != UInt8(ascii: ")") { at += 1 }
    at = min(at + 1, text.count)
  }

  /// `(?(condition)yes|no)`: both branches are possible, whatever the condition.
  private mutating func conditional() -> RegexNode {
    if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "*") {
      // The condition is an assertion, which begins with the bracket just taken.
      at -= 1
      _ = group()
    } else {
      skipToBracket()
    }
    return rest { node in
      if case .alternatives = node { return node }
      return .alternatives([node, .empty])
    }
  }

  /// `(*…)`: named assertions and groups are left alone, and a verb may end the match anywhere.
  private mutating func verb() -> RegexNode { lose() }

  /// `(?i)` and the like, alone or before a colon; anything else loses the parser.
  private mutating func options() -> RegexNode {
    let outer = flags
    var value = true
    while let letter = byte {
      at += 1
      switch letter {
      case UInt8(ascii: "^"): flags = Flags(caseless: false)
      case UInt8(ascii: "-"): value = false
      case UInt8(ascii: "i"): flags.caseless = value
      case UInt8(ascii: "s"): flags.dotAll = value
      case UInt8(ascii: "x"):
        flags.extendedMore = value && flags.extended && text[at - 2] == UInt8(ascii: "x")
        flags.extended = value
      case UInt8(ascii: "m"), UInt8(ascii: "n"), UInt8(ascii: "J"), UInt8(ascii: "U"): break
      case UInt8(ascii: ")"): return .empty
      case UInt8(ascii: ":"):
        let inner = flags
        flags = outer
        return scoped(inner)
      default: return lose()
      }
    }
    return lose()
  }

  private mutating func scoped(_ inner: Flags) -> RegexNode {
    let outer = flags
    flags = inner
    let node = rest { $0 }
    flags = outer
    return node
  }
}
