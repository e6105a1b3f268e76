package import Corpus
internal import Files
internal import Policy
package import SQLite

/// The inputs that are not done yet, one after the other.
package final class InputList {
  /// An input that is to be read.
  package struct Input: Sendable {
    /// The id of its row.
    package var id: Int
    /// Where it is.
    package var file: CorpusFile
    /// Why it is not read; nil for what is.
    package var problem: SkippedRow?
    /// How many entries of it are recorded already.
    package var positions: Int
    /// The position of the first of them; nil while there is none.
    package var first: Int?
    /// Its size in bytes; nil where it is not known.
    package var size: Int?
  }

  private let select: Statement
  private var last = 0

  /// The inputs of `database` that are not done.
  package convenience init(_ database: FindingsDatabase) throws(SQLiteError) {
    try self.init(database, table: "inputs")
  }

  /// All inputs that the survey in `database` has listed so far, `table` being its table.
  init(_ database: FindingsDatabase, table: String) throws(SQLiteError) {
    let progress = table == "inputs" ? "positions, first" : "0, NULL"
    select = try database.database.prepare(
      """
      SELECT id, path, raw_path, format, is_found, size, \(progress), code, message, message_zh, is_failure
      FROM \(table) WHERE id > ? \(table == "inputs" ? "AND state <> 'done'" : "") ORDER BY id LIMIT 1
      """)
  }

  /// How many inputs of `database` are not done.
  package static func count(_ database: FindingsDatabase) throws(SQLiteError) -> Int {
    try database.database.integer("SELECT count(*) FROM inputs WHERE state <> 'done'") ?? 0
  }

  /// The next input; nil at the end.
  package func next() throws(SQLiteError) -> Input? {
    try select.bind([.integer(last)])
    guard try select.step() else { return nil }
    defer { select.reset() }
    last = select.integer(0)
    let path = select.isNull(2) ? FilePath(select.text(1) ?? "") : FilePath(bytes: select.blob(2))
    let file = CorpusFile(
      path: path, format: InputFormat(rawValue: select.text(3) ?? "") ?? .auto, isFound: select.integer(4) == 1)
    let problem = select.text(8).map { code in
      SkippedRow(
        code: code, message: LocalizedText(english: select.text(9) ?? "", chinese: select.text(10) ?? ""),
        isFailure: select.integer(11) == 1)
    }
    return Input(
      id: last, file: file, problem: problem, positions: select.integer(6),
      first: select.isNull(7) ? nil : select.integer(7), size: select.isNull(5) ? nil : select.integer(5))
  }
}
