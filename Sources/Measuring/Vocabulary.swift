import Documents
internal import Folding
internal import Matching

/// The words of a lexicon and where they stand, by the matcher that also runs the rules' keywords.
///
/// Not for use from several threads: one a worker.
final class Vocabulary {
  /// The headings of the lexicon.
  let headings: [String]
  private let matcher: Matcher
  private let words: [[String]]

  /// One word of the lexicon in a document.
  struct Hit {
    /// The index of its heading.
    var heading: Int
    /// The index of the word under its heading.
    var word: Int
    /// The block it stands in.
    var block: Int
    /// Its place.
    var range: TextRange
  }

  /// The words of `lexicon`; case, width, Han variants and invisible characters make no difference.
  init(_ lexicon: MeasureContext.Lexicon) {
    headings = lexicon.entries.map(\.heading)
    words = lexicon.entries.map(\.words)
    let patterns = lexicon.entries.map { entry in
      PatternSpec(
        name: "lexicon." + entry.heading, source: .keywords(entry.words), folds: [.case, .width, .han, .invisible],
        boundary: .script, masks: MarkSet([.code, .url, .math, .hidden]))
    }
    matcher = Matcher(MatchProgram.compile(patterns).program)
  }

  /// The word of `hit` as the lexicon has it.
  func word(_ hit: Hit) -> String {
    words.indices.contains(hit.heading) && words[hit.heading].indices.contains(hit.word)
      ? words[hit.heading][hit.word] : ""
  }

  /// All words of the lexicon in `document`, in text order.
  func hits(in document: Document) -> [Hit] {
    matcher.scan(document).matches.map { match in
      Hit(heading: match.pattern, word: match.keyword, block: match.block, range: match.range)
    }.sorted { ($0.range.lower, $0.range.upper) < ($1.range.lower, $1.range.upper) }
  }

  /// All words of the lexicon in `text`.
  func hits(in text: String) -> [Hit] {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty else { return [] }
    let block = Block(zone: .body, range: TextRange(0, bytes.count))
    let map = SourceMap(identity: bytes.count)
    return hits(
      in: Document(
        source: bytes, format: .text, encoding: EncodingReport(name: "UTF-8", basis: .valid), decoded: bytes,
        decodedMap: nil, text: bytes, textMap: map, blocks: [block], marks: []))
  }

  /// How many different words and how many words in all each heading has among `hits`.
  func counts(_ hits: some Sequence<Hit>) -> [(distinct: Int, total: Int)] {
    var seen = [Set<Int>](repeating: [], count: headings.count)
    var totals = [Int](repeating: 0, count: headings.count)
    for hit in hits where headings.indices.contains(hit.heading) {
      seen[hit.heading].insert(hit.word)
      totals[hit.heading] += 1
    }
    return headings.indices.map { (seen[$0].count, totals[$0]) }
  }

  /// The heading with the most different words, of equals that with the most words, of equals the first; nil without
  /// hits.
  func topHeading(_ counts: [(distinct: Int, total: Int)]) -> Int? {
    counts.indices.max { one, other in
      (counts[one].distinct, counts[one].total, -one) < (counts[other].distinct, counts[other].total, -other)
    }.flatMap { counts[$0].distinct > 0 ? $0 : nil }
  }
}
