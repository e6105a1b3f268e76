import Documents

extension Measure {
  /// Ideographs without a mark, and rare ones in a row.
  static let longClauses: [Measure] = [
    .spans(
      "unbroken-text",
      """
      Stretches of ideographs without a mark or a space; the value is the share of different characters among the \
      first 200, 1 where none comes twice.
      """,
      [.number("characters", "The least length of the stretch.", 60)]
    ) { context, arguments in
      let least = arguments.count(0, least: 2)
      return context.blocks(in: MeasureContext.proseZones, with: .han).flatMap { block -> [MeasuredSpan] in
        guard context.surveyed().counts[block].length >= least else { return [] }
        return LongClauses.unbroken(context.text(of: block), context.table, least: least)
      }
    },
    .spans(
      "rare-text",
      """
      Stretches of ideographs, spaces among them, that begin and end with ones which no standard has in its first \
      level; the value is the share of such ones.
      """,
      [.number("characters", "The least number of rare ideographs.", 6)]
    ) { context, arguments in
      let least = arguments.count(0, least: 2)
      let survey = context.surveyed()
      return context.blocks(in: MeasureContext.proseZones, with: .han).flatMap { block -> [MeasuredSpan] in
        guard survey.counts[block].rare >= least else { return [] }
        return LongClauses.rare(context.text(of: block), context.table, least: least)
      }
    },
  ]
}

/// Ideographs that stand together.
enum LongClauses {
  /// So many characters are compared; longer stretches of real text repeat some anyway.
  private static let compared = 200

  /// The stretches of at least `least` ideographs with nothing between them.
  ///
  /// O(n).
  static func unbroken(_ text: BlockText, _ table: TraitTable, least: Int) -> [MeasuredSpan] {
    var spans: [MeasuredSpan] = []
    var start = 0
    func close(_ end: Int) {
      guard end - start >= least else { return }
      let head = text.scalars[start..<min(end, start + compared)]
      var span = MeasuredSpan(range: text.textRange(start..<end))
      span.value = Double(Set(head).count) / Double(head.count)
      span.details = ["characters": "\(end - start)"]
      spans.append(span)
    }
    for (index, scalar) in text.scalars.enumerated() where !table[scalar].has(.han) {
      close(index)
      start = index + 1
    }
    close(text.count)
    return spans
  }

  /// The stretches of ideographs and spaces with at least `least` rare ones.
  ///
  /// O(n).
  static func rare(_ text: BlockText, _ table: TraitTable, least: Int) -> [MeasuredSpan] {
    var spans: [MeasuredSpan] = []
    var first: Int?
    var last = 0
    var rare = 0
    var total = 0
    var counted = 0
    func close() {
      if let start = first, rare >= least {
        var span = MeasuredSpan(range: text.textRange(start..<last + 1))
        span.value = Double(rare) / Double(counted)
        spans.append(span)
      }
      first = nil
      (rare, total, counted) = (0, 0, 0)
    }
    for (index, scalar) in text.scalars.enumerated() {
      let traits = table[scalar]
      guard traits.has(.han) else {
        if scalar != 0x20, scalar != 0x3000 { close() }
        continue
      }
      if first != nil { total += 1 }
      guard !traits.has(.everyday) else { continue }
      if first == nil {
        first = index
        total = 1
      }
      last = index
      rare += 1
      counted = total
    }
    close()
    return spans
  }
}
