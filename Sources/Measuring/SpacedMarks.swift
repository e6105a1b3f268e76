import Documents

extension Measure {
  /// Marks and spaces in the wrong order in scripts with spaces.
  static let spacedMarks: [Measure] = [
    .spans(
      "spaced-marks",
      """
      Commas behind a space and before a letter or a space, where a word of small letters stands before; the value is \
      how many the block has.
      """
    ) { context, _ in
      context.eachBlock(in: MeasureContext.proseZones, with: .narrowMark) { SpacedMarks($0, context.table).loose() }
    },
    .spans(
      "glued-marks",
      """
      Commas, question and exclamation marks with a word of small letters right before and another right behind them; \
      the value is how many the block has.
      """
    ) { context, _ in
      context.eachBlock(in: MeasureContext.proseZones, with: .narrowMark) { SpacedMarks($0, context.table).glued() }
    },
    .spans(
      "wide-between",
      "Marks of full width between two words of small Latin letters; the value is how many the block has."
    ) { context, _ in
      context.blocks(in: MeasureContext.proseZones, with: .wideMark).flatMap { block -> [MeasuredSpan] in
        guard context.surveyed().counts[block].traits.has(.lower) else { return [] }
        return SpacedMarks(context.text(of: block), context.table).wide()
      }
    },
    .spans(
      "doubled-marks",
      "Two or more commas, or two full stops, in a row between words; the value is how many marks stand there."
    ) { context, _ in
      context.eachBlock(in: MeasureContext.proseZones, with: .narrowMark) { SpacedMarks($0, context.table).doubled() }
    },
    .spans(
      "split-words",
      """
      Words of small letters that a hyphen and a space cut in two, from their first letter to their last; the value is \
      how many the block has.
      """
    ) { context, _ in
      context.eachBlock(in: MeasureContext.proseZones, with: .dash) { SpacedMarks($0, context.table).split() }
    },
    .spans(
      "choice-lists",
      "Braces round words divided by bars, from which a program was to choose; the value is the number of words.",
      [.number("letters", "The least length of a word.", 2)]
    ) { context, arguments in
      context.eachBlock(in: MeasureContext.proseZones, with: .opening) { text in
        SpacedMarks(text, context.table).choices(least: arguments.count(0, least: 1))
      }
    },
  ]
}

/// Marks, spaces and hyphens of one block.
struct SpacedMarks {
  private let text: BlockText
  private let table: TraitTable

  /// The marks of `text`.
  init(_ text: BlockText, _ table: TraitTable) {
    self.text = text
    self.table = table
  }

  private func has(_ index: Int, _ traits: Traits) -> Bool {
    text.scalars.indices.contains(index) && table[text.scalars[index]].has(traits)
  }

  private func spans(_ ranges: [Range<Int>]) -> [MeasuredSpan] {
    ranges.map { MeasuredSpan(range: text.textRange($0), value: Double(ranges.count)) }
  }

  /// `word , word`.
  ///
  /// O(n).
  func loose() -> [MeasuredSpan] {
    let places = text.scalars.indices.filter { index in
      text.scalars[index] == 0x2C && index > 2 && text.scalars[index - 1] == 0x20
        && has(index - 2, .lower) && has(index - 3, .lower) && has(index + 1, [.letter, .space])
    }
    return spans(places.map { $0 - 1..<$0 + 1 })
  }

  /// `word,word` and `word?Word`.
  ///
  /// O(n).
  func glued() -> [MeasuredSpan] {
    let places = text.scalars.indices.filter { index in
      [0x2C, 0x3F, 0x21].contains(text.scalars[index]) && (1...3).allSatisfy { has(index - $0, .lower) }
        && has(index + 1, text.scalars[index] == 0x2C ? .lower : .upper) && has(index + 2, [.lower, .space])
        && (has(index + 2, .space) || has(index + 3, [.lower, .space]))
    }
    return spans(places.map { $0..<$0 + 1 })
  }

  /// A full-width mark between Latin words.
  ///
  /// O(n).
  func wide() -> [MeasuredSpan] {
    let places = text.scalars.indices.filter { index in
      guard table[text.scalars[index]].has(.wideMark), has(index - 1, .latin), has(index - 2, .latin) else {
        return false
      }
      let next = has(index + 1, .space) ? index + 2 : index + 1
      return has(next, .latin) && has(next + 1, .latin) && has(index - 1, .lower) && has(next + 1, .lower)
    }
    return spans(places.map { $0..<$0 + 1 })
  }

  /// `word,, word` and `word.. word`.
  ///
  /// O(n).
  func doubled() -> [MeasuredSpan] {
    var spans: [MeasuredSpan] = []
    var index = 1
    while index + 1 < text.count {
      let mark = text.scalars[index]
      guard mark == 0x2C || mark == 0x2E, text.scalars[index + 1] == mark, has(index - 1, .letter) else {
        index += 1
        continue
      }
      var end = index + 2
      while end < text.count, text.scalars[end] == mark { end += 1 }
      let isBetween =
        has(index - 1, .han) ? has(end, .han) : has(index - 1, .lower) && has(end, .space) && has(end + 1, .letter)
      if isBetween, mark == 0x2C || (end - index == 2 && has(end + 1, .lower)) {
        spans.append(MeasuredSpan(range: text.textRange(index..<end), value: Double(end - index)))
      }
      index = end
    }
    return spans
  }

  /// `hyphen- ated`.
  ///
  /// O(n).
  func split() -> [MeasuredSpan] {
    var ranges: [Range<Int>] = []
    for index in text.scalars.indices where text.scalars[index] == 0x2D && index > 1 {
      guard index + 2 < text.count, text.scalars[index + 1] == 0x20, has(index - 1, .lower), has(index + 2, .lower)
      else { continue }
      var start = index
      while has(start - 1, .lower), index - start <= 14 { start -= 1 }
      var end = index + 2
      while has(end, .lower), end - index <= 16 { end += 1 }
      guard index - start > 1, end - index > 4, !has(start - 1, [.wordPart, .dash]), !has(end, [.wordPart, .dash])
      else {
        continue
      }
      ranges.append(start..<end)
    }
    return spans(ranges)
  }

  /// `{one|two}`: nothing but letters, spaces, hyphens and apostrophes between braces and bars.
  ///
  /// O(n).
  func choices(least: Int) -> [MeasuredSpan] {
    var spans: [MeasuredSpan] = []
    var start: Int?
    var words = 0
    var letters = 0
    for (index, scalar) in text.scalars.enumerated() {
      if scalar == 0x7B {
        start = index
        (words, letters) = (0, 0)
      } else if scalar == 0x7C || scalar == 0x7D, let begin = start {
        words += 1
        if letters < least {
          start = nil
        } else if scalar == 0x7D {
          if words > 1 { spans.append(MeasuredSpan(range: text.textRange(begin..<index + 1), value: Double(words))) }
          start = nil
        }
        letters = 0
      } else if table[scalar].has([.letter, .mark]), !table[scalar].has(.masked) {
        letters += 1
      } else if ![0x20, 0x2D, 0x27, 0x2019].contains(scalar) {
        start = nil
      }
    }
    return spans
  }
}
