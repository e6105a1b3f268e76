/// Finds the line and the column of a byte of `Document.decoded`.
///
/// LF, CRLF and a lone CR end a line. Lines and columns count from 1; a column is a Unicode code point.
package struct LineIndex: Sendable {
  /// Where each line starts, ascending; the first at 0.
  private var starts: [UInt32] = [0]
  /// The number of code points before every `stride`-th byte.
  private var codePoints: [UInt32] = [0]
  private let decoded: [UInt8]

  /// So much is counted at most for one column, however long the line is.
  private static let stride = 4096

  /// The index of a valid UTF-8 text.
  ///
  /// - Complexity: O(n), about 4 GB/s.
  package init(_ decoded: [UInt8]) {
    self.decoded = decoded
    codePoints.reserveCapacity(decoded.count / Self.stride + 1)
    var total = 0
    var chunk = 0
    while decoded.count - chunk > Self.stride {
      total += codePointCount(decoded, from: chunk, to: chunk + Self.stride)
      codePoints.append(UInt32(total))
      chunk += Self.stride
    }
    findLines()
  }

  private mutating func findLines() {
    var at = 0
    while true {
      at = lineEnd(decoded, from: at)
      guard at < decoded.count else { return }
      let isPair = decoded[at] == 0x0D && at + 1 < decoded.count && decoded[at + 1] == 0x0A
      at += isPair ? 2 : 1
      starts.append(UInt32(at))
    }
  }

  /// The number of lines; a text that ends in a line end has an empty last one.
  package var lineCount: Int { starts.count }

  /// The line and the column of the byte at `offset`, which may be the end of the text.
  ///
  /// - Complexity: O(log n) in the number of lines, and at most 8 KiB are counted through.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(offset, 0), decoded.count)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    let start = Int(starts[low])
    if offset - start <= Self.stride { return (low + 1, codePointCount(decoded, from: start, to: offset) + 1) }
    return (low + 1, codePointsBefore(offset) - codePointsBefore(start) + 1)
  }

  /// The bytes of `line` (1-based) without its end; the empty range at the end when there is no such line.
  package func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return decoded.count..<decoded.count }
    let start = Int(starts[line - 1])
    var end = line < starts.count ? Int(starts[line]) : decoded.count
    if line < starts.count {
      end -= 1
      if end > start, decoded[end] == 0x0A, decoded[end - 1] == 0x0D { end -= 1 }
    }
    return start..<end
  }

  /// The offset of a character by its line and its column in code points, both 1-based; nil when there is no such line.
  ///
  /// A column behind the line's end is the end.
  /// - Complexity: O(n) in the length of the line.
  package func offset(line: Int, column: Int) -> Int? {
    guard line >= 1, line <= starts.count else { return nil }
    let range = range(ofLine: line)
    var offset = range.lowerBound
    var left = column - 1
    while left > 0, offset < range.upperBound {
      offset += 1
      while offset < range.upperBound, decoded[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }

  private func codePointsBefore(_ offset: Int) -> Int {
    let chunk = min(offset / Self.stride, codePoints.count - 1)
    return Int(codePoints[chunk]) + codePointCount(decoded, from: chunk * Self.stride, to: offset)
  }
}

/// The number of code points that begin in `start ..< end` of valid UTF-8.
func codePointCount(_ utf8: [UInt8], from start: Int, to end: Int) -> Int {
  let utf8 = utf8.span
  var count = 0
  var at = start
  // Blocks of up to 128 bytes are summed in one byte, which vectorises best.
  while at < end {
    let stop = min(end, at + 128)
    var part: UInt8 = 0
    for index in at..<stop { part &+= utf8[index] & 0xC0 != 0x80 ? 1 : 0 }
    count += Int(part)
    at = stop
  }
  return count
}

/// The offset of the first LF or CR at or after `start`; the count of bytes without one.
func lineEnd(_ utf8: [UInt8], from start: Int) -> Int {
  let utf8 = utf8.span
  var at = start
  while utf8.count - at >= 32 {
    var seen: UInt8 = 0
    for index in at..<at + 32 {
      let byte = utf8[index]
      seen |= (byte == 0x0A ? 1 : 0) | (byte == 0x0D ? 1 : 0)
    }
    if seen != 0 { break }
    at += 32
  }
  while at < utf8.count, utf8[at] != 0x0A, utf8[at] != 0x0D { at += 1 }
  return at
}
