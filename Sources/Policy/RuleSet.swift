package import Documents
package import Folding
package import Matching
package import Measuring

/// Rule packs, compiled: everything an evaluation needs, and nothing that has to be parsed again.
///
/// Immutable and shared by all workers.
package struct RuleSet: Sendable {
  /// The regexes and keyword lists of all packs, compiled.
  package var program: MatchProgram
  /// Everything that rules, facts and conditions refer to by name.
  package var patterns: [Pattern]
  /// Weighted sums.
  package var scores: [Score]
  /// Facts, in the order in which they are decided.
  package var facts: [FactRule]
  /// Rules that make findings.
  package var rules: [Rule]
  /// The families, in the order of their names.
  package var families: [Family]
  /// Lexicons that measures ask for by name.
  package var lexicons: [String: MeasureContext.Lexicon]
  /// The program's own messages by key.
  package var messages: [String: LocalizedText]
  /// Named sets of severities: profile, then rule id to severity (`off` as nil).
  package var profiles: [String: [String: Severity?]]
  /// Thresholds of the program: the part that reads them, then name to value or values.
  package var settings: [String: [String: [String]]] = [:]
  /// A hash of the packs' sources, for caches and reports.
  package var digest: String

  /// A set of these parts.
  package init(
    program: MatchProgram, patterns: [Pattern] = [], scores: [Score] = [], facts: [FactRule] = [], rules: [Rule] = [],
    families: [Family] = [], lexicons: [String: MeasureContext.Lexicon] = [:],
    messages: [String: LocalizedText] = [:], profiles: [String: [String: Severity?]] = [:], digest: String = ""
  ) {
    self.program = program
    self.patterns = patterns
    self.scores = scores
    self.facts = facts
    self.rules = rules
    self.families = families
    self.lexicons = lexicons
    self.messages = messages
    self.profiles = profiles
    self.digest = digest
  }

  /// A folder of `rules/`.
  package struct Family: Hashable, Sendable {
    /// Its name: the part of a rule id before the slash.
    package var name: String
    /// What it is about.
    package var title: LocalizedText
  }

  /// Something that holds at places of a document; `occurrences` of it are what rules report and conditions count.
  package struct Pattern: Hashable, Sendable {
    /// What makes its occurrences.
    package enum Source: Hashable, Sendable {
      /// The pattern with this index in the program.
      case matched(Int)
      /// A span measure with its arguments; spans of at least `least` count.
      case measured(name: String, arguments: [Expression], least: Double)
      /// The occurrences of all these patterns (indices in `patterns`); of overlapping ones the longest.
      case union([Int])
      /// The blocks' own text: one occurrence for each block of the zones.
      case blocks
      /// The claims of this kind in the document's identity (`titles`, `site-titles`, `authors`…).
      case claims(String)
    }

    /// Its name, unique in its family; conditions and requirements use it.
    package var name: String
    /// The family it belongs to.
    package var family: String
    /// What makes its occurrences.
    package var source: Source
    /// The zones an occurrence must stand in.
    package var zones: ZoneSet
    /// Names of the `meta` blocks that count; empty for all of them.
    ///
    /// ASCII case is ignored and a `*` at the end stands for any rest. Blocks of other zones are not concerned.
    package var metadataNames: [String] = []
    /// Inline marks that an occurrence must not touch; the program sees to it for patterns of its own.
    package var masks: MarkSet = []
    /// BCP 47 prefixes of the block's or document's language of which one must apply; empty for any.
    package var languages: [String]
    /// What must, or must not, stand near an occurrence.
    package var requirements: [Requirement]
  }

  /// What must, or must not, stand near an occurrence for it to count.
  package struct Requirement: Hashable, Sendable {
    /// On which side of the occurrence.
    package enum Side: String, Hashable, Sendable { case any, before, after, around, inside }

    /// The pattern that is looked for (index in `patterns`).
    package var pattern: Int
    /// Whether it must be absent (`unless`) rather than present (`with`).
    package var isVeto: Bool
    /// Where it is looked for.
    package var scope: Scope
    /// Within how many characters (code points) of the occurrence; nil for the whole scope.
    package var distance: Int?
    /// On which side, where `around` is an occurrence that contains this one and `inside` one that it contains.
    package var side: Side
  }

  /// A weighted sum over patterns, for decisions that several weak signs make together.
  package struct Score: Hashable, Sendable {
    /// One term.
    package struct Term: Hashable, Sendable {
      /// The condition under which it counts, or the pattern counted.
      package var expression: Expression
      /// What one counts.
      package var weight: Double
      /// The most that it may add (or take, where the weight is negative); nil for one count only.
      package var cap: Double?
    }

    /// Its name, unique in its family.
    package var name: String
    /// The family it belongs to.
    package var family: String
    /// Its terms.
    package var terms: [Term]
  }

  /// A fact of the output record and how it is decided.
  package struct FactRule: Hashable, Sendable {
    /// How rows make the value.
    package enum Mode: String, Hashable, Sendable {
      /// The first row that holds gives the value.
      case first
      /// Every row that holds adds its value to a list.
      case collect
    }

    /// One row of the decision table.
    package struct Row: Hashable, Sendable {
      /// When it holds; nil always.
      package var condition: Expression?
      /// The value.
      package var value: Expression
      /// Patterns and values whose places are the evidence.
      package var evidence: [Expression]
      /// The rule that evidence is reported under, where the row names one.
      package var rule: String?
    }

    /// The dotted key, such as `repost.policy`, of which the part before the last dot is the object in the record.
    package var key: String
    /// The family it belongs to.
    package var family: String
    /// How rows make the value.
    package var mode: Mode
    /// The rows; where none holds the value is null (or the empty list).
    package var rows: [Row]
    /// The dotted key of the list that evidence goes to, `repost.evidence`; nil to keep none.
    package var evidenceKey: String?
  }
}
