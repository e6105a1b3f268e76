package import SQLite

/// The rows that no longer stand where they stood, but whose content may turn up again: the `cached_…` tables.
///
/// Their ids are their own. A document that is found again takes them with it, under the id of its new place.
struct CachedTables {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The tables, and in each the column that says which document a row belongs to.
  private static let tables = [
    ("documents", "id"), ("findings", "document"), ("facts", "document"), ("skipped", "position"),
    ("sketches", "document"),
  ]

  /// Whether there are any rows.
  func areThere() throws(SQLiteError) -> Bool {
    try database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'cached_documents'") == 1
  }

  /// Moves the documents from `position` on here, and forgets what was skipped from there on.
  ///
  /// - Complexity: O(n) in the rows that are moved.
  func take(from position: Int) throws(SQLiteError) {
    try make()
    try database.forgetComparison()
    let offset = try database.integer("SELECT coalesce(max(id), 0) FROM cached_documents") ?? 0
    for (table, column) in Self.tables {
      let columns = try columns(of: table)
      let moved = columns.map { $0 == column ? "\($0) + \(offset)" : $0 }
      let isDocument = table == "skipped" ? " AND \(column) IN (SELECT id FROM documents)" : ""
      try database.execute(
        """
        INSERT INTO cached_\(table) (\(columns.joined(separator: ", ")))
        SELECT \(moved.joined(separator: ", ")) FROM \(table) WHERE \(column) >= \(position)\(isDocument)
        """)
    }
    for (table, column) in Self.tables.reversed() {
      try database.execute("DELETE FROM \(table) WHERE \(column) >= \(position)")
    }
  }

  /// Removes them.
  func drop() throws(SQLiteError) {
    for (table, _) in Self.tables { try database.execute("DROP TABLE IF EXISTS cached_\(table)") }
  }

  private func make() throws(SQLiteError) {
    guard try !areThere() else { return }
    for (table, column) in Self.tables {
      try database.execute("CREATE TABLE cached_\(table) AS SELECT * FROM \(table) WHERE 0")
      try database.execute("CREATE INDEX cached_\(table)_by_document ON cached_\(table) (\(column))")
    }
    try database.execute("CREATE INDEX cached_documents_by_key ON cached_documents (cache_key)")
  }

  /// The columns of `table` but for a number of its own that rows get anew.
  private func columns(of table: String) throws(SQLiteError) -> [String] {
    var columns: [String] = []
    try database.prepare("SELECT name FROM pragma_table_info(?)").forEach([.text(table)]) { row in
      columns.append(row.text(0) ?? "")
    }
    return table == "findings" || table == "skipped" ? columns.filter { $0 != "id" } : columns
  }
}

extension Database {
  /// Removes what came of comparing the documents, in the transaction that is open: it holds no longer when they change.
  func forgetComparison() throws(SQLiteError) {
    try execute("DELETE FROM meta WHERE key = 'related'")
    guard changes > 0 else { return }
    var tables: [String] = []
    try prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table'").forEach { row in
      tables.append(row.text(0) ?? "")
    }
    for table in tables
    where !Schema.names.contains(table) && !table.hasPrefix("cached_") && !table.hasPrefix("sqlite_") {
      try execute("DROP TABLE \(table)")
    }
  }
}

/// Looks for results of an earlier run.
///
/// It has a connection of its own: one a worker.
package final class CacheReader {
  private let lookup: Statement

  /// A reader of what the database at `path` keeps; nil when it keeps nothing.
  package init?(_ database: FindingsDatabase) throws(SQLiteError) {
    guard try CachedTables(database.database).areThere() else { return nil }
    lookup = try database.database.prepare(
      "SELECT id, coalesce(date, captured) FROM cached_documents WHERE cache_key = ? ORDER BY id LIMIT 1")
  }

  /// The cached document with this key: its number there, and the day by which it was there; nil where there is none.
  package func document(with key: CacheKey) throws(SQLiteError) -> (id: Int, date: String?)? {
    try lookup.bind([.blob(key.bytes)])
    guard try lookup.step() else { return nil }
    defer { lookup.reset() }
    return (lookup.integer(0), lookup.text(1))
  }
}
