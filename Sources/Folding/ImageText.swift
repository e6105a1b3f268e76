/// A text in an image, made into a string when it is asked for: most texts of an image are never read.
package struct ImageText: Sendable {
  private let bytes: [UInt8]
  private let lower: UInt32
  private let count: UInt32

  /// The bytes of `image` from `lower` on.
  init(_ image: [UInt8], lower: Int, count: Int) {
    bytes = image
    self.lower = UInt32(truncatingIfNeeded: lower)
    self.count = UInt32(truncatingIfNeeded: count)
  }

  /// The text; what is not UTF-8 in it becomes U+FFFD.
  ///
  /// - Complexity: O(n) at every call.
  package var string: String {
    let lower = Int(lower)
    return String(decoding: bytes[lower..<lower + Int(count)], as: UTF8.self)
  }
}
