/// Tells in a text copy of a page what is the article and what stands around it, by the shape of the lines alone.
///
/// Above an article that was copied from a page stand, each short and on a line of its own, the site's name, perhaps a
/// section, the headline, and a line with the date; below it the links to the neighbouring articles. A text without a
/// dated line has at most a headline.
struct PageCopy {
  /// The zone of each paragraph.
  private(set) var zones: [Zone]
  /// The claims that the shape of the page makes.
  private(set) var identity = Identity()

  private let text: [UInt8]
  private let paragraphs: [TextReader.Paragraph]

  /// No line of the head is wider than this.
  private static let widestHead = 100
  /// A dated line stands in the first so many paragraphs, if at all.
  private static let longestHead = 8

  init(_ text: [UInt8], _ paragraphs: [TextReader.Paragraph]) {
    self.text = text
    self.paragraphs = paragraphs
    zones = [Zone](repeating: .body, count: paragraphs.count)
    guard paragraphs.count >= 3 else { return }
    if let (dated, date) = datedLine() {
      readHead(dated: dated)
      identity.dates.append(Identity.Claim(origin: "text", range: date))
      readBylines(after: dated)
    } else if isHeadline(0), paragraphs[1].followsBlank {
      claim(0, .title, \.titles)
    }
    readFoot()
  }

  /// The first paragraph of the head that holds a date, and the date.
  private func datedLine() -> (index: Int, date: TextRange)? {
    for index in paragraphs.indices.prefix(Self.longestHead) {
      guard isShort(index) else { return nil }
      if index > 0, let date = DateShape.first(in: text, paragraphs[index].range) { return (index, date) }
    }
    return nil
  }

  /// The headline stands right above the date, the site's name on top with a blank line below, sections between.
  private mutating func readHead(dated: Int) {
    zones[dated] = .byline
    claim(dated - 1, .title, \.titles)
    guard dated >= 2 else { return }
    let hasSiteName = paragraphs[1].followsBlank
    if hasSiteName { claim(0, .siteTitle, \.siteTitles) }
    for index in (hasSiteName ? 1 : 0)..<dated - 1 { claim(index, .nav, \.sections) }
  }

  /// Short lines of the form "label: name" or "label/name" right below the date belong to it.
  private mutating func readBylines(after dated: Int) {
    var index = dated + 1
    while index < min(dated + 5, paragraphs.count - 1), isByline(index) {
      zones[index] = .byline
      index += 1
    }
  }

  private mutating func readFoot() {
    let last = paragraphs.count - 1
    let range = paragraphs[last].range
    if isShort(last, widest: 4 * Self.widestHead), Self.arrows.contains(where: { starts(range, $0) || ends(range, $0) })
    {
      zones[last] = .nav
    } else if isShort(last), Self.copyrightSigns.contains(where: { starts(range, $0) }) {
      zones[last] = .footer
    }
  }

  private mutating func claim(
    _ index: Int, _ zone: Zone, _ field: WritableKeyPath<Identity, [Identity.Claim]>
  ) {
    zones[index] = zone
    identity[keyPath: field].append(Identity.Claim(origin: "text", range: paragraphs[index].range))
  }
}

// MARK: Shapes

extension PageCopy {
  private func isShort(_ index: Int, widest: Int = widestHead) -> Bool {
    paragraphs[index].lineCount == 1 && paragraphs[index].width <= widest
  }

  /// A short line that ends like no sentence.
  private func isHeadline(_ index: Int) -> Bool {
    isShort(index) && !Self.sentenceEnds.contains { ends(paragraphs[index].range, $0) }
  }

  private func isByline(_ index: Int) -> Bool {
    guard isHeadline(index), paragraphs[index].width <= Self.widestHead / 2 else { return false }
    let range = paragraphs[index].range
    let label = text[range.lower..<range.upper].firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
    let wide = text[range.lower..<range.upper].firstRange(of: Self.wideColon)?.lowerBound
    guard let end = [label, wide].compactMap({ $0 }).min(), end > range.lower, end + 1 < range.upper else {
      return false
    }
    return TextReader.width(text, TextRange(range.lower, end)) <= 12
  }

  private func starts(_ range: TextRange, _ sign: [UInt8]) -> Bool {
    text[range.lower..<range.upper].starts(with: sign)
  }

  private func ends(_ range: TextRange, _ sign: [UInt8]) -> Bool {
    text[range.lower..<range.upper].reversed().starts(with: sign.reversed())
  }

  private static func bytes(_ signs: [String]) -> [[UInt8]] { signs.map { Array($0.utf8) } }

  private static let wideColon = Array("\u{FF1A}".utf8)
  private static let arrows = bytes(["\u{AB}", "\u{BB}", "\u{2039}", "\u{203A}", "\u{2190}", "\u{2192}", "<<", ">>"])
  private static let copyrightSigns = bytes(["\u{A9}", "(c)", "(C)"])
  private static let sentenceEnds = bytes([
    ".", ",", ";", ":", "\u{3002}", "\u{FF0C}", "\u{FF1B}", "\u{FF1A}", "\u{3001}", "\u{2026}", "\u{964}",
  ])
}
