extension HTMLPage {
  /// What an element adds to the context of its text.
  mutating func contribution(_ element: HTMLElement, _ traits: HTMLTraits) -> HTMLContribution {
    var own = HTMLContribution()
    structure(element, &own)
    if traits.contains(.preformatted) { own.flags.formUnion(.preformatted) }
    if traits.contains(.unread) { own.flags.formUnion(.unread) }
    if traits.contains(.unshown) && !attributes.has(.shadowRootMode) || element == .dialog && !attributes.has(.open) {
      own.marks.formUnion(.hidden)
    }
    guard !attributes.isEmpty else { return own }
    if isHiddenByAttributes { own.marks.formUnion(.hidden) }
    roles(element, traits, &own)
    if let declared = attributes.string(.lang), declared != language { own.language = flow.number(of: declared) }
    return own
  }

  /// What the element itself means.
  private func structure(_ element: HTMLElement, _ own: inout HTMLContribution) {
    switch element {
    case .article, .main, .section:
      own.zone = element == .section ? nil : .body
      own.flags = .sectioned
    case .nav, .search, .select, .optgroup, .option, .button, .legend: own.zone = .nav
    case .header: own.zone = .header
    case .footer: own.zone = count(.blockquote) > 0 ? nil : .footer
    case .aside: own.zone = .aside
    case .address: own.zone = .byline
    case .caption, .figcaption: own.zone = .caption
    case .pre, .listing, .xmp, .plaintext: own.zone = .code
    case .h1, .h2, .h3, .h4, .h5, .h6:
      own.zone = .heading
      own.headingLevel = UInt8(element.headingLevel)
    case .blockquote:
      own.deepens = true
      own.marks = .quotation
    case .q: own.marks = .quotation
    case .ul, .ol, .menu, .dir, .dl: own.deepens = true
    case .code, .kbd, .samp, .tt: own.marks = .code
    case .del, .s, .strike: own.marks = .deletion
    case .rt, .rp, .rtc: own.marks = .annotation
    case .a: if attributes.has(.href) { own.marks = .link }
    case .math:
      own.marks = .math
      own.flags = .foreign
    case .svg: own.flags = .foreign
    default: break
    }
  }

  /// What roles, classes and identifiers say.
  ///
  /// Classes count on blocks only, except in code, where they name colours; the root and the body carry classes of the
  /// page as a whole.
  private func roles(_ element: HTMLElement, _ traits: HTMLTraits, _ own: inout HTMLContribution) {
    if let role = attributes.first(.role, in: HTMLVocabulary.roles) { apply(role, &own) }
    if attributes.has(.itemtype) || attributes.has(.ariaLabel), isBreadcrumb { own.flags.formUnion(.breadcrumb) }
    guard context.zone != .code, element != .pre else { return }
    if let mark = words.claim?.mark { own.marks.formUnion(mark.set) }
    if let role = words.container, traits.contains(.block), element.headingLevel == 0,
      ![.main, .article, .form].contains(element)
    {
      apply(role, &own)
    }
  }

  private func apply(_ role: HTMLRole, _ own: inout HTMLContribution) {
    if let zone = role.zone, own.zone == nil || zone != .byline {
      own.zone = zone
      if zone == .heading {
        own.headingLevel = UInt8(min(max(attributes.string(.ariaLevel).flatMap { Int($0) } ?? 2, 1), 6))
      }
    }
    if let mark = role.mark { own.marks.formUnion(mark.set) }
    if role.isBreadcrumb { own.flags.formUnion(.breadcrumb) }
  }

  private var isBreadcrumb: Bool {
    attributes.string(.itemtype)?.hasSuffix("/BreadcrumbList") ?? false
      || attributes.string(.ariaLabel)?.lowercased().hasPrefix("breadcrumb") ?? false
  }

  /// Whether the tag says that the reader is not shown the element.
  var isHiddenByAttributes: Bool {
    if attributes.has(.hidden) { return true }
    if attributes.has(.ariaHidden), attributes.string(.ariaHidden)?.lowercased() == "true" { return true }
    guard let style = attributes[.style] else { return false }
    if style.isEncoded {
      let value = HTMLValue(style, in: bytes).text
      return HTMLStyle.hides(ByteRange(0, value.count), in: value)
    }
    return HTMLStyle.hides(style.value, in: bytes)
  }

  // MARK: Claims in the text

  /// Begins to note the element's text as a claim; 0 when it is none.
  mutating func capture(_ element: HTMLElement) -> Int32 {
    if element == .a, context.flags.contains(.breadcrumb) {
      return flow.capture(.section, rank: 35, origin: "breadcrumb")
    }
    if words.claim?.claim == .siteTitle, let role = words.claim, isArticleText || context.zone == .nav {
      return flow.capture(.siteTitle, rank: role.rank, origin: "class")
    }
    guard isArticleText, element.headingLevel > 0 || element == .time || !attributes.isEmpty else { return 0 }
    if let claim = propertyClaim { return flow.capture(claim.kind, rank: claim.rank, origin: claim.origin) }
    if element == .a, attributes.has(.rel) {
      for token in attributes.strings(.rel) {
        guard let relation = HTMLVocabulary.relations[token], relation.isText else { continue }
        return flow.capture(relation.kind, rank: relation.rank, origin: "rel:\(token)")
      }
    }
    if let role = words.claim, let kind = role.claim, element != .h1 || kind != .title {
      return flow.capture(kind, rank: role.rank, origin: "class")
    }
    switch element {
    case .h1: return flow.capture(.title, rank: context.zone == .header ? 85 : 80, origin: "h1")
    case .h2:
      guard !hasSecondHeading else { return 0 }
      hasSecondHeading = true
      return flow.capture(.title, rank: 90, origin: "h2")
    case .time: return flow.capture(.date, rank: 70, origin: "time")
    default: return 0
    }
  }

  /// Whether text here is the article's or its head, not a menu's or the foot's.
  private var isArticleText: Bool {
    switch context.zone {
    case .body, .heading, .byline, .header: true
    default: false
    }
  }
}

extension MarkSet {
  static let link = MarkKind.link.set
  static let code = MarkKind.code.set
  static let math = MarkKind.math.set
  static let quotation = MarkKind.quotation.set
  static let deletion = MarkKind.deletion.set
  static let hidden = MarkKind.hidden.set
  static let annotation = MarkKind.annotation.set
}
