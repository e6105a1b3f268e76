import Documents

extension Measure {
  /// Readings in brackets behind characters.
  static let bracketedReadings: [Measure] = [
    .spans(
      "bracketed-readings",
      """
      Stretches in which ideographs have a reading of small Latin letters in brackets right behind them; the value is \
      the share of these ideographs that the first level of the simplified standard has not.
      """,
      [
        .number("times", "The least number of readings in a stretch.", 2),
        .number("reach", "How many characters may stand between two of them in one stretch.", 12),
      ]
    ) { context, arguments in
      context.blocks(in: MeasureContext.proseZones, with: .han).flatMap { block -> [MeasuredSpan] in
        guard context.surveyed().counts[block].traits.has(.latin) else { return [] }
        let text = context.text(of: block)
        return BracketedReadings(text, context.table)
          .spans(times: arguments.count(0, least: 1), reach: arguments.count(1))
      }
    }
  ]
}

/// Readings in brackets behind characters.
struct BracketedReadings {
  /// The longest reading: no syllable has more letters.
  private static let longest = 6

  private let text: BlockText
  private let table: TraitTable
  /// From each ideograph to the bracket that closes its reading.
  private var places: [Range<Int>] = []

  /// The readings of `text`.
  ///
  /// O(n).
  init(_ text: BlockText, _ table: TraitTable) {
    self.text = text
    self.table = table
    var index = 1
    while index < text.count {
      if isOpening(text.scalars[index]), table[text.scalars[index - 1]].has(.han), let end = end(of: index + 1) {
        places.append(index - 1..<end)
        index = end
      } else {
        index += 1
      }
    }
  }

  private func isOpening(_ scalar: UInt32) -> Bool { scalar == 0x28 || scalar == 0xFF08 }

  /// The end behind the closing bracket when nothing but small letters stands before it.
  private func end(of start: Int) -> Int? {
    var index = start
    while index < text.count, index - start <= Self.longest, table[text.scalars[index]].has(.latin),
      table[text.scalars[index]].has(.lower)
    { index += 1 }
    guard index > start, index - start <= Self.longest, index < text.count,
      text.scalars[index] == 0x29 || text.scalars[index] == 0xFF09
    else { return nil }
    return index + 1
  }

  /// The stretches with at least `times` readings of which neighbours stand at most `reach` characters apart.
  func spans(times: Int, reach: Int) -> [MeasuredSpan] {
    var spans: [MeasuredSpan] = []
    var stretch: [Range<Int>] = []
    func close() {
      if stretch.count >= times, let first = stretch.first, let last = stretch.last {
        let other = stretch.filter { !table[text.scalars[$0.lowerBound]].has(.everydaySimplified) }.count
        var span = MeasuredSpan(range: text.textRange(first.lowerBound..<last.upperBound))
        span.value = Double(other) / Double(stretch.count)
        span.details = ["readings": "\(stretch.count)"]
        span.replacement = plain(stretch)
        span.plan = ["drop the readings"]
        spans.append(span)
      }
      stretch = []
    }
    for place in places {
      if let last = stretch.last, place.lowerBound - last.upperBound > reach { close() }
      stretch.append(place)
    }
    close()
    return spans
  }

  /// The stretch without its readings; nil where a masked part stands in it.
  private func plain(_ stretch: [Range<Int>]) -> String? {
    var bytes: [UInt8] = []
    var position = stretch.first?.lowerBound ?? 0
    for place in stretch {
      for scalar in text.scalars[position...place.lowerBound] {
        guard scalar != BlockText.masked else { return nil }
        UTF8Scalar.append(scalar, to: &bytes)
      }
      position = place.upperBound
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
