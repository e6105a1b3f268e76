package import Policy
package import SQLite

/// All findings of an archive as comma-separated values (RFC 4180) for spreadsheets, one row a finding.
///
/// Begins with a byte order mark, without which spreadsheets take UTF-8 for a legacy encoding. A text that a spreadsheet
/// would compute gets an apostrophe before it.
package struct ArchiveCSVReport {
  private let language: MessageLanguage

  /// A report with messages in `language`.
  package init(_ language: MessageLanguage) { self.language = language }

  private static let columns = [
    "path", "member", "record_id", "url", "site", "date", "language", "title", "severity", "rule", "message", "text",
    "line", "column", "fingerprint",
  ]

  /// Hands the rows to `write`, some at a time; memory does not grow with the number of findings.
  ///
  /// - Throws: `SQLiteError`; stops where `write` says false.
  package func write(_ database: Database, _ write: ([UInt8]) -> Bool) throws(SQLiteError) {
    var buffer: [UInt8] = [0xEF, 0xBB, 0xBF] + row(Self.columns)
    let message = language == .chinese ? "f.message_zh" : "f.message"
    let findings = try database.prepare(
      """
      SELECT d.path, d.member, d.record, d.url, d.site, d.date, d.language, d.title, f.severity, f.rule, \(message), f.text,
      f.line_start, f.column_start, f.fingerprint FROM findings f JOIN documents d ON d.id = f.document ORDER BY f.id
      """)
    try findings.bind([])
    while try findings.step() {
      buffer += row((0..<Self.columns.count).map { findings.text($0) ?? "" })
      guard buffer.count > 1 << 18 else { continue }
      guard write(buffer) else { return }
      buffer.removeAll(keepingCapacity: true)
    }
    _ = write(buffer)
  }

  private func row(_ cells: [String]) -> [UInt8] {
    Array((cells.map(Self.cell).joined(separator: ",") + "\r\n").utf8)
  }

  private static func cell(_ value: String) -> String {
    var text = ""
    for scalar in value.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
      text += isControl ? Screen.escape(scalar) : String(scalar)
    }
    // What begins like a formula is one for a spreadsheet, in quotation marks too.
    if let first = text.unicodeScalars.first, "=+-@\t\n".unicodeScalars.contains(first) { text = "'" + text }
    let needsQuotes = text.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) }
    return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
