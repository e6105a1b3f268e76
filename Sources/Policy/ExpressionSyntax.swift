/// A condition or value as it is written, names not yet looked up.
struct ExpressionSyntax: Hashable, Sendable {
  /// What stands there.
  indirect enum Kind: Hashable, Sendable {
    case literal(Expression.Literal)
    /// A name with all that belongs to it: `ban`, `repost-ban/ban`, `ban.how`, `repost.policy`.
    case name(String)
    /// A name `in` a zone or scope.
    case located(name: String, place: String, placeOffset: Int)
    case call(String, [ExpressionSyntax])
    case not(ExpressionSyntax)
    case and(ExpressionSyntax, ExpressionSyntax)
    case or(ExpressionSyntax, ExpressionSyntax)
    case compare(ExpressionSyntax, Expression.Comparison, ExpressionSyntax)
    case arithmetic(ExpressionSyntax, String, ExpressionSyntax)
  }

  /// What stands there.
  var kind: Kind
  /// Where it begins in the text, in UTF-8 bytes; for operators, where the operator stands.
  var offset: Int
}

/// Why a condition, value or template cannot be used.
struct ExpressionError: Error, Hashable {
  /// The stable code.
  var code: DiagnosticCode
  /// Where in the text, in UTF-8 bytes.
  var offset: Int
  /// What is wrong.
  var message: String
  /// What to do.
  var help: String?
}
