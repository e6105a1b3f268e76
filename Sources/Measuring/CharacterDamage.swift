import Documents
internal import ICU

extension Measure {
  /// Characters that no text should hold: controls, private use, signs of loss, stacked marks.
  static let characterDamage: [Measure] = [
    .spans(
      "controls", "Control characters that are no white space, with the escape sequences of terminals as one span.",
      [.also]
    ) { context, arguments in
      context.eachBlock(in: arguments.zones(0), with: .control) { CharacterDamage.controls($0, context.table) }
    },
    .spans(
      "private-use", "Runs of private-use characters; the value is how many characters the run has.", [.also]
    ) { context, arguments in
      context.eachBlock(in: arguments.zones(0), with: .privateUse) { text in
        CharacterDamage.runs(of: .privateUse, in: text, context.table, reach: 0)
      }
    },
    .spans(
      "replacement-characters",
      "Stretches with U+FFFD or U+FFFC; the value is how many of them the stretch has.",
      [.number("reach", "How many other characters may stand between two of them in one stretch.", 4), .also]
    ) { context, arguments in
      context.eachBlock(in: arguments.zones(1), with: .replacement) { text in
        CharacterDamage.runs(of: .replacement, in: text, context.table, reach: arguments.count(0))
      }
    },
    .spans(
      "invalid-bytes",
      "Places where the source had bytes that are not valid in its encoding; the value is their number.", [.also]
    ) { context, arguments in
      guard !context.document.encoding.invalid.isEmpty else { return [] }
      return context.eachBlock(in: arguments.zones(0), with: .replacement) { text in
        CharacterDamage.invalidBytes(text, context.document)
      }
    },
    .spans(
      "combining-stacks",
      "Characters under more combining marks of no script than writing needs; the value is the tallest stack.",
      [.number("marks", "The least number of marks on one character.", 4), .also]
    ) { context, arguments in
      context.eachBlock(in: arguments.zones(1), with: .inheritedMark) { text in
        CharacterDamage.stacks(text, context.table, least: arguments.count(0, least: 1))
      }
    },
  ]
}

extension MeasureContext {
  /// The spans that `find` sees in each block of `zones` with a character that has one of `traits`.
  func eachBlock(in zones: ZoneSet, with traits: Traits, _ find: (BlockText) -> [MeasuredSpan]) -> [MeasuredSpan] {
    blocks(in: zones, with: traits).flatMap { find(text(of: $0)) }
  }
}

/// Characters that no text should hold.
enum CharacterDamage {
  /// `hits` (ascending) as ranges, where those with at most `reach` characters between them become one.
  static func clusters(_ hits: [Int], reach: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for hit in hits {
      if let last = ranges.last, hit - last.upperBound <= reach {
        ranges[ranges.count - 1] = last.lowerBound..<hit + 1
      } else {
        ranges.append(hit..<hit + 1)
      }
    }
    return ranges
  }

  /// Runs of characters with `traits`, up to `reach` others between them.
  static func runs(of traits: Traits, in text: BlockText, _ table: TraitTable, reach: Int) -> [MeasuredSpan] {
    let hits = text.scalars.indices.filter { table[text.scalars[$0]].has(traits) }
    return clusters(hits, reach: reach).map { range in
      let found = text.scalars[range].filter { table[$0].has(traits) }
      return MeasuredSpan(
        range: text.textRange(range), value: Double(found.count),
        details: ["name": names(found), "characters": "\(found.count)"])
    }
  }

  /// The names of the different characters in `scalars`, at most three.
  static func names(_ scalars: [UInt32]) -> String {
    var seen: [UInt32] = []
    for scalar in scalars where !seen.contains(scalar) {
      seen.append(scalar)
      if seen.count == 3 { break }
    }
    return seen.map(UTF8Scalar.name).joined(separator: ", ")
  }

  /// Control characters; of neighbours with at most one character between them one span.
  static func controls(_ text: BlockText, _ table: TraitTable) -> [MeasuredSpan] {
    var hits: [Int] = []
    var index = 0
    while index < text.count {
      guard table[text.scalars[index]].has(.control) else {
        index += 1
        continue
      }
      let end = escapeSequenceEnd(text.scalars, index)
      hits.append(contentsOf: index..<end)
      index = end
    }
    let dropped = Set(hits)
    return clusters(hits, reach: 1).map { range in
      let controls = text.scalars[range].filter { table[$0].has(.control) }
      let isInterleaved = controls.count > 2 && controls.count * 2 >= range.count - 1 && controls.allSatisfy { $0 == 0 }
      var span = MeasuredSpan(range: text.textRange(range), value: Double(controls.count))
      span.details = ["name": names(controls), "form": isInterleaved ? "utf-16" : "control"]
      span.replacement = replacement(for: Array(text.scalars[range]), dropping: dropped, from: range.lowerBound)
      span.plan = span.replacement == nil ? [] : ["drop control characters"]
      return span
    }
  }

  /// The end of the terminal escape sequence (ECMA-48: ESC `[`, parameters, final byte) at `index`, or of the control.
  private static func escapeSequenceEnd(_ scalars: [UInt32], _ index: Int) -> Int {
    guard scalars[index] == 0x1B || scalars[index] == 0x9B else { return index + 1 }
    var end = index + 1
    if scalars[index] == 0x1B {
      guard end < scalars.count, scalars[end] == 0x5B else { return end }
      end += 1
    }
    while end < scalars.count, (0x20...0x3F).contains(scalars[end]), end - index < 32 { end += 1 }
    return end < scalars.count && (0x40...0x7E).contains(scalars[end]) ? end + 1 : index + 1
  }

  /// The text without its controls; C1 controls become what windows-1252 has in their place.
  ///
  /// Nil where that is unknown.
  private static func replacement(for scalars: [UInt32], dropping dropped: Set<Int>, from start: Int) -> String? {
    var bytes: [UInt8] = []
    for (offset, scalar) in scalars.enumerated() {
      if (0x80...0x9F).contains(scalar) {
        let image = SingleByteCodec.cp1252.characters[Int(scalar)]
        guard image != scalar else { return nil }
        UTF8Scalar.append(image, to: &bytes)
      } else if scalar == 0x0B {
        // Word processors break a line with it.
        bytes.append(0x0A)
      } else if !dropped.contains(start + offset) {
        guard scalar != BlockText.masked else { return nil }
        UTF8Scalar.append(scalar, to: &bytes)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// U+FFFD that the decoder put where bytes were not valid, neighbours as one span.
  static func invalidBytes(_ text: BlockText, _ document: Document) -> [MeasuredSpan] {
    let hits = text.scalars.indices.filter { index in
      guard text.scalars[index] == 0xFFFD else { return false }
      let source = document.sourceRange(text.textRange(index..<index + 1))
      return !document.source[source.lower..<source.upper].elementsEqual([0xEF, 0xBF, 0xBD])
    }
    return clusters(hits, reach: 0).map { range in
      let place = text.textRange(range)
      let source = document.sourceRange(place)
      let shown = document.source[source.lower..<min(source.upper, source.lower + 8)]
      let bytes = shown.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
      return MeasuredSpan(
        range: place, value: Double(source.count), details: ["bytes": bytes, "encoding": document.encoding.name])
    }
  }

  /// Characters with at least `least` marks of no script (Script=Inherited) on them, neighbours as one span.
  ///
  /// Marks that belong to a script (Hebrew points, Thai vowels, Tibetan stacks) do not count: scripts need them.
  static func stacks(_ text: BlockText, _ table: TraitTable, least: Int) -> [MeasuredSpan] {
    var hits: [Int] = []
    var tallest = 0
    var base = 0
    var height = 0
    func close(at end: Int) {
      if height >= least {
        hits.append(contentsOf: base..<end)
        tallest = max(tallest, height)
      }
    }
    for (index, scalar) in text.scalars.enumerated() {
      let traits = table[scalar]
      if traits.has(.inheritedMark) {
        height += 1
      } else if !traits.has(.mark) {
        close(at: index)
        base = index
        height = 0
      }
    }
    close(at: text.count)
    return clusters(hits, reach: 1).map { range in
      let kept = range.filter { !table[text.scalars[$0]].has(.inheritedMark) }.map { text.scalars[$0] }
      var bytes: [UInt8] = []
      for scalar in kept { UTF8Scalar.append(scalar, to: &bytes) }
      var span = MeasuredSpan(range: text.textRange(range), value: Double(tallest))
      span.details = ["marks": "\(range.count - kept.count)"]
      if !kept.contains(BlockText.masked) { span.replacement = String(decoding: bytes, as: UTF8.self) }
      span.plan = ["drop stacked marks"]
      return span
    }
  }
}
