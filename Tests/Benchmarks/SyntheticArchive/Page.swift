/// A document of the archive as it is published.
package struct Page: Sendable {
  /// Its address.
  package let url: String
  /// The site's name.
  package let siteName: String
  /// The headline.
  package let title: String
  /// Running text by paragraph.
  package let paragraphs: [String]
  /// Lines that all pages of the site have.
  package let siteLines: [String]
  /// The day of publication; nil where the page has none.
  package let date: String?
  /// Whether the text is in Han characters.
  package let isHan: Bool
  /// Whether its words forbid reposting.
  package let forbids: Bool
}

extension ArchivePlan {
  /// The document with the number `index`.
  package func page(_ index: Int) -> Page {
    var random = Seeded(seed, "page", index)
    let site = site(index)
    var article = maker.article(reposts[index]?.original ?? decoyOriginal(index) ?? index)
    var notice = site.notice(isHan: article.isHan, &random)
    var forbids = site.forbids
    if let repost = reposts[index] {
      article = maker.copy(article, repost.kind, &random)
      // The original's words stand in half of the copies, too.
      if random.percent(50) {
        notice = self.site(repost.original).notice(isHan: article.isHan, &random)
        forbids = true
      }
    } else if let decoy = decoys[index], decoy.kind == .quotation {
      let quoted = maker.article(decoy.original)
      if quoted.isHan == article.isHan {
        article.paragraphs[0] += quoted.sentences.prefix(max(1, article.sentences.count / 10))
      }
    }
    let paragraphs = article.paragraphs.map { $0.joined(separator: article.isHan ? "" : " ") }
    return Page(
      url: url(index), siteName: site.name, title: article.title,
      paragraphs: paragraphs + (notice.isEmpty ? [] : [notice]), siteLines: site.lines, date: date(index),
      isHan: article.isHan, forbids: forbids)
  }

  /// Decoys that are whole copies have the article of another document.
  private func decoyOriginal(_ index: Int) -> Int? {
    guard let decoy = decoys[index], decoy.kind != .quotation else { return nil }
    return decoy.original
  }

  /// A copy is younger than what it is a copy of; one page in ten has no date.
  private func date(_ index: Int) -> String? {
    var random = Seeded(seed, "date", index)
    if random.percent(10) { return nil }
    let isCopy = reposts[index] != nil || decoys[index] != nil
    let month = random.number(1...12)
    let day = random.number(1...28)
    return
      "\(isCopy ? random.number(2022...2024) : random.number(2015...2021))-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}

extension Page {
  /// The page in HTML.
  package var html: String {
    let day = date.map { "<meta property=\"article:published_time\" content=\"\($0)\">" } ?? ""
    let body = (siteLines.prefix(1) + paragraphs + siteLines.dropFirst()).map { "<p>\($0)</p>" }.joined(separator: "\n")
    return """
      <!DOCTYPE html>
      <html lang="\(isHan ? "zh" : "en")"><head><meta charset="utf-8"><title>\(title)_\(siteName)</title>
      <link rel="canonical" href="\(url)">\(day)</head>
      <body><header><a href="/">\(siteName)</a></header>
      <article><h1>\(title)</h1>
      \(body)
      </article>
      <footer>\(siteName)</footer></body></html>

      """
  }

  /// The page as an input record of plain text, one line.
  package func record(id: Int) -> String {
    let text = "\(title)\n\n" + (siteLines.prefix(1) + paragraphs + siteLines.dropFirst()).joined(separator: "\n\n")
    let day = date.map { ",\"date\":\"\($0)\"" } ?? ""
    return "{\"id\":\(id),\"format\":\"text\",\"url\":\"\(url)\",\"site_title\":\(Self.json(siteName)),"
      + "\"title\":\(Self.json(title))\(day),\"content\":\(Self.json(text))}\n"
  }

  private static func json(_ text: String) -> String {
    text.reduce(into: "\"") { result, letter in
      switch letter {
      case "\"", "\\": result += "\\\(letter)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.append(letter)
      }
    } + "\""
  }
}
