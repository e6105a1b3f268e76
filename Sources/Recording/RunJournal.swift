internal import Documents
internal import Files
package import SQLite

/// The rows of `runs`.
package struct RunJournal {
  /// How a run ended.
  package enum State: String, Sendable {
    /// All inputs are done.
    case finished
    /// The limit of documents was reached.
    case limited
    /// The user or the system asked for it.
    case interrupted
    /// The database could not be written.
    case failed
  }

  private let database: Database
  private let id: Int

  /// Notes that a run begins; runs before it that say they are running were killed.
  package init(
    _ database: FindingsDatabase, program: String, arguments: [String], rules: String, kept: Int
  ) throws(SQLiteError) {
    self.database = database.database
    let list = json { json in json.array { json in for argument in arguments { json.string(argument) } } }
    let connection = database.database
    id = try connection.transaction { () throws(SQLiteError) in
      try connection.execute("UPDATE runs SET state = 'killed' WHERE state = 'running'")
      try connection.value(
        """
        INSERT INTO runs (started, state, program, arguments, rules, checked, cached, kept)
        VALUES (?, 'running', ?, ?, ?, 0, 0, ?)
        """,
        [
          .text(PublicationDate.moment(ProcessEnvironment.secondsSince1970)), .text(program), .text(list), .text(rules),
          .integer(kept),
        ])
      return connection.lastInsertedID
    }
  }

  /// Notes what the run has done so far; part of the transaction that is open.
  package func note(checked: Int, cached: Int) throws(SQLiteError) {
    try database.value(
      "UPDATE runs SET checked = ?, cached = ? WHERE id = ?",
      [
        .integer(checked), .integer(cached), .integer(id),
      ])
  }

  /// Whether documents were compared with each other since they last changed.
  package func areRelated() throws(SQLiteError) -> Bool {
    try database.integer("SELECT count(*) FROM meta WHERE key = 'related'") == 1
  }

  /// Notes that documents were compared with each other.
  package func noteRelated() throws(SQLiteError) {
    try database.execute("INSERT OR REPLACE INTO meta VALUES ('related', '1')")
  }

  /// Notes how the run ended; a run that finished needs no cache any more.
  package func end(_ state: State, dropsCache: Bool) throws(SQLiteError) {
    try database.transaction { () throws(SQLiteError) in
      try database.value(
        "UPDATE runs SET state = ?, finished = ? WHERE id = ?",
        [
          .text(state.rawValue), .text(PublicationDate.moment(ProcessEnvironment.secondsSince1970)), .integer(id),
        ])
      if dropsCache { try CachedTables(database).drop() }
    }
    // Whoever copies the file alone is to have everything; where readers are in the way SQLite does it later.
    try? database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
  }
}
