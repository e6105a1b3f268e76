/// Why SQLite refused something.
package struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reasons that a user can do something about, each with its own text; the rest is `other`.
  package enum Reason: String, CaseIterable, Sendable {
    /// `SQLITE_BUSY`, `SQLITE_LOCKED`: another process is writing.
    case busy
    /// `SQLITE_FULL`: there is no space left.
    case full
    /// `SQLITE_CORRUPT`: the file is damaged.
    case corrupt
    /// `SQLITE_NOTADB`: the file is no database.
    case notADatabase = "not-a-database"
    /// `SQLITE_READONLY`, `SQLITE_PERM`, `SQLITE_AUTH`: it may not be written.
    case readOnly = "read-only"
    /// `SQLITE_CANTOPEN`: it cannot be opened.
    case cannotOpen = "cannot-open"
    /// `SQLITE_IOERR`: reading or writing failed.
    case io
    /// `SQLITE_CONSTRAINT`: a row breaks a rule of the schema.
    case constraint
    /// `SQLITE_TOOBIG`: a value is larger than SQLite allows.
    case tooBig = "too-big"
    /// Any other result code.
    case other
  }

  /// The extended result code.
  package let code: Int32
  /// SQLite's own words.
  package let message: String
  /// The statement that failed; nil where it was no statement.
  package let sql: String?

  /// SQLite's words, and the statement they are about.
  package var description: String { sql.map { "\(message) (\($0))" } ?? message }
}
