import Documents

extension Measure {
  /// Phrases that stand in clause after clause.
  static let phrases: [Measure] = [
    .spans(
      "repeated-phrase",
      """
      The occurrences of the phrase that stands in the most clauses of the page's first 4,000 characters; the value is \
      the share of clauses that have it, 0 to 1.
      """,
      phraseParameters
    ) { context, arguments in
      Phrases(context, arguments)?.spans ?? []
    },
    .value(
      "ngram-share", "The share of the page's clauses that have the phrase that most of them have, 0 to 1.",
      phraseParameters
    ) { context, arguments in
      Phrases(context, arguments).map { .number($0.share) } ?? .none
    },
  ]

  private static let phraseParameters: [Parameter] = [
    .number("characters", "The length of the phrase in East Asian characters.", 4),
    .number("words", "The length of the phrase in words of other scripts.", 3),
    .number("times", "The least number of clauses that must have it.", 5),
  ]
}

/// The phrase that stands in the most clauses of a page.
struct Phrases {
  /// Stuffed pages are short; beyond this many characters a page is not looked at.
  private static let reach = 4000
  /// The logarithm of the number of counters that phrases are told apart by at first.
  private static let counterBits = 13

  private struct Token {
    var key: UInt64
    var clause: Int
    var range: TextRange
    var isWord: Bool
  }

  /// The occurrences of the phrase.
  private(set) var spans: [MeasuredSpan] = []
  /// The share of clauses that have it.
  private(set) var share = 0.0

  /// The phrase of the running text and titles; nil without one that is frequent enough.
  init?(_ context: MeasureContext, _ arguments: Arguments) {
    let tokens = Self.tokens(context)
    let clauses = (tokens.last?.clause ?? -1) + 1
    let lengths = (arguments.count(0, least: 1), arguments.count(1, least: 1))
    let times = arguments.count(2, least: 2)
    guard clauses >= times, let best = Self.mostFrequent(tokens, lengths, times) else { return nil }
    share = Double(best.clauses) / Double(clauses)
    let phrase = context.document.string(best.places[0])
    var end = 0
    for place in best.places where place.lower >= end {
      end = place.upper
      spans.append(MeasuredSpan(range: place, value: share, details: ["phrase": phrase, "times": "\(best.clauses)"]))
    }
  }

  /// The places of the phrase that stands in the most clauses, of equals the first; nil where none stands in `times`.
  private static func mostFrequent(
    _ tokens: [Token], _ lengths: (characters: Int, words: Int), _ times: Int
  ) -> (places: [TextRange], clauses: Int)? {
    // Most pages have no such phrase, and few counters tell so; phrases that share one are told apart afterwards.
    var counters = [UInt16](repeating: 0, count: 1 << counterBits)
    var isFrequent = false
    eachPhrase(tokens, lengths) { key, _ in
      let counter = Int(key >> UInt64(64 - counterBits))
      counters[counter] &+= 1
      if counters[counter] >= times { isFrequent = true }
    }
    guard isFrequent else { return nil }
    var starts: [UInt64: [Range<Int>]] = [:]
    eachPhrase(tokens, lengths) { key, place in
      if counters[Int(key >> UInt64(64 - counterBits))] >= times { starts[key, default: []].append(place) }
    }
    var best: (places: [Range<Int>], clauses: Int) = ([], times - 1)
    for places in starts.values where places.count >= times {
      let clauses = Set(places.map { tokens[$0.lowerBound].clause }).count
      let first = best.places.first?.lowerBound ?? 0
      if clauses > best.clauses || clauses == best.clauses && places[0].lowerBound < first { best = (places, clauses) }
    }
    guard !best.places.isEmpty else { return nil }
    let ranges = best.places.map { place in
      TextRange(tokens[place.lowerBound].range.lower, tokens[place.upperBound - 1].range.upper)
    }
    return (ranges, best.clauses)
  }

  /// Calls `body` with the phrases in order: so many neighbouring East Asian characters, or words, of one clause.
  @inline(__always)
  private static func eachPhrase(
    _ tokens: [Token], _ lengths: (characters: Int, words: Int), _ body: (UInt64, Range<Int>) -> Void
  ) {
    for start in tokens.indices {
      let isWord = tokens[start].isWord
      let length = isWord ? lengths.words : lengths.characters
      guard start + length <= tokens.count, tokens[start + length - 1].clause == tokens[start].clause else { continue }
      var key = UInt64(length)
      var isPhrase = true
      for index in start..<start + length {
        isPhrase = isPhrase && tokens[index].isWord == isWord
        key = (key ^ tokens[index].key) &* 0x9E37_79B9_7F4A_7C15
      }
      if isPhrase { body(key, start..<start + length) }
    }
  }

  /// The tokens of the clauses: stretches between marks and line ends that have at least two tokens.
  private static func tokens(_ context: MeasureContext) -> [Token] {
    let table = context.table
    var result: [Token] = []
    var left = reach
    var clause = 0
    var first = 0
    for block in context.blocks(in: [Zone.title.set, Zone.heading.set, Zone.body.set], with: .letter) where left > 0 {
      let text = context.text(of: block)
      left -= text.count
      var word: (start: Int, key: UInt64)?
      func endWord(_ index: Int) {
        guard let found = word else { return }
        result.append(Token(key: found.key, clause: clause, range: text.textRange(found.start..<index), isWord: true))
        word = nil
      }
      func endClause() {
        if result.count > first + 1 { clause += 1 } else { result.removeLast(result.count - first) }
        first = result.count
      }
      for (index, scalar) in text.scalars.prefix(reach).enumerated() {
        let traits = table[scalar]
        if traits.has(.eastAsian), !traits.has(.hangul) {
          endWord(index)
          let range = text.textRange(index..<index + 1)
          result.append(Token(key: UInt64(scalar), clause: clause, range: range, isWord: false))
        } else if traits.has([.letter, .digit, .mark]) {
          let key = (word?.key ?? 0xCBF2_9CE4_8422_2325) ^ UInt64(CharacterValue.lowercase(scalar))
          word = (word?.start ?? index, key &* 0x100_0000_01B3)
        } else {
          endWord(index)
          if scalar == 0x0A || traits.has([.terminal, .wideMark]) || scalar == 0x7C { endClause() }
        }
      }
      endWord(min(text.count, reach))
      endClause()
    }
    return result
  }
}
