/// Reads plain text: each paragraph is a block, and what stands around an article in a text copy of a page is told
/// from the article.
///
/// The text shares its storage with the decoded source: nothing is changed, blocks only leave the white space between
/// them out.
package enum TextReader {
  /// A line without the white space around it.
  struct Line {
    var range: TextRange
    /// The columns it takes: two for what UTF-8 writes in three or four bytes.
    var width: Int
    /// Where the line starts with its white space.
    var start: Int
    /// Whether nothing but white space stands in the line before.
    var followsBlank: Bool
  }

  /// A paragraph: lines that belong together.
  struct Paragraph {
    var range: TextRange
    var width: Int
    var lineCount: Int
    var followsBlank: Bool
  }

  /// Reads `decoded`, which is valid UTF-8.
  ///
  /// - Complexity: O(n).
  package static func read(_ decoded: [UInt8], limits: ReadingLimits = ReadingLimits()) -> Reading {
    var omissions: [Omission] = []
    var paragraphs = paragraphs(decoded)
    if paragraphs.count > limits.blocks {
      omissions.append(.blockLimit(limits.blocks, at: paragraphs[limits.blocks].range.lower))
      paragraphs.removeLast(paragraphs.count - limits.blocks)
    }
    let page = PageCopy(decoded, paragraphs)
    let blocks = zip(paragraphs, page.zones).map { Block(zone: $1, range: $0.range) }
    let result = DocumentBuilder.Result(
      text: decoded, map: SourceMap(identity: decoded.count), blocks: blocks, marks: [], mainCount: blocks.count)
    return Reading(result: result, identity: page.identity, omissions: omissions)
  }

  /// The paragraphs of `text`.
  ///
  /// A blank line separates paragraphs. Without one, lines belong together when they look wrapped: all but the last of
  /// them about as long as the longest, which is not longer than people wrap at. Else every line is a paragraph, as in
  /// most Chinese and Japanese text files.
  static func paragraphs(_ text: [UInt8]) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var group: [Line] = []
    func endGroup() {
      paragraphs.append(contentsOf: joined(group, text))
      group.removeAll(keepingCapacity: true)
    }
    eachLine(text) { line in
      if line.followsBlank { endGroup() }
      group.append(line)
    }
    endGroup()
    return paragraphs
  }

  /// The widest line that counts as wrapped by hand.
  private static let widestWrapped = 100

  private static func joined(_ lines: [Line], _ text: [UInt8]) -> [Paragraph] {
    let widest = lines.lazy.map(\.width).max() ?? 0
    let isWrapped = lines.count > 1 && widest <= widestWrapped && widest >= 40
    let isStacked = stacked(lines, text)
    var paragraphs: [Paragraph] = []
    var canContinue = false
    for (index, line) in lines.enumerated() {
      let continues = isStacked[index] || canContinue && line.range.lower - line.start <= 1
      canContinue = isWrapped && line.width * 4 >= widest * 3 && !endsSentence(text, line.range)
      if continues, let last = paragraphs.indices.last {
        paragraphs[last].range.upper = line.range.upper
        paragraphs[last].lineCount += 1
        paragraphs[last].width += line.width
      } else {
        paragraphs.append(
          Paragraph(range: line.range, width: line.width, lineCount: 1, followsBlank: line.followsBlank))
      }
    }
    return paragraphs
  }

  /// How many lines of one character each make a word written downwards.
  private static let leastStacked = 4

  /// For every line whether it goes on with a row of lines of which each holds one letter.
  private static func stacked(_ lines: [Line], _ text: [UInt8]) -> [Bool] {
    var isStacked = [Bool](repeating: false, count: lines.count)
    var start = 0
    for index in 0...lines.count where index == lines.count || !isLetter(text, lines[index].range) {
      if index - start >= leastStacked {
        for continued in start + 1..<index { isStacked[continued] = true }
      }
      start = index + 1
    }
    return isStacked
  }

  /// Whether `range` is one letter, or one character of three or more bytes.
  private static func isLetter(_ text: [UInt8], _ range: TextRange) -> Bool {
    let first = text[range.lower]
    if first < 0x80 { return range.count == 1 && (first | 0x20) &- 0x61 < 26 }
    return first >= 0xE0 ? range.count <= 4 && width(text, range) == 2 : range.count == 2
  }

  /// Whether the line ends in a full-width mark that ends a sentence, perhaps with a quotation mark behind it.
  ///
  /// Where such marks are in use, lines are seldom wrapped by hand.
  private static func endsSentence(_ text: [UInt8], _ range: TextRange) -> Bool {
    var end = range.upper
    if isOne(of: closingMarks, text, endingAt: end, range.lower) { end -= 3 }
    return isOne(of: sentenceMarks, text, endingAt: end, range.lower)
  }

  private static func isOne(of marks: [UInt32], _ text: [UInt8], endingAt end: Int, _ lower: Int) -> Bool {
    guard end - lower >= 3, text[end - 3] >= 0xE0 else { return false }
    return marks.contains(decodeScalar(text, at: end - 3).scalar)
  }

  private static let sentenceMarks: [UInt32] = [0x3002, 0xFF01, 0xFF1F, 0x2026]
  private static let closingMarks: [UInt32] = [0x201D, 0x300D, 0x300F, 0xFF09]

  private static func eachLine(_ text: [UInt8], _ body: (Line) -> Void) {
    var start = 0
    var followsBlank = true
    while start < text.count {
      let end = lineEnd(text, from: start)
      let range = trimmed(text, TextRange(start, end))
      if range.isEmpty {
        // The pause between CR and LF is no blank line.
        if !(end == start && end > 0 && text[end - 1] == 0x0D && text[end] == 0x0A) { followsBlank = true }
      } else {
        body(Line(range: range, width: width(text, range), start: start, followsBlank: followsBlank))
        followsBlank = false
      }
      start = end + 1
    }
  }

  /// `range` without white space and byte order marks at its ends.
  static func trimmed(_ text: [UInt8], _ range: TextRange) -> TextRange {
    var range = range
    while range.lower < range.upper, let count = spaceLength(text, at: range.lower, range.upper) {
      range.lower += count
    }
    while range.upper > range.lower, let count = spaceLength(text, endingAt: range.upper, range.lower) {
      range.upper -= count
    }
    return range
  }

  /// The columns that `range` takes.
  static func width(_ text: [UInt8], _ range: TextRange) -> Int {
    let text = text.span
    var width = 0
    for index in range.lower..<range.upper {
      let byte = text[index]
      width += byte < 0x80 || byte >= 0xC0 ? 1 : 0
      width += byte >= 0xE0 ? 1 : 0
    }
    return width
  }

  private static func spaceLength(_ text: [UInt8], at lower: Int, _ end: Int) -> Int? {
    let byte = text[lower]
    if byte <= 0x20 { return byte == 0x20 || (0x09...0x0D).contains(byte) ? 1 : nil }
    guard byte == 0xC2 || byte == 0xE2 || byte == 0xE3 else { return nil }
    if byte == 0xC2 { return lower + 1 < end && (text[lower + 1] == 0xA0 || text[lower + 1] == 0x85) ? 2 : nil }
    guard lower + 2 < end else { return nil }
    return isWideSpace(byte, text[lower + 1], text[lower + 2]) ? 3 : nil
  }

  private static func spaceLength(_ text: [UInt8], endingAt upper: Int, _ start: Int) -> Int? {
    let byte = text[upper - 1]
    if byte < 0x80 { return byte == 0x20 || (0x09...0x0D).contains(byte) ? 1 : nil }
    if upper - start >= 2, text[upper - 2] == 0xC2, byte == 0xA0 || byte == 0x85 { return 2 }
    guard upper - start >= 3 else { return nil }
    return isWideSpace(text[upper - 3], text[upper - 2], byte) ? 3 : nil
  }

  /// U+2000…U+200A, U+2028, U+2029, U+202F, U+3000; a byte order mark inside the text is no space but damage.
  private static func isWideSpace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE2, 0x80): (0x80...0x8A).contains(third) || [0xA8, 0xA9, 0xAF].contains(third)
    case (0xE3, 0x80): third == 0x80
    default: false
    }
  }
}

extension Omission {
  /// More blocks than the limit; what begins at the decoded byte `at` was left out.
  static func blockLimit(_ limit: Int, at: Int) -> Omission {
    Omission(
      code: "block-limit", message: "Only the first \(limit) blocks were read; split the document.",
      range: ByteRange(at, at))
  }
}
