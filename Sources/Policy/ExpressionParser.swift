/// Reads conditions and values: names, comparisons, arithmetic and calls, by precedence.
///
/// From the loosest to the tightest: `or`, `and`, `not`, one comparison, `+ -`, `* /`, names, calls and parentheses.
struct ExpressionParser {
  /// How deep parentheses and negations may nest.
  static let depthLimit = 40
  /// How many tokens a condition may have; trees are as deep as they have operators.
  static let tokenLimit = 400

  private let tokens: [ExpressionLexer.Token]
  private var position = 0
  private var depth = 0

  private init(_ tokens: [ExpressionLexer.Token]) { self.tokens = tokens }

  /// The condition or value that `text` spells.
  ///
  /// - Complexity: O(n).
  static func parse(_ text: String) throws(ExpressionError) -> ExpressionSyntax {
    let tokens = try ExpressionLexer.tokens(of: text)
    guard tokens.count <= tokenLimit else {
      throw ExpressionError(
        code: .outOfRange, offset: 0, message: "the condition has more than \(tokenLimit) words and signs",
        help: "put its parts into patterns, scores or facts")
    }
    guard tokens.count > 1 else {
      throw ExpressionError(code: .expression, offset: 0, message: "the condition is empty")
    }
    var parser = ExpressionParser(tokens)
    let expression = try parser.disjunction()
    guard parser.current.kind == .end else { throw parser.unexpected(after: "the condition") }
    return expression
  }

  private var current: ExpressionLexer.Token { tokens[position] }

  private mutating func advance() { if position < tokens.count - 1 { position += 1 } }

  private mutating func take(_ symbol: String) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard current.kind == .name(word) else { return false }
    advance()
    return true
  }

  private mutating func nested<T>(_ body: (inout Self) throws(ExpressionError) -> T) throws(ExpressionError) -> T {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw ExpressionError(
        code: .outOfRange, offset: current.offset, message: "the condition nests deeper than \(Self.depthLimit) levels")
    }
    return try body(&self)
  }

  private mutating func disjunction() throws(ExpressionError) -> ExpressionSyntax {
    var left = try conjunction()
    while case let offset = current.offset, takeWord("or") {
      left = ExpressionSyntax(kind: .or(left, try conjunction()), offset: offset)
    }
    return left
  }

  private mutating func conjunction() throws(ExpressionError) -> ExpressionSyntax {
    var left = try negation()
    while case let offset = current.offset, takeWord("and") {
      left = ExpressionSyntax(kind: .and(left, try negation()), offset: offset)
    }
    return left
  }

  private mutating func negation() throws(ExpressionError) -> ExpressionSyntax {
    let offset = current.offset
    guard takeWord("not") else { return try comparison() }
    let operand = try nested { parser throws(ExpressionError) in try parser.negation() }
    return ExpressionSyntax(kind: .not(operand), offset: offset)
  }

  private mutating func comparison() throws(ExpressionError) -> ExpressionSyntax {
    let left = try sum()
    let offset = current.offset
    guard let comparison = takeComparison() else { return left }
    let right = try sum()
    if case let second = current.offset, takeComparison() != nil {
      throw ExpressionError(
        code: .expression, offset: second, message: "two comparisons in a row",
        help: "join them with `and`: `a < b and b < c`")
    }
    return ExpressionSyntax(kind: .compare(left, comparison, right), offset: offset)
  }

  private mutating func takeComparison() -> Expression.Comparison? {
    let spelling: String
    switch current.kind {
    case .symbol(let symbol): spelling = symbol
    case .name("has"): spelling = "has"
    default: return nil
    }
    guard let comparison = Expression.Comparison(rawValue: spelling) else { return nil }
    advance()
    return comparison
  }

  private mutating func sum() throws(ExpressionError) -> ExpressionSyntax {
    var left = try product()
    while let (symbol, offset) = takeOperator("+", "-") {
      left = ExpressionSyntax(kind: .arithmetic(left, symbol, try product()), offset: offset)
    }
    return left
  }

  private mutating func product() throws(ExpressionError) -> ExpressionSyntax {
    var left = try primary()
    while let (symbol, offset) = takeOperator("*", "/") {
      left = ExpressionSyntax(kind: .arithmetic(left, symbol, try primary()), offset: offset)
    }
    return left
  }

  private mutating func takeOperator(_ symbols: String...) -> (symbol: String, offset: Int)? {
    guard case .symbol(let symbol) = current.kind, symbols.contains(symbol) else { return nil }
    let offset = current.offset
    advance()
    return (symbol, offset)
  }

  private mutating func primary() throws(ExpressionError) -> ExpressionSyntax {
    let token = current
    switch token.kind {
    case .number(let value):
      advance()
      return ExpressionSyntax(kind: .literal(.number(value)), offset: token.offset)
    case .text(let text):
      advance()
      return ExpressionSyntax(kind: .literal(.text(text)), offset: token.offset)
    case .symbol("("):
      advance()
      let inner = try nested { parser throws(ExpressionError) in try parser.disjunction() }
      guard take(")") else { throw unclosed(token.offset) }
      return inner
    case .name(let name):
      return try named(name, at: token.offset)
    case .symbol, .end:
      throw unexpected(after: nil)
    }
  }

  private mutating func named(_ name: String, at offset: Int) throws(ExpressionError) -> ExpressionSyntax {
    if ["and", "or", "not", "has", "in"].contains(name) { throw unexpected(after: nil) }
    advance()
    switch name {
    case "true": return ExpressionSyntax(kind: .literal(.flag(true)), offset: offset)
    case "false": return ExpressionSyntax(kind: .literal(.flag(false)), offset: offset)
    case "null": return ExpressionSyntax(kind: .literal(.null), offset: offset)
    default: break
    }
    if current.kind == .symbol("(") {
      let arguments = try arguments()
      return ExpressionSyntax(kind: .call(name, arguments), offset: offset)
    }
    guard takeWord("in") else { return ExpressionSyntax(kind: .name(name), offset: offset) }
    guard case .name(let place) = current.kind else {
      throw ExpressionError(
        code: .expression, offset: current.offset, message: "`in` needs the name of a zone or scope",
        help: "for example `\(name) in title` or `\(name) in sentence`")
    }
    let kind = ExpressionSyntax.Kind.located(name: name, place: place, placeOffset: current.offset)
    advance()
    return ExpressionSyntax(kind: kind, offset: offset)
  }

  private mutating func arguments() throws(ExpressionError) -> [ExpressionSyntax] {
    let open = current.offset
    advance()
    var arguments: [ExpressionSyntax] = []
    if take(")") { return arguments }
    repeat {
      arguments.append(try nested { parser throws(ExpressionError) in try parser.disjunction() })
    } while take(",")
    guard take(")") else { throw unclosed(open) }
    return arguments
  }

  private func unclosed(_ offset: Int) -> ExpressionError {
    guard current.kind == .end else { return unexpected(after: "the parenthesis") }
    return ExpressionError(
      code: .expression, offset: offset, message: "the parenthesis is not closed",
      help: "inside `{ }` a comma ends a YAML text: put the condition in quotes there")
  }

  private func unexpected(after what: String?) -> ExpressionError {
    let place = what.map { " after \($0)" } ?? ""
    let shown: String
    switch current.kind {
    case .end: shown = "the condition ends where a value should stand"
    case .name(let name): shown = "`\(name)` has no place here\(place)"
    case .symbol(let symbol): shown = "`\(symbol)` has no place here\(place)"
    case .number, .text: shown = "a value has no place here\(place)"
    }
    return ExpressionError(code: .expression, offset: current.offset, message: shown)
  }
}
