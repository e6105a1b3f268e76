package import Policy
internal import SQLite

/// What a row of `skipped` says, but for where it stands.
package struct SkippedRow: Hashable, Sendable {
  /// A stable code.
  package var code: String
  /// What is the matter and what to do.
  package var message: LocalizedText
  /// The bytes of the source that it concerns; nil where they are not known.
  package var bytes: Range<Int>?
  /// How many things it speaks for.
  package var count: Int
  /// Whether an article was left unchecked.
  package var isFailure: Bool

  /// A row.
  package init(
    code: String, message: LocalizedText, bytes: Range<Int>? = nil, count: Int = 1, isFailure: Bool = false
  ) {
    self.code = code
    self.message = message
    self.bytes = bytes
    self.count = count
    self.isFailure = isFailure
  }

  /// The columns of `skipped`.
  static let columns = ["code", "message", "message_zh", "byte_start", "byte_end", "count", "is_failure"]

  /// The values of these columns.
  var values: [SQLiteValue] {
    [
      .text(code), .text(message.english), .text(message.chinese), SQLiteValue(bytes?.lowerBound),
      SQLiteValue(bytes?.upperBound), .integer(count), SQLiteValue(isFailure),
    ]
  }
}
