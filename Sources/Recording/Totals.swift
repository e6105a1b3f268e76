package import Policy
package import SQLite

/// What a findings database adds up to.
package struct Totals: Hashable, Sendable {
  /// A code of `skipped` with how often it occurs.
  package struct Skipped: Hashable, Sendable {
    /// The code.
    package var code: String
    /// How many things were skipped for it.
    package var count: Int
    /// Whether articles were left unchecked.
    package var isFailure: Bool
    /// The first of them: where, and what is the matter.
    package var place: String
    /// What is the matter with the first.
    package var message: LocalizedText
  }

  /// The documents, and those of them that a limit kept from being checked completely.
  package var documents = 0, incomplete = 0
  /// Documents by verdict.
  package var verdicts: [Verdict: Int] = [:]
  /// Findings by severity.
  package var findings: [Severity: Int] = [:]
  /// Findings that were suppressed.
  package var suppressed = 0
  /// What was skipped, by code.
  package var skipped: [Skipped] = []
  /// Copies of texts that forbid it; nil where documents were not compared.
  package var reposts: Int?

  /// What `database` adds up to.
  ///
  /// - Complexity: O(n) in the number of documents.
  package init(_ database: FindingsDatabase) throws(SQLiteError) {
    let database = database.database
    if try database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'reposts'") == 1 {
      reposts = try database.integer("SELECT count(*) FROM reposts")
    }
    let sums = try database.prepare(
      """
      SELECT verdict, count(*), sum(errors), sum(warnings), sum(notes), sum(suppressed), sum(is_complete = 0)
      FROM documents GROUP BY verdict
      """)
    try sums.forEach { row in
      guard let verdict = Verdict(rawValue: row.text(0) ?? "") else { return }
      verdicts[verdict] = row.integer(1)
      documents += row.integer(1)
      for (severity, column) in [(Severity.error, 2), (.warning, 3), (.info, 4)] where row.integer(column) > 0 {
        findings[severity, default: 0] += row.integer(column)
      }
      suppressed += row.integer(5)
      incomplete += row.integer(6)
    }
    let skips = try database.prepare(
      """
      SELECT code, is_failure, sum(count), min(id) FROM skipped GROUP BY code, is_failure ORDER BY is_failure DESC, code
      """)
    let first = try database.prepare(
      """
      SELECT path || coalesce('!' || member, '') || coalesce('#' || record, ''), message, message_zh FROM skipped
      WHERE id = ?
      """)
    try skips.forEach { (row) throws(SQLiteError) in
      try first.bind([.integer(row.integer(3))])
      guard try first.step() else { return }
      let message = LocalizedText(english: first.text(1) ?? "", chinese: first.text(2) ?? "")
      skipped.append(
        Skipped(
          code: row.text(0) ?? "", count: row.integer(2), isFailure: row.integer(1) == 1, place: first.text(0) ?? "",
          message: message))
    }
  }

  /// The most severe finding; nil without one.
  package var worst: Severity? { findings.keys.max() }

  /// How many things could not be checked.
  package var failures: Int { skipped.reduce(0) { $0 + ($1.isFailure ? $1.count : 0) } }
}
