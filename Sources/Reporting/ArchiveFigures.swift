/// What an archive's findings database adds up to: totals, and how findings spread over sites, rules, months and
/// languages.
///
/// Tables are ordered by what matters most, then by name, so that the same database gives the same figures.
package struct ArchiveFigures: Sendable {
  /// Totals of the whole archive.
  package struct Totals: Hashable, Sendable {
    /// Articles that were checked.
    package var documents = 0
    /// Articles by verdict.
    package var block = 0
    /// Articles to review.
    package var review = 0
    /// Articles that may be published.
    package var pass = 0
    /// Findings by severity.
    package var errors = 0
    /// Findings that are warnings.
    package var warnings = 0
    /// Findings that are notes.
    package var notes = 0
    /// Sites that are known.
    package var sites = 0
    /// Findings that a suppression held back.
    package var suppressed = 0
    /// Articles that were checked in part only.
    package var incomplete = 0
    /// What could not be checked at all.
    package var failures = 0
    /// Copies of texts that forbid it, and those of them whose original may be none.
    package var reposts = 0
    /// Copies whose original may be none.
    package var contested = 0

    /// All findings.
    package var findings: Int { errors + warnings + notes }
  }

  /// Where the figures come from.
  package struct About: Hashable, Sendable {
    /// The database's file name.
    package var file = ""
    /// The state of the last run, as `runs.state` has it; empty without a run.
    package var state = ""
    /// When it ended (ISO 8601).
    package var finished: String?
    /// The program that wrote it.
    package var program = ""
    /// The digest of its rules.
    package var rules = ""
    /// Whether the documents have been compared with each other.
    package var isRelated = false
  }

  /// A site and what was found on it.
  package struct Site: Hashable, Sendable {
    /// The registrable domain; nil for documents whose site is not known.
    package var name: String?
    /// Its articles.
    package var documents = 0
    /// Articles that must not be published.
    package var block = 0
    /// Articles to review.
    package var review = 0
    /// Findings that are errors.
    package var errors = 0
    /// Findings that are warnings.
    package var warnings = 0
    /// Findings that are notes.
    package var notes = 0
    /// How often its texts were copied against its will, and how many such copies stand on it.
    package var copied = 0
    /// Copies against others' will that stand on it.
    package var copies = 0
    /// The name that its titles bear.
    package var brand: String?

    /// All findings.
    package var findings: Int { errors + warnings + notes }
  }

  /// A rule and what it found.
  package struct Rule: Hashable, Sendable {
    /// The rule's id.
    package var id: String
    /// The index of its greatest severity in `severities`.
    package var severity: Int
    /// Its findings.
    package var findings: Int
    /// Its articles.
    package var documents: Int
    /// What it says: as the rule is written, else as in its first finding.
    package var english: String
    /// The text in Chinese.
    package var chinese: String
  }

  /// Findings of one rule on one site, in one month, one language and of one severity.
  package struct Cell: Hashable, Sendable {
    /// The index in `sites`; -1 for all other sites.
    package var site: Int
    /// The index in `rules`.
    package var rule: Int
    /// The index in `months`.
    package var month: Int
    /// The index in `languages`.
    package var language: Int
    /// The index in `severities`.
    package var severity: Int
  }

  /// Things left unchecked for one reason.
  package struct Skipped: Hashable, Sendable {
    /// The stable code of the reason.
    package var code: String
    /// How many things.
    package var count: Int
    /// How many of them are articles that were not checked at all.
    package var failures: Int
    /// Where one of them stands.
    package var example: String
    /// The text in English.
    package var english: String
    /// The text in Chinese.
    package var chinese: String
  }

  /// The severities, the greatest first; `severity` of rules and cells is an index.
  package static let severities = ["error", "warning", "info"]

  /// Where the figures come from.
  package var about = About()
  /// Totals of the whole archive.
  package var totals = Totals()
  /// The sites, those with most errors first; the rest is left out.
  package var sites: [Site] = []
  /// The rules that found something, in the order of severity and number.
  package var rules: [Rule] = []
  /// Months (`2024-05`; a year where no more is known) in order; nil for what has no date.
  package var months: [String?] = []
  /// Languages by number of findings; nil for what has none.
  package var languages: [String?] = []
  /// How many findings each cell holds.
  package var cells: [(cell: Cell, count: Int)] = []
  /// What was not checked, or not completely.
  package var skipped: [Skipped] = []

  /// Figures of nothing.
  init() {}
}
