import Documents

extension Measure {
  /// Words that were pulled apart.
  static let spacedCharacters: [Measure] = [
    .spans(
      "spaced-characters",
      """
      Stretches in which every letter stands alone between spaces; the value is how many letters the stretch has, \
      capitals of scripts with cases left out.
      """,
      [.number("characters", "The least value.", 8)]
    ) { context, arguments in
      let least = arguments.count(0, least: 2)
      return context.blocks(in: MeasureContext.proseZones, with: .space).flatMap { block -> [MeasuredSpan] in
        guard context.surveyed().counts[block].length >= least else { return [] }
        return SpacedCharacters.spans(context.text(of: block), context.table, least: least)
      }
    },
    .spans(
      "separated-letters",
      "Words whose small letters have one and the same sign between them; the value is how many letters the word has.",
      [.number("letters", "The least number of letters.", 5)]
    ) { context, arguments in
      context.eachBlock(in: MeasureContext.proseZones, with: .lower) { text in
        SpacedCharacters.separated(text, context.table, least: arguments.count(0, least: 3))
      }
    },
  ]
}

/// Letters that stand alone between spaces.
enum SpacedCharacters {
  /// The stretches of `text` with at least `least` letters.
  ///
  /// O(n).
  static func spans(_ text: BlockText, _ table: TraitTable, least: Int) -> [MeasuredSpan] {
    var spans: [MeasuredSpan] = []
    var run: Range<Int>?
    var letters = 0
    var marks = 0
    func close() {
      if let found = run, letters >= least {
        var span = MeasuredSpan(range: text.textRange(found), value: Double(letters))
        span.details = ["marks": "\(marks)"]
        spans.append(span)
      }
      run = nil
      (letters, marks) = (0, 0)
    }
    var index = 0
    while index < text.count {
      guard !isGap(text.scalars[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < text.count, !isGap(text.scalars[end]), text.scalars[end] != 0x0A { end += 1 }
      let traits = table[text.scalars[index]]
      let gap = run.map { index - $0.upperBound } ?? 1
      if end - index == 1, traits.has([.letter, .punctuation]), !traits.has(.masked), (1...2).contains(gap) {
        if traits.has(.letter) || run != nil { run = (run?.lowerBound ?? index)..<end }
        if traits.has(.punctuation) { marks += 1 } else if !traits.has(.upper) { letters += 1 }
      } else {
        close()
        if end - index == 1, traits.has(.letter), !traits.has(.masked) {
          run = index..<end
          letters = traits.has(.upper) ? 0 : 1
        }
      }
      index = end
      if index < text.count, text.scalars[index] == 0x0A {
        close()
        index += 1
      }
    }
    close()
    return spans
  }

  /// The stretches `a.b.c` of at least `least` small letters with one sign between them.
  ///
  /// O(n).
  static func separated(_ text: BlockText, _ table: TraitTable, least: Int) -> [MeasuredSpan] {
    var spans: [MeasuredSpan] = []
    var index = 0
    while index + 2 < text.count {
      let sign = text.scalars[index + 1]
      guard isSeparable(text, index, table), table[sign].has([.punctuation, .symbol]),
        index == 0 || !table[text.scalars[index - 1]].has([.wordPart, .punctuation, .symbol])
      else {
        index += 1
        continue
      }
      var end = index + 1
      while end + 1 < text.count, text.scalars[end] == sign, isSeparable(text, end + 1, table) { end += 2 }
      let letters = (end - index + 1) / 2
      if letters >= least, end == text.count || !table[text.scalars[end]].has([.letter, .digit]) {
        spans.append(MeasuredSpan(range: text.textRange(index..<end), value: Double(letters)))
      }
      index = end
    }
    return spans
  }

  private static func isSeparable(_ text: BlockText, _ index: Int, _ table: TraitTable) -> Bool {
    let traits = table[text.scalars[index]]
    return traits.has(.lower) && !traits.has(.masked)
  }

  private static func isGap(_ scalar: UInt32) -> Bool { scalar == 0x20 || scalar == 0xA0 }
}
