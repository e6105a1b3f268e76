import Archive

/// The bytes of a web archive, taken line by line and block by block.
///
/// Where the source fails, they seem to end; `takeFailure` says so, and after it they go on behind the damage if the
/// source can. Not for use from several threads.
final class RecordBytes {
  private let source: any ByteSource
  private var buffer: [UInt8] = []
  private var position = 0
  private var failure: ByteFailure?
  private(set) var isAtEnd = false

  /// The bytes of `source`.
  init(_ source: any ByteSource) { self.source = source }

  /// The failure that the bytes end with; nil where they do not.
  func takeFailure() -> ByteFailure? {
    defer { failure = nil }
    return failure
  }

  /// How many bytes are at hand, `count` or more where there are as many.
  private func fill(_ count: Int) -> Int {
    while buffer.count - position < count, failure == nil, !isAtEnd {
      do throws(ByteFailure) {
        let more = try source.next()
        if more.isEmpty {
          isAtEnd = true
        } else if position == buffer.count {
          buffer = more
          position = 0
        } else {
          buffer.removeFirst(position)
          position = 0
          buffer += more
        }
      } catch {
        failure = error
      }
    }
    return buffer.count - position
  }

  /// The next bytes, at most `count`, which stay where they are.
  func peek(_ count: Int) -> ArraySlice<UInt8> {
    let count = min(count, fill(count))
    return buffer[position..<(position + count)]
  }

  /// The next `count` bytes; fewer where they end.
  func take(_ count: Int) -> [UInt8] {
    let first = peek(min(count, 1 << 20))
    position += first.count
    var bytes = Array(first)
    while bytes.count < count {
      let more = peek(min(count - bytes.count, 1 << 20))
      if more.isEmpty { break }
      position += more.count
      bytes += more
    }
    return bytes
  }

  /// Passes over `count` bytes; returns how many there were.
  func skip(_ count: Int) -> Int {
    var passed = 0
    while passed < count {
      let there = min(count - passed, fill(1))
      if there == 0 { break }
      position += there
      passed += there
    }
    return passed
  }

  /// Puts `bytes`, which were taken last, back.
  func putBack(_ bytes: ArraySlice<UInt8>) {
    buffer = Array(bytes) + buffer[position...]
    position = 0
  }

  /// The next line without its end (CR LF or LF); nil at the end, or where the next `limit` bytes hold none.
  func line(limit: Int) -> [UInt8]? {
    var searched = 0
    while true {
      if let end = lineFeed(in: buffer, from: position + searched) {
        guard end - position <= limit else { return nil }
        defer { position = end + 1 }
        let isPair = end > position && buffer[end - 1] == 0x0D
        return Array(buffer[position..<(isPair ? end - 1 : end)])
      }
      searched = buffer.count - position
      if searched > limit { return nil }
      let before = searched
      guard fill(searched + 1) > before else {
        guard searched > 0 else { return nil }
        defer { position = buffer.count }
        return Array(buffer[position...])
      }
    }
  }

  /// Passes over everything up to the next line that `isStart` recognises, and stays before it; false without one.
  ///
  /// Only the first `length` bytes of a line are looked at.
  func skip(toLine isStart: (ArraySlice<UInt8>) -> Bool, length: Int) -> Bool {
    while true {
      guard let end = lineFeed(in: buffer, from: position) else {
        position = buffer.count
        guard fill(1) > 0 else { return false }
        continue
      }
      position = end + 1
      let start = peek(length)
      if isStart(start) { return true }
      if start.isEmpty { return false }
    }
  }
}
