internal import Bytes

/// A text in an image, made into a string when it is asked for: most texts of an image are never read.
package struct ImageText: Sendable {
  private let bytes: ReadOnlyBytes
  private let lower: UInt32
  private let count: UInt32

  /// The bytes of `image` from `lower` on.
  init(_ image: ReadOnlyBytes, lower: Int, count: Int) {
    bytes = image
    self.lower = UInt32(truncatingIfNeeded: lower)
    self.count = UInt32(truncatingIfNeeded: count)
  }

  /// The text; what is not UTF-8 in it becomes U+FFFD.
  ///
  /// - Complexity: O(n) at every call.
  package var string: String {
    let range = Int(lower)..<Int(lower) + Int(count)
    return bytes.text(range) ?? String(decoding: bytes[range], as: UTF8.self)
  }
}
