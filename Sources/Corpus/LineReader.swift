package import Archive

/// Reads a stream line by line in bounded memory.
///
/// A line ends at LF and nowhere else (CR, U+2028, U+0085 may stand in it); a line longer than the limit is read over,
/// not kept. Not for use from several threads.
package final class LineReader {
  /// What the next line is.
  package enum Line: Equatable {
    /// Its bytes without the line feed.
    case bytes([UInt8])
    /// Longer than the limit.
    case tooLong
  }

  private let source: any ByteSource
  private let limit: Int
  /// What has been read and not handed out.
  private var buffer: [UInt8]
  private var position = 0
  private var isAtEnd: Bool
  /// The number of the line handed out last, 1-based.
  package private(set) var number = 0

  /// A reader of lines of at most `limit` bytes from `source`.
  package init(_ source: any ByteSource, limit: Int) {
    self.source = source
    self.limit = limit
    buffer = []
    isAtEnd = false
  }

  /// The next line; nil at the end.
  ///
  /// The last one need not end with a line feed.
  package func next() throws(ByteFailure) -> Line? {
    var searched = position
    while true {
      if let end = lineFeed(in: buffer, from: searched) {
        defer { position = end + 1 }
        number += 1
        return end - position > limit ? .tooLong : .bytes(Array(buffer[position..<end]))
      }
      if buffer.count - position > limit { return try skipLine() }
      buffer.removeFirst(position)
      position = 0
      searched = buffer.count
      if try !readMore() {
        guard !buffer.isEmpty else { return nil }
        number += 1
        defer { buffer = [] }
        return .bytes(buffer)
      }
    }
  }

  /// Reads over the rest of a line that is too long.
  private func skipLine() throws(ByteFailure) -> Line {
    number += 1
    while true {
      buffer.removeAll(keepingCapacity: false)
      position = 0
      guard try readMore() else { return .tooLong }
      if let end = lineFeed(in: buffer, from: 0) {
        position = end + 1
        return .tooLong
      }
    }
  }

  private func readMore() throws(ByteFailure) -> Bool {
    guard !isAtEnd else { return false }
    let more = try source.next()
    isAtEnd = more.isEmpty
    if buffer.isEmpty { buffer = more } else { buffer += more }
    return !isAtEnd
  }
}

/// The offset of the first line feed in `bytes` from `start` on; nil without one.
///
/// The first loop looks at 32 bytes at once without leaving early, which the compiler turns into vector code.
func lineFeed(in bytes: [UInt8], from start: Int) -> Int? {
  let span = bytes.span
  var at = start
  while span.count - at >= 32 {
    var hit: UInt8 = 0
    for index in at..<at + 32 { hit |= span[index] == 0x0A ? 1 : 0 }
    if hit != 0 { break }
    at += 32
  }
  while at < span.count {
    if span[at] == 0x0A { return at }
    at += 1
  }
  return nil
}
