/// What a block of text is on the page; rules name zones in `in:`.
package enum Zone: String, CaseIterable, Sendable {
  /// The article's own title: a `<title>` without the site's name, `og:title`, a front matter or record title.
  case title
  /// The site's name where it is declared apart or split off the page title.
  case siteTitle = "site-title"
  /// A heading in the page.
  case heading
  /// Running text: paragraphs, list items, table cells, quotations.
  case body
  /// Author, date and source lines.
  case byline
  /// The page's own head matter (banner, logo line), `<header>` outside the article.
  case header
  /// Navigation, breadcrumbs, previous and next links.
  case nav
  /// The page's foot.
  case footer
  /// Matter beside the article: `<aside>`, recommendations, reader comments.
  case aside
  /// The caption of a figure or table.
  case caption
  /// The text that stands for an image, and `title` attributes.
  case alt
  /// The address of a link, an image or a licence relation; its text is the URL.
  case link
  /// Code blocks, listings, `<pre>`, `<kbd>`, `<samp>`.
  case code
  /// Comments of the markup.
  case comment
  /// Text in the page that its reader is not shown.
  case hidden
  /// A metadata value: `<meta>`, Open Graph, JSON-LD, microdata, front matter, a record field; `Block.name` says which.
  case meta

  /// The set that holds this zone only.
  @inlinable
  package var set: ZoneSet { ZoneSet(rawValue: 1 << ordinal) }

  /// The place in the list of all cases, 0-based.
  ///
  /// Written out because it is asked for at every block, and a look-up by value is a search.
  @inlinable
  package var ordinal: UInt32 {
    switch self {
    case .title: 0
    case .siteTitle: 1
    case .heading: 2
    case .body: 3
    case .byline: 4
    case .header: 5
    case .nav: 6
    case .footer: 7
    case .aside: 8
    case .caption: 9
    case .alt: 10
    case .link: 11
    case .code: 12
    case .comment: 13
    case .hidden: 14
    case .meta: 15
    }
  }
}

/// A set of zones.
package struct ZoneSet: OptionSet, Hashable, Sendable {
  /// One bit a zone, in the order of `Zone.allCases`.
  package let rawValue: UInt32

  /// The set with these bits.
  @inlinable
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The set of the zones listed.
  package init(_ zones: [Zone]) { self = zones.reduce(into: []) { $0.formUnion($1.set) } }

  /// Every zone.
  package static let all = ZoneSet(Zone.allCases)

  /// Whether the set holds `zone`.
  @inlinable
  package func contains(_ zone: Zone) -> Bool { !isDisjoint(with: zone.set) }
}
