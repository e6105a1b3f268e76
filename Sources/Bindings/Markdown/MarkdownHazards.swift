/// What in a source would make md4c slow, found in one pass before it sees the text.
///
/// Measured on md4c 0.4.8, which has no recursion but does some things again and again: a blank line takes time in
/// proportion to the depth of the open lists; a bracket, to the lines before it in its block; a tilde, to the marks of its
/// block; a link without brackets, to the other such links of its block and to the rest of the word it stands in.
struct MarkdownHazards {
  /// What md4c may spend, in steps of a nanosecond or a few.
  struct Budget {
    /// How many quotes and list items one line may open inside each other.
    var nesting = 256
    /// Brackets times lines in a block.
    var references = 100_000_000
    /// Steps for links without brackets in a source.
    var autolinks = 200_000_000
    /// Tildes times bytes in a block.
    var strikethrough = 200_000_000
  }

  /// What has been counted since the last place that is certainly between two blocks.
  private struct Stretch {
    var start: Int
    var lines = 0
    var brackets = 0
    var tildes = 0
    var links = 0
  }

  /// The start of the first line that opens too many containers.
  private(set) var deepLine: Int?
  /// The start of the first stretch with too many brackets in too many lines.
  private(set) var slowReferences: Int?
  /// The extensions that would take too long.
  private(set) var slow: MarkdownDialect = []

  /// Where `<!` stands.
  private(set) var comments: [Int] = []

  private let source: [UInt8]
  private let budget: Budget
  private var autolinkSteps = 0

  init(_ source: [UInt8], budget: Budget = Budget()) {
    self.source = source
    self.budget = budget
    scan()
  }

  private mutating func scan() {
    var stretch = Stretch(start: 0)
    var at = 0
    while at < source.count, deepLine == nil, slowReferences == nil {
      let lineStart = at
      if isBoundary(&at) {
        finish(stretch, at: lineStart)
        stretch = Stretch(start: lineStart)
      }
      at = lineStart
      line(&at, &stretch)
      stretch.lines += 1
    }
    finish(stretch, at: source.count)
  }

  /// Counts the marks of a line and steps behind it.
  private mutating func line(_ at: inout Int, _ stretch: inout Stretch) {
    var wordStart = at
    var wordLinks = 0
    while at < source.count {
      let byte = source[at]
      if byte <= 0x20 {
        endWord(at - wordStart, wordLinks, &stretch)
        wordStart = at + 1
        wordLinks = 0
        if isLineEnd(at) { break }
      } else if byte == 0x5B || byte == 0x5D {
        stretch.brackets += 1
      } else if byte == 0x7E {
        stretch.tildes += 1
      } else if byte == 0x3C {
        if at + 1 < source.count, source[at + 1] == 0x21 { comments.append(at) }
      } else if isCandidate(at) {
        wordLinks += 1
      }
      at += 1
    }
    endWord(at - wordStart, wordLinks, &stretch)
    let isPair = at + 1 < source.count && source[at] == 0x0D && source[at + 1] == 0x0A
    at += isPair ? 2 : 1
  }

  /// Adds up what a word costs; the sums stop growing long before they overflow.
  private mutating func endWord(_ length: Int, _ links: Int, _ stretch: inout Stretch) {
    guard links > 0 else { return }
    stretch.links += links
    add(links, length)
  }

  private mutating func finish(_ stretch: Stretch, at end: Int) {
    if stretch.brackets * stretch.lines > budget.references { slowReferences = slowReferences ?? stretch.start }
    if stretch.tildes * (end - stretch.start) > budget.strikethrough { slow.insert(.strikethrough) }
    add(4 * stretch.links, stretch.links)
  }

  private mutating func add(_ count: Int, _ times: Int) {
    guard !slow.contains(.permissiveAutolinks) else { return }
    autolinkSteps += count * times
    if autolinkSteps > budget.autolinks { slow.insert(.permissiveAutolinks) }
  }

  /// Steps over the markers of quotes and list items at a line's start and notes a line that has too many.
  ///
  /// - Returns: Whether the line certainly ends the paragraph before it: it is blank but for marks of quotes, or an item
  ///   with text behind a bullet that is indented by no more than three spaces (CommonMark 0.30, 4.8 and 5.2).
  private mutating func isBoundary(_ at: inout Int) -> Bool {
    let start = at
    var markers = 0
    var quotes = 0
    var isItem = false
    while at < source.count {
      if source[at] == 0x20 || source[at] == 0x09 {
        at += 1
      } else if let length = markerLength(at) {
        if markers == 0, at - start < 4, source[start..<at].allSatisfy({ $0 == 0x20 }) { isItem = source[at] < 0x30 }
        if source[at] == 0x3E { quotes += 1 }
        markers += 1
        at += length
      } else {
        break
      }
    }
    if markers > budget.nesting, !isRule(start, at) { deepLine = start }
    return at == source.count || isLineEnd(at) ? markers == quotes : isItem
  }

  /// The bytes of the marker of a quote or a list item, if one stands here.
  private func markerLength(_ at: Int) -> Int? {
    switch source[at] {
    case 0x3E: return 1
    case 0x2D, 0x2B, 0x2A: return isSpace(at + 1) ? 1 : nil
    case 0x30...0x39:
      var end = at
      while end < source.count, end < at + 10, source[end] >= 0x30, source[end] <= 0x39 { end += 1 }
      guard end < source.count, source[end] == 0x2E || source[end] == 0x29, isSpace(end + 1) else { return nil }
      return end + 1 - at
    default: return nil
    }
  }

  /// Whether a link without brackets may have its colon, at sign or first full stop here.
  private func isCandidate(_ at: Int) -> Bool {
    switch source[at] {
    case 0x40: true
    case 0x3A: at + 1 < source.count && source[at + 1] == 0x2F
    case 0x2E: at > 0 && source[at - 1] | 0x20 == 0x77
    default: false
    }
  }

  /// Whether the line is a thematic break, which opens nothing.
  private func isRule(_ start: Int, _ end: Int) -> Bool {
    guard end == source.count || isLineEnd(end) else { return false }
    let marks = source[start..<end].filter { $0 != 0x20 && $0 != 0x09 }
    return marks.allSatisfy { $0 == marks[0] } && (marks.first == 0x2D || marks.first == 0x2A)
  }

  private func isSpace(_ at: Int) -> Bool {
    at >= source.count || source[at] == 0x20 || source[at] == 0x09 || isLineEnd(at)
  }

  private func isLineEnd(_ at: Int) -> Bool { source[at] == 0x0A || source[at] == 0x0D }
}
