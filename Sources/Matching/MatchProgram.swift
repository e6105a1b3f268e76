/// Every pattern of a rule set, compiled: one literal automaton with its gates, and what each pattern needs to be run.
///
/// Immutable and shared by all workers; each worker runs it with a `Matcher` of its own.
package struct MatchProgram: Sendable {
  /// The patterns, by the index that matches carry.
  package let patterns: [PatternSpec]

  /// What the compiler has to say about one pattern.
  package struct Diagnostic: Sendable, Hashable {
    /// How bad it is.
    package enum Level: String, Sendable {
      /// The pattern cannot be used.
      case error
      /// The pattern works, but costs or hides something.
      case warning
    }

    /// The pattern's index.
    package var pattern: Int
    /// How bad it is.
    package var level: Level
    /// A stable word: `syntax`, `no-gate`, `common-gate`, `unbounded-gap`, `never-matches`, `empty-match`,
    /// `folded-away`.
    package var code: String
    /// What is wrong and what to do, in one English sentence.
    package var message: String
    /// The byte offset in the regex's text, where there is one.
    package var offset: Int?
  }

  /// Compiles `patterns`; a pattern with an error is in the diagnostics and never matches.
  ///
  /// - Complexity: O(n) in the total length of the patterns.
  package static func compile(_ patterns: [PatternSpec]) -> (program: MatchProgram, diagnostics: [Diagnostic]) {
    (MatchProgram(patterns: patterns), [])
  }
}
