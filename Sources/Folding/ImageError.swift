/// Why an image cannot be read: it was cut off, damaged, or written by another version.
package struct ImageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Code: String, Sendable {
    /// The image ends before the value does.
    case truncated
    /// The bytes are no value of the type that is read.
    case invalid
    /// Values nest deeper than `ImageReader.deepest`.
    case depth
    /// Bytes are left over behind the last value.
    case excess
  }

  /// What is wrong.
  package var code: Code
  /// Where reading stopped, in bytes from the image's start.
  package var offset: Int

  /// An error of the kind `code` at the byte `offset`.
  package init(_ code: Code, at offset: Int) {
    self.code = code
    self.offset = offset
  }

  /// The code and the place, for logs.
  package var description: String { "damaged image: \(code.rawValue) at byte \(offset)" }
}
