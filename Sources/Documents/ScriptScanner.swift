/// Splits JavaScript or TypeScript into the tokens that the outline of objects is made of (ECMA-262, section 12).
///
/// It tells strings, templates, comments and regular expressions from code; everything else is words and single signs.
struct ScriptScanner {
  /// A token and where it stands.
  struct Token {
    enum Kind: Equatable {
      /// An identifier, a keyword or a number.
      case word
      /// A string, or a template without substitutions; its content is `inner`.
      case string
      /// A template with substitutions, or a regular expression.
      case opaque
      /// One sign.
      case sign(UInt8)
    }

    var kind: Kind
    var range: ByteRange

    /// The content of a string, without its quotation marks.
    var inner: ByteRange { ByteRange(range.lower + 1, range.upper - 1) }
  }

  private let bytes: [UInt8]
  private var at = 0
  /// Whether a slash begins a regular expression here, not a division.
  private var expectsValue = true

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// The next token; nil at the end.
  mutating func next() -> Token? {
    skipSpaceAndComments()
    guard at < bytes.count else { return nil }
    let start = at
    let first = bytes[at]
    switch first {
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      let isClosed = skipString(first)
      return token(isClosed ? .string : .opaque, start, expectsValue: false)
    case UInt8(ascii: "`"):
      let isPlain = skipTemplate()
      return token(isPlain ? .string : .opaque, start, expectsValue: false)
    case UInt8(ascii: "/") where expectsValue:
      skipRegex()
      return token(.opaque, start, expectsValue: false)
    default:
      if isWord(first) {
        while at < bytes.count, isWord(bytes[at]) { at += 1 }
        return token(.word, start, expectsValue: isKeyword(bytes[start..<at]))
      }
      at += 1
      let closes = [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(first)
      return token(.sign(first), start, expectsValue: !closes)
    }
  }

  private mutating func token(_ kind: Token.Kind, _ start: Int, expectsValue: Bool) -> Token {
    self.expectsValue = expectsValue
    return Token(kind: kind, range: ByteRange(start, at))
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || byte >= 0x80
  }

  private func isKeyword(_ word: ArraySlice<UInt8>) -> Bool {
    ["return", "typeof", "case", "default", "in", "of", "as"].contains { word.elementsEqual($0.utf8) }
  }

  private mutating func skipSpaceAndComments() {
    while at < bytes.count {
      if isASCIIWhiteSpace(bytes[at]) {
        at += 1
      } else if bytes[at] == UInt8(ascii: "/"), byte(at + 1) == UInt8(ascii: "/") {
        at = lineEnd(bytes, from: at)
      } else if bytes[at] == UInt8(ascii: "/"), byte(at + 1) == UInt8(ascii: "*") {
        at += 2
        while at < bytes.count, !(bytes[at] == UInt8(ascii: "*") && byte(at + 1) == UInt8(ascii: "/")) { at += 1 }
        at = min(at + 2, bytes.count)
      } else {
        return
      }
    }
  }

  /// Steps over a string; false where the line or the text ends first.
  private mutating func skipString(_ quote: UInt8) -> Bool {
    at += 1
    while at < bytes.count, bytes[at] != quote {
      if bytes[at] == 0x0A { return false }
      at = min(at + (bytes[at] == UInt8(ascii: "\\") ? 2 : 1), bytes.count)
    }
    guard at < bytes.count else { return false }
    at += 1
    return true
  }

  /// Steps over a template with what is nested in it; true where it is closed and has no substitution.
  private mutating func skipTemplate() -> Bool {
    at += 1
    var isPlain = true
    // What is open: a substitution (its braces), or the template round it.
    var braces: [Int] = []
    while at < bytes.count {
      let current = bytes[at]
      if current == UInt8(ascii: "\\") {
        at = min(at + 2, bytes.count)
        continue
      }
      at += 1
      guard let open = braces.last else {
        if current == UInt8(ascii: "`") { return isPlain }
        if current == UInt8(ascii: "$"), byte(at) == UInt8(ascii: "{") {
          at += 1
          isPlain = false
          braces.append(1)
        }
        continue
      }
      if current == UInt8(ascii: "{") { braces[braces.count - 1] = open + 1 }
      if current == UInt8(ascii: "}") {
        braces[braces.count - 1] = open - 1
        if open == 1 { braces.removeLast() }
      }
    }
    return false
  }

  private mutating func skipRegex() {
    at += 1
    var isInClass = false
    while at < bytes.count, bytes[at] != 0x0A {
      let current = bytes[at]
      at = min(at + (current == UInt8(ascii: "\\") ? 2 : 1), bytes.count)
      if current == UInt8(ascii: "[") { isInClass = true }
      if current == UInt8(ascii: "]") { isInClass = false }
      if current == UInt8(ascii: "/"), !isInClass { return }
    }
  }
}
