internal import SQLite

/// A row of `findings`, but for its id and its document.
package struct FindingRow: Hashable, Sendable {
  /// The rule's id and its family.
  package var rule, family: String
  /// Names of severity and confidence.
  package var severity, confidence: String
  /// What it says.
  package var message, messageChinese: String
  /// The words before the place, what stands there, and the words behind it.
  package var before, text, after: String
  /// The name of the zone.
  package var zone: String
  /// Bytes of the source, 0-based, `byteEnd` exclusive.
  package var byteStart, byteEnd: Int
  /// Lines and columns (code points), 1-based; the end is behind the last character.
  package var lineStart, columnStart, lineEnd, columnEnd: Int
  /// How many places it speaks for.
  package var count: Int
  /// JSON; nil where there is none.
  package var fix, evidence: String?
  /// 16 hexadecimal digits.
  package var fingerprint: String

  /// The columns of `findings`.
  static let columns = [
    "rule", "family", "severity", "confidence", "message", "message_zh", "before", "text", "after", "zone",
    "byte_start",
    "byte_end", "line_start", "column_start", "line_end", "column_end", "count", "fix", "evidence", "fingerprint",
  ]

  /// The values of these columns.
  var values: [SQLiteValue] {
    [
      .text(rule), .text(family), .text(severity), .text(confidence), .text(message), .text(messageChinese),
      .text(before), .text(text), .text(after), .text(zone), .integer(byteStart), .integer(byteEnd),
      .integer(lineStart), .integer(columnStart), .integer(lineEnd), .integer(columnEnd), .integer(count),
      SQLiteValue(fix), SQLiteValue(evidence), .text(fingerprint),
    ]
  }
}
