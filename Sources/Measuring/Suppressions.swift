/// What can be the matter with an instruction to the checker in an article.
package enum SuppressionProblem: String, CaseIterable, Sendable {
  /// It gives no reason.
  case unreasoned
  /// It held nothing back.
  case unused
  /// It names a rule or family that there is not.
  case unknownRule = "unknown-rule"
  /// Its word means nothing.
  case unknownDirective = "unknown-directive"
}

extension Measure {
  /// The name of the measure whose spans depend on what all other rules found.
  package static let suppressionsName = "suppressions"

  /// What an article says to the checker.
  static let suppressions: [Measure] = [
    .spans(
      suppressionsName,
      """
      Suppressions in comments and front matter with a problem; `{name}` is the rule or word, `{nearest}` the one that \
      was probably meant. Rules that ask for it are evaluated after all others.
      """,
      [
        Parameter(
          name: "problem",
          summary: "`unreasoned`, `unused`, `unknown-rule` (of a name) or `unknown-directive` (of a word).")
      ]
    ) { context, arguments in
      arguments.text(0).flatMap { SuppressionProblem(rawValue: $0) }.flatMap { context.suppressionProblems[$0] } ?? []
    }
  ]
}
