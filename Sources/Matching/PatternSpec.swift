package import Documents
package import Folding

/// A pattern as a rule writes it, lexicons already expanded: what the matcher is to find, and where.
package struct PatternSpec: Sendable, Hashable {
  /// What is looked for.
  package enum Source: Sendable, Hashable {
    /// A PCRE2 regular expression.
    case regex(String)
    /// Any of these literal strings.
    case keywords([String])
  }

  /// What has to stand at the edges of a keyword or a regex match.
  package enum Boundary: String, Sendable, Hashable, CaseIterable {
    /// Nothing.
    case none
    /// No letter or digit of the same script outside where the edge itself is a letter or digit of a script that is
    /// written with spaces; nothing where it is Han, kana, Thai, Lao, Khmer or Burmese.
    case script
    /// No letter, digit or mark outside where the edge is one (Unicode `\b`).
    case unicode
    /// A word boundary of UAX #29 with ICU's dictionaries.
    case word
  }

  /// How the pattern is run.
  package enum Role: String, Sendable, Hashable, CaseIterable {
    /// Over every document, behind the literal prefilter.
    case global
    /// Only on demand in a stretch of text around another match (vetoes and requirements).
    case local
  }

  /// A name for diagnostics and statistics: `family/file.pattern`.
  package var name: String
  /// What is looked for.
  package var source: Source
  /// The differences of spelling it looks through.
  package var folds: FoldSet
  /// What has to stand at its edges.
  package var boundary: Boundary
  /// The zones it is looked for in.
  package var zones: ZoneSet
  /// Inline marks whose text it does not see: a match that touches one is none.
  package var masks: MarkSet
  /// What a match must not cross: `clause`, `sentence` or `paragraph`.
  package var within: Scope
  /// How it is run.
  package var role: Role
  /// The written reason why a regex may go without a literal or class-run gate; nil when it must have one.
  package var waiver: String?

  /// A pattern with the defaults of the rule language.
  package init(
    name: String, source: Source, folds: FoldSet = [], boundary: Boundary = .none, zones: ZoneSet = .all,
    masks: MarkSet = [], within: Scope = .paragraph, role: Role = .global, waiver: String? = nil
  ) {
    self.name = name
    self.source = source
    self.folds = folds
    self.boundary = boundary
    self.zones = zones
    self.masks = masks
    self.within = within
    self.role = role
    self.waiver = waiver
  }
}
