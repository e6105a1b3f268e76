import SQLite

/// Fills `candidates`: pairs of texts whose sketches have hashes in common.
///
/// Every text has a bounded number of keys: its smallest hashes, and pairs of neighbours among them. Texts with a
/// key in common are paired; where a great many have it, each only with some of them, so that the number of candidates is
/// bounded by that of texts. A common turn of phrase that thousands of texts have tells nothing by itself; the pairs of
/// neighbours do even then, since hardly two texts have the same two by chance.
struct CandidateSearch {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The keys of a text that are single hashes, and those that are pairs.
  private static let singles = 24
  private static let pairs = 16
  /// Up to so many texts with one key are all paired.
  private static let smallGroup = 24
  /// In larger groups every text is paired with so many of the first and of those just before it.
  private static let links = 2
  /// In groups with one pair of hashes, which is a stronger sign, with so many.
  private static let pairLinks = 8

  func run() throws(SQLiteError) {
    try makeKeys()
    let keys = try database.prepare("SELECT key, text, is_pair FROM keys ORDER BY is_pair, key, text")
    let insert = try database.prepare("INSERT INTO candidates VALUES (?, ?)")
    var group = KeyGroup()
    try keys.forEach { (row) throws(SQLiteError) in
      let key = row.integer(0)
      let isPair = row.integer(2) != 0
      if key != group.key || isPair != group.isPair { group = KeyGroup(key: key, isPair: isPair) }
      let partners = group.partners(smallGroup: Self.smallGroup, links: isPair ? Self.pairLinks : Self.links)
      let text = row.integer(1)
      for partner in partners { try insert.run([.integer(partner), .integer(text)]) }
      group.add(text, first: Self.smallGroup)
    }
    try database.execute("DROP TABLE temp.keys")
  }

  private func makeKeys() throws(SQLiteError) {
    let texts = try database.prepare("SELECT document, sketch FROM texts WHERE document = first ORDER BY document")
    let insert = try database.prepare("INSERT INTO keys VALUES (?, ?, ?)")
    try texts.forEach { (row) throws(SQLiteError) in
      guard let trace = Trace(bytes: row.blob(1)) else { return }
      let text = SQLiteValue.integer(row.integer(0))
      let hashes = trace.sketch.hashes
      // A text with many hashes may be a page with many articles, each of which has its share of them.
      let count = max(Self.singles, hashes.count / 8)
      for hash in hashes.prefix(count) { try insert.run([.integer(Int(hash)), text, 0]) }
      for index in 1..<max(1, min(hashes.count, max(Self.pairs, hashes.count / 8))) {
        let pair = Hash.mix(UInt64(hashes[index - 1]) << 32 | UInt64(hashes[index]))
        try insert.run([.integer(Int(bitPattern: UInt(pair))), text, 1])
      }
    }
  }
}

/// The texts that have one key, in order, as far as later ones are paired with them.
private struct KeyGroup {
  let key: Int
  let isPair: Bool
  /// The first members.
  private var first: [Int] = []
  /// The last members.
  private var last: [Int] = []
  private var count = 0

  init(key: Int = 0, isPair: Bool = false) {
    self.key = key
    self.isPair = isPair
  }

  /// The members that the next one is paired with, in order.
  func partners(smallGroup: Int, links: Int) -> [Int] {
    if count < smallGroup { return first }
    return Array(first.prefix(links)) + last.suffix(links)
  }

  mutating func add(_ text: Int, first limit: Int) {
    count += 1
    if first.count < limit { first.append(text) }
    last.append(text)
    if last.count > 16 { last.removeFirst(8) }
  }
}
