import Documents
import Folding
import SQLite

/// Fills `brands` and `foreign_brands`: what most page titles of a site have in common, and pages that bear another
/// site's name instead.
struct BrandSearch {
  private let database: Database
  private let settings: RelatingSettings

  init(_ database: Database, _ settings: RelatingSettings) {
    self.database = database
    self.settings = settings
  }

  /// How many titles of a site are looked at.
  private static let sampleTitles = 5000

  func run() throws(SQLiteError) {
    let sites = try database.prepare(
      "SELECT site, count(*) FROM documents WHERE site IS NOT NULL GROUP BY site ORDER BY site")
    let titles = try database.prepare(
      "SELECT d.id, s.sketch FROM documents d JOIN sketches s ON s.document = d.id WHERE d.site = ? ORDER BY d.id")
    let insert = try database.prepare("INSERT INTO brands VALUES (?, ?, ?, ?)")
    try sites.forEach { (row) throws(SQLiteError) in
      let pages = row.integer(1)
      guard pages >= settings.brand.pages, let brand = try brand(row.value(0), pages, titles) else { return }
      try insert.run([row.value(0), .text(brand.text), .integer(brand.pages), .integer(brand.total)])
    }
    try findForeign()
  }

  private struct Brand {
    var text: String
    var pages: Int
    /// Pages with a title that were looked at.
    var total: Int
  }

  /// The first or last part that most titles of a site have.
  private func brand(_ site: SQLiteValue, _ pages: Int, _ titles: Statement) throws(SQLiteError) -> Brand? {
    var counts: [String: (count: Int, text: String, order: Int)] = [:]
    var total = 0
    var index = 0
    let step = max(1, pages / Self.sampleTitles)
    try titles.forEach([site]) { (row) throws(SQLiteError) in
      defer { index += 1 }
      guard index % step == 0, let title = Trace(bytes: row.blob(1))?.pageTitle, !title.isEmpty else { return }
      total += 1
      let parts = TitlePieces.parts(of: title)
      guard parts.count > 1 else { return }
      let (first, last) = (parts[0], parts[parts.count - 1])
      let folded = (Self.folded(first), Self.folded(last))
      // In a fixed order, for of two names that are as frequent the one seen first is the brand.
      for (part, spelling) in [(folded.0, first), (folded.1, last)].prefix(folded.0 == folded.1 ? 1 : 2) {
        guard !part.isEmpty else { continue }
        let order = counts.count
        counts[part, default: (0, spelling, order)].count += 1
      }
    }
    let best = counts.values.max { ($0.count, $1.order) < ($1.count, $0.order) }
    guard let best, best.count >= settings.brand.least(of: total) else { return nil }
    return Brand(text: best.text, pages: best.count, total: total)
  }

  /// Pages without the brand of their site whose site title is another name.
  private func findForeign() throws(SQLiteError) {
    let pages = try database.prepare(
      """
      SELECT d.id, d.site, d.site_title, b.brand, s.sketch FROM brands b
      JOIN documents d ON d.site = b.site JOIN sketches s ON s.document = d.id
      WHERE d.site_title IS NOT NULL ORDER BY d.id
      """)
    let insert = try database.prepare(
      "INSERT INTO foreign_brands VALUES (?, ?, ?, (SELECT site FROM brands WHERE brand = ? AND site != ? ORDER BY site))"
    )
    try pages.forEach { (row) throws(SQLiteError) in
      let name = row.text(2) ?? ""
      let folded = Self.folded(name)
      let brand = Self.folded(row.text(3) ?? "")
      let title = Self.folded(Trace(bytes: row.blob(4))?.pageTitle ?? "")
      guard !folded.isEmpty, !title.contains(brand), !folded.contains(brand), !brand.contains(folded) else { return }
      try insert.run([.integer(row.integer(0)), row.value(1), .text(name), .text(name), row.value(1)])
    }
  }

  private static func folded(_ text: String) -> String {
    Folder.fold(text, by: [.case, .width, .han, .invisible])
  }
}
