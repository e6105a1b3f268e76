/// What the fields of an article's record or front matter are called.
///
/// Names are compared without their case and without `_`, `-` and spaces; of several fields with one role the name that
/// is listed first wins where only one can be used.
package struct FieldMap: Hashable, Sendable {
  /// What a field says about the article.
  package enum Role: String, CaseIterable, Sendable {
    /// The article's title.
    case title
    /// The name of the site.
    case siteTitle = "site-title"
    /// The article itself.
    case body
    /// Who wrote it.
    case author
    /// Where it was taken from.
    case source
    /// Where it is published.
    case address
    /// Under which licence.
    case licence
    /// A notice that is shown with the article.
    case disclaimer
    /// The section or category.
    case section
    /// Key words.
    case tags
    /// The language, BCP 47.
    case language
    /// When it was published or changed.
    case date
    /// Who published it.
    case publisher
    /// A short text about it.
    case summary
  }

  /// The names of each role, the best first.
  package var names: [Role: [String]] {
    didSet { roles = Self.inverted(names) }
  }

  private var roles: [String: (role: Role, rank: Int)]

  /// A map of `names`.
  package init(_ names: [Role: [String]]) {
    self.names = names
    roles = Self.inverted(names)
  }

  /// The names that content systems, site generators and feeds use.
  package init() { self = Self.usual }

  /// The role of the field called `name`, and how early the name is listed for it, 0 being the best.
  package func role(of name: [UInt8]) -> (role: Role, rank: Int)? {
    guard name.count <= 64 else { return nil }
    return roles[Self.folded(name)]
  }

  /// The role of a value that the keys of `path` lead to.
  ///
  /// Beside a key of its own, that is the name in an object (`author.name`) and a key in a table for keys of one's own
  /// (`params.author`), both as worse sources.
  func role(of path: [[UInt8]]) -> (role: Role, rank: Int)? {
    guard let first = path.first, let last = path.last else { return nil }
    switch path.count {
    case 1: return role(of: first)
    case 2 where Self.inner.contains(Self.folded(last)): return role(of: first).map { ($0.role, $0.rank + 20) }
    case 2 where Self.outer.contains(Self.folded(first)): return role(of: last).map { ($0.role, $0.rank + 40) }
    default: return nil
    }
  }

  /// What the value is called where a field is an object: WordPress, GraphQL and schema.org write it so.
  static let inner: Set<String> = [
    "rendered", "raw", "value", "name", "html", "text", "title", "content", "markdown",
  ]
  /// Tables for keys that a site generator does not know (Hugo, Zola, VitePress).
  private static let outer: Set<String> = ["params", "extra", "frontmatter", "meta", "metadata"]

  /// Whether the two map the same names.
  package static func == (left: FieldMap, right: FieldMap) -> Bool { left.names == right.names }

  /// Hashes the names.
  package func hash(into hasher: inout Hasher) { hasher.combine(names) }

  private static func inverted(_ names: [Role: [String]]) -> [String: (role: Role, rank: Int)] {
    var roles: [String: (role: Role, rank: Int)] = [:]
    for role in Role.allCases {
      for (rank, name) in (names[role] ?? []).enumerated() { roles[folded(Array(name.utf8))] = (role, rank) }
    }
    return roles
  }

  static func folded(_ name: [UInt8]) -> String {
    let kept = name.lazy.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") && $0 != 0x20 }
    return String(decoding: kept.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static let usual = FieldMap([
    .title: ["title", "headline", "subject", "post_title", "name"],
    .siteTitle: ["site_title", "site_name", "site", "site.title", "website", "blog_name"],
    .body: [
      "body", "content", "html", "text", "article", "content_html", "content_text", "body_html", "post_content",
      "markdown", "articleBody", "description_html",
    ],
    .author: ["author", "authors", "byline", "creator", "writer", "post_author"],
    .source: ["source", "original_source", "via", "from", "original", "source_url", "original_url", "reposted_from"],
    .address: ["canonical", "canonical_url", "url", "link", "permalink", "href", "guid"],
    .licence: ["license", "licence", "rights", "copyright", "license_url"],
    .disclaimer: ["disclaimer", "notice", "legal", "declaration"],
    .section: ["section", "category", "categories", "column", "channel"],
    .tags: ["tags", "keywords", "tag", "topics"],
    .language: ["language", "lang", "locale", "in_language"],
    .date: [
      "date", "published", "publish_date", "published_at", "pub_date", "date_published", "created", "created_at",
      "updated", "updated_at", "lastmod", "modified", "time",
    ],
    .publisher: ["publisher", "owner", "organization", "copyright_holder"],
    .summary: ["summary", "description", "excerpt", "abstract", "subtitle"],
  ])
}

extension FieldMap.Role {
  /// What a field of this role claims about the page; nil when it says nothing of its identity.
  var claim: ClaimKind? {
    switch self {
    case .title: .title
    case .siteTitle: .siteTitle
    case .author: .author
    case .source: .source
    case .address: .address
    case .licence: .licence
    case .section: .section
    case .date: .date
    case .publisher: .publisher
    case .body, .disclaimer, .tags, .language, .summary: nil
    }
  }

  /// The zone of its value beside the running text.
  var zone: Zone {
    switch self {
    case .title: .title
    case .siteTitle: .siteTitle
    default: .meta
    }
  }
}
