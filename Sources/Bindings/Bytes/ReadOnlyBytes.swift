/// Bytes to read from that are never copied: an array's, or bytes that stand in the program itself.
///
/// - Note: Thread safety: shareable. Nothing writes to either kind, and what stands in the program is there to its end.
@safe
package struct ReadOnlyBytes: @unchecked Sendable {
  @safe
  private enum Storage {
    case array([UInt8])
    case program(UnsafeBufferPointer<UInt8>)
  }

  private let storage: Storage
  /// How many there are.
  package let count: Int

  /// The bytes of `array`.
  package init(_ array: [UInt8]) {
    storage = .array(array)
    count = array.count
  }

  /// The bytes at `constant`, which must stay there unchanged until the program ends.
  @unsafe
  package init(constant: UnsafeBufferPointer<UInt8>) {
    storage = unsafe .program(constant)
    count = constant.count
  }

  /// Hands the bytes in `range`, which lies within `0..<count`, to `body`.
  package func withSpan<Result, Failure: Error>(
    _ range: Range<Int>, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch storage {
    case .array(let array): try body(array.span.extracting(range))
    case .program(let buffer): try unsafe body(buffer.span.extracting(range))
    }
  }

  /// The bytes in `range`, which lies within `0..<count`, copied.
  ///
  /// O(n).
  package subscript(range: Range<Int>) -> [UInt8] {
    withSpan(range) { span in
      [UInt8](capacity: span.count) { output in for index in span.indices { output.append(span[index]) } }
    }
  }

  /// The text in `range`, which lies within `0..<count`; nil where it is not UTF-8.
  ///
  /// O(n).
  package func text(_ range: Range<Int>) -> String? {
    withSpan(range) { span in
      guard let text = try? UTF8Span(validating: span) else { return nil }
      return String(copying: text)
    }
  }
}
