/// The names under which pages give metadata, and what each one claims.
enum MetadataVocabulary {
  /// A kind of claim and how good its source is; less is better.
  typealias Meaning = (kind: ClaimKind, rank: Int)

  /// Names of `<meta>`, in lower case; Dublin Core and others are written with `:` and with `.`.
  static let names = withDots(colonNames)

  private static func withDots(_ names: [String: Meaning]) -> [String: Meaning] {
    var all = names
    for (name, meaning) in names where name.contains(":") {
      all[String(name.map { $0 == ":" ? "." : $0 })] = meaning
    }
    return all
  }

  /// Dublin Core, Open Graph, Twitter cards, Highwire and PRISM (`citation_…`), Parsely, Sailthru, Weibo, the Chinese
  /// government's site standard (`articletitle`, `columnname`, `contentsource`, …), the WHATWG registry.
  private static let colonNames: [String: Meaning] = [
    "dc:title": (.title, 20), "dcterm:title": (.title, 21), "dcterms:title": (.title, 21),
    "citation_title": (.title, 24), "og:title": (.title, 30), "weibo:article:title": (.title, 35),
    "weibo:webpage:title": (.title, 36), "articletitle": (.title, 38), "title": (.title, 40),
    "twitter:title": (.title, 50), "parsely-title": (.title, 55), "sailthru:title": (.title, 56),

    "og:site_name": (.siteTitle, 10), "sitename": (.siteTitle, 30), "application-name": (.siteTitle, 40),
    "apple-mobile-web-app-title": (.siteTitle, 45), "twitter:site": (.siteTitle, 70),

    "dc:publisher": (.publisher, 30), "dcterms:publisher": (.publisher, 31), "citation_publisher": (.publisher, 35),
    "dcterms:rightsholder": (.publisher, 32), "publisher": (.publisher, 40), "copyright": (.publisher, 50),
    "dc:rights": (.publisher, 55), "dcterms:rights": (.publisher, 55), "article:publisher": (.publisher, 60),

    "dc:creator": (.author, 20), "dcterm:creator": (.author, 21), "dcterms:creator": (.author, 21),
    "citation_author": (.author, 24), "author": (.author, 40), "parsely-author": (.author, 55),
    "article:author": (.author, 45), "sailthru:author": (.author, 56), "twitter:creator": (.author, 75),

    "article:section": (.section, 10), "columnname": (.section, 15), "parsely-section": (.section, 20),
    "category": (.section, 25),

    "dc:source": (.source, 10), "dcterms:source": (.source, 10), "contentsource": (.source, 12),
    "original-source": (.source, 14), "syndication-source": (.source, 15), "source": (.source, 20),

    "article:published_time": (.date, 10), "dc:date": (.date, 30), "dcterms:date": (.date, 30),
    "dcterms:created": (.date, 31), "dcterms:issued": (.date, 29), "citation_publication_date": (.date, 32),
    "citation_date": (.date, 33), "pubdate": (.date, 34), "publishdate": (.date, 34), "parsely-pub-date": (.date, 35),
    "sailthru:date": (.date, 36), "weibo:article:create_at": (.date, 37), "date": (.date, 40),
    "article:modified_time": (.date, 60), "og:updated_time": (.date, 62), "dcterms:modified": (.date, 63),

    "dcterms:license": (.licence, 15), "cc:license": (.licence, 15), "license": (.licence, 30),

    "og:url": (.address, 20), "weibo:article:url": (.address, 30), "citation_abstract_html_url": (.address, 35),
    "twitter:url": (.address, 40), "parsely-link": (.address, 45),
  ]

  /// Paths of JSON-LD values, in lower case, relative to the article or page they are about.
  static let paths: [String: Meaning] = [
    "headline": (.title, 10), "alternativeheadline": (.title, 60), "name": (.title, 25),
    "author.name": (.author, 10), "author": (.author, 12), "creator.name": (.author, 14), "creator": (.author, 15),
    "publisher.name": (.publisher, 10), "publisher": (.publisher, 12), "copyrightholder.name": (.publisher, 14),
    "copyrightholder": (.publisher, 16), "provider.name": (.publisher, 20), "sourceorganization.name": (.source, 10),
    "isbasedon": (.source, 10), "isbasedon.name": (.source, 12), "isbasedon.url": (.source, 11),
    "ispartof.name": (.siteTitle, 20), "website.name": (.siteTitle, 15), "website.alternatename": (.siteTitle, 50),
    "ispartof.alternatename": (.siteTitle, 51), "license": (.licence, 12), "license.url": (.licence, 12),
    "license.name": (.licence, 14), "articlesection": (.section, 12), "datepublished": (.date, 5),
    "datecreated": (.date, 15), "datemodified": (.date, 61), "url": (.address, 25), "mainentityofpage": (.address, 26),
    "mainentityofpage.@id": (.address, 26), "breadcrumblist.itemlistelement.name": (.section, 30),
    "breadcrumblist.itemlistelement.item.name": (.section, 30), "breadcrumb.itemlistelement.name": (.section, 30),
    "breadcrumb.itemlistelement.item.name": (.section, 30),
  ]
}
