/// Why a source could not be read at all.
package struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A stable code.
  package enum Code: String, Sendable {
    /// JSON was asked for, and the text does not follow RFC 8259.
    case invalidJSON = "invalid-json"
    /// JSON values are nested deeper than the limit.
    case nestingLimit = "nesting-limit"
    /// The bytes are no text: an image, an archive, a program.
    case binary = "binary-content"
  }

  /// A stable code.
  package var code: Code
  /// What is wrong, one English sentence without a full stop.
  package var message: String
  /// The source byte it concerns, 0-based, where it is known.
  package var offset: Int?
  /// What to do about it.
  package var help: String?

  /// An error with its message.
  package init(_ code: Code, _ message: String, offset: Int? = nil, help: String? = nil) {
    self.code = code
    self.message = message
    self.offset = offset
    self.help = help
  }

  /// The message with its help.
  package var description: String { help.map { "\(message); \($0)" } ?? message }
}
