import Documents
import Relating
import SQLite
import Testing

/// What is said of copies, on a handful of documents.
@Suite struct RepostTests {
  private static let text = (0..<12).map { "第\($0)天，河邊的木匠修好了\($0 * 37 % 11)號碼頭的舊船，然後在船頭刻下一行小字，說明這是誰的手藝" }

  /// A document as an archive run writes it.
  private struct Page {
    var site: String?
    var date: String?
    var captured: String?
    var policy = "none"
    var spdx: String?
    var source: String?
    var sentences = RepostTests.text
    var link = ""
  }

  private static let forbidden = "banned-without-permission"

  private func relate(_ pages: [Page]) throws -> ArchiveFixture {
    let fixture = try ArchiveFixture()
    var reader = DocumentReader(limits: ReadingLimits())
    var tracer = Tracer(fixture.settings)
    for (index, page) in pages.enumerated() {
      let html = "<p>" + page.sentences.joined(separator: "。</p><p>") + "</p><a href='\(page.link)'>x</a>"
      let document = try reader.read(Array(html.utf8), format: .html, path: nil, declared: Declared())
      try fixture.database.value(
        "INSERT INTO documents VALUES (?, NULL, ?, ?, ?, ?, ?, NULL, ?, ?, ?, NULL)",
        [
          .integer(index + 1), SQLiteValue(page.site.map { "www." + $0 }), SQLiteValue(page.site),
          SQLiteValue(page.date), SQLiteValue(page.captured), SQLiteValue(page.site.map { "Site " + $0 }),
          SQLiteValue(page.source),
          .text(page.policy), SQLiteValue(page.spdx),
        ])
      try fixture.database.value(
        "INSERT INTO sketches VALUES (?, ?)", [.integer(index + 1), .blob(tracer.trace(document).bytes)])
    }
    try Relator(fixture.database, fixture.settings).relate()
    return fixture
  }

  private func rows(_ fixture: ArchiveFixture, _ columns: String) throws -> [[SQLiteValue]] {
    var rows: [[SQLiteValue]] = []
    try fixture.database.prepare("SELECT \(columns) FROM reposts ORDER BY original, copy")
      .forEach { (row) throws(SQLiteError) in rows.append((0..<row.columnCount).map(row.value)) }
    return rows
  }

  @Test("a copy on another site is one, one on the same or on no site is none")
  func sites() throws {
    let fixture = try relate([
      Page(site: "a.example", date: "2020-01-01", policy: Self.forbidden), Page(site: "b.example", date: "2021-01-01"),
      Page(site: "a.example", date: "2021-01-01"), Page(site: nil, date: "2021-01-01"),
    ])
    #expect(try rows(fixture, "original, copy, kind, sequence") == [[1, 2, "same", "after"]])
  }

  @Test("nothing is said of texts that do not forbid it")
  func allowed() throws {
    let fixture = try relate([Page(site: "a.example", policy: "allowed"), Page(site: "b.example")])
    #expect(try rows(fixture, "original").isEmpty)
  }

  @Test("the earliest that forbids speaks for all; a copy that forbids it too is no original")
  func earliest() throws {
    let fixture = try relate([
      Page(site: "b.example", date: "2022-03-01", policy: Self.forbidden),
      Page(site: "c.example", date: "2023-03-01", policy: Self.forbidden),
      Page(site: "a.example", date: "2021", policy: "banned"), Page(site: "d.example"),
    ])
    #expect(
      try rows(fixture, "original, copy, sequence") == [[3, 1, "after"], [3, 2, "after"], [3, 4, "unknown"]])
  }

  @Test(
    "a page without a date was there when it was captured: the best date decides who is first, a sure one who is later")
  func captured() throws {
    let fixture = try relate([
      Page(site: "a.example", captured: "2022-06-01T00:00:00Z", policy: Self.forbidden),
      Page(site: "b.example", captured: "2021-06-01", policy: Self.forbidden),
      Page(site: "c.example", date: "2023"), Page(site: "d.example", captured: "2020"),
      Page(site: "e.example", date: "2021-05"), Page(site: "f.example", policy: Self.forbidden),
    ])
    #expect(
      try rows(fixture, "original, copy, sequence") == [
        [2, 1, "unknown"], [2, 3, "after"], [2, 4, "unknown"], [2, 5, "unknown"], [2, 6, "unknown"],
      ])
    let dated = try relate([
      Page(site: "a.example", captured: "2022-06-01"), Page(site: "b.example", date: "2022-07", policy: Self.forbidden),
    ])
    #expect(try dated.database.integer("SELECT earlier FROM earlier_copies WHERE document = 2") == 1)
  }

  @Test("what stood elsewhere before is no copy, and makes the others contested")
  func before() throws {
    let fixture = try relate([
      Page(site: "a.example", date: "2020-05-01"), Page(site: "b.example", date: "2021", policy: Self.forbidden),
      Page(site: "c.example", date: "2022"),
    ])
    #expect(try rows(fixture, "original, copy, is_contested") == [[2, 3, 1]])
    #expect(try fixture.database.integer("SELECT earlier FROM earlier_copies WHERE document = 2") == 1)
  }

  @Test("a part, a page with more round it and a reworked text are told apart")
  func kinds() throws {
    let other = (0..<12).map { "另一篇文章的第\($0)句話講的是山上的果園和\($0)位守夜人怎樣度過漫長的冬天，又怎樣等來春天" }
    let fixture = try relate([
      Page(site: "a.example", policy: "banned"), Page(site: "b.example", sentences: Array(Self.text.prefix(6))),
      Page(site: "c.example", sentences: Self.text + other),
      Page(site: "d.example", sentences: Array(Self.text.prefix(8) + other.prefix(6))),
      Page(site: "e.example", sentences: other),
    ])
    #expect(try rows(fixture, "copy, kind") == [[2, "part"], [3, "whole"], [4, "reworked"]])
  }

  @Test("the credit is a link to the site or its name in the source line, the licence that of both")
  func credit() throws {
    let fixture = try relate([
      Page(site: "a.example", policy: "banned"), Page(site: "b.example", link: "https://www.a.example/1"),
      Page(site: "c.example", source: "SITE A.example"), Page(site: "d.example", link: "https://aa.example/"),
      Page(site: "e.example", policy: "cc:CC-BY-4.0", spdx: "CC-BY-4.0"),
    ])
    #expect(
      try rows(fixture, "copy, is_source_named, is_licence_changed") == [
        [2, 1, 0], [3, 1, 0], [4, 0, 0], [5, 0, 1],
      ])
  }

  @Test("thousands of copies of one text take one comparison each")
  func manyCopies() throws {
    let fixture = try relate(
      (0..<400).map { index in
        var sentences = Self.text
        sentences[index % 12] += "，編號\(index)"
        return Page(
          site: "s\(index).example", date: "20\(10 + index % 10)", policy: index == 0 ? "banned" : "none",
          sentences: sentences)
      })
    #expect(
      try rows(fixture, "copy").count + (fixture.database.integer("SELECT count(*) FROM earlier_copies") ?? 0) == 399)
  }

  @Test("the sentence round the words that forbid it")
  func sentence() throws {
    let fixture = try relate([
      Page(site: "a.example", policy: "banned"), Page(site: "b.example"),
    ])
    try fixture.database.execute(
      """
      INSERT INTO facts VALUES (1, 'repost.evidence', '[{"rule":"x/y","text":"禁止转载","location":null}]');
      INSERT INTO findings VALUES (1, 1, 'x/y', '上一句。本文为原创，', '禁止转载', '，违者必究！下一句。');
      """)
    try Relator(fixture.database, fixture.settings).relate()
    #expect(try rows(fixture, "sentence, rule") == [["本文为原创，禁止转载，违者必究！", "x/y"]])
  }

  @Test("a fault that most pages of a site have is said once")
  func siteFindings() throws {
    let fixture = try relate((0..<12).map { Page(site: $0 < 10 ? "a.example" : "b.example") })
    for document in 1...12 {
      try fixture.database.value(
        "INSERT INTO findings VALUES (?, ?, 'x/same', '', 'words', '')", [.integer(document * 3), .integer(document)])
      try fixture.database.value(
        "INSERT INTO findings VALUES (?, ?, 'x/other', '', ?, '')",
        [.integer(document * 3 + 1), .integer(document), .text("words \(document)")])
    }
    try Relator(fixture.database, fixture.settings).relate()
    var found: [[SQLiteValue]] = []
    try fixture.database.prepare("SELECT site, rule, text, pages, total FROM site_findings ORDER BY rule")
      .forEach { (row) throws(SQLiteError) in found.append((0..<row.columnCount).map(row.value)) }
    #expect(found == [["a.example", "x/other", .null, 10, 10], ["a.example", "x/same", "words", 10, 10]])
  }
}
