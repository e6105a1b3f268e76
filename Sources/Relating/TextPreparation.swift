import SQLite

/// Fills `texts`: the sketches of all documents that are long enough, without the boilerplate of their sites.
///
/// A shingle that stands on many pages of one site is the site's, not the article's. It is found in the sketches: what is
/// in one page's sketch is in that of every page that has the shingle, up to the lower of the two limits.
struct TextPreparation {
  private let database: Database
  private let settings: RelatingSettings
  private let shortest: Int

  init(_ database: Database, _ settings: RelatingSettings) {
    self.database = database
    self.settings = settings
    shortest = settings.shortestText
  }

  /// How many pages of a site are looked at for its boilerplate.
  private static let samplePages = 1000
  /// How many hashes of them are counted.
  private static let sampleHashes = 200_000

  func run() throws(SQLiteError) {
    let sites = try database.prepare("SELECT site, count(*) FROM documents GROUP BY site ORDER BY site")
    let documents = try database.prepare(
      "SELECT s.document, s.sketch FROM documents d JOIN sketches s ON s.document = d.id WHERE d.site IS ? ORDER BY d.id"
    )
    let insert = try database.prepare("INSERT INTO texts VALUES (?, 0, ?, ?, ?)")
    let note = try database.prepare("INSERT INTO boilerplate VALUES (?, ?, ?, ?, ?)")
    try sites.forEach { (row) throws(SQLiteError) in
      let site = row.value(0)
      let pages = row.integer(1)
      var boilerplate: [UInt32] = []
      if site != .null, pages >= settings.boilerplate.pages {
        let sample = try sample(site, pages, documents)
        boilerplate = sample.boilerplate
        if !boilerplate.isEmpty {
          try note.run([
            site, .integer(pages), .integer(sample.pages), .integer(boilerplate.count), .real(sample.share),
          ])
        }
      }
      try documents.forEach([site]) { (row) throws(SQLiteError) in
        guard let trace = Trace(bytes: row.blob(1)), trace.sketch.length >= shortest else { return }
        let sketch = trace.sketch.without(boilerplate)
        guard !sketch.hashes.isEmpty else { return }
        try insert.run([
          .integer(row.integer(0)), .integer(Int(bitPattern: UInt(sketch.digest))),
          .integer(Int(bitPattern: UInt(sketch.digest2))), .blob(Trace(sketch: sketch).bytes),
        ])
      }
    }
    // Texts that read the same are one; its name is the first document that has it.
    try database.execute(
      """
      CREATE INDEX temp.texts_by_digest ON texts (digest, digest2, document);
      UPDATE texts SET first = (
        SELECT min(t.document) FROM texts t WHERE t.digest = texts.digest AND t.digest2 = texts.digest2
      );
      CREATE INDEX temp.texts_by_first ON texts (first);
      """)
  }

  private struct Sample {
    /// The hashes that are boilerplate, ascending.
    var boilerplate: [UInt32] = []
    /// How many pages were looked at.
    var pages = 0
    /// The share of the text that it is.
    var share = 0.0
  }

  /// The boilerplate of a site, from pages that are spread evenly over all of its pages.
  private func sample(_ site: SQLiteValue, _ pages: Int, _ documents: Statement) throws(SQLiteError) -> Sample {
    var sample = Sample()
    var counts: [UInt32: Int32] = [:]
    var digests: Set<UInt64> = []
    var total = 0
    let step = max(1, pages / Self.samplePages)
    var index = 0
    try documents.forEach([site]) { (row) throws(SQLiteError) in
      defer { index += 1 }
      guard index % step == 0, total < Self.sampleHashes, let trace = Trace(bytes: row.blob(1)),
        digests.insert(trace.sketch.digest).inserted
      else { return }
      sample.pages += 1
      total += trace.sketch.hashes.count
      for hash in trace.sketch.hashes { counts[hash, default: 0] += 1 }
    }
    let least = Int32(clamping: settings.boilerplate.least(of: sample.pages))
    var found = 0
    for (hash, count) in counts where count >= least {
      sample.boilerplate.append(hash)
      found += Int(count)
    }
    sample.boilerplate.sort()
    sample.share = total == 0 ? 0 : Double(found) / Double(total)
    return sample
  }
}
