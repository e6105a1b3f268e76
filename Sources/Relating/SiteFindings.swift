import SQLite

/// Fills `site_findings`: what a rule finds on so many pages of a site that it is the site's fault and said once.
struct SiteFindings {
  private let database: Database
  private let settings: RelatingSettings

  init(_ database: Database, _ settings: RelatingSettings) {
    self.database = database
    self.settings = settings
  }

  func run() throws(SQLiteError) {
    let parameters: [SQLiteValue] = [.integer(settings.siteWide.pages), .real(settings.siteWide.share)]
    // The same words on many pages, and then rules that find something else on each.
    try insert(text: "f.text", group: "d.site, f.rule, f.text", unless: "0", parameters)
    try insert(
      text: "NULL", group: "d.site, f.rule",
      unless: "EXISTS (SELECT 1 FROM site_findings s WHERE s.site = g.site AND s.rule = g.rule)", parameters)
  }

  private func insert(
    text: String, group: String, unless: String, _ parameters: [SQLiteValue]
  ) throws(SQLiteError) {
    try database.prepare(
      """
      INSERT INTO site_findings SELECT g.site, g.rule, g.text, g.pages, t.total, g.example FROM (
        SELECT d.site AS site, f.rule AS rule, \(text) AS text, count(DISTINCT f.document) AS pages, min(f.id) AS example
        FROM findings f JOIN documents d ON d.id = f.document WHERE d.site IS NOT NULL
        GROUP BY \(group) HAVING pages >= ?1
      ) g JOIN (SELECT site, count(*) AS total FROM documents GROUP BY site) t ON t.site = g.site
      WHERE g.pages >= ?2 * t.total AND NOT (\(unless)) ORDER BY g.site, g.rule, g.text
      """
    ).run(parameters)
  }
}
