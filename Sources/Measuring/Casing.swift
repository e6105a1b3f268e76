import Documents

extension Measure {
  /// Words in a case that nobody writes.
  static let casing: [Measure] = [
    .spans(
      "case-of",
      """
      Words of a lexicon in a case that is none of upper, lower, title, plural of upper, or as listed; the replacement \
      is the listed form.
      """,
      [.lexicon]
    ) { context, arguments in
      guard let list = context.table(arguments, 0, CaseList.init) else { return [] }
      return Casing.broken(context, list).map { word in
        MeasuredSpan(
          range: word.range, details: ["expected": word.expected], replacement: word.expected, plan: ["recase"])
      }
    },
    .spans(
      "letter-case-loss",
      """
      Words of a lexicon in which one letter alone lost its upper case, where that letter has no capital anywhere on \
      the page; the value is how many such words the letter has.
      """,
      [.lexicon]
    ) { context, arguments in
      guard let list = context.table(arguments, 0, CaseList.init) else { return [] }
      return Casing.lostLetters(context, list)
    },
  ]
}

/// The listed spellings of words by what they are when case is ignored.
struct CaseList {
  private let forms: [[UInt8]: [String]]

  /// The words of `lexicon`; only words of ASCII letters and digits can be compared.
  init(_ lexicon: MeasureContext.Lexicon) {
    var forms: [[UInt8]: [String]] = [:]
    for word in lexicon.entries.flatMap(\.words) {
      let bytes = Array(word.utf8)
      guard !bytes.isEmpty, bytes.allSatisfy({ $0 < 0x80 }) else { continue }
      forms[Casing.folded(bytes), default: []].append(word)
    }
    self.forms = forms
  }

  /// The listed spellings of `word`, whatever its case; nil when it is not listed.
  func spellings(of word: [UInt8]) -> [String]? { forms[Casing.folded(word)] }
}

/// Words of ASCII letters and the case of their letters.
enum Casing {
  /// A word in a case that nobody writes.
  struct Word {
    /// Where it stands.
    var range: TextRange
    /// Its letters.
    var bytes: [UInt8]
    /// The listed spelling.
    var expected: String
  }

  /// ASCII letters in lower case, other bytes as they are.
  static func folded(_ bytes: [UInt8]) -> [UInt8] { bytes.map { isUpper($0) ? $0 | 0x20 : $0 } }

  static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

  /// The words of running text that `list` has in another case.
  ///
  /// O(n).
  static func broken(_ context: MeasureContext, _ list: CaseList) -> [Word] {
    var words: [Word] = []
    for block in context.blocks(in: MeasureContext.proseZones, with: .upper) {
      let text = context.text(of: block)
      eachWord(text, context.table) { range, bytes in
        guard isIrregular(bytes), let spellings = list.spellings(of: bytes), let expected = spellings.first,
          !spellings.contains(where: { Array($0.utf8) == bytes })
        else { return }
        words.append(Word(range: text.textRange(range), bytes: bytes, expected: expected))
      }
    }
    return words
  }

  /// Whether a word is neither upper, lower nor title case, nor a plural of upper case.
  static func isIrregular(_ bytes: [UInt8]) -> Bool {
    let uppers = bytes.count(where: isUpper)
    let lowers = bytes.count(where: isLower)
    guard uppers > 0, lowers > 0 else { return false }
    if uppers == 1, isUpper(bytes[0]) { return false }
    return !(lowers == 1 && bytes.last == 0x73)
  }

  /// Calls `body` with the words of ASCII letters and digits that are no part of a longer name or address.
  private static func eachWord(_ text: BlockText, _ table: TraitTable, _ body: (Range<Int>, [UInt8]) -> Void) {
    var index = 0
    let scalars = text.scalars
    func isWord(_ scalar: UInt32) -> Bool {
      (scalar >= 0x30 && scalar <= 0x39) || (scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7A && scalar < 0x80)
    }
    func isGlue(_ place: Int, _ next: Int) -> Bool {
      guard scalars.indices.contains(place) else { return false }
      let scalar = scalars[place]
      if scalar == 0x5F || scalar == 0x40 || scalar == 0x5C || scalar == 0x26 { return true }
      if scalar == 0x2E || scalar == 0x2F { return scalars.indices.contains(next) && isWord(scalars[next]) }
      return scalar >= 0x80 && table[scalar].has([.latin, .mark, .masked])
    }
    while index < scalars.count {
      guard isWord(scalars[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < scalars.count, isWord(scalars[end]) { end += 1 }
      if end - index <= 40, !isGlue(index - 1, index - 2), !isGlue(end, end + 1) {
        body(index..<end, scalars[index..<end].map { UInt8(truncatingIfNeeded: $0) })
      }
      index = end
    }
  }

  /// Listed words that only one letter's case keeps from being capitals, where that letter is never a capital.
  static func lostLetters(_ context: MeasureContext, _ list: CaseList) -> [MeasuredSpan] {
    var byLetter: [UInt8: [Word]] = [:]
    for word in broken(context, list) {
      let lowers = Set(word.bytes.filter(isLower))
      guard lowers.count == 1, let letter = lowers.first, word.bytes.filter(isUpper).count >= 2 else { continue }
      byLetter[letter, default: []].append(word)
    }
    guard !byLetter.isEmpty else { return [] }
    let capitals = capitalCounts(context)
    return byLetter.filter { capitals[Int($0.key - 0x61)] == 0 }.flatMap { letter, words in
      words.map { word in
        let capital = String(decoding: [letter & 0xDF], as: UTF8.self)
        return MeasuredSpan(
          range: word.range, value: Double(words.count), details: ["letter": capital, "expected": word.expected],
          replacement: word.expected, plan: ["recase"])
      }
    }.sorted { $0.range.lower < $1.range.lower }
  }

  private static func capitalCounts(_ context: MeasureContext) -> [Int] {
    var counts = [Int](repeating: 0, count: 26)
    for block in context.blocks(in: MeasureContext.proseZones, with: .upper) {
      let range = context.document.blocks[block].range
      for byte in context.document.text[range.lower..<range.upper] where isUpper(byte) { counts[Int(byte) - 0x41] += 1 }
    }
    return counts
  }
}
