import Documents

extension Measure {
  /// ASCII punctuation in ideographic text.
  static let narrowMarks: [Measure] = [
    .spans(
      "halfwidth-between",
      """
      ASCII marks between ideographic characters, each a span with the full-width mark as replacement; the value is \
      the share of ASCII marks among all such marks of the page.
      """
    ) { context, _ in NarrowMarks(context).spans },
    .value("halfwidth-share", "The share of ASCII marks among the marks between ideographic characters, 0 to 1.") {
      context, _ in
      let marks = NarrowMarks(context)
      return marks.count == 0 ? .none : .number(Double(marks.spans.count) / Double(marks.count))
    },
  ]
}

/// The marks between ideographic characters: full-width ones, and ASCII ones in their place.
struct NarrowMarks {
  /// The ASCII marks.
  private(set) var spans: [MeasuredSpan] = []
  /// The number of marks of both widths.
  private(set) var count = 0

  /// The marks of the page's running text.
  ///
  /// O(n).
  init(_ context: MeasureContext) {
    let table = context.table
    let survey = context.surveyed()
    for block in context.blocks(in: MeasureContext.proseZones, with: .ideographic) {
      guard survey.counts[block].traits.has([.narrowMark, .wideMark]) else { continue }
      let text = context.text(of: block)
      for index in text.scalars.indices {
        let traits = table[text.scalars[index]]
        if traits.has(.wideMark), Self.wide.contains(text.scalars[index]) {
          count += 1
        } else if traits.has(.narrowMark), Self.isMisplaced(text, index, table) {
          count += 1
          spans.append(Self.span(text, index))
        }
      }
    }
    for index in spans.indices { spans[index].value = Double(spans.count) / Double(max(1, count)) }
  }

  /// The marks of full width that have an ASCII mark as their counterpart.
  private static let wide: Set<UInt32> = [0x3002, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F]

  private static func span(_ text: BlockText, _ index: Int) -> MeasuredSpan {
    let mark = text.scalars[index]
    let proper = mark == 0x2E ? 0x3002 : mark + 0xFEE0
    let replacement = Unicode.Scalar(proper).map { String(Character($0)) }
    var span = MeasuredSpan(range: text.textRange(index..<index + 1))
    span.details = ["mark": text.string(index..<index + 1), "proper": replacement ?? ""]
    span.replacement = replacement
    span.plan = ["use full-width punctuation"]
    return span
  }

  /// Whether ideographic text stands on both sides of the mark; the end of the paragraph counts for its right side.
  private static func isMisplaced(_ text: BlockText, _ index: Int, _ table: TraitTable) -> Bool {
    if isSmiley(text, index) { return false }
    guard let left = neighbour(text, index, -1, table), left.isIdeographic else { return false }
    guard let right = neighbour(text, index, 1, table) else {
      // At the end only marks that end something, and no dots of an ellipsis.
      let mark = text.scalars[index]
      return mark != 0x28 && !(mark == 0x2E && index > 0 && text.scalars[index - 1] == 0x2E)
    }
    guard right.isIdeographic, !(left.isSpaced && right.isSpaced) else { return false }
    switch text.scalars[index] {
    case 0x28: return !right.isSpaced
    case 0x29: return !left.isSpaced
    case 0x3A: return !left.isSpaced && !isMention(text, index, table)
    case 0x2E: return !left.isSpaced && !isDots(text, index)
    default: return !left.isSpaced
    }
  }

  /// The nearest character on one side that is no ASCII mark, looking past one space and two marks.
  private static func neighbour(
    _ text: BlockText, _ index: Int, _ step: Int, _ table: TraitTable
  ) -> (isIdeographic: Bool, isSpaced: Bool)? {
    var position = index + step
    var marks = 0
    var isSpaced = false
    while text.scalars.indices.contains(position) {
      let traits = table[text.scalars[position]]
      if traits.has(.narrowMark) || text.scalars[position] == 0x22, marks < 2, !isSpaced {
        marks += 1
      } else if text.scalars[position] == 0x20, !isSpaced, step > 0 {
        isSpaced = true
      } else {
        let isWide = traits.has(.ideographic) || (traits.has(.wideMark) && text.scalars[position] != 0x3000)
        let isQuote = (0x2018...0x201D).contains(text.scalars[position])
        return (isWide || isQuote, isSpaced)
      }
      position += step
    }
    return isSpaced ? (false, true) : nil
  }

  /// `@name:` of microblogs.
  private static func isMention(_ text: BlockText, _ index: Int, _ table: TraitTable) -> Bool {
    var position = index - 1
    while position >= 0, index - position <= 30, table[text.scalars[position]].has([.wordPart, .dash]) {
      position -= 1
    }
    return position >= 0 && text.scalars[position] == 0x40
  }

  /// Eyes and a mouth next to each other.
  private static func isSmiley(_ text: BlockText, _ index: Int) -> Bool {
    func isEyes(_ place: Int) -> Bool {
      text.scalars.indices.contains(place) && (text.scalars[place] == 0x3A || text.scalars[place] == 0x3B)
    }
    func isMouth(_ place: Int) -> Bool {
      guard text.scalars.indices.contains(place) else { return false }
      return [0x28, 0x29, 0x2D, 0x44, 0x50].contains(text.scalars[place])
    }
    return isEyes(index) ? isMouth(index + 1) : isMouth(index) && isEyes(index - 1)
  }

  private static func isDots(_ text: BlockText, _ index: Int) -> Bool {
    (index > 0 && text.scalars[index - 1] == 0x2E) || (index + 1 < text.count && text.scalars[index + 1] == 0x2E)
  }
}
