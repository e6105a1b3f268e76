package import Policy
package import SQLite

/// Reads the figures of an archive from its findings database.
///
/// Not for use from several threads. What it needs on the way stands in temporary tables.
package final class ArchiveReader {
  let database: Database
  /// How many sites are listed, the most that is tried first.
  private static let siteLimits = [300, 150, 80, 40, 20, 10, 0]
  /// The most cells that figures have.
  private static let mostCells = 30_000

  private let rules: [String: LocalizedText]

  /// A reader of `database`, which calls rules what `rules` call them.
  package init(_ database: Database, rules: RuleSet) {
    self.database = database
    self.rules = Dictionary(rules.rules.map { ($0.id, $0.message) }) { one, _ in one }
  }

  /// The figures; `file` is what the database is called.
  ///
  /// - Complexity: O(n log n) in the number of findings; memory does not grow with it.
  package func figures(file: String) throws(SQLiteError) -> ArchiveFigures {
    try database.execute("PRAGMA temp_store = FILE")
    var figures = ArchiveFigures()
    try readAbout(&figures, file: file)
    try readTotals(&figures)
    try readRules(&figures)
    try readLists(&figures)
    try readSkipped(&figures)
    for limit in Self.siteLimits {
      try readSites(&figures, limit: limit)
      try readCells(&figures)
      if figures.cells.count <= Self.mostCells { break }
    }
    return figures
  }

  func rows(
    _ sql: String, _ parameters: [SQLiteValue] = [], _ body: (Statement) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try database.prepare(sql).forEach(parameters, body)
  }

  private func readAbout(_ figures: inout ArchiveFigures, file: String) throws(SQLiteError) {
    var about = ArchiveFigures.About()
    about.file = file
    try rows("SELECT state, finished, program, rules FROM runs ORDER BY id DESC LIMIT 1") { row in
      about.state = row.text(0) ?? ""
      about.finished = row.text(1)
      about.program = row.text(2) ?? ""
      about.rules = row.text(3) ?? ""
    }
    about.isRelated =
      try database.integer("SELECT count(*) FROM main.sqlite_schema WHERE name IN ('reposts', 'site_findings')") == 2
    figures.about = about
  }

  private func readTotals(_ figures: inout ArchiveFigures) throws(SQLiteError) {
    var totals = ArchiveFigures.Totals()
    try rows(
      """
      SELECT count(*), sum(verdict = 'block'), sum(verdict = 'review'), sum(verdict = 'pass'), sum(errors), sum(warnings),
      sum(notes), count(DISTINCT site), sum(suppressed), sum(NOT is_complete) FROM documents
      """
    ) { row in
      totals.documents = row.integer(0)
      (totals.block, totals.review, totals.pass) = (row.integer(1), row.integer(2), row.integer(3))
      (totals.errors, totals.warnings, totals.notes) = (row.integer(4), row.integer(5), row.integer(6))
      (totals.sites, totals.suppressed, totals.incomplete) = (row.integer(7), row.integer(8), row.integer(9))
    }
    totals.failures = try database.integer("SELECT coalesce(sum(count), 0) FROM skipped WHERE is_failure") ?? 0
    if figures.about.isRelated {
      totals.reposts = try database.integer("SELECT count(*) FROM reposts") ?? 0
      totals.contested = try database.integer("SELECT count(*) FROM reposts WHERE is_contested") ?? 0
    }
    figures.totals = totals
  }

  /// Severities as numbers, the greatest first, in SQL.
  static let severity = "CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END"

  private func readRules(_ figures: inout ArchiveFigures) throws(SQLiteError) {
    var rules: [ArchiveFigures.Rule] = []
    try rows(
      """
      SELECT r.rule, r.severity, r.findings, r.documents, e.message, e.message_zh FROM (
        SELECT rule, min(\(Self.severity)) AS severity, count(*) AS findings, count(DISTINCT document) AS documents,
        min(id) AS example FROM findings f GROUP BY rule
      ) r JOIN findings e ON e.id = r.example ORDER BY r.severity, r.findings DESC, r.rule
      """
    ) { row in
      let id = row.text(0) ?? ""
      rules.append(
        ArchiveFigures.Rule(
          id: id, severity: row.integer(1), findings: row.integer(2), documents: row.integer(3),
          english: self.rules[id].map { Self.general($0.english) } ?? row.text(4) ?? "",
          chinese: self.rules[id].map { Self.general($0.chinese) } ?? row.text(5) ?? ""))
    }
    figures.rules = rules
  }

  /// A rule's message with an ellipsis for what differs from finding to finding.
  private static func general(_ message: String) -> String {
    var text = ""
    var depth = 0
    for letter in message {
      if letter == "{" { depth += 1 }
      if depth == 0 { text.append(letter) }
      if letter == "}" {
        depth -= 1
        if depth == 0 { text += "\u{2026}" }
      }
    }
    return text
  }

  private func readLists(_ figures: inout ArchiveFigures) throws(SQLiteError) {
    try database.execute(
      """
      DROP TABLE IF EXISTS temp.cells;
      CREATE TEMP TABLE cells AS SELECT d.site AS site, f.rule AS rule, d.month AS month, d.language AS language,
      \(Self.severity) AS severity, count(*) AS count FROM findings f JOIN documents d ON d.id = f.document
      GROUP BY 1, 2, 3, 4, 5;
      """)
    var months: [String?] = []
    try rows("SELECT DISTINCT month FROM documents ORDER BY month") { months.append($0.text(0)) }
    var languages: [String?] = []
    try rows("SELECT language FROM documents GROUP BY language ORDER BY count(*) DESC, language") {
      languages.append($0.text(0))
    }
    figures.months = months
    figures.languages = languages
  }

  private func readSites(_ figures: inout ArchiveFigures, limit: Int) throws(SQLiteError) {
    var sites: [ArchiveFigures.Site] = []
    let isRelated = figures.about.isRelated
    let related =
      isRelated
      ? """
      coalesce((SELECT count(*) FROM reposts r JOIN documents o ON o.id = r.original WHERE o.site = s.site), 0),
      coalesce((SELECT count(*) FROM reposts r JOIN documents c ON c.id = r.copy WHERE c.site = s.site), 0),
      (SELECT brand FROM brands b WHERE b.site = s.site)
      """ : "0, 0, NULL"
    try rows(
      """
      SELECT s.site, s.documents, s.block, s.review, s.errors, s.warnings, s.notes, \(related) FROM (
        SELECT site, count(*) AS documents, sum(verdict = 'block') AS block, sum(verdict = 'review') AS review,
        sum(errors) AS errors, sum(warnings) AS warnings, sum(notes) AS notes FROM documents GROUP BY site
        ORDER BY errors DESC, warnings DESC, notes DESC, site LIMIT ?
      ) s ORDER BY s.errors DESC, s.warnings DESC, s.notes DESC, s.site
      """, [.integer(limit)]
    ) { row in
      sites.append(
        ArchiveFigures.Site(
          name: row.text(0), documents: row.integer(1), block: row.integer(2), review: row.integer(3),
          errors: row.integer(4), warnings: row.integer(5), notes: row.integer(6), copied: row.integer(7),
          copies: row.integer(8), brand: row.text(9)))
    }
    figures.sites = sites
  }

  private func readCells(_ figures: inout ArchiveFigures) throws(SQLiteError) {
    let sites = Dictionary(figures.sites.enumerated().map { ($0.element.name, $0.offset) }) { one, _ in one }
    let rules = Dictionary(figures.rules.enumerated().map { ($0.element.id, $0.offset) }) { one, _ in one }
    let months = Dictionary(figures.months.enumerated().map { ($0.element, $0.offset) }) { one, _ in one }
    let languages = Dictionary(figures.languages.enumerated().map { ($0.element, $0.offset) }) { one, _ in one }
    var cells: [ArchiveFigures.Cell: Int] = [:]
    try rows("SELECT site, rule, month, language, severity, count FROM cells") { row in
      let cell = ArchiveFigures.Cell(
        site: sites[row.text(0)] ?? -1, rule: rules[row.text(1) ?? ""] ?? 0, month: months[row.text(2)] ?? 0,
        language: languages[row.text(3)] ?? 0, severity: row.integer(4))
      // More than that will not be used, and must not fill the memory.
      if cells.count <= Self.mostCells || cells[cell] != nil { cells[cell, default: 0] += row.integer(5) }
    }
    figures.cells = cells.sorted { one, other in
      let (a, b) = (one.key, other.key)
      return (a.site, a.rule, a.month, a.language, a.severity) < (b.site, b.rule, b.month, b.language, b.severity)
    }.map { ($0.key, $0.value) }
  }

  private func readSkipped(_ figures: inout ArchiveFigures) throws(SQLiteError) {
    var skipped: [ArchiveFigures.Skipped] = []
    try rows(
      """
      SELECT s.code, s.count, s.failures, \(Self.place("e")), e.message, e.message_zh FROM (
        SELECT code, sum(count) AS count, sum(CASE WHEN is_failure THEN count ELSE 0 END) AS failures, min(id) AS example
        FROM skipped GROUP BY code
      ) s JOIN skipped e ON e.id = s.example ORDER BY s.failures DESC, s.count DESC, s.code
      """
    ) { row in
      skipped.append(
        ArchiveFigures.Skipped(
          code: row.text(0) ?? "", count: row.integer(1), failures: row.integer(2), example: row.text(3) ?? "",
          english: row.text(4) ?? "", chinese: row.text(5) ?? ""))
    }
    figures.skipped = skipped
  }

  /// The name of what a row of `table` is about, in SQL.
  static func place(_ table: String) -> String {
    "\(table).path || coalesce('!' || \(table).member, '') || coalesce('#' || \(table).record, '')"
  }
}
