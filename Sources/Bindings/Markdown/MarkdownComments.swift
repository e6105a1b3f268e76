/// Comments inside a line that hold two hyphens in a row.
///
/// CommonMark 0.31.2 takes them for comments, 0.30, which md4c 0.4.8 follows, for text. md4c gets a copy in which the
/// hyphens inside are another character; what it reports is read from the source itself, so that nobody sees the copy.
enum MarkdownComments {
  private static let start = Array("<!--".utf8)
  private static let end = Array("-->".utf8)

  /// The copy of `source`, whose `<!` stand at `places`; nil where no comment needs it.
  ///
  /// - Complexity: O(n) in the lengths of the lines that hold the places.
  static func readable(_ source: [UInt8], _ places: [Int]) -> [UInt8]? {
    var copy: [UInt8]?
    var behind = 0
    for place in places where place >= behind && source[place...].starts(with: start) {
      let first = place + start.count
      let (last, isClosed) = closing(source, first)
      // One look at a line is enough, however many comments it opens.
      behind = last
      guard isClosed else { continue }
      for at in first..<last where source[at] == 0x2D {
        let isRun = at + 1 < last && source[at + 1] == 0x2D || at > first && source[at - 1] == 0x2D || at + 1 == last
        guard isRun else { continue }
        copy = copy ?? source
        copy?[at] = 0x78
      }
    }
    return copy
  }

  /// Where the `-->` of the comment begins whose text begins at `first`; the line's end where it has none.
  private static func closing(_ source: [UInt8], _ first: Int) -> (offset: Int, isClosed: Bool) {
    var at = first
    while at < source.count, source[at] != 0x0A, source[at] != 0x0D {
      if source[at] == 0x2D, source[at...].starts(with: end) { return (at, true) }
      at += 1
    }
    return (at, false)
  }
}
