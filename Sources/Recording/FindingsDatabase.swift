package import Files
package import SQLite

/// A findings database, open.
///
/// Not for use from several threads at once.
package final class FindingsDatabase {
  /// The connection.
  package let database: Database
  /// Where the file is.
  package let path: FilePath

  /// Opens the database at `path` for reading; a process that writes it meanwhile is no hindrance.
  package init(reading path: FilePath) throws(RecordingError) {
    self.path = path
    do throws(FileError) { _ = try FileStatus.of(path) } catch {
      throw error.reason == .missing ? .missing : .file(error)
    }
    database = try Self.open(path, .read)
    try Self.checkKind(of: database)
  }

  /// Opens the database at `path` for writing, and makes it where there is none.
  ///
  /// Only whoever holds the lock of `WriteLock` may write.
  package init(writing path: FilePath) throws(RecordingError) {
    self.path = path
    database = try Self.open(path, .create)
    do throws(SQLiteError) {
      // Readers see whole transactions and are never waited for; what was committed survives the end of the process.
      try database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      try database.execute("PRAGMA cache_size = -16384; PRAGMA temp_store = FILE")
      if try database.integer("SELECT count(*) FROM sqlite_schema") == 0 {
        try database.transaction { () throws(SQLiteError) in
          try database.execute(Schema.sql)
          try database.execute(
            "PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = \(Schema.version)")
        }
      }
    } catch { throw .database(error) }
    try Self.checkKind(of: database)
  }

  private static func open(_ path: FilePath, _ mode: Database.Mode) throws(RecordingError) -> Database {
    do throws(SQLiteError) { return try Database(path: path.bytes, mode: mode) } catch { throw .database(error) }
  }

  /// Whether the file is a findings database of a version that is understood.
  private static func checkKind(of database: Database) throws(RecordingError) {
    let application: Int?
    let version: Int
    do throws(SQLiteError) {
      application = try database.integer("PRAGMA application_id")
      version = try database.integer("PRAGMA user_version") ?? 0
    } catch { throw .database(error) }
    guard application == Schema.applicationID else { throw .foreign }
    guard version <= Schema.version else { throw .newer(version) }
  }
}
