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

  private struct Token {
    var key: UInt64
    var range: TextRange
    var isWord: Bool
  }

  private struct Place {
    var clause: Int
    var range: TextRange
  }

  /// The occurrences of the phrase.
  private(set) var spans: [MeasuredSpan] = []
  /// The share of clauses that have it.
  private(set) var share = 0.0

  /// The phrase of the running text and titles; nil without one that is frequent enough.
  init?(_ context: MeasureContext, _ arguments: Arguments) {
    let clauses = Self.clauses(context)
    let lengths = (arguments.count(0, least: 1), arguments.count(1, least: 1))
    let times = arguments.count(2, least: 2)
    guard clauses.count >= times else { return nil }
    var places: [UInt64: [Place]] = [:]
    for (index, clause) in clauses.enumerated() { Self.add(clause, index, lengths, to: &places) }
    var best: (key: UInt64, clauses: Int, first: Int)?
    for (key, list) in places where list.count >= times {
      let count = Set(list.map(\.clause)).count
      let first = list[0].range.lower
      if (count, -first) > (best?.clauses ?? 0, -(best?.first ?? .max)) { best = (key, count, first) }
    }
    guard let best, best.clauses >= times, let found = places[best.key] else { return nil }
    share = Double(best.clauses) / Double(clauses.count)
    let phrase = context.document.string(found[0].range)
    var end = 0
    for place in found where place.range.lower >= end {
      end = place.range.upper
      spans.append(
        MeasuredSpan(range: place.range, value: share, details: ["phrase": phrase, "times": "\(best.clauses)"]))
    }
  }

  /// Adds the phrases of one clause: so many neighbouring East Asian characters, or words.
  private static func add(
    _ clause: [Token], _ index: Int, _ lengths: (characters: Int, words: Int), to places: inout [UInt64: [Place]]
  ) {
    for start in clause.indices {
      let length = clause[start].isWord ? lengths.words : lengths.characters
      guard start + length <= clause.count else { continue }
      let tokens = clause[start..<start + length]
      guard tokens.allSatisfy({ $0.isWord == clause[start].isWord }) else { continue }
      let key = tokens.reduce(into: UInt64(length)) { $0 = ($0 &* 0x9E37_79B9_7F4A_7C15) ^ $1.key }
      let range = TextRange(clause[start].range.lower, clause[start + length - 1].range.upper)
      places[key, default: []].append(Place(clause: index, range: range))
    }
  }

  /// The tokens of the clauses: stretches between marks and line ends that have at least two tokens.
  private static func clauses(_ context: MeasureContext) -> [[Token]] {
    let table = context.table
    var result: [[Token]] = []
    var left = reach
    for block in context.blocks(in: [Zone.title.set, Zone.heading.set, Zone.body.set], with: .letter) where left > 0 {
      let text = context.text(of: block)
      left -= text.count
      var clause: [Token] = []
      var word: (start: Int, key: UInt64)?
      func endWord(_ index: Int) {
        guard let found = word else { return }
        clause.append(Token(key: found.key, range: text.textRange(found.start..<index), isWord: true))
        word = nil
      }
      func endClause() {
        if clause.count > 1 { result.append(clause) }
        clause = []
      }
      for (index, scalar) in text.scalars.prefix(reach).enumerated() {
        let traits = table[scalar]
        if traits.has(.eastAsian), !traits.has(.hangul) {
          endWord(index)
          clause.append(Token(key: UInt64(scalar), range: text.textRange(index..<index + 1), isWord: false))
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
