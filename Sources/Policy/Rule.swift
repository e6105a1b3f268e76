/// A rule that makes findings.
package struct Rule: Hashable, Sendable {
  /// How many findings its occurrences make.
  package enum Report: Hashable, Sendable {
    /// One each.
    case each
    /// One for the document, with the count and the first `spots` places as evidence, from `atLeast` occurrences on.
    case once(atLeast: Int, spots: Int)
    /// One each while there are fewer than `from`, else one for the document as with `once`.
    case gathered(from: Int, spots: Int)
  }

  /// How the text can be mended.
  package struct Fix: Hashable, Sendable {
    /// Whether it may be applied without being asked for.
    package var isSafe: Bool
    /// The replacement with `{capture}` fields; nil to take what the measure computed.
    package var replacement: String?
    /// Whether the replacement is a paragraph that is added at the end of the article, and nothing is replaced.
    package var isAppended = false
    /// What is done, step by step.
    package var plan: [String]
    /// When it may be done, for the occurrence at hand; nil for always.
    package var condition: Expression?
  }

  /// Where a severity is raised or lowered.
  package struct Escalation: Hashable, Sendable {
    /// When.
    package var condition: Expression
    /// The severity then; nil switches the finding off.
    package var severity: Severity?
  }

  /// A `{…}` of the message or the replacement that is more than the name of a capture, and what it stands for.
  package struct Field: Hashable, Sendable {
    /// The text between the braces.
    package var name: String
    /// Its value.
    package var value: Expression
  }

  /// Where the rule was written, for messages to its author.
  package struct Origin: Hashable, Sendable {
    /// The file, relative to the pack's folder.
    package var file: String
    /// The line, 1-based.
    package var line: Int
  }

  /// `family/kind`.
  package var id: String
  /// What is reported, with `{capture}`, `{count}` and measure details as fields.
  package var message: LocalizedText
  /// Fields of the message and the replacement that are expressions: `{field(title)}`, `{claim.owner}`.
  package var fields: [Field] = []
  /// What a reader of the finding should know and do.
  package var why: LocalizedText
  /// How much it matters.
  package var severity: Severity
  /// Whether it finds nothing until a profile or the user gives it a severity.
  package var isOptional = false
  /// Conditions that change the severity; the first that holds counts.
  package var escalations: [Escalation]
  /// How sure the rule is.
  package var confidence: Confidence
  /// The pattern whose occurrences are reported (index in `RuleSet.patterns`); nil for a rule on the whole document.
  package var pattern: Int?
  /// What must hold for anything to be reported; evaluated with the occurrence at hand where there is one.
  package var condition: Expression?
  /// How many findings there are.
  package var report: Report
  /// Patterns and values whose places are given with the finding; the first is its place where `pattern` is nil.
  package var evidence: [Expression]
  /// How it can be mended.
  package var fix: Fix?
  /// Where it was written.
  package var origin: Origin

  /// The part of the id before the slash.
  package var family: String { String(id.prefix { $0 != "/" }) }

  /// Everything that the rule evaluates besides the pattern it reports.
  var expressions: [Expression] {
    [condition, fix?.condition].compactMap { $0 } + escalations.map(\.condition) + evidence + fields.map(\.value)
  }
}
