import Documents
import Testing

@testable import Policy
@testable import Reporting

/// A text as a document, with findings where its markers stand.
struct ReportFixture {
  let document: Document
  var evaluation: Evaluation

  /// `marked` holds `⟦ ⟧` round each finding's span; the document is plain text without them.
  init(_ marked: String, severity: Severity = .warning, path: String = "a.txt") throws {
    var text = ""
    var spans: [(Int, Int)] = []
    var start = 0
    for character in marked.unicodeScalars {
      switch character {
      case "\u{27E6}": start = text.utf8.count
      case "\u{27E7}": spans.append((start, text.utf8.count))
      default: text.unicodeScalars.append(character)
      }
    }
    try self.init(bytes: Array(text.utf8), spans: spans, severity: severity)
  }

  /// `spans` are offsets in the decoded source.
  init(bytes: [UInt8], spans: [(Int, Int)], severity: Severity = .warning, charset: String? = nil) throws {
    var reader = DocumentReader()
    var declared = Declared()
    declared.charset = charset
    let document = try reader.read(bytes, format: .text, declared: declared)
    self.document = document
    evaluation = Evaluation(findings: [], suppressed: [], suppressions: [], facts: [], omissions: [])
    evaluation.findings = spans.map { lower, upper in
      let start = document.textMap.upperOffset(ofLower: lower) ?? 0
      let end = document.textMap.upperOffset(ofLower: upper) ?? document.text.count
      return Finding(
        rule: "family/kind", severity: severity, confidence: .high,
        message: LocalizedText(english: "a message", chinese: "\u{6D88}\u{606F}"), zone: .body,
        range: TextRange(start, end), fingerprint: "0123456789abcdef")
    }
  }

  /// The path of the document.
  var path = "a.txt"

  /// The report.
  var report: DocumentReport { DocumentReport(path: path, outcome: .checked(document, evaluation)) }

  /// All of a report in `format`: its beginning, the reports in their order, and its end.
  static func whole(
    _ format: ReportFormat, _ reports: [DocumentReport], _ change: (inout ReportOptions) -> Void = { _ in }
  ) -> String {
    var options = ReportOptions(show: .info, wording: Wording(messages, language: .english))
    change(&options)
    let reporter = format.reporter(options)
    var kept = reporter.keeps.map { KeptPieces($0) }
    var summary = RunSummary()
    var parts: [[UInt8]] = []
    for report in reports {
      let part = reporter.part(of: report)
      for piece in part.kept { kept[piece.list].add(piece) }
      if !part.bytes.isEmpty { parts.append(part.bytes) }
      summary.add(RunSummary(report))
    }
    let bytes = reporter.begin() + parts.joined(separator: reporter.separator) + reporter.end(summary, kept)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a reporter of `format` writes.
  func written(_ format: ReportFormat, columns: Int = 100, hasColor: Bool = false, show: Severity = .info) -> String {
    let options = ReportOptions(
      show: show, wording: Wording(Self.messages, language: .english), hasColor: hasColor, columns: columns)
    return String(decoding: format.reporter(options).report(report), as: UTF8.self)
  }

  /// The lines of the excerpt below the header, without the gutter.
  func excerpt(columns: Int = 100) -> [String] {
    written(.text, columns: columns).split(separator: "\n").filter { $0.dropFirst(7).hasPrefix("|") }
      .map { String($0.dropFirst(9)) }
  }

  private static let messages = [
    "severity.warning": LocalizedText(english: "warning", chinese: ""),
    "text.fix-safe": LocalizedText(english: "fix: {what}", chinese: ""),
    "text.fix-unsafe": LocalizedText(english: "suggestion: {what}", chinese: ""),
    "text.fix-replace": LocalizedText(english: "write {text}", chinese: ""),
    "text.fix-plan": LocalizedText(english: " ({plan})", chinese: ""),
    "text.evidence": LocalizedText(english: "see {line}:{column} {text} ({origin})", chinese: ""),
    "text.evidence-more": LocalizedText(english: "{n:place|places} more", chinese: ""),
    "text.evidence-outside": LocalizedText(english: "compared with {text} ({origin})", chinese: ""),
    "report.help": LocalizedText(english: "explain {rule}; put {directive}", chinese: ""),
    "report.see": LocalizedText(english: "{message}. See {places}.", chinese: ""),
    "summary.semicolon": LocalizedText(english: "; ", chinese: ""),
    "summary.comma": LocalizedText(english: ", ", chinese: ""),
    "text.omission": LocalizedText(english: "left out:", chinese: ""),
  ]
}
