internal import CSQLite

/// A statement, compiled.
///
/// Belongs to the thread that its database belongs to.
@safe
package final class Statement {
  /// The statement as it was written.
  package let sql: String
  private let database: Database
  private let handle: OpaquePointer

  /// Compiles the first statement of `sql`.
  init(_ sql: String, in database: Database) throws(SQLiteError) {
    var compiled: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(
      database.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &compiled, nil)
    guard code == SQLITE_OK, let compiled = unsafe compiled else {
      throw unsafe SQLiteError(code, database.handle, sql: sql)
    }
    self.sql = sql
    self.database = database
    unsafe handle = unsafe compiled
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// The number of columns of a row.
  package var columnCount: Int { Int(unsafe sqlite3_column_count(handle)) }

  /// The name of the column `index`, 0-based.
  package func columnName(_ index: Int) -> String {
    guard let name = unsafe sqlite3_column_name(handle, Int32(index)) else { return "" }
    return unsafe String(cString: name)
  }

  /// Begins anew with these parameters, in order; those that are left out are null.
  package func bind(_ parameters: [SQLiteValue]) throws(SQLiteError) {
    unsafe sqlite3_reset(handle)
    unsafe sqlite3_clear_bindings(handle)
    for (index, parameter) in parameters.enumerated() {
      let code = bind(parameter, at: Int32(index + 1))
      if code != SQLITE_OK { throw unsafe SQLiteError(code, database.handle, sql: sql) }
    }
  }

  private func bind(_ value: SQLiteValue, at index: Int32) -> Int32 {
    switch value {
    case .null: return unsafe sqlite3_bind_null(handle, index)
    case .integer(let number): return unsafe sqlite3_bind_int64(handle, index, Int64(number))
    case .real(let number): return unsafe sqlite3_bind_double(handle, index, number)
    case .text(var text):
      return text.withUTF8 { buffer in
        // A text without bytes has no address either, and would be bound as null.
        guard let start = buffer.baseAddress else { return unsafe imprimatur_bind_text(handle, index, "", 0) }
        return unsafe start.withMemoryRebound(to: CChar.self, capacity: buffer.count) { start in
          unsafe imprimatur_bind_text(handle, index, start, UInt64(buffer.count))
        }
      }
    case .blob(let bytes):
      return unsafe bytes.withUnsafeBytes { buffer in
        guard let start = buffer.baseAddress, unsafe !buffer.isEmpty else {
          return unsafe sqlite3_bind_zeroblob(handle, index, 0)
        }
        return unsafe imprimatur_bind_blob(handle, index, start, UInt64(buffer.count))
      }
    }
  }

  /// Goes on to the next row; false when there is none left, and the statement is ready to be bound again.
  package func step() throws(SQLiteError) -> Bool {
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      unsafe sqlite3_reset(handle)
      return false
    case let code:
      let error = unsafe SQLiteError(code, database.handle, sql: sql)
      unsafe sqlite3_reset(handle)
      throw error
    }
  }

  /// Runs it to its end with these parameters; rows are not looked at.
  package func run(_ parameters: [SQLiteValue] = []) throws(SQLiteError) {
    try bind(parameters)
    while try step() {}
  }

  /// Calls `body` at each row; the columns are those of this statement until `body` returns.
  package func forEach(
    _ parameters: [SQLiteValue] = [], _ body: (Statement) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try bind(parameters)
    while try step() { try body(self) }
  }

  /// Lets go of the rows that are left, and of the lock that reading them holds.
  package func reset() { unsafe sqlite3_reset(handle) }

  /// The column `index`, 0-based, of the row at hand.
  package func value(_ index: Int) -> SQLiteValue {
    switch unsafe sqlite3_column_type(handle, Int32(index)) {
    case SQLITE_INTEGER: .integer(integer(index))
    case SQLITE_FLOAT: .real(unsafe sqlite3_column_double(handle, Int32(index)))
    case SQLITE_TEXT: .text(text(index) ?? "")
    case SQLITE_BLOB: .blob(blob(index))
    default: .null
    }
  }

  /// Whether the column `index` of the row at hand is null.
  package func isNull(_ index: Int) -> Bool { unsafe sqlite3_column_type(handle, Int32(index)) == SQLITE_NULL }

  /// The column `index` as a number; 0 for null.
  package func integer(_ index: Int) -> Int { Int(unsafe sqlite3_column_int64(handle, Int32(index))) }

  /// The column `index` as a number; 0 for null.
  package func real(_ index: Int) -> Double { unsafe sqlite3_column_double(handle, Int32(index)) }

  /// The column `index` as a text, nil for null; bytes that are not UTF-8 become U+FFFD.
  package func text(_ index: Int) -> String? {
    guard let start = unsafe sqlite3_column_text(handle, Int32(index)) else { return nil }
    let count = Int(unsafe sqlite3_column_bytes(handle, Int32(index)))
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The column `index` as bytes; empty for null.
  package func blob(_ index: Int) -> [UInt8] {
    guard let start = unsafe sqlite3_column_blob(handle, Int32(index)) else { return [] }
    let count = Int(unsafe sqlite3_column_bytes(handle, Int32(index)))
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }
}
