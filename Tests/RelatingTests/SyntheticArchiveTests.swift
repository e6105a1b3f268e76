import Relating
import SQLite
import SyntheticArchive
import Testing

/// The archive with known copies, at a size for every day; at its full size it is measured by `Benchmarks`.
@Suite struct SyntheticArchiveTests {
  private func plan(_ count: Int) throws -> ArchivePlan {
    ArchivePlan(count: count, reposts: count / 20, texts: try SourceTexts(ArchiveFixture.articles), seed: 7)
  }

  @Test("known copies are found, and nothing else")
  func recallAndPrecision() throws {
    let plan = try plan(600)
    let fixture = try ArchiveFixture(plan)
    let summary = try Relator(fixture.database, fixture.settings).relate()
    #expect(summary.texts == 600)
    let score = RepostScore(try RepostTruth(plan.truth), found: try fixture.found())
    #expect(score.recall(.exact) >= 0.98, "\(score.table)")
    for kind in [CopyKind.cut, .spun, .header] { #expect(score.recall(kind) >= 0.92, "\(score.table)") }
    #expect(score.precisionShare >= 0.98, "\(score.table)\n\(score.misses)")
  }

  @Test("comparing again changes nothing, and leaves no temporary table behind")
  func again() throws {
    let fixture = try ArchiveFixture(try plan(300))
    func content() throws -> [[SQLiteValue]] {
      var rows: [[SQLiteValue]] = []
      for table in ["reposts", "earlier_copies", "brands", "boilerplate"] {
        try fixture.database.prepare("SELECT * FROM \(table)").forEach { (row) throws(SQLiteError) in
          rows.append((0..<row.columnCount).map(row.value))
        }
      }
      return rows
    }
    try Relator(fixture.database, fixture.settings).relate()
    let first = try content()
    try Relator(fixture.database, fixture.settings).relate()
    #expect(try content() == first)
    #expect(!first.isEmpty)
    #expect(try fixture.database.integer("SELECT count(*) FROM sqlite_temp_schema") == 0)
  }

  @Test("sites' lines and names are found by their repetition")
  func repetition() throws {
    let plan = try plan(600)
    let fixture = try ArchiveFixture(plan)
    try Relator(fixture.database, fixture.settings).relate()
    let sites = Dictionary(plan.sites.map { ($0.host.dropFirst(4), $0) }) { one, _ in one }
    var count = 0
    try fixture.database.prepare("SELECT site, brand FROM brands").forEach { (row) throws(SQLiteError) in
      count += 1
      #expect(sites[Substring(row.text(0) ?? "")]?.name == row.text(1))
    }
    #expect(count > plan.sites.count / 2)
    #expect(
      try fixture.database.integer("SELECT count(*) FROM boilerplate WHERE shingles > 0") ?? 0 > plan.sites.count / 2)
  }
}
