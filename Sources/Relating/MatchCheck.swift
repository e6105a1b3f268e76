import SQLite

/// Fills `matches`: candidates whose whole sketches say that one text stands in the other, at least in part.
struct MatchCheck {
  private let database: Database
  private let settings: RelatingSettings

  init(_ database: Database, _ settings: RelatingSettings) {
    self.database = database
    self.settings = settings
  }

  /// Two texts that have a single key in common are no candidates, unless they have few keys.
  private static let leastKeys = 2

  /// Returns how many there are.
  func run() throws(SQLiteError) -> Int {
    let pairs = try database.prepare(
      "SELECT one, other FROM candidates GROUP BY one, other HAVING count(*) >= \(Self.leastKeys) ORDER BY one, other")
    let insert = try database.prepare("INSERT INTO matches VALUES (?, ?, ?, ?)")
    var sketches = SketchCache(try database.prepare("SELECT sketch FROM texts WHERE document = ?"))
    var count = 0
    try pairs.forEach { (row) throws(SQLiteError) in
      let (one, other) = (row.integer(0), row.integer(1))
      guard let first = try sketches.sketch(one), let second = try sketches.sketch(other) else { return }
      let overlap = Overlap(first, second)
      guard isMatch(overlap) else { return }
      let (a, b) = (SQLiteValue.integer(one), SQLiteValue.integer(other))
      try insert.run([a, b, .real(overlap.ofFirst), .real(overlap.ofSecond)])
      try insert.run([b, a, .real(overlap.ofSecond), .real(overlap.ofFirst)])
      count += 1
    }
    try database.execute("DROP TABLE temp.candidates")
    return count
  }

  private func isMatch(_ overlap: Overlap) -> Bool {
    max(overlap.ofFirst, overlap.ofSecond) >= settings.leastShare
      && overlap.commonShingles >= Double(settings.leastCommon)
      // An estimate from fewer hashes is a guess.
      && overlap.shared >= Self.leastShared
  }

  private static let leastShared = 6
}

/// The sketches that were asked for last.
private struct SketchCache {
  private let statement: Statement
  private var sketches: [Int: Sketch] = [:]

  init(_ statement: Statement) { self.statement = statement }

  private static let most = 4096

  mutating func sketch(_ document: Int) throws(SQLiteError) -> Sketch? {
    if let sketch = sketches[document] { return sketch }
    try statement.bind([.integer(document)])
    guard try statement.step() else { return nil }
    let trace = Trace(bytes: statement.blob(0))
    statement.reset()
    if sketches.count >= Self.most { sketches.removeAll(keepingCapacity: true) }
    sketches[document] = trace?.sketch
    return trace?.sketch
  }
}
