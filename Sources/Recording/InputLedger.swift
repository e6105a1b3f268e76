package import Corpus
package import Files
internal import Policy
package import SQLite

/// The survey with which a run begins: what the walk finds is added here and then compared with what the last run left.
package final class InputLedger {
  let database: Database
  private let findings: FindingsDatabase
  private let insert: Statement

  /// An empty survey, kept on disk by `database`.
  package init(_ database: FindingsDatabase) throws(SQLiteError) {
    findings = database
    self.database = database.database
    try self.database.execute(
      """
      DROP TABLE IF EXISTS temp.surveyed;
      CREATE TEMP TABLE surveyed (
        id INTEGER PRIMARY KEY, path TEXT, raw_path BLOB, format TEXT, is_found INTEGER, size INTEGER, modified INTEGER,
        code TEXT, message TEXT, message_zh TEXT, is_failure INTEGER
      )
      """)
    insert = try self.database.prepare("INSERT INTO surveyed VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
  }

  /// Adds what the walk found: a file with its status, nil for standard input.
  package func add(_ file: CorpusFile, _ status: FileStatus?) throws(SQLiteError) {
    try insert.run(
      place(file.path) + [
        .text(file.format.rawValue), SQLiteValue(file.isFound), SQLiteValue(status?.size),
        SQLiteValue(status.flatMap(Self.trusted)),
      ])
  }

  /// Adds something at `path` that is not read.
  package func add(_ problem: SkippedRow, at path: FilePath) throws(SQLiteError) {
    try insert.run(
      place(path) + [
        .text(InputFormat.auto.rawValue), 0, .null, .null, .text(problem.code), .text(problem.message.english),
        .text(problem.message.chinese), SQLiteValue(problem.isFailure),
      ])
  }

  /// Runs `body`, which adds all that there is.
  package func fill(_ body: () throws(SQLiteError) -> Void) throws(SQLiteError) {
    try database.transaction(body)
  }

  /// The inputs that were added so far.
  package func list() throws(SQLiteError) -> InputList { try InputList(findings, table: "surveyed") }

  private func place(_ path: FilePath) -> [SQLiteValue] {
    let text = path.text
    return [.text(text), Array(text.utf8) == path.bytes ? .null : .blob(path.bytes)]
  }

  /// The time of change, unless it is so fresh that another change might not show in it.
  private static func trusted(_ status: FileStatus) -> Int? {
    let now = ProcessEnvironment.secondsSince1970
    return status.modified / 1_000_000_000 < now - 2 ? status.modified : nil
  }
}
