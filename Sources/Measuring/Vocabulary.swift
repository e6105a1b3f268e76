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
  private let lists: [List]

  /// Which words a pattern of the matcher looks for.
  private struct List {
    var heading: Int
    /// The index of its first word among those of the heading.
    var first: Int
    var isStem: Bool
  }

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
  ///
  /// A word with a hyphen at its end is the beginning of words, as dictionaries write stems.
  init(_ lexicon: MeasureContext.Lexicon) {
    headings = lexicon.entries.map(\.heading)
    var words: [[String]] = []
    var lists: [List] = []
    var patterns: [PatternSpec] = []
    for (heading, entry) in lexicon.entries.enumerated() {
      let stems = entry.words.filter(Self.isStem).map { String($0.dropLast()) }
      let whole = entry.words.filter { !Self.isStem($0) }
      words.append(whole + stems)
      for (list, isStem) in [(whole, false), (stems, true)] where !list.isEmpty {
        lists.append(List(heading: heading, first: isStem ? whole.count : 0, isStem: isStem))
        patterns.append(
          PatternSpec(
            name: "lexicon." + entry.heading, source: .keywords(list), folds: [.case, .width, .han, .invisible],
            boundary: isStem ? .none : .script, zones: MeasureContext.proseZones,
            masks: MarkSet([.code, .url, .math, .hidden])))
      }
    }
    self.words = words
    self.lists = lists
    matcher = Matcher(MatchProgram.compile(patterns).program)
  }

  private static func isStem(_ word: String) -> Bool { word.utf8.count > 1 && word.utf8.last == 0x2D }

  /// The word of `hit` as the lexicon has it.
  func word(_ hit: Hit) -> String {
    words.indices.contains(hit.heading) && words[hit.heading].indices.contains(hit.word)
      ? words[hit.heading][hit.word] : ""
  }

  /// All words of the lexicon in the running text of `document`, in text order; `views` is a matcher that has read it.
  func hits(in document: Document, views: Matcher?) -> [Hit] {
    if let views { matcher.share(document, with: views) }
    return matcher.scan(document).matches.compactMap { match in
      let list = lists[match.pattern]
      if list.isStem, !Self.beginsWord(match.range.lower, document.text, document.blocks[match.block].range) {
        return nil
      }
      return Hit(
        heading: list.heading, word: list.first + match.keyword, block: match.block, range: match.range)
    }.sorted { ($0.range.lower, $0.range.upper) < ($1.range.lower, $1.range.upper) }
  }

  /// Whether no letter of the same word stands before `offset`; scripts without spaces have words anywhere.
  private static func beginsWord(_ offset: Int, _ text: [UInt8], _ limits: TextRange) -> Bool {
    guard offset > limits.lower else { return true }
    let span = text.span
    let inner = UTF8Scalars.decode(span, at: offset).scalar
    guard !CharacterClass.isCJKLetter(inner), !(0xAC00...0xD7A3).contains(inner) else { return true }
    return LetterKind(UTF8Scalars.decode(span, before: offset).scalar) != .letter
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
