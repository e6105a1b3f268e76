package import SQLite

/// Finds what only the whole archive shows, and writes it into the archive's database.
///
/// Reads `documents`, `facts`, `findings` and `sketches`; fills `reposts`, `brands`, `foreign_brands`, `boilerplate` and
/// `site_findings` (`RelatingSchema`), all or nothing. What it writes depends on those tables and the settings only. What
/// grows with the archive stands in temporary tables on disk. README.md of this folder explains the steps.
///
/// Belongs to the thread that its database belongs to.
package struct Relator {
  let database: Database
  let settings: RelatingSettings

  /// A relator for the archive in `database`.
  package init(_ database: Database, _ settings: RelatingSettings) {
    self.database = database
    self.settings = settings
  }

  /// How many of what were found.
  package struct Summary: Hashable, Sendable {
    /// Texts that were compared.
    package var texts = 0
    /// Pairs of texts of which one stands in the other, at least in part; texts that are equal count once.
    package var matches = 0
    /// Copies of texts that forbid it.
    package var reposts = 0
  }

  /// Compares all documents.
  ///
  /// - Complexity: O(n log n) in the number of documents for any texts: every text is compared with a bounded number of
  ///   others. Memory is bounded whatever the number; temporary disk space is about that of the sketches.
  /// - Throws: `SQLiteError`, such as a full disk; nothing has been changed then.
  @discardableResult
  package func relate() throws(SQLiteError) -> Summary {
    try database.execute("PRAGMA temp_store = FILE")
    return try database.transaction { () throws(SQLiteError) in
      try RelatingSchema.makeAnew(in: database)
      try TextPreparation(database, settings).run()
      try CandidateSearch(database).run()
      let matches = try MatchCheck(database, settings).run()
      let reposts = try RepostSearch(database, settings).run()
      try BrandSearch(database, settings).run()
      try SiteFindings(database, settings).run()
      let texts = try database.integer("SELECT count(*) FROM texts") ?? 0
      try RelatingSchema.dropTemporary(in: database)
      return Summary(texts: texts, matches: matches, reposts: reposts)
    }
  }
}
