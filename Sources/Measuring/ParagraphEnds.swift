import Documents

extension Measure {
  /// Where paragraphs end.
  static let paragraphEnds: [Measure] = [
    .spans(
      "stray-tail",
      """
      A paragraph's end where a few letters of a script with cases are glued to an unspaced script; the value is 1 for \
      small letters, 0.5 for capitals and 0.25 where the same combination stands elsewhere in the paragraphs.
      """,
      [.number("letters", "The most letters that count as a tail.", 1)]
    ) { context, arguments in
      ParagraphEnds(context).strayTails(most: arguments.count(0, least: 1))
    },
    .spans(
      "stub-paragraph",
      "Whole paragraphs of a few characters that end with a letter glued to another script.",
      [.number("characters", "The most characters, spaces left out.", 4)]
    ) { context, arguments in
      ParagraphEnds(context).stubs(most: arguments.count(0, least: 1))
    },
    .spans(
      "unterminated",
      """
      The last clause of paragraphs that end without a mark; the value is the share of the page's other paragraphs, \
      and of the paragraph's own earlier sentences, that end with one.
      """,
      [.number("characters", "The least length of the paragraph, spaces left out.", 20)]
    ) { context, arguments in
      ParagraphEnds(context).unterminated(least: arguments.count(0, least: 1))
    },
    .value("terminated-share", "The share of running-text paragraphs that end with a mark, 0 to 1.") { context, _ in
      ParagraphEnds(context).terminatedShare.map(MeasureValue.number) ?? .none
    },
  ]
}

/// How the paragraphs of running text end.
struct ParagraphEnds {
  /// How a paragraph ends.
  private enum Ending { case terminated, comma, open }

  /// A letter and the ideographic character it is glued to.
  private struct Pair: Hashable {
    var before: UInt32
    var letter: UInt32
  }

  private struct Paragraph {
    var block: Int
    var ending: Ending
    /// Whether a sentence ends inside it before the last one.
    var hasSentence: Bool
  }

  /// A paragraph of running text has at least this many characters and a mark in it.
  private static let shortest = 8
  /// Colons divide labels as often as sentences.
  private static let colons: Set<UInt32> = [0x3A, 0xFF1A]
  /// The most characters of a last clause that a span covers.
  private static let longestTail = 12

  private let context: MeasureContext
  private let table: TraitTable

  /// The paragraphs of a page.
  init(_ context: MeasureContext) {
    self.context = context
    table = context.table
  }

  private var bodies: [Int] {
    context.document.blocks.indices.filter { context.document.blocks[$0].zone == .body }
  }

  // MARK: Tails

  /// Ends of paragraphs where at most `most` cased letters are glued to an unspaced script.
  func strayTails(most: Int) -> [MeasuredSpan] {
    let survey = context.surveyed()
    var tails: [(block: Int, text: BlockText, tail: Range<Int>)] = []
    for block in bodies
    where survey.counts[block].traits.has(.ideographic) && survey.counts[block].traits.has([.upper, .lower]) {
      let text = context.text(of: block)
      if let tail = tail(of: text, most: most) { tails.append((block, text, tail)) }
    }
    guard !tails.isEmpty else { return [] }
    let pairs = gluedPairs(survey)
    return tails.map { item in
      let start = item.tail.lowerBound
      let pair = Pair(before: item.text.scalars[start - 1], letter: item.text.scalars[start])
      var value = item.text.scalars[item.tail].contains { table[$0].has(.upper) } ? 0.5 : 1
      if pairs[pair, default: 0] > 1 { value = 0.25 }
      return MeasuredSpan(
        range: item.text.textRange(item.tail), value: value, details: ["letter": item.text.string(item.tail)])
    }
  }

  /// The letters at the end of `text` behind an ideographic character, nil when there are none or too many.
  private func tail(of text: BlockText, most: Int) -> Range<Int>? {
    let end = trimmed(text)
    var start = end
    while start > 0, end - start <= most, table[text.scalars[start - 1]].has([.upper, .lower]) { start -= 1 }
    guard start < end, end - start <= most, start > 0, table[text.scalars[start - 1]].has(.ideographic) else {
      return nil
    }
    return start..<end
  }

  /// How often each cased letter stands right behind each ideographic character.
  private func gluedPairs(_ survey: Survey) -> [Pair: Int] {
    var counts: [Pair: Int] = [:]
    for block in bodies
    where survey.counts[block].traits.has(.ideographic) && survey.counts[block].traits.has([.upper, .lower]) {
      let text = context.text(of: block)
      for index in text.scalars.indices.dropFirst() where table[text.scalars[index]].has([.upper, .lower]) {
        guard table[text.scalars[index - 1]].has(.ideographic) else { continue }
        counts[Pair(before: text.scalars[index - 1], letter: text.scalars[index]), default: 0] += 1
      }
    }
    return counts
  }

  /// Paragraphs of at most `most` characters that end in a glued letter.
  func stubs(most: Int) -> [MeasuredSpan] {
    let survey = context.surveyed()
    return bodies.compactMap { block in
      guard survey.counts[block].length <= most, survey.counts[block].length > 1 else { return nil }
      let text = context.text(of: block)
      guard let tail = tail(of: text, most: most), !text.scalars[..<tail.lowerBound].contains(where: isBreak) else {
        return nil
      }
      let start = text.scalars.firstIndex { !table[$0].has(.space) } ?? 0
      return MeasuredSpan(
        range: text.textRange(start..<tail.upperBound), details: ["letter": text.string(tail)])
    }
  }

  private func isBreak(_ scalar: UInt32) -> Bool { table[scalar].has([.punctuation, .symbol, .digit, .masked]) }

  private func trimmed(_ text: BlockText) -> Int {
    var end = text.count
    while end > 0, table[text.scalars[end - 1]].has([.space, .ignorable]) { end -= 1 }
    return end
  }

  // MARK: Terminal marks

  /// The share of paragraphs that end with a mark; nil on a page without running text.
  var terminatedShare: Double? {
    let all = bodies.compactMap(paragraph)
    return all.isEmpty ? nil : Double(all.filter { $0.ending == .terminated }.count) / Double(all.count)
  }

  /// The last clauses of paragraphs of at least `least` characters that end without a mark.
  func unterminated(least: Int) -> [MeasuredSpan] {
    let all = bodies.compactMap(paragraph)
    let terminated = all.filter { $0.ending == .terminated }.count
    let survey = context.surveyed()
    return all.compactMap { paragraph in
      guard paragraph.ending != .terminated, survey.counts[paragraph.block].length >= least else { return nil }
      let own = paragraph.hasSentence ? 1 : 0
      let witnesses = all.count - 1 + own
      let text = context.text(of: paragraph.block)
      let end = trimmed(text)
      return MeasuredSpan(
        range: text.textRange(lastClause(text, end)..<end),
        value: witnesses == 0 ? 0 : Double(terminated + own) / Double(witnesses),
        details: ["form": paragraph.ending == .comma ? "comma" : "open"])
    }
  }

  /// The start of the clause before `end`, at most twelve characters back, on a word where words have spaces.
  private func lastClause(_ text: BlockText, _ end: Int) -> Int {
    var start = end
    var word = end
    while start > 0, end - start < Self.longestTail {
      let traits = table[text.scalars[start - 1]]
      if start < end, traits.has([.terminal, .wideMark]) { return start }
      if traits.has(.space) { word = start }
      start -= 1
    }
    let isCut =
      start > 0 && table[text.scalars[start - 1]].has(.wordPart) && !table[text.scalars[start]].has(.eastAsian)
    return isCut && word < end ? word : start
  }

  /// The block as a paragraph of running text: long enough, with a mark inside it or many words, in a script that has
  /// such marks; nil for lists, labels and lines.
  private func paragraph(_ block: Int) -> Paragraph? {
    guard context.document.blocks[block].level == 0, context.surveyed().counts[block].length >= Self.shortest else {
      return nil
    }
    let text = context.text(of: block)
    let end = trimmed(text)
    var marks = 0
    var sentences = 0
    var words = 1
    var foreign = 0
    for index in 0..<max(0, end - 1) {
      let traits = table[text.scalars[index]]
      if traits.has(.space) {
        let isWord = text.scalars[index] == 0x20 && table[text.scalars[index + 1]].has(.letter)
        if isWord, !table[text.scalars[index + 1]].has(.ideographic) { words += 1 }
      } else if traits.has(.terminal), isMark(text, index), !Self.colons.contains(text.scalars[index]) {
        marks += 1
        if traits.has(.sentenceTerminal) { sentences += 1 }
      } else if traits.has(.dictionaryBroken) {
        foreign += 1
      }
    }
    let ending = ending(text, end)
    guard foreign * 4 < end, marks > 0 || words >= 10 || (ending == .terminated && words + marks > 1) else {
      return nil
    }
    return Paragraph(block: block, ending: ending, hasSentence: sentences > 0)
  }

  /// Whether the mark at `index` divides text: an ASCII mark only before a space or an East Asian neighbour.
  private func isMark(_ text: BlockText, _ index: Int) -> Bool {
    guard text.scalars[index] < 0x80, index + 1 < text.count else { return true }
    let next = table[text.scalars[index + 1]]
    return next.has([.space, .closing, .finalQuote, .eastAsian]) || text.scalars[index + 1] == 0x22
  }

  /// How the text before `end` ends; closing marks behind the last one are looked through.
  private func ending(_ text: BlockText, _ end: Int) -> Ending {
    guard end > 0 else { return .terminated }
    let last = text.scalars[end - 1]
    let traits = table[last]
    if traits.has([.closing, .finalQuote, .masked, .symbol, .emoji, .variation, .dash]) { return .terminated }
    if last == 0x22 || last == 0x27 || last == 0x201C || last == 0x3A || last == 0xFF1A || last == 0x2026 {
      return .terminated
    }
    if traits.has(.sentenceTerminal) { return .terminated }
    if traits.has(.terminal) || last == 0x3001 || last == 0x2C { return .comma }
    if traits.has(.punctuation) { return .terminated }
    return .open
  }
}
