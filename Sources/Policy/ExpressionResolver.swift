import Documents
import Folding
import Measuring

/// Looks up the names of a condition or value and checks what they are used for.
struct ExpressionResolver {
  /// What kind of value an expression gives, where it is known before any document is.
  enum ValueKind: String {
    case flag = "yes or no"
    case number = "a number"
    case text = "a text"
  }

  /// An expression and the kind of its value.
  struct Typed {
    var expression: Expression
    var kind: ValueKind?
  }

  /// The names that there are.
  let names: PackNames
  /// The family whose names need no prefix.
  let family: String
  /// Whether there is an occurrence whose surroundings can be asked for.
  let hasOccurrence: Bool

  /// The functions of the language besides measures, with their number of arguments.
  static let functions: [(name: String, arguments: Int)] = [
    ("count", 1), ("density", 1), ("distance", 2), ("score", 1), ("fact", 1), ("field", 1), ("meta", 1),
  ]

  /// The fields of a document.
  static let fields = [
    "title", "site-title", "page-title", "section", "author", "publisher", "source", "language", "format", "encoding",
    "encoding-declared", "encoding-basis", "encoding-invalid", "url", "declared.title", "declared.site-title",
    "declared.author", "declared.source", "declared.url", "declared.language", "declared.charset", "house.wording",
    "house.place", "house.exempt",
  ]

  /// The condition `text`, names looked up.
  func condition(_ text: String) throws(ExpressionError) -> Expression {
    let syntax = try ExpressionParser.parse(text)
    return try truth(syntax).expression
  }

  /// The value `text`, names looked up.
  func value(_ text: String) throws(ExpressionError) -> Expression {
    try resolve(try ExpressionParser.parse(text)).expression
  }

  /// The template `text`, names looked up.
  func template(_ text: String) throws(ExpressionError) -> Expression {
    var parts: [Expression.TemplatePart] = []
    for part in try TemplateParser.parts(of: text) {
      switch part {
      case .text(let text): parts.append(.text(text))
      case .field(let field, let offset): parts.append(.value(try self.field(field, at: offset)))
      }
    }
    return .template(parts)
  }

  /// The expression between the braces of a template, which begins at `offset` of the template.
  func field(_ text: String, at offset: Int) throws(ExpressionError) -> Expression {
    do {
      return try value(text)
    } catch {
      var moved = error
      moved.offset += offset
      throw moved
    }
  }

  // MARK: Kinds

  func resolve(_ syntax: ExpressionSyntax) throws(ExpressionError) -> Typed {
    switch syntax.kind {
    case .literal(let literal): return Self.typed(literal)
    case .name(let name): return try resolveName(name, at: syntax.offset)
    case .located(let name, let place, let placeOffset):
      return try located(name, at: syntax.offset, place, at: placeOffset)
    case .call(let name, let arguments): return try call(name, arguments, at: syntax.offset)
    case .not(let operand): return Typed(expression: .not(try truth(operand).expression), kind: .flag)
    case .and(let left, let right):
      return Typed(expression: .and(try truth(left).expression, try truth(right).expression), kind: .flag)
    case .or(let left, let right):
      return Typed(expression: .or(try truth(left).expression, try truth(right).expression), kind: .flag)
    case .compare(let left, let comparison, let right):
      return try compare(left, comparison, right, at: syntax.offset)
    case .arithmetic(let left, let symbol, let right):
      return Typed(
        expression: .arithmetic(try number(left).expression, symbol, try number(right).expression), kind: .number)
    }
  }

  private static func typed(_ literal: Expression.Literal) -> Typed {
    let kind: ValueKind? =
      switch literal {
      case .number: .number
      case .text: .text
      case .flag: .flag
      case .null, .name: nil
      }
    return Typed(expression: .literal(literal), kind: kind)
  }

  /// An operand of `and`, `or`, `not`, or a whole condition: a number says neither yes nor no.
  private func truth(_ syntax: ExpressionSyntax) throws(ExpressionError) -> Typed {
    let operand = try resolve(syntax)
    if operand.kind == .number {
      throw ExpressionError(
        code: .unlikeKinds, offset: syntax.offset, message: "a number stands where yes or no is asked for",
        help: "compare it: `… > 0`")
    }
    return operand
  }

  private func number(_ syntax: ExpressionSyntax) throws(ExpressionError) -> Typed {
    let operand = try resolve(syntax)
    if let kind = operand.kind, kind != .number {
      throw ExpressionError(
        code: .unlikeKinds, offset: syntax.offset, message: "arithmetic with \(kind.rawValue)",
        help: kind == .flag ? "`count(name)` is how often a pattern occurs" : nil)
    }
    return operand
  }

  private func compare(
    _ left: ExpressionSyntax, _ comparison: Expression.Comparison, _ right: ExpressionSyntax, at offset: Int
  ) throws(ExpressionError) -> Typed {
    let one = try resolve(left)
    let other = try resolve(right)
    let compared = Typed(expression: .compare(one.expression, comparison, other.expression), kind: .flag)
    switch comparison {
    case .equal, .different:
      guard let kind = one.kind, let otherKind = other.kind, kind != otherKind else { return compared }
      throw ExpressionError(
        code: .unlikeKinds, offset: offset, message: "\(kind.rawValue) is never equal to \(otherKind.rawValue)",
        help: kind == .flag ? "`name.text` is the text of an occurrence" : nil)
    case .less, .lessOrEqual, .more, .moreOrEqual:
      for operand in [one, other] where operand.kind == .flag || operand.kind == .text {
        throw ExpressionError(
          code: .unlikeKinds, offset: offset, message: "only numbers are greater or smaller",
          help: "`count(name)` is how often a pattern occurs")
      }
    case .has:
      if one.kind == .number || one.kind == .flag {
        throw ExpressionError(
          code: .unlikeKinds, offset: offset, message: "`has` asks a list or a text, not \(one.kind?.rawValue ?? "")")
      }
    }
    return compared
  }
}
