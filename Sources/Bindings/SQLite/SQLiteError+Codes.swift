internal import CSQLite

extension SQLiteError {
  /// The failure that `database` reports for `code`.
  @unsafe
  init(_ code: Int32, _ database: OpaquePointer?, sql: String? = nil) {
    self.code = unsafe database.map { unsafe sqlite3_extended_errcode($0) } ?? code
    message = unsafe String(cString: database.map { unsafe sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
    self.sql = sql
  }

  /// The reason behind the result code.
  package var reason: Reason {
    // The primary code stands in the lower eight bits (sqlite.org/rescode.html).
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: .busy
    case SQLITE_FULL: .full
    case SQLITE_CORRUPT: .corrupt
    case SQLITE_NOTADB: .notADatabase
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .readOnly
    case SQLITE_CANTOPEN: .cannotOpen
    case SQLITE_IOERR: .io
    case SQLITE_CONSTRAINT: .constraint
    case SQLITE_TOOBIG: .tooBig
    default: .other
    }
  }
}
