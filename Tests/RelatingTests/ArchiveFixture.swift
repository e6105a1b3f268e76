import Documents
import Files
import FoundationEssentials
import Policy
import Relating
import Runner
import SQLite
import SyntheticArchive

/// A synthetic archive in a database with the tables that `Relator` reads, filled as an archive run fills them, but with the policies that the
/// pages are known to have.
struct ArchiveFixture {
  let database: Database
  let settings: RelatingSettings
  let plan: ArchivePlan?

  static let rules = RuleLibrary.builtIn()

  static let schema = """
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY, url TEXT, host TEXT, site TEXT, date TEXT, captured TEXT, site_title TEXT, author TEXT, source TEXT,
      repost_policy TEXT, spdx TEXT, owner TEXT
    ) STRICT;
    CREATE INDEX documents_by_site ON documents (site);
    CREATE TABLE findings (
      id INTEGER PRIMARY KEY, document INTEGER NOT NULL, rule TEXT NOT NULL, before TEXT NOT NULL, text TEXT NOT NULL,
      after TEXT NOT NULL
    ) STRICT;
    CREATE TABLE facts (
      document INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (document, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sketches (document INTEGER PRIMARY KEY, sketch BLOB NOT NULL) STRICT;
    """

  /// The tables without a row.
  init() throws {
    database = try Database(path: Array(":memory:".utf8), mode: .create)
    settings = try RelatingSettings(Self.rules)
    plan = nil
    try database.execute(Self.schema)
  }

  /// A database of the documents of `plan`.
  init(_ plan: ArchivePlan, file: String = ":memory:") throws {
    database = try Database(path: Array(file.utf8), mode: .create)
    settings = try RelatingSettings(Self.rules)
    self.plan = plan
    try database.execute(Self.schema)
    var tracer = Tracer(settings)
    var reader = DocumentReader(limits: ReadingLimits())
    let insert = try database.prepare(
      "INSERT INTO documents VALUES (?, ?, ?, ?, ?, NULL, ?, NULL, NULL, ?, NULL, NULL)")
    let keep = try database.prepare("INSERT INTO sketches VALUES (?, ?)")
    try database.execute("BEGIN")
    for index in 0..<plan.count {
      let page = plan.page(index)
      let document = try reader.read(Array(page.html.utf8), format: .html, path: nil, declared: Declared())
      let policy: SQLiteValue = page.forbids ? "banned-without-permission" : "none"
      let host = String(page.url.dropFirst(8).prefix { $0 != "/" })
      try insert.run([
        .integer(index + 1), .text(page.url), .text(host), .text(String(host.dropFirst(4))), SQLiteValue(page.date),
        .text(page.siteName), policy,
      ])
      try keep.run([.integer(index + 1), .blob(tracer.trace(document).bytes)])
    }
    try database.execute("COMMIT")
  }

  /// The pairs of addresses in `reposts`.
  func found() throws -> [RepostScore.Pair] {
    var found: [RepostScore.Pair] = []
    try database.prepare(
      "SELECT o.url, c.url FROM reposts r JOIN documents o ON o.id = r.original JOIN documents c ON c.id = r.copy WHERE NOT is_contested"
    ).forEach { (row) throws(SQLiteError) in
      found.append(RepostScore.Pair(original: row.text(0) ?? "", copy: row.text(1) ?? ""))
    }
    return found
  }

  /// Where the repository has texts in English and Chinese.
  static let articles: [FilePath] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return [
      "Tests/DocumentsTests/Suites/readability", "Tests/DocumentsTests/Suites/encoding", "samples", "README.zh.md",
      "rules/repost-ban/policy.yaml", "rules/repost-ban/chinese.yaml",
      "rules/investment-disclaimer/advice-chinese.yaml",
      "rules/investment-disclaimer/promise-chinese.yaml", "rules/garbled-text/ocr.yaml",
    ].map { FilePath(root.appending(path: $0).path()) }
  }()
}
