/// Cuts a condition into tokens.
struct ExpressionLexer {
  /// The smallest piece of a condition.
  struct Token: Hashable {
    enum Kind: Hashable {
      case name(String)
      case number(Double)
      case text(String)
      case symbol(String)
      case end
    }

    var kind: Kind
    /// Where it begins, in UTF-8 bytes.
    var offset: Int
  }

  private let bytes: [UInt8]
  private var position = 0
  private var tokens: [Token] = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The tokens of `text`, with an end token.
  ///
  /// - Complexity: O(n).
  static func tokens(of text: String) throws(ExpressionError) -> [Token] {
    var lexer = ExpressionLexer(Array(text.utf8))
    while try lexer.scan() {}
    lexer.tokens.append(Token(kind: .end, offset: lexer.bytes.count))
    return lexer.tokens
  }

  private func byte(_ offset: Int) -> UInt8 { offset < bytes.count && offset >= 0 ? bytes[offset] : 0 }

  private func string(_ lower: Int, _ upper: Int) -> String { String(decoding: bytes[lower..<upper], as: UTF8.self) }

  private mutating func scan() throws(ExpressionError) -> Bool {
    while byte(position).isSpace { position += 1 }
    guard position < bytes.count else { return false }
    let start = position
    let first = bytes[start]
    if first.isNameStart {
      tokens.append(Token(kind: .name(name()), offset: start))
    } else if first.isDigit || (first == UInt8(ascii: "-") && byte(start + 1).isDigit && !followsOperand) {
      tokens.append(Token(kind: try number(), offset: start))
    } else if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") {
      tokens.append(Token(kind: try text(quote: first), offset: start))
    } else {
      tokens.append(Token(kind: .symbol(try symbol()), offset: start))
    }
    return true
  }

  /// Whether what was read last is a value, so that a minus after it subtracts.
  private var followsOperand: Bool {
    switch tokens.last?.kind {
    case .name(let name): !["and", "or", "not", "has", "in"].contains(name)
    case .number, .text: true
    case .symbol(let symbol): symbol == ")"
    case .end, nil: false
    }
  }

  /// A name: letters, digits, `_`, and `-`, `/`, `.`, `:` inside it; a `*` may end a name with a colon.
  private mutating func name() -> String {
    let start = position
    var hasColon = false
    while true {
      let byte = byte(position)
      if byte.isNamePart {
        position += 1
      } else if byte.joinsNames, self.byte(position + 1).isNamePart {
        hasColon = hasColon || byte == UInt8(ascii: ":")
        position += 2
      } else {
        break
      }
    }
    if hasColon, byte(position) == UInt8(ascii: "*") {
      position += 1
    } else if hasColon, byte(position).joinsNames, byte(position + 1) == UInt8(ascii: "*") {
      position += 2
    }
    return string(start, position)
  }

  private mutating func number() throws(ExpressionError) -> Token.Kind {
    let start = position
    position += 1
    while byte(position).isDigit || (byte(position) == UInt8(ascii: ".") && byte(position + 1).isDigit) {
      position += 1
    }
    guard !byte(position).isNameStart, let value = Double(string(start, position)) else {
      while byte(position).isNamePart || byte(position) == UInt8(ascii: ".") { position += 1 }
      throw ExpressionError(
        code: .expression, offset: start, message: "`\(string(start, position))` is not a number",
        help: "numbers are written like 12 or 0.5; a share is 0.2, not 20%")
    }
    return .number(value)
  }

  private mutating func text(quote: UInt8) throws(ExpressionError) -> Token.Kind {
    let start = position
    var value: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == quote {
        guard self.byte(position) == quote else { return .text(String(decoding: value, as: UTF8.self)) }
        position += 1
      }
      value.append(byte)
    }
    throw ExpressionError(
      code: .expression, offset: start, message: "the text that begins here has no end",
      help: "a quotation mark inside a text is written twice")
  }

  private mutating func symbol() throws(ExpressionError) -> String {
    let start = position
    for symbol in ["==", "!=", "<=", ">="] where string(start, min(start + 2, bytes.count)) == symbol {
      position += 2
      return symbol
    }
    let first = bytes[start]
    if "()<>,".utf8.contains(first) {
      position += 1
      return string(start, position)
    }
    if "+-*/".utf8.contains(first) { return try arithmeticSymbol() }
    throw unexpected(first)
  }

  /// `+ - * /`, which must stand between spaces because `-` and `/` also stand inside names.
  private mutating func arithmeticSymbol() throws(ExpressionError) -> String {
    let start = position
    position += 1
    let symbol = string(start, position)
    guard byte(start - 1).isSpace, byte(position).isSpace else {
      throw ExpressionError(
        code: .expression, offset: start, message: "`\(symbol)` needs a space on both sides",
        help: "without spaces `-` and `/` are parts of names")
    }
    return symbol
  }

  private func unexpected(_ first: UInt8) -> ExpressionError {
    let rest = String(decoding: bytes[position...], as: UTF8.self)
    let scalar = rest.unicodeScalars.first.map { String($0) } ?? ""
    let help: String? =
      switch first {
      case UInt8(ascii: "="): "equality is written `==`"
      case UInt8(ascii: "!"): "negation is written `not`, inequality `!=`"
      case UInt8(ascii: "&"): "write `and`"
      case UInt8(ascii: "|"): "write `or`"
      case UInt8(ascii: "%"): "a share is written 0.2"
      case UInt8(ascii: "."): "a number begins with a digit: 0.5"
      default: first < 0x80 ? nil : "texts stand in quotation marks: 'text'"
      }
    return ExpressionError(code: .expression, offset: position, message: "`\(scalar)` means nothing here", help: help)
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  fileprivate var isNameStart: Bool {
    (self | 0x20).isLowercaseLetter || self == UInt8(ascii: "_")
  }
  fileprivate var isNamePart: Bool { isNameStart || isDigit }
  fileprivate var joinsNames: Bool { "-/.:".utf8.contains(self) }
}
