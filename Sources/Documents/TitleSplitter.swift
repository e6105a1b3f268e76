/// Tells the article's title, the sections and the site's name apart in a page title, whatever the language.
///
/// A page title is a row of parts with separators between: `Article - Section - Site`, `Site » Article`. Which part is
/// the site's name is decided by agreement with what the page says elsewhere: a declared site name, the article's own
/// heading, the publisher, the host. Only without any agreement do position and shape decide. The words themselves
/// decide nothing.
package struct TitleSplitter {
  /// Titles longer than this many bytes are left whole.
  static let longestTitle = 4096
  /// A part wider than this (an ideograph counts two) is no site's name by its shape alone.
  static let widestName = 48

  private var reading: Reading
  private var known: KnownNames

  /// Splits every page title of `reading`.
  ///
  /// A title's block becomes blocks of zone `title`, `siteTitle` and, for sections, `meta` named `section`; the bytes
  /// between belong to no block. `identity` gets the parts: the article's title before the headings of the page, the
  /// site's name behind all others.
  /// - Complexity: O(n) in the number of blocks, and in the length of titles times the number of names known.
  package static func split(_ reading: inout Reading, declared: Declared = Declared()) {
    guard !reading.identity.pageTitles.isEmpty else { return }
    var splitter = TitleSplitter(reading: reading, known: KnownNames(reading, declared))
    for claim in reading.identity.pageTitles.prefix(8) { splitter.split(claim) }
    reading = splitter.reading
  }

  private mutating func split(_ claim: Identity.Claim) {
    guard claim.range.count <= Self.longestTitle,
      let index = reading.result.blocks.firstIndex(where: { $0.range == claim.range })
    else { return }
    let parts = TitleParts(reading.result.text, claim.range, known).parts
    let block = reading.result.blocks[index]
    let blocks = parts.map { part in
      var piece = block
      piece.range = part.range
      switch part.role {
      case .article: piece.zone = .title
      case .site: piece.zone = .siteTitle
      case .section: (piece.zone, piece.name) = (.meta, "section")
      }
      return piece
    }
    reading.result.blocks.replaceSubrange(index...index, with: blocks)
    if index < reading.result.mainCount { reading.result.mainCount += blocks.count - 1 }
    for part in parts { note(part, origin: claim.origin) }
    if let title = parts.first(where: { $0.role == .article }) {
      preferName(that: TitleName(reading.result.text, title.range))
    }
  }

  /// A headline in JSON-LD that differs from the page title steps behind a name in JSON-LD that does not: encyclopedias
  /// put a description there.
  private mutating func preferName(that title: TitleName) {
    let titles = reading.identity.titles
    guard let headline = titles.first, headline.origin == "jsonld:headline",
      TitleName(reading.result.text, headline.range) != title,
      let index = titles.firstIndex(where: {
        $0.origin == "jsonld:name" && TitleName(reading.result.text, $0.range) == title
      })
    else { return }
    reading.identity.titles.insert(reading.identity.titles.remove(at: index), at: 0)
  }

  private mutating func note(_ part: TitleParts.Part, origin: String) {
    let claim = Identity.Claim(origin: origin, range: part.range)
    switch part.role {
    case .article:
      let inText = reading.identity.titles.firstIndex { ["h1", "h2", "class", "text"].contains($0.origin) }
      reading.identity.titles.insert(claim, at: inText ?? reading.identity.titles.count)
    case .site: reading.identity.siteTitles.append(claim)
    case .section: reading.identity.sections.append(claim)
    }
  }
}

/// The names that a page title is compared with.
struct KnownNames {
  /// What the page or its publisher declares the site to be called.
  var sites: [TitleName] = []
  /// Weaker evidence of the same: publishers, the labels of the page's hosts.
  var owners: [TitleName] = []
  /// The article's title as it is declared or stands in the page.
  var articles: [TitleName] = []
  /// Headings in the page: where one is the whole page title, there is nothing to split.
  var headings: [TitleName] = []

  /// The names that a reading and its publisher give.
  init(_ reading: Reading, _ declared: Declared) {
    func names(_ claims: [Identity.Claim]) -> [TitleName] {
      claims.filter { $0.range.count <= TitleSplitter.longestTitle }.map { TitleName(reading.result.text, $0.range) }
        .filter { !$0.isEmpty }
    }
    let identity = reading.identity
    sites = (declared.siteTitle.map { [TitleName($0)] } ?? []) + names(identity.siteTitles)
    articles = (declared.title.map { [TitleName($0)] } ?? []) + names(identity.titles)
    headings = names(identity.titles.filter { $0.origin == "h1" || $0.origin == "h2" })
    owners = names(identity.publishers)
    let addresses = identity.addresses.map { claim in
      String(decoding: reading.result.text[claim.range.lower..<claim.range.upper], as: UTF8.self)
    }
    for address in (declared.url.map { [$0] } ?? []) + addresses { owners += Self.hostNames(address) }
  }

  /// The host of an address as a name, and its labels without the ends that say nothing.
  private static func hostNames(_ address: String) -> [TitleName] {
    guard let scheme = address.firstRange(of: "//") else { return [] }
    let host = address[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
    let labels = host.split(separator: ".").dropLast().filter { $0.utf8.count > 3 }
    let whole = [String(host), host.hasPrefix("www.") ? String(host.dropFirst(4)) : nil].compactMap { $0 }
    return (whole + labels.map(String.init)).map { TitleName($0) }.filter { !$0.isEmpty }
  }
}
