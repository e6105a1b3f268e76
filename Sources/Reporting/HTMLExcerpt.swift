import Documents

/// A finding's text between what stands round it, for an HTML page.
struct HTMLExcerpt {
  /// More characters (code points) than this are not shown before and behind the text.
  private static let context = 120
  /// Of a longer text the beginning and the end are shown.
  private static let longest = 600

  private let page: PlacedReport
  private var decoded: [UInt8] { page.document.decoded }

  init(_ page: PlacedReport) { self.page = page }

  /// The lines that `range` of the text stands in, cut to its neighbourhood, `range` in `<mark>`.
  func html(_ range: TextRange) -> String {
    let range = page.document.decodedRange(range)
    let firstLine = page.columns.position(of: range.lower, in: .utf8).line
    let lastLine = page.columns.position(of: range.upper, in: .utf8).line
    let start = back(from: range.lower, by: Self.context, to: page.columns.range(ofLine: firstLine).lowerBound)
    let lineEnd = max(range.upper, page.columns.range(ofLine: lastLine).upperBound)
    let end = forward(from: range.upper, by: Self.context, to: lineEnd)
    let isCutBefore = start > page.columns.range(ofLine: firstLine).lowerBound
    return (isCutBefore ? Self.ellipsis : "") + shown(start..<range.lower) + "<mark>" + marked(range) + "</mark>"
      + shown(range.upper..<end) + (end < lineEnd ? Self.ellipsis : "")
  }

  private static let ellipsis = "<span class=\"cut\">\u{2026}</span>"

  private func marked(_ range: ByteRange) -> String {
    let head = forward(from: range.lower, by: Self.longest / 2, to: range.upper)
    let tail = back(from: range.upper, by: Self.longest / 2, to: head)
    if tail <= head { return shown(range.lower..<range.upper) }
    return shown(range.lower..<head) + Self.ellipsis + shown(tail..<range.upper)
  }

  /// The bytes as a page shows them: a sign for each line end, escapes for what would not be seen.
  private func shown(_ range: Range<Int>) -> String {
    let text = String(decoding: decoded[range], as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.map { line in
      var screen = Screen()
      screen.put(line)
      return HTMLText.escaped(safe: String(decoding: screen.bytes, as: UTF8.self))
    }.joined(separator: "<span class=\"end\">\u{21B5}</span>\n")
  }

  /// The offset `count` characters before `offset`, not before `limit`.
  private func back(from offset: Int, by count: Int, to limit: Int) -> Int {
    var at = offset
    var left = count
    while left > 0, at > limit {
      at -= 1
      while at > limit, decoded[at] & 0xC0 == 0x80 { at -= 1 }
      left -= 1
    }
    return at
  }

  /// The offset `count` characters behind `offset`, not behind `limit`.
  private func forward(from offset: Int, by count: Int, to limit: Int) -> Int {
    var at = offset
    var left = count
    while left > 0, at < limit {
      at += 1
      while at < limit, decoded[at] & 0xC0 == 0x80 { at += 1 }
      left -= 1
    }
    return at
  }
}
