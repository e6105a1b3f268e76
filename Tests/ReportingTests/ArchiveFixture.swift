import Files
import FoundationEssentials
import Policy
import Recording
import Relating
import Reporting
import RulePacks
import Runner
import SQLite

/// A findings database in a temporary file, filled by hand.
final class ArchiveFixture {
  static let rules = RuleLibrary.builtIn()
  /// What must not get out of the page's data.
  static let hostile = [
    "</script><script>document.documentElement.dataset.hacked=1</script>", "<!-- <script> <img src=x onerror=alert(1)>",
    "a\u{2028}b\u{2029}c", "\u{202E}gnp.exe", "{{data}}{{style}}", "\u{0}\u{1B}[31m", "&lt;b&gt;\"'`\\u003cb\\u003e",
  ]

  let folder: URL
  let path: FilePath
  let findings: FindingsDatabase
  var database: Database { findings.database }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "imprimatur-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = FilePath(folder.appending(path: "findings.sqlite").path())
    findings = try FindingsDatabase(writing: path)
    try database.execute(
      """
      INSERT INTO runs (id, started, finished, state, program, arguments, rules, checked, cached, kept)
      VALUES (1, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', 'finished', 'p', '[]', 'r', 0, 0, 0);
      INSERT INTO inputs (id, path, format, is_found, state, positions) VALUES (1, 'in', 'jsonl', 0, 'done', 0);
      """)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Adds a document with one finding for each of `severities`.
  func add(
    _ id: Int, site: String?, month: String?, language: String? = "en", verdict: String, severities: [String],
    rule: String = "family/kind", text: String = "words", title: String = "Title", url: String? = nil,
    member: String = "a.html"
  ) throws {
    func count(_ severity: String) -> SQLiteValue { .integer(severities.count { $0 == severity }) }
    try database.value(
      """
      INSERT INTO documents (id, input, path, member, url, host, site, language, format, encoding, date, month, title, bytes,
      content_hash, verdict, errors, warnings, notes, suppressed, is_complete, cache_key)
      VALUES (?, 1, 'dump.zip', ?, ?, ?, ?, ?, 'html', 'UTF-8', ?, ?, ?, 1, 'h', ?, ?, ?, ?, 0, 1, x'00')
      """,
      [
        .integer(id), .text(member), SQLiteValue(url), SQLiteValue(site), SQLiteValue(site), SQLiteValue(language),
        SQLiteValue(month.map { $0 + "-03" }), SQLiteValue(month), .text(title), .text(verdict), count("error"),
        count("warning"), count("info"),
      ])
    for severity in severities {
      try database.value(
        """
        INSERT INTO findings (document, rule, family, severity, confidence, message, message_zh, before, text, after, zone,
        byte_start, byte_end, line_start, column_start, line_end, column_end, count, fingerprint)
        VALUES (?, ?, 'family', ?, 'high', ?, ?, 'before ', ?, ' after', 'body', 0, 1, 2, 3, 2, 4, 1, 'f')
        """,
        [.integer(id), .text(rule), .text(severity), .text("says \(text)"), .text("说\(text)"), .text(text)])
    }
  }

  /// Documents of three sites, in two months and two languages, with hostile texts in every field that strangers fill.
  func fill() throws {
    for (index, text) in Self.hostile.enumerated() {
      try add(
        index + 1, site: "a.example", month: "2024-01", verdict: "block", severities: ["error", "warning"], text: text,
        title: text, url: index == 0 ? "javascript:alert(1)" : "https://a.example/\(text)", member: text)
    }
    for id in 20..<50 {
      try add(
        id, site: "b.example", month: "2024-03", language: "zh-Hans", verdict: "review", severities: ["warning"],
        rule: "family/other", text: "转载", url: "https://b.example/\(id)")
    }
    try add(60, site: nil, month: nil, language: nil, verdict: "pass", severities: ["info"])
    try add(61, site: Self.hostile[0], month: "2023-12", language: Self.hostile[1], verdict: "pass", severities: [])
    try database.value(
      """
      INSERT INTO skipped (input, position, path, member, code, message, message_zh, count, is_failure)
      VALUES (1, 99, 'dump.zip', ?, 'unreadable', ?, ?, 4, 1)
      """, [.text(Self.hostile[0]), .text(Self.hostile[1]), .text(Self.hostile[3])])
    try Relator(database, try RelatingSettings(Self.rules)).relate()
    for copy in 2...4 {
      try database.value(
        "INSERT INTO reposts VALUES (20, ?, 'part', 0.5, 0.95, 'after', ?, 'r', 'banned', 'none', NULL, NULL, 1, 0, ?)",
        [.integer(copy), .text(Self.hostile[copy]), .integer(copy == 4 ? 1 : 0)])
    }
    try database.value("INSERT OR REPLACE INTO brands VALUES ('a.example', ?, 5, 7)", [.text(Self.hostile[0])])
    try database.value(
      "INSERT OR REPLACE INTO foreign_brands VALUES (3, 'a.example', ?, NULL)", [.text(Self.hostile[1])])
  }

  /// The page, in its language.
  func page(_ language: MessageLanguage = .english) throws -> [UInt8] {
    let reader = ArchiveReader(database, rules: Self.rules)
    let report = ArchivePageReport(Self.rules, wording: Wording(Self.rules.messages, language: language))
    return try report.page(reader, try reader.figures(file: "findings.sqlite"))
  }
}
