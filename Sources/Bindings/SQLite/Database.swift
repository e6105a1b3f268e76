internal import CSQLite

/// A connection to a database file.
///
/// Not for use from several threads at once; it may move from one to another (sqlite.org/threadsafe.html, multi-thread).
/// It is closed when it and all its statements are gone.
@safe
package final class Database {
  /// What is wanted of the file.
  package enum Mode: Sendable {
    /// Reading and writing; the file is made where there is none.
    case create
    /// Reading only.
    case read
  }

  let handle: OpaquePointer

  /// Opens the file at `path`, bytes without NUL.
  ///
  /// SQLite waits `busyTimeout` for others that write; after that statements fail as `busy`.
  /// - Throws: `SQLiteError`. That a file is no database shows with the first statement only.
  package init(path: [UInt8], mode: Mode, busyTimeout: Duration = .seconds(10)) throws(SQLiteError) {
    let access = mode == .create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
    let flags = access | SQLITE_OPEN_NOMUTEX
    let name = path.map { CChar(bitPattern: $0) } + [0]
    var opened: OpaquePointer?
    let code = unsafe sqlite3_open_v2(name, &opened, flags, nil)
    guard let opened = unsafe opened, code == SQLITE_OK else {
      let error = unsafe SQLiteError(code, opened)
      unsafe sqlite3_close_v2(opened)
      throw error
    }
    unsafe handle = unsafe opened
    unsafe sqlite3_extended_result_codes(opened, 1)
    let milliseconds = busyTimeout / .milliseconds(1)
    unsafe sqlite3_busy_timeout(opened, Int32(max(0, min(milliseconds, 1e9))))
    // What a file says of itself is not to be trusted: no functions with side effects from its schema.
    unsafe imprimatur_distrust_schema(opened)
  }

  // `close_v2` waits for statements that are still there.
  deinit { unsafe sqlite3_close_v2(handle) }

  /// Runs statements without parameters and results, divided by semicolons.
  package func execute(_ sql: String) throws(SQLiteError) {
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    if code != SQLITE_OK { throw unsafe SQLiteError(code, handle, sql: sql) }
  }

  /// The statement `sql`, which is one.
  package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    try Statement(sql, in: self)
  }

  /// Runs one statement and returns the first value of its first row; null without one.
  @discardableResult
  package func value(_ sql: String, _ parameters: [SQLiteValue] = []) throws(SQLiteError) -> SQLiteValue {
    let statement = try prepare(sql)
    try statement.bind(parameters)
    return try statement.step() ? statement.value(0) : .null
  }

  /// The first value as a number; nil where it is none.
  package func integer(_ sql: String, _ parameters: [SQLiteValue] = []) throws(SQLiteError) -> Int? {
    if case .integer(let number) = try value(sql, parameters) { number } else { nil }
  }

  /// The first value as a text; nil where it is none.
  package func text(_ sql: String, _ parameters: [SQLiteValue] = []) throws(SQLiteError) -> String? {
    if case .text(let text) = try value(sql, parameters) { text } else { nil }
  }

  /// Runs `body` in a transaction: all of what it writes is there in the end, or, when it throws, nothing.
  package func transaction<Result>(_ body: () throws(SQLiteError) -> Result) throws(SQLiteError) -> Result {
    try execute("BEGIN IMMEDIATE")
    do throws(SQLiteError) {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  /// Takes back what was written since the transaction began, where one is open.
  package func rollBack() {
    // A full disk may have ended the transaction already (sqlite.org/lang_transaction.html, section 2.3).
    if isInTransaction { try? execute("ROLLBACK") }
  }

  /// Whether a transaction is open.
  package var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

  /// The id of the row that was inserted last.
  package var lastInsertedID: Int { Int(unsafe sqlite3_last_insert_rowid(handle)) }

  /// How many rows the last statement inserted, changed or deleted.
  package var changes: Int { Int(unsafe sqlite3_changes64(handle)) }

  /// The version of the library, such as `3.40.1`.
  package static var version: String { unsafe String(cString: sqlite3_libversion()) }
}
