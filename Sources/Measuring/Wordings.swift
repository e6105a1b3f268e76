import Documents

extension Measure {
  private static let share = Parameter.number(
    "share", "The least share of the words that must stand there, 0 to 1.", 0.7)

  /// Texts that must stand on a page word for word.
  static let wordings: [Measure] = [
    .spans(
      "wording",
      """
      Places where a text of a lexicon stands, or nearly: the value is the share of its words that stand there in order, \
      foreign words in between counted against it, 1 for word for word; case and marks make no difference, and `*` in a \
      text stands for any words. `{name}` is the heading, `{wording}` the text, `{missing}` what the place lacks, `{added}` \
      what it has besides, `{difference}` both.
      """,
      [.lexicon, share]
    ) { context, arguments in
      guard let table = context.table(arguments, 0, { WordingTable($0, context.table) }) else { return [] }
      return Wordings(context, table.wordings, least: arguments.number(1)).spans
    },
    .spans(
      "house-wording",
      "Places where a text stands, or nearly, that the house asks for in articles of this language; else as `wording`.",
      [share]
    ) { context, arguments in
      guard let house = context.document.declared.house else { return [] }
      let wordings = house.wordings(for: context.document.language).map {
        Wording($0.text, name: $0.language ?? "", context.table)
      }
      return Wordings(context, wordings, least: arguments.number(0)).spans
    },
    .value(
      "house-addition",
      """
      The first text without `*` that the house asks for in articles of this language; where the language is not known, \
      in their script, if texts of one language only come into question.
      """
    ) { context, _ in
      guard let house = context.document.declared.house else { return .none }
      var wordings = house.wordings(for: context.document.language).filter(\.isComplete)
      if context.document.language == nil {
        let script = Wordings.script(context.surveyed().letters)
        wordings = wordings.filter { Wordings.script(of: $0.text, context.table) == script }
        guard Set(wordings.map(\.language)).count < 2 else { return .none }
      }
      return wordings.first.map { .text($0.text) } ?? .none
    },
    .value(
      "stands-in",
      """
      Whether a place of the document is one of those asked for: `end`, with few paragraphs behind it or in the foot of \
      the page, `top`, with few characters before it, or a zone by its name.
      """,
      [
        Parameter(name: "place", summary: "A place in the document."),
        Parameter(name: "where", summary: "`end`, `top` and names of zones, with spaces."),
        .number("paragraphs", "The most paragraphs of running text behind the end.", 3),
        .number("characters", "The most characters of running text before the top's place.", 600),
      ]
    ) { context, arguments in
      guard case .place(let range) = arguments.value(0), let places = arguments.text(1) else { return .none }
      return .flag(
        places.split(separator: " ").contains {
          Wordings.stands(
            context.document, range, in: $0, paragraphs: arguments.count(2), characters: arguments.count(3))
        })
    },
  ]
}

/// A text that must stand on a page, as words.
struct Wording {
  /// The text as it was written.
  let text: String
  /// What it is called.
  let name: String
  /// The words; nil where any words may stand.
  let words: [WordToken?]

  /// The wording that `text` spells.
  init(_ text: String, name: String, _ table: TraitTable) {
    self.text = text
    self.name = name
    var words: [WordToken?] = []
    for (index, part) in text.split(separator: "*", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { words.append(nil) }
      words += WordToken.tokens(BlockText(Array(part.utf8), TextRange(0, part.utf8.count)), table).map { $0 }
    }
    self.words = words
  }
}

/// The wordings of a lexicon.
struct WordingTable {
  /// The wordings, each called by its heading.
  let wordings: [Wording]

  /// The words of `lexicon`, each of which is a text.
  init(_ lexicon: MeasureContext.Lexicon, _ table: TraitTable) {
    wordings = lexicon.entries.flatMap { entry in entry.words.map { Wording($0, name: entry.heading, table) } }
  }
}

/// A word, or a character of a script without spaces.
struct WordToken: Hashable {
  /// What tells it from other words, whatever its case.
  var key: UInt64
  /// The word as it stands there.
  var text: String
  /// Whether a space belongs between it and the next word.
  var isSpaced: Bool
  /// Its place.
  var range: TextRange

  /// The words of `text`.
  static func tokens(_ text: BlockText, _ table: TraitTable) -> [WordToken] {
    var result: [WordToken] = []
    var start: Int?
    func add(_ range: Range<Int>, isSpaced: Bool) {
      var key: UInt64 = 0xCBF2_9CE4_8422_2325
      for scalar in text.scalars[range] where !table[scalar].has(.ignorable) {
        key = (key ^ UInt64(CharacterValue.lowercase(narrow(scalar)))) &* 0x100_0000_01B3
      }
      result.append(
        WordToken(key: key, text: text.string(range), isSpaced: isSpaced, range: text.textRange(range)))
    }
    for (index, scalar) in text.scalars.enumerated() {
      let traits = table[scalar]
      if traits.has(.ignorable) { continue }
      let isAlone = traits.has(.eastAsian) && !traits.has(.hangul) && traits.has(.letter)
      if !isAlone, traits.has([.letter, .digit, .mark]), scalar != BlockText.masked {
        start = start ?? index
        continue
      }
      if let first = start { add(first..<index, isSpaced: true) }
      start = nil
      if isAlone, scalar != BlockText.masked { add(index..<index + 1, isSpaced: false) }
    }
    if let first = start { add(first..<text.count, isSpaced: true) }
    return result
  }
}

extension WordToken {
  /// The ASCII character whose full-width form `scalar` is, or itself.
  private static func narrow(_ scalar: UInt32) -> UInt32 {
    (0xFF01...0xFF5E).contains(scalar) ? scalar - 0xFEE0 : scalar
  }
}

/// Where wordings stand in a document.
struct Wordings {
  /// The places, ascending and disjoint.
  private(set) var spans: [MeasuredSpan] = []

  /// The most places that are looked at for one wording.
  private static let candidates = 32
  /// The most words of a wording.
  private static let longest = 600
  private static let masks: MarkSet = [
    MarkKind.code.set, MarkKind.url.set, MarkKind.hidden.set, MarkKind.deletion.set,
  ]

  /// The places of `document` where one of `wordings` has at least the share `least` of its words.
  ///
  /// - Complexity: O(n) in the text, and O(m²) in the words of a wording at each of a few places.
  init(_ context: MeasureContext, _ wordings: [Wording], least: Double) {
    guard !wordings.isEmpty else { return }
    let zones = MeasureContext.proseZones.subtracting(Zone.hidden.set)
    var tokens: [WordToken] = []
    for block in context.blocks(in: zones, with: [.letter, .digit]) {
      tokens += WordToken.tokens(context.text(of: block, masking: Self.masks), context.table)
    }
    var found: [MeasuredSpan] = []
    for wording in wordings where wording.words.count <= Self.longest {
      for window in Self.windows(tokens, wording) {
        guard let alignment = WordingAlignment(wording.words, tokens[window]), alignment.share >= least else {
          continue
        }
        found.append(alignment.span(wording))
      }
    }
    found.sort { ($0.value, $1.range.lower) > ($1.value, $0.range.lower) }
    for span in found where !spans.contains(where: { $0.range.overlaps(span.range) }) { spans.append(span) }
    spans.sort { $0.range.lower < $1.range.lower }
  }

  /// Stretches of `tokens` that share pairs of neighbouring words with `wording`, where there are many of them.
  private static func windows(_ tokens: [WordToken], _ wording: Wording) -> [Range<Int>] {
    var pairs: Set<[UInt64]> = []
    for (word, next) in zip(wording.words, wording.words.dropFirst()) {
      if let word, let next { pairs.insert([word.key, next.key]) }
    }
    guard !pairs.isEmpty, tokens.count > 1 else { return [] }
    let first = Set(pairs.map { $0[0] })
    let reach = wording.words.count / 2 + 8
    var groups: [(range: Range<Int>, hits: Int)] = []
    for index in 0..<tokens.count - 1 where first.contains(tokens[index].key) {
      guard pairs.contains([tokens[index].key, tokens[index + 1].key]) else { continue }
      if let last = groups.last, index - last.range.upperBound <= reach, last.range.count <= 4 * wording.words.count {
        groups[groups.count - 1] = (last.range.lowerBound..<index + 2, last.hits + 1)
      } else {
        groups.append((index..<index + 2, 1))
      }
    }
    let wanted = max(1, pairs.count / 4)
    let margin = wording.words.count / 3 + 2
    return groups.filter { $0.hits >= wanted }.prefix(candidates).map { group in
      max(0, group.range.lowerBound - margin)..<min(tokens.count, group.range.upperBound + margin)
    }
  }

  /// The script with the most letters; nil without letters.
  static func script(_ letters: [Int]) -> Int? {
    letters.indices.max { letters[$0] < letters[$1] }.flatMap { letters[$0] > 0 ? $0 : nil }
  }

  /// The script of most letters of `text`.
  static func script(of text: String, _ table: TraitTable) -> Int? {
    var letters = [Int](repeating: 0, count: 256)
    for scalar in text.unicodeScalars where table[scalar.value].has(.letter) {
      letters[table[scalar.value].script] += 1
    }
    return script(letters)
  }

  /// Whether `range` stands in the place called `name`.
  static func stands(
    _ document: Document, _ range: TextRange, in name: Substring, paragraphs: Int, characters: Int
  ) -> Bool {
    guard let index = document.blockIndex(at: range.lower) else { return false }
    let last = document.blockIndex(at: max(range.lower, range.upper - 1)) ?? index
    let running: ZoneSet = [Zone.body.set, Zone.heading.set]
    switch name {
    case "end":
      if document.blocks[index].zone == .footer { return true }
      return document.blocks[(last + 1)...].count { running.contains($0.zone) } <= paragraphs
    case "top":
      var before = 0
      for block in document.blocks[..<index] where running.contains(block.zone) {
        before += document.text[block.range.lower..<block.range.upper].count { $0 & 0xC0 != 0x80 }
      }
      let own = document.blocks[index].range.lower
      return before + document.text[own..<range.lower].count { $0 & 0xC0 != 0x80 } <= characters
    default: return document.blocks[index].zone.rawValue == name
    }
  }
}
