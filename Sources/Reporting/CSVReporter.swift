import Documents
import Policy

/// Comma-separated values (RFC 4180) for spreadsheets: one row a finding, and one for each input not checked completely.
///
/// It begins with a byte order mark, without which spreadsheets take UTF-8 for a legacy encoding. Text that a
/// spreadsheet would compute gets an apostrophe before it. Columns count code points from 1; of a record they are those
/// in its own text.
struct CSVReporter: Reporter {
  private static let columns = [
    "path", "id", "line", "column", "end_line", "end_column", "severity", "confidence", "rule", "message", "text",
    "zone", "replacement", "fingerprint",
  ]

  private let options: ReportOptions
  private var wording: Wording { options.wording }

  init(_ options: ReportOptions) { self.options = options }

  func begin() -> [UInt8] { [0xEF, 0xBB, 0xBF] + row(Self.columns) }

  func report(_ report: DocumentReport) -> [UInt8] {
    let record = report.recordLine == nil ? "" : String(report.name.dropFirst(report.path.count + 1))
    let head = [options.paths.relative(report.path), record]
    let noPlace = [report.recordLine.map(String.init) ?? "", "", "", ""]
    if case .failed(let failure) = report.outcome {
      let text = failure.message.text(wording.language)
      return row(head + noPlace + ["error", "high", failure.code, text, "", "", "", ""])
    }
    guard let page = PlacedReport(report, options) else { return [] }
    let findings = page.findings.flatMap { finding in
      let place = page.textPlace(finding.range, in: .codePoint)
      return row(
        head + [place.line, place.column, place.endLine, place.endColumn].map(String.init) + [
          finding.severity.rawValue, finding.confidence.rawValue, finding.rule,
          finding.message.text(wording.language),
          String(decoding: page.source(finding.range), as: UTF8.self),
          finding.zone.rawValue, finding.fix?.replacement ?? "", finding.fingerprint,
        ])
    }
    return findings
      + page.evaluation.omissions.flatMap { omission in
        let text = "\(wording.text("text.omission")) \(wording.omission(omission))"
        return row(head + noPlace + ["warning", "high", omission.code, text, "", "", "", ""])
      }
  }

  private func row(_ cells: [String]) -> [UInt8] {
    Array((cells.map(Self.cell).joined(separator: ",") + "\r\n").utf8)
  }

  /// A value on one line, with what a spreadsheet, a terminal or a CI runner would take for an instruction made harmless.
  private static func cell(_ value: String) -> String {
    var text = Screen.plain(value)
    // What begins like a formula is one for a spreadsheet, in quotation marks too.
    if let first = text.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) { text = "'" + text }
    let needsQuotes = text.hasPrefix(":") || text.contains { $0 == "," || $0 == "\"" }
    return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
