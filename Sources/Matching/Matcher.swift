package import Documents
package import Folding

/// Finds the places where patterns hold; owns the memory that matching needs.
///
/// Not for use from several threads: one a worker.
package final class Matcher {
  /// What it finds.
  package let program: MatchProgram

  /// A pattern that was cut short by a limit.
  package struct Overrun: Hashable, Sendable {
    /// The pattern's index.
    package var pattern: Int
    /// The limit that was reached: `match-limit`, `depth-limit`, `heap-limit`, `match-count`.
    package var limit: String
    /// The text in which it was reached.
    package var range: TextRange
  }

  /// What a scan found.
  package struct Result: Sendable {
    /// All matches of global patterns, ordered by pattern, then by place.
    package var matches: [PatternMatch] = []
    /// For each pattern the index of its first match, and at the end the number of matches.
    ///
    /// The matches of pattern `p` are `matches[starts[p] ..< starts[p + 1]]`.
    package var starts: [Int] = []
    /// Patterns that were cut short.
    package var overruns: [Overrun] = []
  }

  /// A matcher for `program`.
  package init(_ program: MatchProgram) { self.program = program }

  /// Finds every global pattern in `document`, leftmost and without overlap within one pattern.
  package func scan(_ document: Document) -> Result { Result() }

  /// Finds the pattern with index `pattern`, of whatever role, in `range`, which lies in one block of `document`.
  ///
  /// Text outside `range` is seen by lookbehind and boundaries only.
  package func matches(of pattern: Int, in range: TextRange, of document: Document) -> [PatternMatch] { [] }

  /// The clause, sentence or paragraph of `document` that holds the text offset `offset`.
  package func extent(of scope: Scope, at offset: Int, in document: Document) -> TextRange { TextRange(0, 0) }
}
