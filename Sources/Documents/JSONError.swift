/// Why a text is not the JSON that was asked for, and where.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of failure.
  package enum Code: String, Sendable {
    /// The text does not follow RFC 8259.
    case syntax = "json-syntax"
    /// Arrays and objects are nested deeper than the reader's limit.
    case nesting = "json-nesting-limit"
  }

  /// The kind of failure.
  package let code: Code
  /// The offset of the offending byte in the input array, 0-based.
  package let offset: Int
  /// The line it stands in, 1-based from the start of the range that was read; LF ends a line.
  package let line: Int
  /// The column in code points, 1-based.
  package let column: Int
  /// What was expected and what was found, one English sentence without a full stop.
  package let message: String

  /// The message with its position.
  package var description: String { "line \(line), column \(column): \(message)" }
}

extension JSONError {
  /// An error at `offset`, its line and column counted from `start`.
  init(_ code: Code, _ message: String, at offset: Int, in bytes: [UInt8], from start: Int) {
    var line = 1
    var column = 1
    for byte in bytes[start..<min(offset, bytes.count)] {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.init(code: code, offset: offset, line: line, column: column, message: message)
  }
}
