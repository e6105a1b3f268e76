import Documents

extension Measure {
  /// Names that change.
  static let entityDrift: [Measure] = [
    .spans(
      "entity-drift",
      """
      Names with one beginning and different endings that a lexicon puts under one heading; each occurrence but those \
      of the most frequent form is a span, the value is the number of forms.
      """,
      [.lexicon]
    ) { context, arguments in
      guard let vocabulary = context.vocabulary(arguments, 0) else { return [] }
      return EntityDrift(context, vocabulary, context.hits(of: vocabulary, arguments, 0)).spans
    }
  ]
}

/// Names that are written with different endings: one publisher under three names.
struct EntityDrift {
  /// The shortest and the longest beginning that counts, in East Asian characters.
  private static let head = 2...6

  private struct Name {
    var range: TextRange
    var form: String
    var ending: String
  }

  private struct Key: Hashable {
    var heading: Int
    var head: String
  }

  /// The occurrences of forms other than the most frequent one.
  private(set) var spans: [MeasuredSpan] = []

  /// The names that end in `hits`.
  init(_ context: MeasureContext, _ vocabulary: Vocabulary, _ hits: [Vocabulary.Hit]) {
    let document = context.document
    var groups: [Key: [Vocabulary.Hit]] = [:]
    var latin: [Int: [Name]] = [:]
    for hit in hits where MeasureContext.proseZones.contains(document.blocks[hit.block].zone) {
      if let key = Self.head(hit, context) {
        groups[Key(heading: hit.heading, head: key), default: []].append(hit)
      } else if let name = Self.latinName(hit, context) {
        latin[hit.heading, default: []].append(name)
      }
    }
    let drifting = groups.filter { Set($0.value.map(\.word)).count > 1 }
    for (key, members) in drifting {
      var names = Self.names(members, context, vocabulary)
      if drifting.keys.filter({ $0.heading == key.heading }).count == 1 { names += latin[key.heading] ?? [] }
      report(names)
    }
    spans.sort { $0.range.lower < $1.range.lower }
  }

  private mutating func report(_ names: [Name]) {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for name in names.sorted(by: { $0.range.lower < $1.range.lower }) {
      if counts[name.form] == nil { order.append(name.form) }
      counts[name.form, default: 0] += 1
    }
    guard order.count > 1, let usual = order.max(by: { counts[$0, default: 0] < counts[$1, default: 0] }) else {
      return
    }
    let main = order.first { counts[$0] == counts[usual] } ?? usual
    let forms = order.map { "\($0)\u{D7}\(counts[$0, default: 0])" }.joined(separator: ", ")
    spans += names.filter { $0.form != main }.map { name in
      MeasuredSpan(
        range: name.range, value: Double(order.count), details: ["form": name.form, "usual": main, "forms": forms])
    }
  }

  /// The two East Asian characters before the ending, nil where there are none.
  private static func head(_ hit: Vocabulary.Hit, _ context: MeasureContext) -> String? {
    let start = back(hit.range.lower, Self.head.lowerBound, hit, context)
    return start.map { context.document.string(TextRange($0, hit.range.lower)) }
  }

  /// The offset `count` East Asian characters before `offset` in the block of `hit`.
  private static func back(_ offset: Int, _ count: Int, _ hit: Vocabulary.Hit, _ context: MeasureContext) -> Int? {
    let text = context.document.text
    let lower = context.document.blocks[hit.block].range.lower
    var position = offset
    for _ in 0..<count {
      guard position > lower else { return nil }
      position -= 1
      while position > lower, text[position] & 0xC0 == 0x80 { position -= 1 }
      guard context.table[UTF8Scalar.decode(text, at: position).scalar].has(.eastAsian) else { return nil }
    }
    return position
  }

  /// The names of a group, with the longest beginning that all of them have.
  private static func names(_ hits: [Vocabulary.Hit], _ context: MeasureContext, _ vocabulary: Vocabulary) -> [Name] {
    var length = head.lowerBound
    while length < head.upperBound {
      let longer = hits.map { hit -> String? in
        back(hit.range.lower, length + 1, hit, context).map { context.document.string(TextRange($0, hit.range.lower)) }
      }
      guard let first = longer.first, first != nil, longer.allSatisfy({ $0 == first }) else { break }
      length += 1
    }
    return hits.compactMap { hit in
      guard let start = back(hit.range.lower, length, hit, context) else { return nil }
      let range = TextRange(start, hit.range.upper)
      return Name(range: range, form: context.document.string(range), ending: vocabulary.word(hit))
    }
  }

  /// A capitalised Latin word and the ending behind it: `Node Finance`.
  private static func latinName(_ hit: Vocabulary.Hit, _ context: MeasureContext) -> Name? {
    let text = context.document.text
    let lower = context.document.blocks[hit.block].range.lower
    var position = hit.range.lower
    guard position - 1 > lower, text[position - 1] == 0x20, Casing.isUpper(text[hit.range.lower]) else { return nil }
    position -= 1
    while position > lower, Casing.isLower(text[position - 1] | 0x20) { position -= 1 }
    guard position < hit.range.lower - 2, Casing.isUpper(text[position]) else { return nil }
    let range = TextRange(position, hit.range.upper)
    return Name(range: range, form: context.document.string(range), ending: "")
  }
}
