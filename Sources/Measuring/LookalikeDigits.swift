import Documents

extension Measure {
  /// Letters among digits.
  static let lookalikeDigits: [Measure] = [
    .spans(
      "lookalike-digits",
      """
      Numbers in which letters stand for the digits that they look like, with the digits as replacement; the value is \
      1 before a percent sign or an ideograph, 0.5 elsewhere.
      """
    ) { context, _ in
      context.blocks(in: MeasureContext.proseZones, with: .digit).flatMap { block -> [MeasuredSpan] in
        guard context.surveyed().counts[block].traits.has([.upper, .lower, .symbol]) else { return [] }
        return LookalikeDigits.spans(context.text(of: block), context.table)
      }
    }
  ]
}

/// Numbers with letters in them.
enum LookalikeDigits {
  /// Letters and signs that print like a digit.
  private static let images: [UInt32: UInt8] = [
    0x6C: 0x31, 0x49: 0x31, 0x7C: 0x31, 0x4F: 0x30, 0x6F: 0x30,
  ]

  /// The numbers of `text` that hold at least one digit and one letter that looks like one, and no other letter.
  ///
  /// O(n).
  static func spans(_ text: BlockText, _ table: TraitTable) -> [MeasuredSpan] {
    var spans: [MeasuredSpan] = []
    var index = 0
    while index < text.count {
      guard isPart(text.scalars[index]) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < text.count, isPart(text.scalars[end]) || isPoint(text, end) { end += 1 }
      if let span = span(text, index..<end, table) { spans.append(span) }
      index = end
    }
    return spans
  }

  private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }
  private static func isPart(_ scalar: UInt32) -> Bool { isDigit(scalar) || images[scalar] != nil }

  /// A decimal point or grouping comma between parts.
  private static func isPoint(_ text: BlockText, _ index: Int) -> Bool {
    (text.scalars[index] == 0x2E || text.scalars[index] == 0x2C) && index + 1 < text.count
      && isPart(text.scalars[index + 1])
  }

  private static func span(_ text: BlockText, _ range: Range<Int>, _ table: TraitTable) -> MeasuredSpan? {
    let inner = text.scalars[range]
    guard inner.contains(where: isDigit), inner.contains(where: { images[$0] != nil }) else { return nil }
    let before = range.lowerBound > 0 ? text.scalars[range.lowerBound - 1] : 0x20
    let after = range.upperBound < text.count ? text.scalars[range.upperBound] : 0x20
    for (scalar, traits) in [(before, table[before]), (after, table[after])] {
      if traits.has(.masked) || [0x2D, 0x5F, 0x2F, 0x40, 0x23, 0x2E, 0x3A, 0x7C].contains(scalar) { return nil }
      if traits.has([.letter, .mark]), !traits.has(.eastAsian) { return nil }
    }
    var bytes: [UInt8] = []
    for scalar in inner { bytes.append(images[scalar] ?? UInt8(truncatingIfNeeded: scalar)) }
    let isCounted = after == 0x25 || after == 0xFF05 || table[after].has(.han)
    return MeasuredSpan(
      range: text.textRange(range), value: isCounted ? 1 : 0.5, replacement: String(decoding: bytes, as: UTF8.self),
      plan: ["write digits"])
  }
}
