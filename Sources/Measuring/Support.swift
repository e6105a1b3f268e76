import Documents
internal import Folding

extension Measure {
  private static let place = Parameter(name: "where", summary: "Zones by their names, such as `heading body`.")
  private static let name = Parameter(name: "name", summary: "A text or a place.")
  private static let title = Parameter(name: "title", summary: "A text or a place.")

  /// Names and titles held against the rest of the page.
  static let support: [Measure] = [
    .value(
      "name-among",
      """
      How well a name agrees with the best of the page's claims, 0 to 1 as `same-name`; nothing where the page has none. \
      A claim is not compared with itself, addresses by the labels of their hosts.
      """,
      [name, .claims]
    ) { context, arguments in
      Support.bestName(context, arguments).map(MeasureValue.number) ?? .none
    },
    .value(
      "name-in", "Whether a block of the zones holds a name, letter for letter under folding, as whole words.",
      [name, place]
    ) { context, arguments in
      guard let text = arguments.text(0) else { return .none }
      let name = FoldedName(text, longest: Support.longest)
      guard !name.letters.isEmpty else { return .none }
      return .flag(
        Support.blocks(context, arguments, zones: 1).contains { block in
          Support.folded(block, context).holds(name)
        })
    },
    .value(
      "title-among",
      "How well a title agrees with the best of the zones' blocks, its own left out, 0 to 1 as `title-agreement`.",
      [title, place]
    ) { context, arguments in
      guard let text = arguments.text(0) else { return .none }
      var best: Double?
      for block in Support.blocks(context, arguments, zones: 1) {
        guard let score = TitleMatch.score(text, context.document.string(block)) else { continue }
        best = max(best ?? 0, score)
        if score >= 1 { break }
      }
      return best.map(MeasureValue.number) ?? .none
    },
    .value(
      "word-share",
      """
      The share of a text's words, or pairs of East Asian characters, that stand in the zones, 0 to 1; long words count \
      for more.
      """,
      [title, place]
    ) { context, arguments in
      guard let text = arguments.text(0) else { return .none }
      var others: Set<[UInt32]> = []
      for block in Support.blocks(context, arguments, zones: 1) {
        others.formUnion(TitleMatch.tokens(Support.folded(block, context)))
      }
      return TitleMatch.share(of: text, in: others).map(MeasureValue.number) ?? .none
    },
    .value(
      "sole-heading", "The heading of a level where the page has no other of that level; nothing where it has several.",
      [.number("level", "The level, 1 for `h1`.", 1)]
    ) { context, arguments in
      let level = arguments.count(0)
      var found: TextRange?
      for block in context.document.blocks where block.zone == .heading && block.level == level {
        guard found == nil else { return .none }
        found = block.range
      }
      return found.map(MeasureValue.place) ?? .none
    },
    .value(
      "open-edge", "Where a text begins or ends with a mark that divides titles: `start`, `end` or `both`.", [.text]
    ) { _, arguments in
      arguments.text(0).flatMap { TitleParts.openEdge(of: $0) }.map(MeasureValue.text) ?? .none
    },
    .value(
      "romanised", "A name in ASCII letters, Han characters by their first readings; nothing where it is in Latin letters.",
      [name]
    ) { _, arguments in
      arguments.text(0).flatMap { NameMatch.romanised($0) }.map(MeasureValue.text) ?? .none
    },
    .value(
      "passes-for",
      """
      Whether a name passes for another: 1 where characters stand for others that look like them, 0.9 for one edit in \
      eight letters; 0 for the same name, one that holds the other, and all others.
      """,
      [Parameter(name: "a", summary: "A text or a place."), Parameter(name: "b", summary: "Another one.")]
    ) { _, arguments in
      guard let one = arguments.text(0), let other = arguments.text(1) else { return .none }
      return .number(LookAlikeName.score(one, other))
    },
  ]
}

/// What stands on the page besides the name or title at hand.
enum Support {
  /// So many letters of a block are looked at.
  static let longest = 2000
  /// So many blocks are looked at.
  private static let mostBlocks = 400

  /// The blocks of the zones that the text at argument `zones` names; not the one that argument 0 stands in.
  static func blocks(_ context: MeasureContext, _ arguments: Arguments, zones: Int) -> [TextRange] {
    let names = (arguments.text(zones) ?? "").split(whereSeparator: { $0 == " " || $0 == "," })
    let set = ZoneSet(names.compactMap { Zone(rawValue: String($0)) })
    var own: TextRange?
    if case .place(let range) = arguments.value(0) { own = range }
    var found: [TextRange] = []
    for block in context.document.blocks where set.contains(block.zone) && block.range != own {
      found.append(block.range)
      if found.count == mostBlocks { break }
    }
    return found
  }

  /// The first letters of a block without the differences that do not make another name.
  static func folded(_ block: TextRange, _ context: MeasureContext) -> FoldedName {
    FoldedName(context.document.string(block), longest: longest)
  }

  /// The claims of the kinds that the text at argument `kinds` names; not the one that argument 0 stands in.
  static func claims(_ context: MeasureContext, _ arguments: Arguments, kinds: Int) -> [TextRange] {
    var own: TextRange?
    if case .place(let range) = arguments.value(0) { own = range }
    return (arguments.text(kinds) ?? "").split(separator: " ").flatMap { kind in
      (context.document.identity.claims(named: String(kind)) ?? []).prefix(64).lazy.map(\.range).filter { $0 != own }
    }
  }

  /// The best agreement of the name at argument 0 with the claims whose kinds argument 1 names.
  static func bestName(_ context: MeasureContext, _ arguments: Arguments) -> Double? {
    guard let name = arguments.text(0) else { return nil }
    let declared = context.document.declared
    var others: [String] = claims(context, arguments, kinds: 1).map { context.document.string($0) }
    if (arguments.text(1) ?? "").split(separator: " ").contains("declared") {
      others += [declared.siteTitle, declared.url].compactMap { $0 }
    }
    return others.compactMap { agreement(name, $0) }.max()
  }

  /// How well a name agrees with another, or with the label of an address's host.
  static func agreement(_ name: String, _ other: String) -> Double? {
    guard other.contains("://"), let host = Host(AddressInAddress.inner(other)) else {
      return NameMatch(name, other)?.score
    }
    return [host.label, host.name].compactMap { NameMatch(name, $0)?.score }.max()
  }
}

extension FoldedName {
  /// Whether `other` stands in the name: side by side whole words, or letters in scripts without spaces.
  func holds(_ other: FoldedName) -> Bool {
    let hay = other.isUnspaced ? letters.map { [$0] } : words
    let needle = other.isUnspaced ? other.letters.map { [$0] } : other.words
    guard !needle.isEmpty, needle.count <= hay.count else { return false }
    return (0...hay.count - needle.count).contains { hay[$0..<$0 + needle.count].elementsEqual(needle) }
  }
}

extension Measure.Parameter {
  /// Kinds of claims.
  static let claims = Measure.Parameter(
    name: "claims",
    summary: """
      Kinds of claims, such as `site-titles publishers`; for `name-among` also `declared`, the site's title and address \
      as configured.
      """)
}
