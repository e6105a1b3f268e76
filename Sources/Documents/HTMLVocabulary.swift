/// What a role, a class or an identifier says about an element.
struct HTMLRole: Sendable {
  /// The zone of the text in it.
  var zone: Zone?
  /// What its text claims.
  var claim: ClaimKind?
  /// How good a source it is for the claim; less is better.
  var rank = 0
  /// What its text is within a block.
  var mark: MarkKind?
  /// Whether its links are the path to the page.
  var isBreadcrumb = false
}

/// The words of markup that pages use to say what a part of them is.
///
/// These are names from standards (ARIA, microformats, schema.org) and the class names that publishing systems have
/// made conventions of. Nothing here is wording that a reader sees.
enum HTMLVocabulary {
  /// Landmarks of WAI-ARIA.
  static let roles = HTMLNameTable<HTMLRole>(
    words("navigation search menu menubar directory doc-toc doc-index", HTMLRole(zone: .nav))
      + words("banner", HTMLRole(zone: .header))
      + words("contentinfo doc-colophon", HTMLRole(zone: .footer))
      + words("complementary", HTMLRole(zone: .aside))
      + words("main article", HTMLRole(zone: .body))
      + words("heading", HTMLRole(zone: .heading))
      + words("math", HTMLRole(mark: .math)))

  /// What a class or an identifier says.
  static let classes = HTMLNameTable<HTMLWords>(
    claims.map { name, claim in
      (name, HTMLWords(container: containers.first { $0.0 == name }?.1, claim: claim))
    } + containers.map { ($0, HTMLWords(container: $1)) })

  /// Classes and identifiers of blocks.
  private static let containers: [(String, HTMLRole)] =
    words("breadcrumb breadcrumbs bread-crumb bread crumbs crumb", HTMLRole(zone: .nav, isBreadcrumb: true))
    + words(
      """
      nav navbar navigation navi nav-links nav-menu main-nav main-menu site-nav site-navigation top-nav topnav \
      post-nav post-navigation entry-nav article-nav menu submenu sub-menu dropdown-menu pagination pager \
      page-numbers pagenavi page-nav skip-link toc table-of-contents tag-cloud tagcloud
      """, HTMLRole(zone: .nav))
    + words(
      """
      header site-header page-header global-header top-header masthead topbar top-bar toolbar banner site-branding \
      blog-header
      """, HTMLRole(zone: .header))
    + words(
      """
      footer site-footer page-footer global-footer main-footer foot bottom colophon copyright-bar footer-wrap \
      footer-inner footer-bottom copyright copyrights
      """, HTMLRole(zone: .footer))
    + words(
      """
      sidebar side-bar sidebar-left sidebar-right left-sidebar right-sidebar aside widget widget-area widgets \
      comments comment-list commentlist comments-area comment-area comments-list post-comments respond disqus_thread \
      related related-posts related-articles related-post relatedposts recommend recommends recommended recommendation \
      recommendations hot-news hot-list popular popular-posts ad ads advert advertisement adsbygoogle sponsored \
      promo share share-bar share-buttons social social-share social-links newsletter
      """, HTMLRole(zone: .aside))
    + words(
      """
      byline by-line dateline post-meta entry-meta article-meta meta post-info article-info entry-info news-info \
      art-info article-source post-byline entry-byline author-line publish-info pub-info by source \
        date pubtime pub-time publish-time
      """, HTMLRole(zone: .byline))

  /// Classes of elements whose text is a claim, blocks or not.
  private static let claims: [(String, HTMLRole)] =
    words("p-author author-name byline-name byline-author", HTMLRole(claim: .author, rank: 50))
    + words(
      "author post-author entry-author article-author news-author writer", HTMLRole(claim: .author, rank: 55))
    + words("byline", HTMLRole(claim: .author, rank: 70))
    + words("p-name entry-title post-title article-title headline", HTMLRole(claim: .title, rank: 75))
    + words("dt-published published entry-date post-date article-date", HTMLRole(claim: .date, rank: 60))
    + words("p-category", HTMLRole(claim: .section, rank: 40))
    + words("site-title site-name blog-title", HTMLRole(claim: .siteTitle, rank: 60))
    + words("logo site-logo logo-text brand navbar-brand", HTMLRole(claim: .siteTitle, rank: 65))
    + words("katex mathjax mathjax_display mwe-math-element", HTMLRole(mark: .math))

  /// Tokens of `rel` whose address, or text, is a claim.
  static let relations: [String: (kind: ClaimKind, rank: Int, isText: Bool)] = [
    "license": (.licence, 10, false), "dcterms.license": (.licence, 15, false), "canonical": (.address, 10, false),
    "author": (.author, 45, true),
    "publisher": (.publisher, 60, true), "category": (.section, 30, true), "original": (.source, 20, false),
    "syndication": (.source, 40, false), "cc:attributionurl": (.address, 60, false),
  ]

  /// Tokens of `itemprop` and `property` whose value is a claim; the prefix of a property's vocabulary is left out.
  static let properties: [String: (kind: ClaimKind, rank: Int)] = [
    "headline": (.title, 15), "author": (.author, 30), "author.name": (.author, 25), "creator": (.author, 35),
    "creator.name": (.author, 30), "attributionname": (.author, 40), "publisher": (.publisher, 20),
    "publisher.name": (.publisher, 15), "copyrightholder": (.publisher, 25), "copyrightholder.name": (.publisher, 22),
    "rightsholder": (.publisher, 25), "sourceorganization.name": (.source, 20), "license": (.licence, 20),
    "datepublished": (.date, 20), "datecreated": (.date, 25), "datemodified": (.date, 60),
    "articlesection": (.section, 20), "isbasedon": (.source, 20), "isbasedonurl": (.source, 20),
    "ispartof.name": (.siteTitle, 25),
  ]

  /// Last words of classes that say the same with any other word before them: `blog-sidebar`, `post-navigation`.
  static let headNouns = HTMLNameTable<HTMLRole>(
    words("breadcrumb breadcrumbs", HTMLRole(zone: .nav, isBreadcrumb: true))
      + words("nav navbar navigation pagination", HTMLRole(zone: .nav))
      + words("footer", HTMLRole(zone: .footer))
      + words("sidebar comments", HTMLRole(zone: .aside)))

  /// First words that say that there is, or is not, what the last one names: `has-sidebar`.
  static let qualifiers = HTMLNameTable<Bool>(
    ["has", "no", "with", "without", "show", "hide", "toggle", "open", "close", "is", "not", "for", "to"]
      .map { ($0, true) })

  private static func words(_ text: String, _ role: HTMLRole) -> [(String, HTMLRole)] {
    text.split(separator: " ").map { (String($0), role) }
  }
}
