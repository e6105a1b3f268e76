import Documents
import Folding
import Matching

/// A file of a pack as it was written: the shape is right, names are not yet looked up.
struct PackFile {
  /// The file's index.
  var index: Int
  var path: String
  var family: PackText?
  var title: (text: LocalizedText, place: PackPlace)?
  var defaults = PackPattern.Options()
  var patterns: [(name: PackText, pattern: PackPattern)] = []
  var scores: [PackScore] = []
  var facts: [PackFact] = []
  var rules: [PackRule] = []
  var lexicons: [PackLexicon] = []
  var profiles: [(name: PackText, severities: [(subject: PackText, severity: Severity?)])] = []
  var messages: [(key: PackText, text: LocalizedText)] = []
  var settings: [(part: PackText, values: [(name: PackText, value: [String])])] = []
  /// The keys of the facts that examples ask for.
  var expectedFacts: [PackText] = []
}

/// A text in both languages with its places.
struct PackLocalized {
  var english: PackText
  var chinese: PackText

  /// The text without the places.
  var text: LocalizedText { LocalizedText(english: english.text, chinese: chinese.text) }
}

/// A pattern as it is written.
struct PackPattern {
  /// What makes its occurrences.
  enum Source {
    case regex(PackText)
    case keywords([PackText])
    case lexicons([PackText])
    case union([PackText])
    case measure(PackText, least: Double)
    case blocks
    case claims(String)
  }

  /// What may be left out, and then comes from the file or the language.
  struct Options {
    var folds: FoldSet?
    var boundary: PatternSpec.Boundary?
    var zones: ZoneChoice?
    var within: Scope?
    var masks: MarkSet?
    var languages: [String]?

    /// These options, and those of `other` where there are none.
    func or(_ other: Options) -> Options {
      Options(
        folds: folds ?? other.folds, boundary: boundary ?? other.boundary, zones: zones ?? other.zones,
        within: within ?? other.within, masks: masks ?? other.masks, languages: languages ?? other.languages)
    }
  }

  /// Zones, and names of metadata.
  struct ZoneChoice: Hashable {
    var zones: ZoneSet
    var metadataNames: [String]
  }

  /// A pattern by name, or written in place.
  indirect enum Reference {
    case named(PackText)
    case written(PackPattern)
  }

  /// What must, or must not, stand near an occurrence.
  struct Requirement {
    var target: Reference
    var isVeto: Bool
    var scope: Scope
    var distance: Int?
    var side: RuleSet.Requirement.Side
    var place: PackPlace
  }

  var place: PackPlace
  var source: Source
  var options: Options
  var requirements: [Requirement]
  var waiver: String?
}

/// A score as it is written.
struct PackScore {
  struct Term {
    var condition: PackText?
    var counted: PackText?
    var weight: Double
    var cap: Double?
  }

  var name: PackText
  var terms: [Term]
}

/// A fact as it is written.
struct PackFact {
  enum Value {
    case literal(Expression.Literal)
    case template(PackText)
    case expression(PackText)
  }

  struct Row {
    var condition: PackText?
    var value: Value
    var evidence: [PackText]
    var rule: PackText?
    var place: PackPlace
  }

  var key: PackText
  var evidenceKey: PackText?
  var mode: RuleSet.FactRule.Mode
  var rows: [Row]
  var examples: [RuleExample]
}

/// A rule as it is written.
struct PackRule {
  struct Escalation {
    var condition: PackText
    var severity: Severity?
  }

  struct Fix {
    var isSafe: Bool
    var replacement: PackText?
    /// Whether the replacement is a paragraph that is added at the end.
    var isAppended: Bool
    var plan: [String]
    var condition: PackText?
  }

  var id: PackText
  var message: PackLocalized
  var why: LocalizedText
  /// Whether the rule is off until something asks for it.
  var isOptional = false
  var severity: Severity
  var confidence: Confidence
  var match: PackPattern.Reference?
  var condition: PackText?
  var report: Rule.Report
  var escalations: [Escalation]
  var evidence: [PackText]
  var fix: Fix?
  var examples: [RuleExample]
  var isReplacement: Bool
  var place: PackPlace
}

/// A lexicon as it is written.
struct PackLexicon {
  var name: PackText
  /// The words under their headings; a plain list stands under the empty heading.
  var entries: [(heading: String, words: [PackText])]
}
