import Documents
import SQLite

/// Writes rows of `reposts`.
struct RepostWriter {
  private let settings: RelatingSettings
  private let documents: Statement
  private let traces: Statement
  private let evidence: Statement
  private let contexts: Statement
  private let insert: Statement
  private let insertEarlier: Statement
  /// The words that forbid, of the original that was asked for last.
  private var words: (document: Int, words: (sentence: String, rule: String?))?

  init(_ database: Database, _ settings: RelatingSettings) throws(SQLiteError) {
    self.settings = settings
    documents = try database.prepare("SELECT \(RelatedDocument.columns) FROM documents WHERE id = ?")
    traces = try database.prepare("SELECT sketch FROM sketches WHERE document = ?")
    evidence = try database.prepare("SELECT value FROM facts WHERE document = ? AND key = 'repost.evidence'")
    contexts = try database.prepare(
      "SELECT before, text, after FROM findings WHERE document = ? AND rule = ? AND text = ? ORDER BY id LIMIT 1")
    insertEarlier = try database.prepare("INSERT INTO earlier_copies VALUES (?, ?, ?, ?)")
    insert = try database.prepare("INSERT INTO reposts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)")
  }

  /// The document with the id `id`.
  func document(_ id: Int) throws(SQLiteError) -> RelatedDocument? {
    try documents.bind([.integer(id)])
    defer { documents.reset() }
    return try documents.step() ? RelatedDocument(documents) : nil
  }

  /// Writes that `copy` is one of `original`, where it stands on another site.
  mutating func write(_ original: RepostSearch.Candidate, copy: RelatedDocument) throws(SQLiteError) {
    let source = original.document
    guard copy.id != source.id, copy.isElsewhere(than: source) else { return }
    let sequence = copy.sequence(after: source)
    if sequence == .before {
      return try insertEarlier.run([
        .integer(source.id), .integer(copy.id), .real(rounded(original.ofOriginal)), .real(rounded(original.ofCopy)),
      ])
    }
    let words = try self.words(of: source.id)
    let isChanged = copy.spdx != source.spdx || (copy.policy != source.policy && copy.policy ?? "none" != "none")
    try insert.run([
      .integer(source.id), .integer(copy.id), .text(kind(original)), .real(rounded(original.ofOriginal)),
      .real(rounded(original.ofCopy)), .text(sequence.rawValue), .text(words.sentence),
      SQLiteValue(words.rule), .text(source.policy ?? ""), SQLiteValue(copy.policy), SQLiteValue(source.spdx),
      SQLiteValue(copy.spdx), SQLiteValue(isChanged),
      SQLiteValue(copy.names(source, hosts: try hosts(copy.id))),
    ])
  }

  /// Estimates are no more exact than that.
  private func rounded(_ share: Double) -> Double { (share * 1000).rounded() / 1000 }

  private func kind(_ original: RepostSearch.Candidate) -> String {
    let isWhole = original.ofOriginal >= settings.wholeShare
    if original.ofCopy >= settings.wholeShare { return isWhole ? "same" : "part" }
    return isWhole ? "whole" : "reworked"
  }

  private func hosts(_ document: Int) throws(SQLiteError) -> [String] {
    try traces.bind([.integer(document)])
    defer { traces.reset() }
    return try traces.step() ? Trace(bytes: traces.blob(0))?.hosts ?? [] : []
  }

  private mutating func words(of document: Int) throws(SQLiteError) -> (sentence: String, rule: String?) {
    if let words, words.document == document { return words.words }
    try evidence.bind([.integer(document)])
    let value = try evidence.step() ? evidence.text(0) : nil
    evidence.reset()
    var found: (sentence: String, rule: String?) = ("", nil)
    if let value, case .array(let items)? = try? JSONReader().read(Array(value.utf8)),
      let first = items.elements.first?.object
    {
      found = (first["text"]?.string?.text ?? "", first["rule"]?.string?.text)
      try contexts.bind([.integer(document), SQLiteValue(found.rule), .text(found.sentence)])
      if try contexts.step() {
        found.sentence = Sentence.around(
          contexts.text(1) ?? "", before: contexts.text(0) ?? "", after: contexts.text(2) ?? "")
      }
      contexts.reset()
    }
    words = (document, found)
    return found
  }
}

/// The sentence round a few words, as far as what stands before and behind them is known.
enum Sentence {
  /// `words` with what belongs to their sentence of the text before and behind them.
  static func around(_ words: String, before: String, after: String) -> String {
    let start = before.unicodeScalars.lastIndex(where: isEnd).map { before.unicodeScalars.index(after: $0) }
    var end = after.unicodeScalars.firstIndex(where: isEnd)
    if let last = end { end = after.unicodeScalars.index(after: last) }
    let head = before.unicodeScalars[(start ?? before.startIndex)...].drop { $0.properties.isWhitespace }
    let tail = after.unicodeScalars[..<(end ?? after.endIndex)]
    let isEnded = words.unicodeScalars.last.map(isEnd) ?? false
    return String(head) + words + (isEnded ? "" : String(tail))
  }

  /// Line ends, and the Sentence_Terminal characters that articles are written with (UAX #44).
  private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", ".", "!", "?", "\u{61F}", "\u{6D4}", "\u{964}", "\u{3002}", "\u{FF01}", "\u{FF0E}", "\u{FF1F}",
      "\u{FF61}":
      true
    default: false
    }
  }
}
