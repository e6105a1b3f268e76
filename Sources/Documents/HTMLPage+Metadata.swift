extension HTMLPage {
  /// Reads what the attributes of a tag say beside the text; gives the number of the property whose item the element
  /// is, 0 for none.
  mutating func metadata(_ element: HTMLElement) -> Int32 {
    switch element {
    case .html:
      if language == nil { language = attributes.string(.lang) }
    case .meta: meta()
    case .base:
      if let address = attributes[.href], let index = flow.addSide(.link, address, name: "base") {
        flow.claims.add(.address, rank: 50, origin: "base", at: .side(index))
      }
    default:
      link(element)
      alternatives(element)
    }
    if element == .time, !attributes.has(.itemprop), let time = attributes[.datetime],
      let index = flow.addSide(.meta, time, name: "datetime")
    {
      flow.claims.add(.date, rank: 65, origin: "datetime", at: .side(index))
    }
    let isProperty = attributes.has(.itemprop) || (attributes.has(.property) && element != .meta)
    return isProperty ? property(element) : 0
  }

  // MARK: Alternatives to images, titles

  private mutating func alternatives(_ element: HTMLElement) {
    let zone: Zone = flow.isHidden ? .hidden : .alt
    if let text = attributes[.alt], [.img, .area, .input].contains(element) {
      flow.addSide(zone, text, name: "alt", language: context.language)
    }
    if let text = attributes[.title], element != .link {
      flow.addSide(zone, text, name: "title", language: context.language)
    }
    if let text = attributes[.ariaLabel] {
      flow.addSide(zone, text, name: "aria-label", language: context.language)
    }
  }

  // MARK: Addresses

  /// Adds the addresses of a link or an image: absolute ones, and those whose relation says what the page is.
  mutating func link(_ element: HTMLElement) {
    if let address = attributes[.src], isAbsolute(address) { flow.addSide(.link, address, name: "src") }
    guard let address = attributes[.href] else { return }
    let isAbsolute = isAbsolute(address)
    if isAbsolute, element != .link || !attributes.has(.rel) { flow.addSide(.link, address, name: "href") }
    guard attributes.has(.rel) else { return }
    for token in attributes.strings(.rel) where !Self.browserRelations.contains(token) {
      let relation = HTMLVocabulary.relations[token]
      guard isAbsolute || relation != nil, let index = flow.addSide(.link, address, name: "rel:\(token)") else {
        continue
      }
      guard let relation, !relation.isText else { continue }
      flow.claims.add(relation.kind, rank: relation.rank, origin: "rel:\(token)", at: .side(index))
    }
  }

  /// Whether the attribute is an address with a host or a mailbox: not a relative one, a script or embedded data.
  private func isAbsolute(_ attribute: HTMLAttribute) -> Bool {
    var start = attribute.value.lower
    while start < attribute.value.upper, bytes[start].isASCIIWhitespace { start += 1 }
    let range = start..<attribute.value.upper
    if range.count > 2, bytes[start] == 0x2F { return bytes[start + 1] == 0x2F }
    guard let colon = bytes[range].prefix(12).firstIndex(of: 0x3A), colon > start + 1,
      bytes[start..<colon].allSatisfy({ $0.isASCIIAlphanumeric || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
    else { return false }
    return !Self.inertSchemes.contains(HTMLName(ByteRange(start, colon), in: bytes.span))
  }

  /// Schemes of addresses that lead nowhere.
  private static let inertSchemes: Set = [
    HTMLName("javascript"), HTMLName("data"), HTMLName("blob"), HTMLName("about"), HTMLName("vbscript"),
  ]

  /// Relations that tell the browser how to open a link and say nothing about the page.
  private static let browserRelations: Set = ["noopener", "noreferrer", "opener"]

  // MARK: <meta>

  private mutating func meta() {
    guard let value = attributes.value(.content) else { return }
    if attributes.has(.httpEquiv), let name = attributes.string(.httpEquiv)?.lowercased() {
      flow.addSide(.meta, value, name: "http-equiv:\(name)")
      if name == "content-language", languageHint == nil { languageHint = value.string }
      return
    }
    if let name = attributes.string(.property)?.lowercased() {
      metaValue(value, names: name.split(separator: " ").map(String.init), isProperty: true)
    } else if let name = attributes.string(.name)?.lowercased() {
      metaValue(value, names: [name], isProperty: false)
    }
  }

  /// Adds a value under the first of its names that means something, and a claim for each that does.
  ///
  /// A `property` may hold several names; a `name` given as a property is the better source.
  private mutating func metaValue(_ value: HTMLValue, names: [String], isProperty: Bool) {
    let meanings = names.prefix(8).compactMap { name in
      MetadataVocabulary.names[name].map { (name, $0) }
    }
    let zone: Zone
    switch meanings.first?.1.kind {
    case .title: zone = .title
    case .siteTitle: zone = .siteTitle
    default: zone = .meta
    }
    guard let name = meanings.first?.0 ?? names.first, let index = flow.addSide(zone, value, name: name) else { return }
    if name == "og:locale", languageHint == nil { languageHint = value.string.replacing("_", with: "-") }
    for (name, meaning) in meanings {
      flow.claims.add(meaning.kind, rank: meaning.rank, tie: isProperty ? 0 : 1, origin: name, at: .side(index))
    }
  }

  // MARK: Microdata and RDFa

  /// What an element's text claims as the value of a property.
  var propertyClaim: (kind: ClaimKind, rank: Int, origin: String)? {
    guard !attributes.has(.itemscope), let (prefix, path) = propertyPath, let meaning = HTMLVocabulary.properties[path]
    else { return nil }
    return (meaning.kind, meaning.rank, "\(prefix):\(path)")
  }

  /// Adds the value of a property that an attribute holds; gives the property's path when the element is an item.
  private mutating func property(_ element: HTMLElement) -> Int32 {
    guard let (prefix, path) = propertyPath else { return 0 }
    if attributes.has(.itemscope) { return number(ofItem: path) }
    let meaning = HTMLVocabulary.properties[path]
    guard let holder = holder(element, meaning?.kind), let value = attributes[holder],
      let index = flow.addSide(.meta, value, name: "\(prefix):\(path)")
    else { return 0 }
    if let meaning {
      flow.claims.add(meaning.kind, rank: meaning.rank, origin: "\(prefix):\(path)", at: .side(index))
    }
    return 0
  }

  /// The number by which open elements name a property; 0 beyond 64 properties, which no page has.
  private mutating func number(ofItem path: String) -> Int32 {
    if let index = items.firstIndex(of: path) { return Int32(index) }
    guard items.count < 64 else { return 0 }
    items.append(path)
    return Int32(items.count - 1)
  }

  /// The attribute that holds the value of a property; nil when the element's text is the value.
  private func holder(_ element: HTMLElement, _ kind: ClaimKind?) -> HTMLAttributeName? {
    switch element {
    case .link: .href
    case .a, .area: kind == .licence || kind == .source ? .href : nil
    case .time: attributes.has(.datetime) ? .datetime : nil
    default: attributes.has(.content) ? .content : nil
    }
  }

  /// The property in lower case, behind the properties of the items that it is in: `author.name`.
  private var propertyPath: (prefix: String, path: String)? {
    let isMicrodata = attributes.has(.itemprop)
    let tokens = attributes.strings(isMicrodata ? .itemprop : .property).map { token in
      isMicrodata ? token : token.split(separator: ":").last.map(String.init) ?? token
    }
    let item = open.last { $0.item != 0 }?.item ?? 0
    let owner = item == 0 ? "" : items[Int(item)] + "."
    guard let first = tokens.first, owner.utf8.count + first.utf8.count < 128 else { return nil }
    let known = tokens.first { HTMLVocabulary.properties[owner + $0] != nil }
    return (isMicrodata ? "itemprop" : "property", owner + (known ?? first))
  }

  // MARK: Texts that become side blocks

  /// Adds the title of the page, or of a drawing.
  mutating func finishCollecting(_ entry: HTMLOpenElement) {
    guard let value = collected else { return }
    collected = nil
    if entry.own.cleared.contains(.foreign) {
      flow.addSide(flow.isHidden ? .hidden : .alt, value, name: entry.element == .title ? "title" : "desc")
    } else if let index = flow.addSide(.title, value, name: "title") {
      flow.claims.add(.pageTitle, rank: 10, origin: "title", at: .side(index))
    }
  }

  /// Whether the script in the current tag holds JSON-LD.
  var isLinkedData: Bool {
    attributes.has(.type) && attributes.string(.type)?.lowercased().hasPrefix("application/ld+json") ?? false
  }

  /// Adds the values of the JSON-LD script that has just ended.
  mutating func finishLinkedData() {
    guard let range = linkedData else { return }
    linkedData = nil
    var reader = LinkedDataReader(bytes: bytes)
    reader.read(range, into: &flow)
    omissions += reader.omissions
  }
}
