import FoundationEssentials
import SQLite
import Testing

@Suite struct SQLiteTests {
  @Test("values come back as they were given, whatever they hold")
  func values() throws {
    let database = try Database(path: Array(":memory:".utf8), mode: .create)
    try database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v ANY) STRICT")
    let values: [SQLiteValue] = [
      .null, .integer(.min), .integer(.max), .real(-0.5), .text(""), .text("a\0b 禁止转载 \u{1F600}"), .blob([]),
      .blob([0, 255, 0]),
    ]
    let insert = try database.prepare("INSERT INTO t (v) VALUES (?)")
    for value in values { try insert.run([value]) }
    var read: [SQLiteValue] = []
    try database.prepare("SELECT v FROM t ORDER BY id").forEach { row in read.append(row.value(0)) }
    #expect(read == values)
    #expect(database.lastInsertedID == values.count)
  }

  @Test("a parameter that is left out is null, also after another was bound there")
  func parameters() throws {
    let database = try Database(path: Array(":memory:".utf8), mode: .create)
    let statement = try database.prepare("SELECT ?1, ?2")
    try statement.bind([1, "x"])
    #expect(try statement.step())
    try statement.bind([2])
    #expect(try statement.step())
    #expect(statement.integer(0) == 2)
    #expect(statement.isNull(1))
  }

  @Test("a transaction that fails leaves nothing")
  func transactions() throws {
    let database = try Database(path: Array(":memory:".utf8), mode: .create)
    try database.execute("CREATE TABLE t (v INTEGER UNIQUE)")
    #expect(throws: SQLiteError.self) {
      try database.transaction { () throws(SQLiteError) in
        try database.execute("INSERT INTO t VALUES (1)")
        try database.execute("INSERT INTO t VALUES (1)")
      }
    }
    #expect(!database.isInTransaction)
    #expect(try database.integer("SELECT count(*) FROM t") == 0)
  }

  @Test("what is wrong has a reason, SQLite's words and the statement")
  func errors() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "imprimatur-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func reason(_ body: () throws(SQLiteError) -> Void) -> SQLiteError.Reason? {
      do throws(SQLiteError) { try body() } catch { return error.reason }
      return nil
    }
    let file = folder.appending(path: "db").path()
    #expect(reason { () throws(SQLiteError) in _ = try Database(path: Array(file.utf8), mode: .read) } == .cannotOpen)
    try Data(String(repeating: "no database ", count: 100).utf8).write(to: URL(filePath: file))
    let text = try Database(path: Array(file.utf8), mode: .create)
    #expect(reason { () throws(SQLiteError) in try text.execute("CREATE TABLE t (v)") } == .notADatabase)

    let one = try Database(path: Array((file + "2").utf8), mode: .create)
    try one.execute("PRAGMA journal_mode = WAL; CREATE TABLE t (v UNIQUE); INSERT INTO t VALUES (1)")
    #expect(reason { () throws(SQLiteError) in try one.execute("INSERT INTO t VALUES (1)") } == .constraint)
    let other = try Database(path: Array((file + "2").utf8), mode: .create, busyTimeout: .zero)
    try one.execute("BEGIN IMMEDIATE")
    #expect(reason { () throws(SQLiteError) in try other.execute("BEGIN IMMEDIATE") } == .busy)
    let reader = try Database(path: Array((file + "2").utf8), mode: .read)
    #expect(reason { () throws(SQLiteError) in try reader.execute("DELETE FROM t") } == .readOnly)
    #expect(reason { () throws(SQLiteError) in try one.execute("PRAGMA max_page_count = 4") } == nil)
    let blob = String(repeating: "x", count: 100_000)
    #expect(reason { () throws(SQLiteError) in try one.execute("INSERT INTO t VALUES ('\(blob)')") } == .full)
    do throws(SQLiteError) { try one.execute("SELEC") } catch {
      #expect(error.sql == "SELEC")
      #expect(error.message.contains("syntax error"))
    }
  }
}
