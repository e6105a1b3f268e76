/// Raw HTML of a Markdown source, its lines put together without the marks of quotations and lists before them.
struct RawMarkup {
  private struct Segment {
    var start: Int
    var source: Int
  }

  /// The HTML.
  private(set) var text: [UInt8] = []
  private var segments: [Segment] = []
  /// Behind its last byte in the source.
  private(set) var end = 0

  /// Whether there is none.
  var isEmpty: Bool { text.isEmpty }

  /// Appends a piece that stands at `offset` of the source; without an offset, the line end that follows there.
  mutating func append(_ piece: Span<UInt8>, at offset: Int?, in bytes: [UInt8]) {
    var offset = offset
    var count = piece.count
    if offset == nil {
      guard !text.isEmpty, count == 1, piece[0] == 0x0A else { return }
      let line = lineEnd(bytes, from: end)
      guard line < bytes.count else { return }
      offset = line
      count = bytes[line] == 0x0D && line + 1 < bytes.count && bytes[line + 1] == 0x0A ? 2 : 1
    }
    guard let offset, count > 0 else { return }
    if segments.isEmpty || offset != end { segments.append(Segment(start: text.count, source: offset)) }
    text.append(contentsOf: bytes[offset..<offset + count])
    end = offset + count
  }

  /// The source bytes of `range`, what stands between its lines included.
  func source(_ range: ByteRange) -> ByteRange {
    let lower = source(range.lower)
    guard range.count > 0 else { return ByteRange(lower, lower) }
    return ByteRange(lower, source(range.upper - 1) + 1)
  }

  /// Calls `body` with the source bytes of each part of `range` that stands in one piece there.
  func eachPiece(of range: ByteRange, _ body: (ByteRange) -> Void) {
    var at = range.lower
    while at < range.upper {
      let index = segment(of: at)
      let end = min(range.upper, index + 1 < segments.count ? segments[index + 1].start : text.count)
      guard end > at else { return }
      let start = segments[index].source + at - segments[index].start
      body(ByteRange(start, start + end - at))
      at = end
    }
  }

  private func source(_ offset: Int) -> Int {
    guard !segments.isEmpty else { return end }
    let segment = segments[segment(of: offset)]
    return segment.source + offset - segment.start
  }

  private func segment(of offset: Int) -> Int {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].start <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
