import Documents
internal import Pinyin

extension Measure {
  /// Letters in the place of an ideograph.
  static let spelledCharacters: [Measure] = [
    .spans(
      "spelled-characters",
      """
      Small Latin letters between two ideographs that are the reading of one ideograph, with their neighbours; the \
      value is the number of letters.
      """,
      [.number("letters", "The least number of letters.", 2)]
    ) { context, arguments in
      let least = arguments.count(0, least: 1)
      return context.blocks(in: MeasureContext.proseZones, with: .han).flatMap { block -> [MeasuredSpan] in
        guard context.surveyed().counts[block].traits.has(.lower) else { return [] }
        return SpelledCharacters.spans(context.text(of: block), context.table, least: least)
      }
    }
  ]
}

/// Letters in the place of an ideograph.
enum SpelledCharacters {
  /// The longest reading.
  private static let most = 6

  /// The places of `text` where at least `least` letters stand for an ideograph.
  ///
  /// O(n).
  static func spans(_ text: BlockText, _ table: TraitTable, least: Int) -> [MeasuredSpan] {
    var spans: [MeasuredSpan] = []
    var index = 1
    while index < text.count {
      guard isLetter(text.scalars[index]), table[text.scalars[index - 1]].has(.han) else {
        index += 1
        continue
      }
      var end = index
      while end < text.count, isLetter(text.scalars[end]) { end += 1 }
      if end - index >= least, end - index <= most, end < text.count, table[text.scalars[end]].has(.han),
        Pinyin.isReading(text.scalars[index..<end].map { UInt8(truncatingIfNeeded: $0) })
      {
        var span = MeasuredSpan(range: text.textRange(index..<end + 1), value: Double(end - index))
        span.details = ["reading": text.string(index..<end)]
        spans.append(span)
      }
      index = end
    }
    return spans
  }

  private static func isLetter(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar) }
}
