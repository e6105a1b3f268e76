import Documents

/// The source line of a finding with carets under the offending characters.
///
/// It shows what stands in the file, decoded. Lines that do not fit are cut to what stands round
/// the span; of a span of many lines the first and the last are shown.
struct Excerpt {
  /// A line of the screen.
  struct Line {
    /// Its number in the source; nil for what belongs to the line above it, or stands for lines left out.
    let number: Int?
    /// What is shown: safe for a terminal.
    let text: [UInt8]
    /// The number of columns before the carets, and of the carets; nil for a line that has none.
    let mark: (indent: Int, count: Int)?
  }

  /// What stands for the parts left out.
  private static let ellipsis: UnicodeScalar = "\u{2026}"

  private let decoded: [UInt8]
  private let lines: LineIndex
  private let columns: Int

  /// Excerpts from the valid UTF-8 `decoded` with these `lines`, each at most `columns` wide.
  init(_ decoded: [UInt8], lines: LineIndex, columns: Int) {
    self.decoded = decoded
    self.lines = lines
    self.columns = max(20, columns)
  }

  /// The lines in which `range` of the decoded source stands.
  func lines(of range: ByteRange) -> [Line] {
    let first = lines.position(of: range.lower).line
    // A range that ends with a line end does not reach into the next line.
    let last = max(first, lines.position(of: max(range.lower, range.upper - 1)).line)
    if last - first < 3 { return (first...last).map { line($0, range) } }
    return [line(first, range), Line(number: nil, text: Array("\u{2026}".utf8), mark: nil), line(last, range)]
  }

  private func line(_ number: Int, _ range: ByteRange) -> Line {
    let line = lines.range(ofLine: number)
    let mark =
      max(
        line.lowerBound, min(range.lower, line.upperBound))..<max(
        line.lowerBound, min(range.upper, line.upperBound))
    let window = self.window(round: mark, in: line)
    var screen = Screen()
    if window.lowerBound > line.lowerBound { screen.put(Self.ellipsis) }
    put(window.lowerBound..<mark.lowerBound, on: &screen)
    let indent = screen.column
    put(mark.lowerBound..<min(mark.upperBound, window.upperBound), on: &screen)
    let count = max(1, screen.column - indent)
    put(max(window.lowerBound, min(mark.upperBound, window.upperBound))..<window.upperBound, on: &screen)
    if window.upperBound < line.upperBound { screen.put(Self.ellipsis) }
    return Line(number: number, text: screen.bytes, mark: (indent, count))
  }

  private func put(_ range: Range<Int>, on screen: inout Screen) {
    var at = range.lowerBound
    while at < range.upperBound {
      let (scalar, next) = scalar(at)
      screen.put(scalar)
      at = next
    }
  }

  /// The part of `line` that fits on the screen: the marked bytes, as far as they fit, in the middle of the rest.
  private func window(round mark: Range<Int>, in line: Range<Int>) -> Range<Int> {
    // Two columns are kept for the signs that something was left out.
    let room = columns - 2
    let (markEnd, used) = take(from: mark.lowerBound, to: mark.upperBound, room)
    if markEnd < mark.upperBound {
      let (start, _) = takeBack(from: mark.lowerBound, to: line.lowerBound, room / 4)
      return start..<take(from: mark.lowerBound, to: mark.upperBound, room - room / 4).end
    }
    let (rightEnd, right) = take(from: markEnd, to: line.upperBound, room - used)
    let leftRoom = rightEnd == line.upperBound ? room - used - right : (room - used) / 2
    let (start, left) = takeBack(from: mark.lowerBound, to: line.lowerBound, max(leftRoom, (room - used) / 2))
    return start..<take(from: markEnd, to: line.upperBound, room - used - left).end
  }

  /// How far the characters from `start` on go in `room` columns, and how many they take.
  private func take(from start: Int, to end: Int, _ room: Int) -> (end: Int, used: Int) {
    var screen = Screen()
    var at = start
    // Characters without width must not make a window without end.
    let limit = start + room * 32
    while at < end, at < limit {
      let (scalar, next) = scalar(at)
      let before = screen.column
      screen.put(scalar)
      if screen.column > room { return (at, before) }
      at = next
    }
    return (at, screen.column)
  }

  /// The same backwards: where the last characters before `end` begin that fit into `room`.
  private func takeBack(from end: Int, to start: Int, _ room: Int) -> (start: Int, used: Int) {
    var at = end
    var used = 0
    let limit = end - room * 32
    while at > start, at > limit {
      var previous = at - 1
      while previous > start, decoded[previous] & 0xC0 == 0x80 { previous -= 1 }
      var screen = Screen()
      let width = screen.put(scalar(previous).scalar)
      if used + width > room { break }
      used += width
      at = previous
    }
    return (at, used)
  }

  /// The character at `offset` of the decoded source and the offset of the next.
  private func scalar(_ offset: Int) -> (scalar: UnicodeScalar, next: Int) {
    let lead = decoded[offset]
    if lead < 0x80 { return (UnicodeScalar(lead), offset + 1) }
    let count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    let end = min(offset + count, decoded.count)
    var value = UInt32(lead) & (count == 4 ? 0x07 : count == 3 ? 0x0F : 0x1F)
    for byte in decoded[offset + 1..<end] { value = value << 6 | UInt32(byte & 0x3F) }
    return (UnicodeScalar(value) ?? "\u{FFFD}", end)
  }
}
