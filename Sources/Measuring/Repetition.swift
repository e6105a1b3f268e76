import Documents

extension Measure {
  /// Text that stands there more than once.
  static let repetition: [Measure] = [
    .spans(
      "repeated-text",
      "Paragraphs or sentences that stood on the page before, letter for letter; the value is how often they stand.",
      [
        Parameter(name: "unit", summary: "`paragraph` or `sentence`.", standard: .text("paragraph")),
        .number("characters", "The least length of the text, spaces left out.", 15),
      ]
    ) { context, arguments in
      Repetition.texts(
        context, bySentence: arguments.text(0) == "sentence", least: arguments.count(1, least: 2))
    },
    .spans(
      "repeated-words",
      "Words of a script with spaces that stand twice or more in a row; the value is how many words are doubled so."
    ) { context, _ in Repetition.words(context) },
    .spans(
      "repeated-characters",
      "The same one or few characters over and over; the value is how often they stand in a row.",
      [
        .number("times", "The least number of times.", 6), .number("period", "The most characters that repeat.", 4),
      ]
    ) { context, arguments in
      Repetition.characters(context, times: arguments.count(0, least: 2), period: arguments.count(1, least: 1))
    },
    .spans(
      "doubled-characters",
      "Runs in which every East Asian character stands twice or more; the value is how many different ones.",
      [.number("characters", "The least number of different characters in a row.", 5)]
    ) { context, arguments in
      Repetition.doubled(context, least: arguments.count(0, least: 2))
    },
  ]
}

/// Text that stands there more than once.
enum Repetition {
  private static let letters: Traits = [.letter, .digit, .number, .mark]

  /// A 64-bit hash of the characters of `range` that are no spaces (FNV-1a), and their number.
  private static func key(_ text: BlockText, _ range: Range<Int>, _ table: TraitTable) -> (hash: UInt64, count: Int) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var count = 0
    for scalar in text.scalars[range] where !table[scalar].has([.space, .ignorable]) {
      hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01B3
      count += 1
    }
    return (hash, count)
  }

  /// The second and later occurrences of paragraphs or sentences.
  ///
  /// O(n).
  static func texts(_ context: MeasureContext, bySentence: Bool, least: Int) -> [MeasuredSpan] {
    var counts: [UInt64: Int] = [:]
    var later: [(range: TextRange, hash: UInt64)] = []
    let survey = context.surveyed()
    for (index, block) in context.document.blocks.enumerated() where block.zone == .body {
      guard survey.counts[index].length >= least else { continue }
      let text = context.text(of: index)
      let units = bySentence ? sentences(text, context.table) : [trimmed(text, 0..<text.count, context.table)]
      for unit in units {
        let (hash, count) = key(text, unit, context.table)
        guard count >= least else { continue }
        if counts[hash, default: 0] > 0 { later.append((text.textRange(unit), hash)) }
        counts[hash, default: 0] += 1
      }
    }
    return later.map {
      MeasuredSpan(
        range: $0.range, value: Double(counts[$0.hash] ?? 1),
        details: [
          "times": "\(counts[$0.hash] ?? 1)"
        ])
    }
  }

  private static func trimmed(_ text: BlockText, _ range: Range<Int>, _ table: TraitTable) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, table[text.scalars[lower]].has(.space) { lower += 1 }
    while upper > lower, table[text.scalars[upper - 1]].has(.space) { upper -= 1 }
    return lower..<upper
  }

  /// The sentences of a block: up to a sentence mark and the closing marks behind it, or a line's end.
  private static func sentences(_ text: BlockText, _ table: TraitTable) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var index = 0
    func cut(_ end: Int) {
      let range = trimmed(text, start..<end, table)
      if !range.isEmpty { result.append(range) }
      start = end
    }
    while index < text.count {
      let scalar = text.scalars[index]
      index += 1
      if scalar == 0x0A {
        cut(index)
      } else if table[scalar].has(.sentenceTerminal) {
        let isDot = scalar == 0x2E && index < text.count && table[text.scalars[index]].has([.letter, .digit])
        if isDot { continue }
        while index < text.count, table[text.scalars[index]].has([.closing, .finalQuote, .sentenceTerminal]) {
          index += 1
        }
        cut(index)
      }
    }
    cut(text.count)
    return result
  }

  /// Words that follow themselves after nothing but white space.
  static func words(_ context: MeasureContext) -> [MeasuredSpan] {
    var spans: [MeasuredSpan] = []
    var distinct = Set<String>()
    for block in context.blocks(in: [Zone.body.set, Zone.title.set, Zone.heading.set], with: .letter) {
      let text = context.text(of: block)
      var before: Range<Int>?
      var run: Range<Int>?
      func flush(_ text: BlockText) {
        guard let found = run else { return }
        let word = text.string(before ?? found).lowercased()
        distinct.insert(word)
        spans.append(MeasuredSpan(range: text.textRange(found), details: ["word": word]))
        run = nil
      }
      for word in spacedWords(text, context.table) {
        if let last = before, isGap(text, last.upperBound..<word.lowerBound), isSame(text, last, word) {
          run = (run?.lowerBound ?? last.lowerBound)..<word.upperBound
        } else {
          flush(text)
        }
        before = word
      }
      flush(text)
    }
    for index in spans.indices { spans[index].value = Double(distinct.count) }
    return spans
  }

  private static func isGap(_ text: BlockText, _ range: Range<Int>) -> Bool {
    !range.isEmpty && text.scalars[range].allSatisfy { $0 == 0x20 || $0 == 0xA0 || $0 == 0x0A }
  }

  private static func isSame(_ text: BlockText, _ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.count == other.count
      && zip(text.scalars[one], text.scalars[other]).allSatisfy { $0 == $1 || CharacterValue.isSameLetter($0, $1) }
  }

  /// Runs of letters of scripts that are written with spaces.
  private static func spacedWords(_ text: BlockText, _ table: TraitTable) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    for (index, scalar) in text.scalars.enumerated() {
      let traits = table[scalar]
      let isLetter = traits.has([.letter, .mark]) && !traits.has([.ideographic, .dictionaryBroken, .masked])
      let isInner = scalar == 0x27 || scalar == 0x2019 || scalar == 0x2D
      if isLetter {
        if start == nil { start = index }
      } else if !(isInner && start != nil), let begin = start {
        result.append(begin..<index)
        start = nil
      }
    }
    if let begin = start { result.append(begin..<text.count) }
    return result
  }

  /// Stretches of at least `times` repetitions of one to `period` letters.
  ///
  /// O(n × period).
  static func characters(_ context: MeasureContext, times: Int, period: Int) -> [MeasuredSpan] {
    let period = min(period, 16)
    var spans: [MeasuredSpan] = []
    for block in context.blocks(in: MeasureContext.proseZones, with: letters) {
      let text = context.text(of: block)
      var free = 0
      for length in 1...period {
        if text.count < length * times { break }
        for range in periodic(text, length, least: length * times, context.table) where range.lowerBound >= free {
          let unit = text.string(range.lowerBound..<range.lowerBound + length)
          spans.append(
            MeasuredSpan(
              range: text.textRange(range), value: Double(range.count / length), details: ["unit": unit]))
        }
        if length == 1 { free = 0 }
      }
    }
    return withoutNested(spans)
  }

  /// Maximal stretches of letters in which each character equals the one `length` before it.
  private static func periodic(_ text: BlockText, _ length: Int, least: Int, _ table: TraitTable) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    for index in text.scalars.indices.dropFirst(length) {
      let isSame =
        text.scalars[index] == text.scalars[index - length]
        && table[text.scalars[index]].has([.letter, .mark])
        && table[text.scalars[index - length]].has([.letter, .mark])
      if isSame {
        if start == nil { start = index - length }
      } else if let begin = start {
        if index - begin >= least { result.append(begin..<index) }
        start = nil
      }
    }
    if let begin = start, text.count - begin >= least { result.append(begin..<text.count) }
    return result
  }

  private static func withoutNested(_ spans: [MeasuredSpan]) -> [MeasuredSpan] {
    var result: [MeasuredSpan] = []
    for span in spans.sorted(by: {
      ($0.range.lower, -$0.range.upper, $1.value) < ($1.range.lower, -$1.range.upper, $0.value)
    }) {
      if let last = result.last, span.range.upper <= last.range.upper { continue }
      result.append(span)
    }
    return result
  }

  /// Runs `aabbbcc` of at least `least` different East Asian characters.
  static func doubled(_ context: MeasureContext, least: Int) -> [MeasuredSpan] {
    context.eachBlock(in: MeasureContext.proseZones, with: [.ideographic, .hangul]) { text in
      let table = context.table
      var spans: [MeasuredSpan] = []
      var start = 0
      var index = 0
      var different = Set<UInt32>()
      func flush(_ end: Int) {
        guard different.count >= least else { return }
        spans.append(MeasuredSpan(range: text.textRange(start..<end), value: Double(different.count)))
      }
      while index < text.count {
        let scalar = text.scalars[index]
        var end = index + 1
        while end < text.count, text.scalars[end] == scalar { end += 1 }
        if end - index > 1, table[scalar].has([.ideographic, .hangul]) {
          if different.isEmpty { start = index }
          different.insert(scalar)
        } else {
          flush(index)
          different = []
        }
        index = end
      }
      flush(text.count)
      return spans
    }
  }
}
