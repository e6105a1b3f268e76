import Documents
import Policy

/// A checked document whose places are given in the file that programs open: of a record, the record's line.
struct PlacedReport {
  /// A stretch of a file, 1-based, the end exclusive.
  struct Place: Equatable {
    /// The line of the first character.
    var line: Int
    /// Its column.
    var column: Int
    /// The line behind the last character.
    var endLine: Int
    /// Its column.
    var endColumn: Int
    /// Whether it is the text itself, and not the record that holds it.
    var isExact = true
  }

  /// The report.
  let report: DocumentReport
  /// The document.
  let document: Document
  /// What the rules say about it.
  let evaluation: Evaluation
  /// Its columns.
  let columns: SourceColumns
  private let options: ReportOptions

  /// The document of `report`; nil where there is none.
  ///
  /// - Complexity: O(n) in the bytes of its decoded source.
  init?(_ report: DocumentReport, _ options: ReportOptions) {
    guard case .checked(let document, let evaluation) = report.outcome else { return nil }
    self.report = report
    self.document = document
    self.evaluation = evaluation
    self.options = options
    columns = SourceColumns(document)
  }

  /// The findings that are to be shown.
  var findings: [Finding] { evaluation.findings.filter { $0.severity >= options.show } }

  /// Where `range` of the text stands in the file.
  func place(_ range: TextRange, in unit: SourceColumns.Unit) -> Place {
    if let line = report.recordLine {
      // The bracket that opens the record: the text is inside one of its strings.
      return Place(line: line, column: 1, endLine: line, endColumn: 2, isExact: false)
    }
    return textPlace(range, in: unit)
  }

  /// Where `range` of the text stands in the document itself.
  func textPlace(_ range: TextRange, in unit: SourceColumns.Unit) -> Place {
    let range = document.decodedRange(range)
    let start = columns.position(of: range.lower, in: unit)
    let end = columns.position(of: range.upper, in: unit)
    return Place(line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
  }

  /// The message of `finding` for people, on one line; for a record with where in it.
  func message(_ finding: Finding) -> String {
    located(Screen.plain(finding.message.text(options.wording.language)), finding.range)
  }

  /// `text` with the record and the place in it, where the document is one.
  private func located(_ text: String, _ range: TextRange) -> String {
    guard report.recordLine != nil else { return text }
    let place = textPlace(range, in: .codePoint)
    return "\(Screen.plain(report.name)):\(place.line):\(place.column): \(text)"
  }

  /// The bytes that `range` of the text was made from, decoded.
  func source(_ range: TextRange) -> ArraySlice<UInt8> {
    let place = document.decodedRange(range)
    return document.decoded[place.lower..<place.upper]
  }

  /// The beginning of what supports a finding, enough to recognise it, on one line.
  func short(_ evidence: Finding.Evidence) -> String {
    if let text = evidence.text { return Screen.short(text) }
    guard let range = evidence.range else { return "" }
    return Screen.short(String(decoding: source(range).prefix(512), as: UTF8.self))
  }
}

extension Screen {
  /// `text` on one line, with everything replaced that could command or deceive whoever reads it.
  static func plain(_ text: String) -> String { String(decoding: safe(oneLine(text)), as: UTF8.self) }

  /// The beginning of `text`, enough to recognise it, on one line.
  static func short(_ text: String) -> String {
    let limit = 60
    let text = plain(text)
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "\u{2026}"
  }
}
