/// A page title cut into parts, each with its role.
struct TitleParts {
  /// What a part of a page title is.
  enum Role { case article, section, site }

  /// A part and its place in the text.
  struct Part: Equatable {
    var role: Role
    var range: TextRange
  }

  /// The parts in the order of the title; never empty for a title with text.
  private(set) var parts: [Part] = []

  private let text: [UInt8]
  private let whole: TextRange
  private let known: KnownNames
  private let separators: [TitleSeparator]

  /// The parts of the title in `range` of `text`.
  init(_ text: [UInt8], _ range: TextRange, _ known: KnownNames) {
    self.text = text
    self.known = known
    whole = range
    let all = TitleSeparator.all(in: text, range)
    separators = all.count <= 64 ? all : Array(all.prefix(32) + all.suffix(32))
    parts = decide().filter { !$0.range.isEmpty }
  }

  private func decide() -> [Part] {
    let name = TitleName(text, whole)
    if separators.isEmpty {
      return known.sites.contains(name) && !known.headings.contains(name)
        ? [Part(role: .site, range: whole)] : byHostName() ?? [Part(role: .article, range: whole)]
    }
    if known.headings.contains(name) { return [Part(role: .article, range: whole)] }
    if known.sites.contains(name) { return [Part(role: .site, range: withoutEdges)] }
    return bySite(equal: true) ?? byArticle(name, equal: true) ?? bySite(equal: false)
      ?? byArticle(name, equal: false) ?? byOwner() ?? byShape() ?? [Part(role: .article, range: whole)]
  }

  /// The title without separators at its ends, which half-empty titles have.
  private var withoutEdges: TextRange {
    var range = whole
    if let first = separators.first, first.range.lower == range.lower { range.lower = first.range.upper }
    if let last = separators.last, last.range.upper == range.upper, last.range.lower > range.lower {
      range.upper = last.range.lower
    }
    return range
  }

  // MARK: Agreement

  /// Cuts where one side is a declared name of the site.
  private func bySite(equal: Bool) -> [Part]? {
    cut { side in
      known.sites.contains { site in
        equal ? side == site : site.contains(side, leastWidth: 4) || side.contains(site, leastWidth: 4)
      }
    }
  }

  /// Cuts where one side is the article's title as it stands elsewhere; the other side ends in the site's name.
  ///
  /// A declared title that is the whole page title says nothing: many pages copy it.
  private func byArticle(_ name: TitleName, equal: Bool) -> [Part]? {
    let articles = known.articles.filter { $0 != name }
    func rank(_ side: TitleName) -> Int {
      articles.firstIndex { article in
        equal ? side == article : article.contains(side, leastWidth: 8) || side.contains(article, leastWidth: 8)
      } ?? articles.count
    }
    var best = articles.count
    var result: [Part]?
    for separator in separators.reversed() where equal || separator.strength > .weak {
      let (before, after) = (rank(self.name(before: separator)), rank(self.name(after: separator)))
      if before < best {
        best = before
        result = split(site: .last, article: TextRange(whole.lower, separator.range.lower), from: separator.range.upper)
      }
      if after < best {
        best = after
        result = split(
          site: .first, article: TextRange(separator.range.upper, whole.upper), from: separator.range.lower)
      }
    }
    return result
  }

  /// Cuts where one side is the publisher, the host, or looks like a host.
  private func byOwner() -> [Part]? {
    cut { known.owners.contains($0) } ?? byHostName()
  }

  private func byHostName() -> [Part]? {
    for separator in separators where separator.strength > .weak {
      if isHostName(TextRange(separator.range.upper, whole.upper)) { return parts(cutting: separator, site: .last) }
      if isHostName(TextRange(whole.lower, separator.range.lower)) { return parts(cutting: separator, site: .first) }
    }
    guard let space = text[whole.lower..<whole.upper].lastIndex(of: 0x20) else { return nil }
    let last = TextRange(space + 1, whole.upper)
    guard text[last.lower..<last.upper].starts(with: "www.".utf8), isHostName(last) else { return nil }
    return [Part(role: .article, range: TextRange(whole.lower, space)), Part(role: .site, range: last)]
  }

  /// Whether the text is labels of ASCII letters, digits and hyphens with dots between.
  private func isHostName(_ range: TextRange) -> Bool {
    let labels = text[range.lower..<range.upper].split(separator: 0x2E, omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.last, last.count > 1, last.allSatisfy(\.isASCIILetter) else {
      return false
    }
    return labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCIIAlphanumeric || $0 == 0x2D } }
  }

  /// The parts when one side of a separator is the site's name: the shortest such side, the last one first.
  private func cut(where isSite: (TitleName) -> Bool) -> [Part]? {
    for separator in separators.reversed() where isSite(name(after: separator)) {
      return parts(cutting: separator, site: .last)
    }
    for separator in separators where isSite(name(before: separator)) {
      return parts(cutting: separator, site: .first)
    }
    return nil
  }

  private func name(before separator: TitleSeparator) -> TitleName {
    TitleName(text, TextRange(whole.lower, separator.range.lower))
  }

  private func name(after separator: TitleSeparator) -> TitleName {
    TitleName(text, TextRange(separator.range.upper, whole.upper))
  }

  // MARK: Position and shape

  private enum End { case first, last }

  /// Without agreement: the last part is the site's name, unless the first one looks far more like one.
  private func byShape() -> [Part]? {
    let strong = separators.filter { $0.strength == .strong }
    guard let first = strong.first, let last = strong.last else { return byBareHyphen() }
    let start = TextRange(whole.lower, first.range.lower)
    let end = TextRange(last.range.upper, whole.upper)
    if start.isEmpty { return end.isEmpty ? nil : parts(cutting: last, site: .last) }
    if end.isEmpty { return parts(cutting: first, site: .first) }
    let (startCost, endCost) = (cost(start), cost(end))
    let isPath = TitleSeparator.arrows.contains(last.character) && last.character != "\u{00AB}" && last.character != "<"
    let isFirst = isPath ? startCost < endCost : startCost * 2 < endCost
    guard min(isFirst ? startCost : endCost, startCost + endCost) <= Self.widest else { return nil }
    return isFirst ? parts(cutting: first, site: .first) : parts(cutting: last, site: .last)
  }

  private static let widest = TitleSplitter.widestName

  /// A bare hyphen between ideographs, or a low line before a capital, separates a short name from a longer title.
  private func byBareHyphen() -> [Part]? {
    guard let last = separators.last(where: { $0.strength == .moderate }) else { return nil }
    let left = TextRange(whole.lower, last.range.lower)
    let right = TextRange(last.range.upper, whole.upper)
    guard cost(right) <= Self.widest / 2, cost(right) < cost(left) else { return nil }
    return parts(cutting: last, site: .last)
  }

  /// How little a part looks like a name: its width, and more where it holds the punctuation of sentences.
  private func cost(_ range: TextRange) -> Int {
    let string = String(decoding: text[range.lower..<range.upper], as: UTF8.self)
    let marks = string.unicodeScalars.count { scalar in
      switch scalar.properties.generalCategory {
      case .otherPunctuation: scalar != "." && scalar != "&" && scalar != "'" && scalar != "\u{2019}" && scalar != "@"
      case .openPunctuation, .initialPunctuation: true
      default: false
      }
    }
    return TitleName(string).width + marks * 12
  }

  // MARK: Parts

  /// The site's name on one side of `separator`, the article and its sections on the other.
  private func parts(cutting separator: TitleSeparator, site: End) -> [Part] {
    switch site {
    case .last:
      let rest = TextRange(whole.lower, separator.range.lower)
      return articleFirst(rest, like: separator) + [
        Part(role: .site, range: TextRange(separator.range.upper, whole.upper))
      ]
    case .first:
      let rest = TextRange(separator.range.upper, whole.upper)
      return [Part(role: .site, range: TextRange(whole.lower, separator.range.lower))]
        + articleLast(rest, like: separator)
    }
  }

  /// The article's title is given; what is on its other side is cut into sections and, at the end, the site's name.
  private func split(site: End, article: TextRange, from edge: Int) -> [Part] {
    switch site {
    case .last:
      let cuts = separators.filter { $0.range.lower >= edge && $0.strength == .strong }
      let pieces = pieces(TextRange(edge, whole.upper), cuts)
      return [Part(role: .article, range: article)]
        + pieces.dropLast().map { Part(role: .section, range: $0) }
        + pieces.suffix(1).map { Part(role: .site, range: $0) }
    case .first:
      let cuts = separators.filter { $0.range.upper <= edge && $0.strength == .strong }
      let pieces = pieces(TextRange(whole.lower, edge), cuts)
      return pieces.prefix(1).map { Part(role: .site, range: $0) }
        + pieces.dropFirst().map { Part(role: .section, range: $0) } + [Part(role: .article, range: article)]
    }
  }

  /// Article, then sections, where the same separator stands between them as before the site's name.
  private func articleFirst(_ range: TextRange, like separator: TitleSeparator) -> [Part] {
    let known = longestKnown(range, fromStart: true)
    let cuts = cuts(range, like: separator).filter { $0.range.lower >= (known?.upper ?? range.lower) }
    let pieces = pieces(range, cuts)
    return pieces.prefix(1).map { Part(role: .article, range: $0) }
      + pieces.dropFirst().map { Part(role: .section, range: $0) }
  }

  private func articleLast(_ range: TextRange, like separator: TitleSeparator) -> [Part] {
    let known = longestKnown(range, fromStart: false)
    let cuts = cuts(range, like: separator).filter { $0.range.upper <= (known?.lower ?? range.upper) }
    let pieces = pieces(range, cuts)
    return pieces.dropLast().map { Part(role: .section, range: $0) }
      + pieces.suffix(1).map { Part(role: .article, range: $0) }
  }

  private func cuts(_ range: TextRange, like separator: TitleSeparator) -> [TitleSeparator] {
    separators.filter {
      $0.character == separator.character && $0.strength > .weak && range.contains($0.range)
    }
  }

  /// The longest run of parts at one end of `range` that is the article's title elsewhere.
  private func longestKnown(_ range: TextRange, fromStart: Bool) -> TextRange? {
    let edges = separators.filter { range.contains($0.range) }
    let runs =
      [range]
      + (fromStart
        ? edges.reversed().map { TextRange(range.lower, $0.range.lower) }
        : edges.map { TextRange($0.range.upper, range.upper) })
    return runs.first { run in known.articles.contains(TitleName(text, run)) }
  }

  private func pieces(_ range: TextRange, _ cuts: [TitleSeparator]) -> [TextRange] {
    var pieces: [TextRange] = []
    var start = range.lower
    for cut in cuts where cut.range.lower >= start {
      pieces.append(TextRange(start, cut.range.lower))
      start = cut.range.upper
    }
    pieces.append(TextRange(start, range.upper))
    return pieces.filter { !$0.isEmpty }
  }
}
