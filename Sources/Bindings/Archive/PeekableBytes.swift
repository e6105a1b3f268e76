/// A source whose next bytes can be looked at before they are taken.
///
/// A failure that looking ahead runs into is thrown when the bytes before it have been taken. Not for use from several
/// threads.
package final class PeekableBytes: ByteSource {
  private let source: any ByteSource
  private var ahead: [UInt8] = []
  private var failure: ByteFailure?
  private var isAtEnd = false

  /// The bytes of `source`.
  package init(_ source: any ByteSource) { self.source = source }

  /// The number of bytes of the whole, where the source can be read from any place.
  package var seekableSize: Int? { source.seekableSize }

  /// The next bytes, `count` of them or more; fewer only where the bytes end or fail.
  package func peek(_ count: Int) -> [UInt8] {
    while ahead.count < count, look() {}
    return ahead
  }

  /// Looks one portion further ahead and returns what is there in all; nil when there is nothing more.
  package func peekMore() -> [UInt8]? { look() ? ahead : nil }

  private func look() -> Bool {
    guard failure == nil, !isAtEnd else { return false }
    do throws(ByteFailure) {
      let more = try source.next()
      isAtEnd = more.isEmpty
      if ahead.isEmpty { ahead = more } else { ahead += more }
      return !isAtEnd
    } catch {
      failure = error
      return false
    }
  }

  /// The next portion; empty at the end.
  package func next() throws(ByteFailure) -> [UInt8] {
    guard ahead.isEmpty else {
      defer { ahead = [] }
      return ahead
    }
    if let failure {
      self.failure = nil
      throw failure
    }
    return isAtEnd ? [] : try source.next()
  }

  /// Goes on at `offset`.
  package func seek(to offset: Int) throws(ByteFailure) {
    ahead = []
    failure = nil
    isAtEnd = false
    try source.seek(to: offset)
  }
}
