import SQLite

/// Single findings, copies and remarks of an archive, as many as a page can hold.
struct ArchiveDetails {
  /// A document that a detail is about.
  struct Document {
    var name: String
    var url: String?
    var title: String?
    var site: Int
    var language: Int
    var month: Int
    var date: String?
  }

  /// A finding in its context.
  struct Finding {
    var document: Int
    var rule: Int
    var severity: Int
    var before: String
    var text: String
    var after: String
    var line: Int
    var column: Int
    /// What it says, where that is not what its rule's first finding says.
    var message: (english: String, chinese: String)?
  }

  /// A copy of a text that forbids it.
  struct Repost {
    var original: Int
    var copy: Int
    var kind: String
    var shareOfOriginal: Double
    var shareOfCopy: Double
    var sequence: String
    var sentence: String
    var policies: (before: String?, after: String?)
    var licences: (before: String?, after: String?)
    var isLicenceChanged: Bool
    var isSourceNamed: Bool
    var isContested: Bool
  }

  /// How many copies one site has of another.
  struct Link {
    var original: String
    var copy: String
    var count: Int
  }

  /// A fault of a site as a whole.
  struct SiteFinding {
    var site: String
    var rule: Int
    var text: String?
    var pages: Int
    var total: Int
    var severity: Int
    var english: String
    var chinese: String
  }

  /// A page with another site's name.
  struct ForeignBrand {
    var document: Int
    var bears: String
    var brand: String
    var home: String?
  }

  var documents: [Document] = []
  var findings: [Finding] = []
  var reposts: [Repost] = []
  var links: [Link] = []
  var siteFindings: [SiteFinding] = []
  var foreignBrands: [ForeignBrand] = []
  /// How many of each list were left out.
  var left: [(name: String, count: Int)] = []
}

/// Reads the details of an archive.
final class ArchiveDetailReader {
  private let reader: ArchiveReader
  private let figures: ArchiveFigures
  private var details = ArchiveDetails()
  private var numbers: [Int: Int] = [:]
  private var bytes = 0
  private let sites: [String?: Int]
  private let rules: [String: Int]
  private let months: [String?: Int]
  private let languages: [String?: Int]

  init(_ reader: ArchiveReader, _ figures: ArchiveFigures) {
    self.reader = reader
    self.figures = figures
    sites = Dictionary(figures.sites.enumerated().map { ($0.element.name, $0.offset) }) { one, _ in one }
    rules = Dictionary(figures.rules.enumerated().map { ($0.element.id, $0.offset) }) { one, _ in one }
    months = Dictionary(figures.months.enumerated().map { ($0.element, $0.offset) }) { one, _ in one }
    languages = Dictionary(figures.languages.enumerated().map { ($0.element, $0.offset) }) { one, _ in one }
  }

  /// How many bytes findings may take, and all details together.
  private static let findingBytes = 2_300_000
  private static let allBytes = 3_200_000
  private static let mostFindings = 8000
  /// So many findings of every site are kept as long as there is room, and so many of one site at most.
  private static let perSite = 5...2000
  private static let mostRows = 1000

  /// The details.
  func read() throws(SQLiteError) -> ArchiveDetails {
    for (index, site) in figures.sites.enumerated() where site.findings > 0 {
      let share = Self.mostFindings * site.findings / max(1, figures.totals.findings)
      try readFindings(
        "d.site IS ?", [SQLiteValue(site.name)],
        quota: min(max(share, Self.perSite.lowerBound), Self.perSite.upperBound),
        site: index)
    }
    try reader.database.execute("DROP TABLE IF EXISTS temp.listed; CREATE TEMP TABLE listed (site TEXT)")
    let insert = try reader.database.prepare("INSERT INTO listed VALUES (?)")
    for site in figures.sites { try insert.run([SQLiteValue(site.name)]) }
    try readFindings(
      "NOT EXISTS (SELECT 1 FROM listed l WHERE l.site IS d.site)", [], quota: 500, site: -1)
    if figures.about.isRelated {
      try readReposts()
      try readLinks()
      try readSiteFindings()
      try readForeignBrands()
    }
    let listed = figures.sites.count
    let known = try reader.database.integer("SELECT count(*) FROM (SELECT site FROM documents GROUP BY site)") ?? 0
    details.left.append(("sites", known - listed))
    details.left.append(("findings", figures.totals.findings - details.findings.count))
    return details
  }

  /// The day of publication, else that by which the document was there.
  private static func date(_ table: String) -> String {
    "coalesce(\(table).date, '\u{2264} ' || \(table).captured)"
  }

  private static let documentColumns =
    "d.id, \(ArchiveReader.place("d")), d.url, d.title, d.site, d.language, d.month, \(date("d"))"

  /// The index of the document whose `documentColumns` begin at `first` in the row at hand.
  private func document(_ row: Statement, _ first: Int) -> Int {
    let id = row.integer(first)
    if let number = numbers[id] { return number }
    let document = ArchiveDetails.Document(
      name: clipped(row.text(first + 1) ?? "", 300), url: row.text(first + 2).map { clipped($0, 400) },
      title: row.text(first + 3).map { clipped($0, 120) }, site: sites[row.text(first + 4)] ?? -1,
      language: languages[row.text(first + 5)] ?? 0, month: months[row.text(first + 6)] ?? 0, date: row.text(first + 7))
    numbers[id] = details.documents.count
    details.documents.append(document)
    bytes += document.name.utf8.count + (document.url?.utf8.count ?? 0) + (document.title?.utf8.count ?? 0) + 40
    return details.documents.count - 1
  }

  private func clipped(_ text: String, _ most: Int) -> String {
    guard text.utf8.count > most, text.unicodeScalars.count > most else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(most))) + "\u{2026}"
  }

  /// Up to `quota` findings, a few of every rule before more of one, the gravest first.
  private func readFindings(
    _ condition: String, _ parameters: [SQLiteValue], quota: Int, site: Int
  ) throws(SQLiteError) {
    guard bytes < Self.findingBytes else { return }
    try reader.rows(
      """
      SELECT * FROM (
        SELECT f.rule, \(ArchiveReader.severity) AS rank, f.before, f.text, f.after, f.line_start, f.column_start,
        f.message, f.message_zh, \(Self.documentColumns), f.id AS finding,
        row_number() OVER (PARTITION BY f.rule ORDER BY f.id) AS place
        FROM findings f JOIN documents d ON d.id = f.document WHERE \(condition)
      ) ORDER BY place > 3, rank, place, finding LIMIT \(quota)
      """, parameters
    ) { row in
      guard bytes < Self.findingBytes else { return }
      let rule = rules[row.text(0) ?? ""] ?? 0
      var finding = ArchiveDetails.Finding(
        document: document(row, 9), rule: rule, severity: row.integer(1), before: row.text(2) ?? "",
        text: clipped(row.text(3) ?? "", 240), after: row.text(4) ?? "", line: row.integer(5), column: row.integer(6))
      let message = (english: row.text(7) ?? "", chinese: row.text(8) ?? "")
      if message.english != figures.rules[rule].english || message.chinese != figures.rules[rule].chinese {
        finding.message = message
        bytes += message.english.utf8.count + message.chinese.utf8.count
      }
      bytes += finding.before.utf8.count + finding.text.utf8.count + finding.after.utf8.count + 40
      details.findings.append(finding)
    }
  }

  private func readReposts() throws(SQLiteError) {
    try reader.rows(
      """
      SELECT r.kind, r.share_of_original, r.share_of_copy, r.sequence, r.sentence, r.policy_before, r.policy_after,
      r.spdx_before, r.spdx_after, r.is_licence_changed, r.is_source_named, r.is_contested,
      \(Self.documentColumns), \(Self.documentColumns.replacing("d.", with: "c."))
      FROM reposts r JOIN documents d ON d.id = r.original JOIN documents c ON c.id = r.copy
      ORDER BY r.is_contested, coalesce(d.date, d.captured) IS NULL, coalesce(d.date, d.captured), r.original,
      coalesce(c.date, c.captured) IS NULL, coalesce(c.date, c.captured), r.copy LIMIT \(Self.mostRows)
      """
    ) { row in
      guard bytes < Self.allBytes else { return }
      let repost = ArchiveDetails.Repost(
        original: document(row, 12), copy: document(row, 20), kind: row.text(0) ?? "", shareOfOriginal: row.real(1),
        shareOfCopy: row.real(2), sequence: row.text(3) ?? "", sentence: clipped(row.text(4) ?? "", 160),
        policies: (row.text(5), row.text(6)), licences: (row.text(7), row.text(8)),
        isLicenceChanged: row.integer(9) != 0, isSourceNamed: row.integer(10) != 0, isContested: row.integer(11) != 0)
      bytes += repost.sentence.utf8.count + 80
      details.reposts.append(repost)
    }
    details.left.append(("reposts", figures.totals.reposts - details.reposts.count))
  }

  private func readLinks() throws(SQLiteError) {
    try reader.rows(
      """
      SELECT o.site, c.site, count(*) AS n FROM reposts r JOIN documents o ON o.id = r.original
      JOIN documents c ON c.id = r.copy WHERE o.site IS NOT NULL AND c.site IS NOT NULL AND NOT r.is_contested
      GROUP BY 1, 2 ORDER BY n DESC, 1, 2 LIMIT \(Self.mostRows)
      """
    ) { row in
      details.links.append(
        ArchiveDetails.Link(original: row.text(0) ?? "", copy: row.text(1) ?? "", count: row.integer(2)))
    }
  }

  private func readSiteFindings() throws(SQLiteError) {
    try reader.rows(
      """
      SELECT s.site, s.rule, s.text, s.pages, s.total, \(ArchiveReader.severity) AS rank, f.message, f.message_zh
      FROM site_findings s JOIN findings f ON f.id = s.example
      ORDER BY s.pages * (3 - rank) DESC, rank, s.site, s.rule, s.text LIMIT 200
      """
    ) { row in
      details.siteFindings.append(
        ArchiveDetails.SiteFinding(
          site: row.text(0) ?? "", rule: rules[row.text(1) ?? ""] ?? 0, text: row.text(2).map { clipped($0, 100) },
          pages: row.integer(3), total: row.integer(4), severity: row.integer(5), english: row.text(6) ?? "",
          chinese: row.text(7) ?? ""))
    }
    let all = try reader.database.integer("SELECT count(*) FROM site_findings") ?? 0
    details.left.append(("site-findings", all - details.siteFindings.count))
  }

  private func readForeignBrands() throws(SQLiteError) {
    try reader.rows(
      """
      SELECT x.brand, b.brand, x.home, \(Self.documentColumns) FROM foreign_brands x JOIN documents d ON d.id = x.document
      JOIN brands b ON b.site = x.site ORDER BY x.document LIMIT 200
      """
    ) { row in
      details.foreignBrands.append(
        ArchiveDetails.ForeignBrand(
          document: document(row, 3), bears: clipped(row.text(0) ?? "", 100), brand: row.text(1) ?? "",
          home: row.text(2)))
    }
    let all = try reader.database.integer("SELECT count(*) FROM foreign_brands") ?? 0
    details.left.append(("foreign", all - details.foreignBrands.count))
  }
}
