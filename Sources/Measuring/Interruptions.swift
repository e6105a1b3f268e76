import Documents

extension Measure {
  /// Lines that cut a sentence in two.
  static let interruptions: [Measure] = [
    .spans(
      "interruptions",
      """
      Short lines with a digit between a paragraph that ends without a mark and one that goes on with a small letter or \
      an unspaced script: page numbers and running heads inside a sentence.
      """,
      [.number("characters", "The most characters of such a line, spaces left out.", 24)]
    ) { context, arguments in
      Interruptions.spans(context, most: arguments.count(0, least: 1))
    }
  ]
}

/// Lines that cut a sentence in two.
enum Interruptions {
  /// Half a sentence has at least this many characters.
  private static let shortest = 4

  /// Lines of at most `most` characters between two halves of a sentence.
  ///
  /// O(n) in the number of blocks.
  static func spans(_ context: MeasureContext, most: Int) -> [MeasuredSpan] {
    let survey = context.surveyed()
    let blocks = context.document.blocks.indices.filter { context.document.blocks[$0].zone == .body }
    var spans: [MeasuredSpan] = []
    for (place, block) in blocks.enumerated().dropFirst().dropLast() {
      guard survey.counts[block].length <= most, survey.counts[block].traits.has(.digit),
        survey.counts[blocks[place - 1]].length >= shortest,
        endsOpen(context, blocks[place - 1]), goesOn(context, blocks[place + 1])
      else { continue }
      let text = context.text(of: block)
      guard !text.scalars.contains(BlockText.masked) else { continue }
      spans.append(MeasuredSpan(range: text.textRange(0..<text.count)))
    }
    return spans
  }

  /// Whether the block ends with a letter, a comma or a hyphen.
  private static func endsOpen(_ context: MeasureContext, _ block: Int) -> Bool {
    let text = context.text(of: block)
    guard let last = text.scalars.last(where: { !context.table[$0].has(.space) }) else { return false }
    let traits = context.table[last]
    if traits.has([.masked, .upper]) { return false }
    return traits.has(.letter) || [0x2C, 0xFF0C, 0x3001, 0x2D].contains(last)
  }

  /// Whether the block begins with a small letter or one of an unspaced script.
  private static func goesOn(_ context: MeasureContext, _ block: Int) -> Bool {
    let text = context.text(of: block)
    guard context.surveyed().counts[block].length >= shortest,
      let first = text.scalars.first(where: { !context.table[$0].has(.space) })
    else { return false }
    return context.table[first].has([.lower, .ideographic])
  }
}
