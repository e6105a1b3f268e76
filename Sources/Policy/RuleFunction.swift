package import Measuring

/// A function that conditions and patterns may call, for `imprimatur rules functions`.
package struct RuleFunction: Sendable {
  /// Where it may stand.
  package enum Kind: String, Sendable {
    /// Part of the rule language: in conditions.
    case language
    /// A measure that gives a value: in conditions.
    case value
    /// A measure that gives spans: as a pattern, `measure: name(arguments)`.
    case spans
  }

  /// Its name.
  package var name: String
  /// Where it may stand.
  package var kind: Kind
  /// Its parameters in order.
  package var parameters: [Measure.Parameter]
  /// What it gives, in a sentence.
  package var summary: String

  /// The functions of the language, then the measures by name.
  package static func all(measures: [Measure] = MeasureCatalog.all) -> [RuleFunction] {
    language
      + measures.map { measure in
        let kind: Kind =
          switch measure.body {
          case .spans: .spans
          case .value: .value
          }
        return RuleFunction(
          name: measure.name, kind: kind, parameters: measure.parameters, summary: measure.summary)
      }.sorted { $0.name < $1.name }
  }

  private static let pattern = Measure.Parameter(name: "pattern", summary: "A pattern's name.")

  private static let language = [
    RuleFunction(name: "count", kind: .language, parameters: [pattern], summary: "How often the pattern occurs."),
    RuleFunction(
      name: "density", kind: .language, parameters: [pattern],
      summary: "How often the pattern occurs in 1,000 characters of running text."),
    RuleFunction(
      name: "distance", kind: .language,
      parameters: [pattern, Measure.Parameter(name: "other", summary: "Another pattern's name.")],
      summary: "The characters between the nearest occurrences of the two in one block."),
    RuleFunction(
      name: "score", kind: .language, parameters: [Measure.Parameter(name: "score", summary: "A score's name.")],
      summary: "The sum of the score's terms."),
    RuleFunction(
      name: "fact", kind: .language, parameters: [Measure.Parameter(name: "key", summary: "A fact's dotted key.")],
      summary: "The fact's value."),
    RuleFunction(
      name: "field", kind: .language,
      parameters: [
        Measure.Parameter(
          name: "name", summary: "One of \(ExpressionResolver.fields.map { "`\($0)`" }.joined(separator: ", ")).")
      ], summary: "What the page or its publisher says."),
    RuleFunction(
      name: "meta", kind: .language,
      parameters: [Measure.Parameter(name: "name", summary: "A metadata name: 'og:site_name'.")],
      summary: "The first metadata value of that name."),
  ]
}
