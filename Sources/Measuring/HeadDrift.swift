import Documents

extension Measure {
  /// Names with one ending and beginnings that drift.
  static let headDrift: [Measure] = [
    .spans(
      "head-drift",
      """
      Names that end in a word of a lexicon and whose beginning differs from the usual one in some characters only; \
      the usual beginning is what most often stands before the ending, twice at least. The value is the number of \
      beginnings.
      """,
      [.lexicon]
    ) { context, arguments in
      guard let vocabulary = context.vocabulary(arguments, 0) else { return [] }
      let hits = context.hits(of: vocabulary, arguments, 0)
      return hits.count > 2 ? HeadDrift(context, vocabulary, hits).spans : []
    }
  ]
}

/// Names with one ending and beginnings that drift: one house, some characters of whose name were replaced.
struct HeadDrift {
  /// How many East Asian characters before the ending are looked at.
  private static let reach = 4
  /// How many of them are the beginning of a name.
  private static let head = 2

  private struct Name {
    var hit: Vocabulary.Hit
    /// The characters before the ending from the nearest on, with their offsets.
    var before: [(scalar: UInt32, offset: Int)]

    var key: [UInt32] { before.prefix(HeadDrift.head).map(\.scalar) }
  }

  /// The names that are not the usual one.
  private(set) var spans: [MeasuredSpan] = []

  /// The names of the running text that end in `hits`.
  ///
  /// O(n) in the number of hits.
  init(_ context: MeasureContext, _ vocabulary: Vocabulary, _ hits: [Vocabulary.Hit]) {
    var groups: [String: [Name]] = [:]
    for hit in hits where MeasureContext.proseZones.contains(context.document.blocks[hit.block].zone) {
      let before = Self.before(hit, context)
      if before.count >= Self.head { groups[vocabulary.word(hit), default: []].append(Name(hit: hit, before: before)) }
    }
    for names in groups.values where names.count > 2 { report(names, context) }
    spans.sort { $0.range.lower < $1.range.lower }
  }

  private mutating func report(_ names: [Name], _ context: MeasureContext) {
    var counts: [[UInt32]: Int] = [:]
    for name in names { counts[name.key, default: 0] += 1 }
    guard let usual = names.map(\.key).max(by: { counts[$0, default: 0] < counts[$1, default: 0] }),
      counts[usual, default: 0] > 1
    else { return }
    let drifted = names.compactMap { name -> (name: Name, start: Int)? in
      guard name.key != usual, counts[name.key, default: 0] < counts[usual, default: 0] else { return nil }
      return name.before.last { usual.contains($0.scalar) }.map { (name, $0.offset) }
    }
    guard !drifted.isEmpty else { return }
    let forms = Set(drifted.map(\.name.key)).count + 1
    for (name, start) in drifted {
      let lower = min(start, name.before[Self.head - 1].offset)
      let range = TextRange(lower, name.hit.range.upper)
      var head: [UInt8] = []
      for scalar in usual.reversed() { UTF8Scalar.append(scalar, to: &head) }
      let ending = context.document.string(name.hit.range)
      spans.append(
        MeasuredSpan(
          range: range, value: Double(forms), details: ["usual": String(decoding: head, as: UTF8.self) + ending]))
    }
  }

  /// The East Asian characters right before `hit`, the nearest first.
  private static func before(_ hit: Vocabulary.Hit, _ context: MeasureContext) -> [(scalar: UInt32, offset: Int)] {
    let text = context.document.text
    let lower = context.document.blocks[hit.block].range.lower
    var result: [(scalar: UInt32, offset: Int)] = []
    var position = hit.range.lower
    while position > lower, result.count < reach {
      position -= 1
      while position > lower, text[position] & 0xC0 == 0x80 { position -= 1 }
      let scalar = UTF8Scalar.decode(text, at: position).scalar
      guard context.table[scalar].has(.eastAsian) else { break }
      result.append((scalar, position))
    }
    return result
  }
}
