/// What in a source would make md4c slow: found in one pass each, before it sees the text.
///
/// Measured on md4c 0.4.8: a blank line takes time in proportion to the depth of the open lists, a bracket in proportion
/// to the lines before it in its block, and links without brackets the square of their number in a block, or the length
/// of the word they stand in times their number.
struct MarkdownHazards {
  private let source: [UInt8]

  init(_ source: [UInt8]) { self.source = source }

  /// The start of the first line that opens more than `limit` quotes and list items, if there is one.
  func deepLine(limit: Int) -> Int? {
    var at = 0
    while at < source.count {
      let start = at
      var markers = 0
      while at < source.count {
        if source[at] == 0x20 || source[at] == 0x09 {
          at += 1
        } else if let length = markerLength(at) {
          markers += 1
          at += length
        } else {
          break
        }
      }
      if markers > limit, !isRule(start, at) { return start }
      while at < source.count, !isLineEnd(at) { at += 1 }
      at += 1
    }
    return nil
  }

  /// An upper bound of the steps that looking for links without brackets takes; nil when it is above `budget`.
  func autolinkSteps(budget: Int) -> Int? {
    var steps = 0
    var wordStart = 0
    var wordLinks = 0
    var blockLinks = 0
    var isBlank = true
    for at in 0...source.count {
      let byte = at < source.count ? source[at] : 0x0A
      if byte > 0x20 {
        isBlank = false
        if isCandidate(at) { wordLinks += 1 }
        continue
      }
      blockLinks += wordLinks
      steps += min(wordLinks, budget) * (at - wordStart)
      wordStart = at + 1
      wordLinks = 0
      guard byte == 0x0A || byte == 0x0D else { continue }
      if isBlank || at == source.count {
        steps += 4 * min(blockLinks, budget) * min(blockLinks, 1 << 20)
        blockLinks = 0
      }
      if steps > budget { return nil }
      isBlank = true
    }
    return steps
  }

  /// The start of the first stretch without a blank line in which looking up references takes more than `budget` steps.
  ///
  /// md4c counts lines from the block's first to find the line of each bracket.
  func slowReferences(budget: Int) -> Int? {
    var start = 0
    var lines = 0
    var brackets = 0
    var isBlank = true
    for at in source.indices {
      let byte = source[at]
      if byte == 0x0A || byte == 0x0D {
        lines += 1
        if isBlank {
          start = at + 1
          lines = 0
          brackets = 0
        }
        isBlank = true
      } else if byte > 0x20 {
        isBlank = false
        guard byte == 0x5B || byte == 0x5D else { continue }
        brackets += 1
        if brackets * lines > budget { return start }
      }
    }
    return nil
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
