import Documents

extension Measure {
  private static let place = Parameter(
    name: "where", summary: "Zones by their names, such as `title body`.", standard: .text("title heading body"))

  /// Topics by lexicons whose headings are topics.
  static let topics: [Measure] = [
    .value(
      "topic", "The heading of a lexicon with the most different words in the zones; nothing without a word.",
      [.lexicon, place]
    ) { context, arguments in
      guard let tally = Tally(context, arguments, zones: 1), let top = tally.top else { return .none }
      return .text(tally.vocabulary.headings[top])
    },
    .value(
      "topic-hits", "How many different words of one heading of a lexicon stand in the zones.",
      [.lexicon, Parameter(name: "heading", summary: "The heading."), place]
    ) { context, arguments in
      guard let tally = Tally(context, arguments, zones: 2), let heading = arguments.text(1) else { return .none }
      return .number(Double(tally.distinct(heading)))
    },
    .value(
      "topic-margin",
      """
      How many times as many different words the first topic of the zones has as the heading given, which counts as 1 \
      at least.
      """,
      [.lexicon, Parameter(name: "heading", summary: "The heading."), place]
    ) { context, arguments in
      guard let tally = Tally(context, arguments, zones: 2), let heading = arguments.text(1) else { return .none }
      guard let top = tally.top else { return .number(0) }
      return .number(Double(tally.counts[top].distinct) / Double(max(1, tally.distinct(heading))))
    },
  ]
}

/// The words of a lexicon in some zones, counted by heading.
private struct Tally {
  let vocabulary: Vocabulary
  let counts: [(distinct: Int, total: Int)]

  /// The count for the lexicon at argument 0 in the zones that argument `zones` names; nil without the lexicon.
  init?(_ context: MeasureContext, _ arguments: Arguments, zones: Int) {
    guard let vocabulary = context.vocabulary(arguments, 0) else { return nil }
    let names = (arguments.text(zones) ?? "").split(whereSeparator: { $0 == " " || $0 == "," })
    let set = ZoneSet(names.compactMap { Zone(rawValue: String($0)) })
    let blocks = context.document.blocks
    self.vocabulary = vocabulary
    counts = vocabulary.counts(
      context.hits(of: vocabulary, arguments, 0).filter { set.contains(blocks[$0.block].zone) })
  }

  var top: Int? { vocabulary.topHeading(counts) }

  func distinct(_ heading: String) -> Int {
    vocabulary.headings.firstIndex(of: heading).map { counts[$0].distinct } ?? 0
  }
}
