import Files
import FoundationEssentials
import Recording
import SQLite
import Testing

/// Tables as they are given out: see Suites/README.md.
@Suite struct TableExportTests {
  private static let suites = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Suites")

  /// A table with a column of every kind, of which every third row has nothing but what has to be there.
  private static let sample = """
    CREATE TABLE sample (
      id INTEGER PRIMARY KEY, name TEXT, share REAL NOT NULL, is_new INTEGER, is_known INTEGER NOT NULL, size INTEGER, data BLOB
    ) STRICT;
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 21)
    INSERT INTO sample SELECT i, iif(i % 3, 'n' || i || ',"' || char(8220, 26080) || '"', NULL), i / 8.0 - 1,
      iif(i % 3, i % 2, NULL), i % 5 = 0, iif(i % 3, -i * 1000000007, NULL), iif(i % 3, CAST('b' || i AS BLOB), NULL) FROM n;
    CREATE TABLE empty (id INTEGER PRIMARY KEY, name TEXT) STRICT;
    """

  @Test("a table in every format", arguments: TableExport.Format.allCases, ["sample", "empty"])
  func formats(format: TableExport.Format, table: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "imprimatur-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let database = try FindingsDatabase(writing: FilePath(folder.appending(path: "db").path()))
    try database.database.execute(Self.sample)
    #expect(try TableExport.tables(of: database).contains(table))
    var bytes: [UInt8] = []
    try TableExport(table, of: database).write(as: format) { portion in
      bytes += portion
      return true
    }
    let golden = Self.suites.appending(path: "\(table).\(format.rawValue)")
    if ProcessInfo.processInfo.environment["IMPRIMATUR_UPDATE"] == "1" { try Data(bytes).write(to: golden) }
    #expect(try Data(contentsOf: golden) == Data(bytes))
  }
}
