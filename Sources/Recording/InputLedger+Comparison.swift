package import SQLite

extension InputLedger {
  /// What of an earlier run still holds.
  package struct Comparison: Hashable, Sendable {
    /// Documents that stay where they are, their inputs being the same.
    package var kept = 0
    /// Documents whose content may turn up again.
    package var cached = 0
    /// Whether an earlier run was made with other rules or options.
    package var hasOtherSettings = false
    /// Whether inputs were changed, added or removed before others.
    package var hasOtherInputs = false
    /// The position that comes next.
    package var nextPosition = 1
    /// The inputs, and those that are not done.
    package var inputs = 0, waiting = 0
    /// The bytes of all inputs, and of those that are done, as far as they are known.
    package var bytes = 0, bytesDone = 0
  }

  /// Makes the survey the list of inputs: rows of inputs that are the same as before stay up to the first difference,
  /// and at most `limit` documents; all others move to the cache.
  ///
  /// `settings` is the digest of everything but the inputs that rows depend on. All or nothing is done.
  /// - Complexity: O(n) in the inputs and in the rows that have to move.
  package func compare(settings: String, limit: Int?) throws(SQLiteError) -> Comparison {
    try database.transaction { () throws(SQLiteError) in
      var result = Comparison()
      let before = try database.text("SELECT value FROM meta WHERE key = 'settings'")
      result.hasOtherSettings = before != nil && before != settings
      try database.value("INSERT OR REPLACE INTO meta VALUES ('settings', ?)", [.text(settings)])
      let isCut = try keepCommonBeginning(result.hasOtherSettings)
      result.hasOtherInputs = isCut && !result.hasOtherSettings
      if let limit { try cut(limit) }
      try count(&result)
      return result
    }
  }

  /// What the database holds, when nothing is to be compared.
  package func unchanged() throws(SQLiteError) -> Comparison {
    var result = Comparison()
    try count(&result)
    return result
  }

  /// Whether rows had to move.
  private func keepCommonBeginning(_ hasOtherSettings: Bool) throws(SQLiteError) -> Bool {
    let isSame = """
      i.path = s.path AND i.raw_path IS s.raw_path AND i.format = s.format AND i.is_found = s.is_found AND (
        (i.code IS NULL AND s.code IS NULL AND i.size = s.size AND i.modified = s.modified)
        OR (i.code = s.code AND i.message = s.message AND i.message_zh = s.message_zh))
      """
    var first = 1
    if !hasOtherSettings {
      first =
        try database.integer(
          """
          SELECT coalesce(min(s.id), (SELECT count(*) + 1 FROM surveyed))
          FROM surveyed s LEFT JOIN inputs i ON i.id = s.id
          WHERE NOT coalesce(i.state = 'done' AND \(isSame), 0)
          """) ?? 1
      let isPartial = try database.integer(
        """
        SELECT count(*) FROM surveyed s JOIN inputs i ON i.id = s.id
        WHERE s.id = \(first) AND i.state = 'partial' AND \(isSame)
        """)
      if isPartial == 1 { first += 1 }
    }
    let position = try database.integer("SELECT min(first) FROM inputs WHERE id >= \(first)")
    if let position { try CachedTables(database).take(from: position) }
    try database.execute(
      """
      DELETE FROM inputs WHERE id >= \(first);
      INSERT INTO inputs (id, path, raw_path, format, is_found, size, modified, state, positions, code, message, message_zh,
        is_failure)
      SELECT id, path, raw_path, format, is_found, size, modified, 'waiting', 0, code, message, message_zh, is_failure
      FROM surveyed WHERE id >= \(first);
      DELETE FROM surveyed
      """)
    return position != nil
  }

  /// Leaves `limit` documents and what stands before the last of them.
  private func cut(_ limit: Int) throws(SQLiteError) {
    let last = try database.integer(
      "SELECT id FROM documents ORDER BY id LIMIT 1 OFFSET \(max(0, limit - 1))")
    guard let last, try database.integer("SELECT count(*) FROM documents WHERE id > \(last)") ?? 0 > 0 || limit == 0
    else {
      return
    }
    let end = limit == 0 ? 1 : last + 1
    try CachedTables(database).take(from: end)
    try database.execute(
      """
      UPDATE inputs SET state = 'partial', positions = \(end) - first WHERE first < \(end) AND first + positions > \(end);
      UPDATE inputs SET state = 'waiting', positions = 0, first = NULL WHERE first >= \(end)
      """)
  }

  private func count(_ result: inout Comparison) throws(SQLiteError) {
    result.kept = try database.integer("SELECT count(*) FROM documents") ?? 0
    if try CachedTables(database).areThere() {
      result.cached = try database.integer("SELECT count(*) FROM cached_documents") ?? 0
    }
    result.nextPosition = try database.integer("SELECT coalesce(max(first + positions), 1) FROM inputs") ?? 1
    let sums = try database.prepare(
      """
      SELECT count(*), sum(state <> 'done'), coalesce(sum(size), 0), coalesce(sum(iif(state = 'done', size, 0)), 0)
      FROM inputs
      """)
    try sums.forEach { row in
      (result.inputs, result.waiting) = (row.integer(0), row.integer(1))
      (result.bytes, result.bytesDone) = (row.integer(2), row.integer(3))
    }
  }
}
