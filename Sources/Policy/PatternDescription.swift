package import Folding
package import Matching

/// A pattern as its author wrote it, with the options that count for it.
package struct PatternDescription: Hashable, Sendable {
  /// What makes its occurrences, as it is written.
  package enum Source: Hashable, Sendable {
    /// A regex with its placeholders.
    case regex(String)
    /// A list of words.
    case keywords([String])
    /// The words of lexicons, and how many they are.
    case lexicons([String], words: Int)
    /// Other patterns, by qualified name.
    case any([String])
    /// A measure's call.
    case measure(String, least: Double)
    /// Whole blocks.
    case blocks
    /// What the page says it is.
    case claims(String)
  }

  /// What must, or must not, stand near an occurrence.
  package struct Requirement: Hashable, Sendable {
    /// The pattern's qualified name.
    package var pattern: String
    /// Whether it must be absent (`unless`) rather than present (`with`).
    package var isVeto: Bool
    /// Where it is looked for.
    package var scope: Scope
    /// Within how many characters; nil for the whole scope.
    package var distance: Int?
    /// On which side.
    package var side: RuleSet.Requirement.Side
  }

  /// `family/name`; patterns without a name are called after what they stand in.
  package var name: String
  /// What makes its occurrences.
  package var source: Source
  /// The names of the folds; nil where folds have no meaning.
  package var folds: [String]?
  /// What must stand at the edges; nil where that has no meaning.
  package var boundary: PatternSpec.Boundary?
  /// The names of the zones, `prose` or `all`, and `meta:NAME`.
  package var zones: [String]
  /// What an occurrence must not cross; nil where that has no meaning.
  package var within: Scope?
  /// The names of the inline stretches that are not seen.
  package var masked: [String]
  /// BCP 47 prefixes of the languages in which it applies; empty for all.
  package var languages: [String]
  /// What must, or must not, stand near an occurrence.
  package var requirements: [Requirement]
  /// Whether it is only looked for round other occurrences.
  package var isLocal: Bool
  /// Where it is written.
  package var origin: Rule.Origin
}
