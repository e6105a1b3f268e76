import Files

/// An entry of a feed or dump.
struct DumpEntry {
  /// What its elements hold, by name.
  var fields: [String: [UInt8]] = [:]
  /// The address of the article: that of the link that stands for it.
  var link: String?
  /// What `type` says of the content (Atom).
  var contentType: String?
  /// Whether it is a redirect (MediaWiki).
  var isRedirect = false
  /// Whether more text came than an article may have.
  var isTooLarge = false

  /// The text of the first of the fields `names` that is not blank, without the space around it.
  func text(_ names: String...) -> String? {
    for name in names {
      guard let bytes = fields[name] else { continue }
      let start = bytes.drop { $0 <= 0x20 }
      let end = start.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start.startIndex
      if end > start.startIndex { return String(decoding: start[..<end], as: UTF8.self) }
    }
    return nil
  }

  /// Why it is no article; nil when it is one.
  func leftOut(_ kind: DumpKind) -> String? {
    switch kind {
    case .mediaWiki:
      if isRedirect { return "redirect" }
      if let space = text("ns"), space != "0" { return "namespace \(space.prefix(8))" }
      if let model = text("revision/model"), model != "wikitext" { return String(model.prefix(20)) }
      return nil
    case .feed:
      if let type = text("wp:post_type"), type != "post", type != "page" { return String(type.prefix(20)) }
      if let status = text("wp:status"), ["trash", "auto-draft", "inherit"].contains(status) { return status }
      return nil
    }
  }

  /// The article and what is said about it; `head` is what the feed or dump says about all.
  func document(_ kind: DumpKind, path: FilePath, head: DumpHead) -> CorpusDocument {
    var statements = CorpusStatements()
    statements.isUnicode = true
    statements.title = text("title")
    statements.siteTitle = head.title
    statements.language = text("dc:language") ?? head.language
    switch kind {
    case .mediaWiki:
      statements.url = statements.title.flatMap(head.address)
      statements.captured = text("revision/timestamp")
      return CorpusDocument(
        path: path, bytes: WikiText.masked(fields["revision/text"] ?? []), format: .text, statements: statements)
    case .feed:
      statements.url = link ?? text("link") ?? text("guid", "id").flatMap { $0.hasPrefix("http") ? $0 : nil }
      statements.date = text("pubDate", "dc:date", "published", "wp:post_date_gmt")
      statements.captured = text("updated")
      statements.author = text("dc:creator", "author/name", "author") ?? head.author
      statements.source = text("source", "source/title", "dc:source")
      let name = ["content:encoded", "content", "description", "summary"].first { text($0) != nil }
      let isPlain = contentType == "text" || contentType == "text/plain"
      return CorpusDocument(
        path: path, bytes: name.flatMap { fields[$0] } ?? [], format: isPlain && name == "content" ? .text : .html,
        statements: statements)
    }
  }
}

/// What a feed or dump says about all its entries.
struct DumpHead {
  /// The name of the site.
  var title: String?
  /// The language (BCP 47).
  var language: String?
  /// Who wrote what names no author.
  var author: String?
  /// The address of a wiki's main page.
  var base: String?

  /// The address of the page called `title` in a wiki.
  func address(_ title: String) -> String? {
    guard let base, base.hasPrefix("http"), let slash = base.lastIndex(of: "/") else { return nil }
    return String(base[...slash]) + title.map { $0 == " " ? "_" : $0 }
  }
}
