import SQLite

/// Fills `reposts`: texts that forbid reposting and stand on another site as well.
///
/// Of documents with the same text and a policy that forbids, the earliest speaks for all: what else has the text, or a
/// good part of it, is a copy of it, whatever it says itself. A text that is a copy of an earlier one that forbids it is
/// nobody's original. What is known to have stood elsewhere before the earliest page that forbids it is no copy of that
/// page: such pairs go to `earlier_copies`.
struct RepostSearch {
  private let database: Database
  private let settings: RelatingSettings

  init(_ database: Database, _ settings: RelatingSettings) {
    self.database = database
    self.settings = settings
  }

  /// Returns how many copies there are.
  func run() throws(SQLiteError) -> Int {
    try chooseOriginals()
    let classes = try database.prepare(
      """
      SELECT first FROM originals UNION SELECT m.one FROM matches m JOIN originals o ON o.first = m.other ORDER BY first
      """)
    let candidates = try database.prepare(
      """
      SELECT document, NULL, NULL FROM originals WHERE first = ?1
      UNION ALL
      SELECT o.document, m.share_other, m.share_one FROM matches m JOIN originals o ON o.first = m.other WHERE m.one = ?1
      """)
    let members = try database.prepare("SELECT document FROM texts WHERE first = ? ORDER BY document")
    let isCopyOf = try database.prepare(
      """
      SELECT 1 FROM texts a JOIN texts b ON a.document = ?1 AND b.document = ?2
      WHERE a.first = b.first OR EXISTS (SELECT 1 FROM matches WHERE one = a.first AND other = b.first)
      """)
    var writer = try RepostWriter(database, settings)
    try classes.forEach { (row) throws(SQLiteError) in
      let first = SQLiteValue.integer(row.integer(0))
      var originals: [Candidate] = []
      try candidates.forEach([first]) { (row) throws(SQLiteError) in
        guard let document = try writer.document(row.integer(0)) else { return }
        originals.append(
          Candidate(
            document: document, ofOriginal: row.isNull(1) ? 1 : row.real(1),
            ofCopy: row.isNull(2) ? 1 : row.real(2)))
      }
      originals.sort { $0.document.standsBefore($1.document) }
      originals = try withoutCopies(originals, isCopyOf)
      try members.forEach([first]) { (row) throws(SQLiteError) in
        guard let copy = try writer.document(row.integer(0)) else { return }
        for original in originals { try writer.write(original, copy: copy) }
      }
    }
    // A page that forbids what stood elsewhere before may be right, or forbid what is not its own.
    try database.prepare(
      """
      UPDATE reposts SET is_contested = 1 WHERE original IN (
        SELECT document FROM earlier_copies WHERE max(share_of_document, share_of_earlier) >= ?
      )
      """
    ).run([.real(settings.wholeShare)])
    return try database.integer("SELECT count(*) FROM reposts") ?? 0
  }

  /// A text that forbids reposting, and how much of it and of the copy is the same.
  struct Candidate {
    let document: RelatedDocument
    let ofOriginal: Double
    let ofCopy: Double
  }

  /// More originals than this are not compared with each other.
  private static let mostOriginals = 64

  /// Those of `originals`, the earliest first, that are no copies of earlier ones.
  private func withoutCopies(_ originals: [Candidate], _ isCopyOf: Statement) throws(SQLiteError) -> [Candidate] {
    var kept: [Candidate] = []
    for original in originals {
      var isCopy = false
      for earlier in kept.prefix(Self.mostOriginals) where !isCopy {
        try isCopyOf.bind([.integer(original.document.id), .integer(earlier.document.id)])
        isCopy = try isCopyOf.step()
        isCopyOf.reset()
      }
      if !isCopy { kept.append(original) }
    }
    return kept
  }

  /// Of each text the earliest document whose policy forbids reposting.
  private func chooseOriginals() throws(SQLiteError) {
    let places = Array(repeating: "?", count: settings.forbidding.count).joined(separator: ", ")
    let insert = try database.prepare(
      """
      INSERT INTO originals SELECT first, document FROM (
        SELECT t.first, t.document, row_number() OVER (
          PARTITION BY t.first ORDER BY \(RelatedDocument.order("d"))
        ) AS place
        FROM texts t JOIN documents d ON d.id = t.document WHERE d.repost_policy IN (\(places))
      ) WHERE place = 1
      """)
    try insert.run(settings.forbidding.map { .text($0) })
  }
}
