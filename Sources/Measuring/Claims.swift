import Documents

extension Measure {
  /// Claims of the page that are at odds with something.
  static let claimed: [Measure] = [
    .value(
      "other-name", "The first of the page's claims that agrees with a name by less than a score of `same-name`.",
      [
        Parameter(name: "name", summary: "A text or a place."), .claims,
        .number("least", "The score from which on a claim agrees.", 0.5),
      ]
    ) { context, arguments in
      guard let name = arguments.text(0) else { return .none }
      return Support.claims(context, arguments, kinds: 1).first { range in
        Support.agreement(name, context.document.string(range)).map { $0 < arguments.number(2) } ?? false
      }.map(MeasureValue.place) ?? .none
    },
    .value(
      "other-title",
      """
      The first of the page's declared titles, headings left out, that agrees with a title by less than a score of \
      `title-agreement`.
      """,
      [
        Parameter(name: "title", summary: "A text or a place."),
        .number("least", "The score from which on a title agrees.", 0.25),
      ]
    ) { context, arguments in
      guard let title = arguments.text(0) else { return .none }
      let document = context.document
      return document.identity.titles.prefix(64).first { claim in
        guard let block = document.blockIndex(at: claim.range.lower), document.blocks[block].zone == .title else {
          return false
        }
        return TitleMatch.score(title, document.string(claim.range)).map { $0 < arguments.number(1) } ?? false
      }.map { .place($0.range) } ?? .none
    },
    .value(
      "other-address",
      "The first of the page's own addresses that belongs to another registered domain than an address.", [.address]
    ) { context, arguments in
      guard let host = arguments.host(0) else { return .none }
      return context.document.identity.addresses.prefix(64).first { claim in
        Host(AddressInAddress.inner(context.document.string(claim.range))).map { $0.registrable != host.registrable }
          ?? false
      }.map { .place($0.range) } ?? .none
    },
    .value("site-name", "The site's name as the page gives it, else as it is configured; nothing where neither does.") {
      context, _ in
      if let claim = context.document.identity.siteTitles.first { return .place(claim.range) }
      return context.document.declared.siteTitle.map(MeasureValue.text) ?? .none
    },
    .value(
      "title-address", "The first host name or address that a title of the page or the site's name is or holds."
    ) { context, _ in
      Claimed.addressInTitle(context.document).map(MeasureValue.place) ?? .none
    },
  ]
}

/// What titles claim besides names.
enum Claimed {
  /// The site's name where it is a host name, else the first marked address in a title.
  static func addressInTitle(_ document: Document) -> TextRange? {
    let names = document.identity.siteTitles.prefix(64).map(\.range)
    if let name = names.first(where: { isHostName(document.string($0)) }) { return name }
    for block in document.blocks where block.zone == .title || block.zone == .siteTitle {
      if let mark = document.marks.first(where: { $0.kind == .url && block.range.contains($0.range) }) {
        return mark.range
      }
    }
    return nil
  }

  /// Whether the text is labels of ASCII letters, digits and hyphens with dots between, the last one of letters.
  private static func isHostName(_ text: String) -> Bool {
    let labels = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.last, last.count > 1 else { return false }
    let isTop = last.allSatisfy { Casing.isLower($0 | 0x20) }
    return isTop
      && labels.allSatisfy { label in
        !label.isEmpty
          && label.allSatisfy { Casing.isLower($0 | 0x20) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D }
      }
  }
}
