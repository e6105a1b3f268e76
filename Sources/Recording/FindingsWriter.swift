package import SQLite

/// Writes rows in the order of their positions.
///
/// Not for use from several threads at once.
package final class FindingsWriter {
  private let database: Database
  private let document, finding, fact, skipped, sketch: Statement
  private let input: Statement
  private var copies: Copies?

  /// A writer to `database`, for which its user holds the `WriteLock`.
  package init(_ database: FindingsDatabase) throws(SQLiteError) {
    self.database = database.database
    func insert(_ table: String, _ columns: [String]) throws(SQLiteError) -> Statement {
      let marks = [String](repeating: "?", count: columns.count).joined(separator: ", ")
      return try database.database.prepare(
        "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))")
    }
    document = try insert("documents", DocumentPlace.columns + DocumentContent.columns)
    finding = try insert("findings", ["document"] + FindingRow.columns)
    fact = try insert("facts", ["document", "key", "value"])
    skipped = try insert("skipped", ["position"] + DocumentPlace.columns.dropFirst() + SkippedRow.columns)
    sketch = try insert("sketches", ["document", "sketch"])
    input = try database.database.prepare(
      """
      UPDATE inputs SET state = ?2, first = ?3, positions = ?4, modified = iif(?5, NULL, modified) WHERE id = ?1
      """)
  }

  /// Begins a transaction, unless one is open.
  package func begin() throws(SQLiteError) {
    guard !database.isInTransaction else { return }
    try database.execute("BEGIN IMMEDIATE")
    try database.forgetComparison()
  }

  /// Whether a transaction is open.
  package var isOpen: Bool { database.isInTransaction }

  /// Ends the transaction, where one is open; what was written survives the process.
  package func commit() throws(SQLiteError) {
    if database.isInTransaction { try database.execute("COMMIT") }
  }

  /// Takes back what was written since the last commit.
  package func rollBack() { database.rollBack() }

  /// Writes an article that was checked.
  package func write(_ row: RecordedDocument, at place: DocumentPlace) throws(SQLiteError) {
    try document.run(place.values + row.content.values)
    let id = SQLiteValue.integer(place.position)
    for item in row.findings { try finding.run([id] + item.values) }
    for item in row.facts { try fact.run([id, .text(item.key), .text(item.value)]) }
    for item in row.skipped { try write(item, at: place) }
    if let bytes = row.sketch { try sketch.run([id, .blob(bytes)]) }
  }

  /// Writes what was skipped, or left out of an article that was checked.
  package func write(_ row: SkippedRow, at place: DocumentPlace) throws(SQLiteError) {
    try skipped.run(place.values + row.values)
  }

  /// Writes an article whose content an earlier run had checked: the cached document `id`; returns how many findings it has.
  package func copy(cached id: Int, to place: DocumentPlace) throws(SQLiteError) -> Int {
    let copies: Copies
    if let made = self.copies { copies = made } else { copies = try Copies(database) }
    self.copies = copies
    return try copies.run(id, place)
  }

  /// Notes how far an input has got.
  ///
  /// `first` is the first of its `positions` entries. What could not be read may be readable at the next start though its
  /// time of change is the same: with `isTroubled` the input is looked at again then.
  package func advance(
    input id: Int, isDone: Bool, first: Int, positions: Int, isTroubled: Bool
  ) throws(SQLiteError) {
    try input.run([
      .integer(id), .text(isDone ? "done" : "partial"), .integer(first), .integer(positions), SQLiteValue(isTroubled),
    ])
  }
}

/// The statements that fetch an article's rows from the `cached_…` tables.
private final class Copies {
  private let database: Database
  private let document, findings, facts, skipped, sketch: Statement

  init(_ database: Database) throws(SQLiteError) {
    self.database = database
    let content = DocumentContent.columns.joined(separator: ", ")
    document = try database.prepare(
      """
      INSERT INTO documents (\(DocumentPlace.columns.joined(separator: ", ")), \(content))
      SELECT ?2, ?3, ?4, ?5, ?6, \(content) FROM cached_documents WHERE id = ?1
      """)
    let finding = FindingRow.columns.joined(separator: ", ")
    findings = try database.prepare(
      """
      INSERT INTO findings (document, \(finding)) SELECT ?2, \(finding) FROM cached_findings WHERE document = ?1
      ORDER BY rowid
      """)
    facts = try database.prepare(
      "INSERT INTO facts (document, key, value) SELECT ?2, key, value FROM cached_facts WHERE document = ?1")
    let omission = SkippedRow.columns.joined(separator: ", ")
    skipped = try database.prepare(
      """
      INSERT INTO skipped (position, input, path, member, record, \(omission))
      SELECT ?2, ?3, ?4, ?5, ?6, \(omission) FROM cached_skipped WHERE position = ?1 ORDER BY rowid
      """)
    sketch = try database.prepare(
      "INSERT INTO sketches (document, sketch) SELECT ?2, sketch FROM cached_sketches WHERE document = ?1")
  }

  func run(_ id: Int, _ place: DocumentPlace) throws(SQLiteError) -> Int {
    let parameters = [.integer(id)] + place.values
    try document.run(parameters)
    try findings.run(Array(parameters[..<2]))
    let count = database.changes
    for statement in [facts, sketch] { try statement.run(Array(parameters[..<2])) }
    try skipped.run(parameters)
    return count
  }
}
