package import Policy

/// Writes reports in one format.
///
/// A reporter keeps no state: reports may be written on several threads at once and are put together in order, so that
/// the output does not depend on the number of workers, and memory not on the number of documents.
package protocol Reporter: Sendable {
  /// What stands before the first report.
  func begin() -> [UInt8]
  /// One report.
  func report(_ report: DocumentReport) -> [UInt8]
  /// What stands between two reports that are not empty.
  var separator: [UInt8] { get }
  /// What stands behind the last report.
  func end(_ summary: RunSummary) -> [UInt8]
}

extension Reporter {
  /// Nothing.
  package func begin() -> [UInt8] { [] }
  /// Nothing.
  package var separator: [UInt8] { [] }
  /// Nothing.
  package func end(_ summary: RunSummary) -> [UInt8] { [] }
}

/// How much is said beside the findings.
package enum ReportDetail: Sendable {
  /// Nothing.
  case quiet
  /// What matters: nothing where all is well.
  case normal
  /// Everything that was done.
  case verbose
}

/// What a report shows and in which words.
package struct ReportOptions: Sendable {
  /// The least severity of findings that are shown.
  package var show: Severity
  /// The program's own texts, and the language of messages.
  package var wording: Wording
  /// Whether colour may be used.
  package var hasColor: Bool
  /// The number of columns of the screen; at least 40.
  package var columns: Int
  /// How much is said beside the findings.
  package var detail = ReportDetail.normal
  /// Whether nothing to check is as good as nothing found, as where only changes are looked at.
  package var mayBeEmpty = false

  /// Options for a reader of `wording`.
  package init(show: Severity = .warning, wording: Wording, hasColor: Bool = false, columns: Int = 100) {
    self.show = show
    self.wording = wording
    self.hasColor = hasColor
    self.columns = max(40, columns)
  }
}

/// The formats that reports are written in.
package enum ReportFormat: String, CaseIterable, Sendable {
  case text, concise, json, jsonl

  /// A reporter of this format.
  package func reporter(_ options: ReportOptions) -> any Reporter {
    switch self {
    case .text: TextReporter(options)
    case .concise: ConciseReporter(options)
    case .json: JSONReporter(options)
    case .jsonl: JSONLinesReporter(options)
    }
  }

  /// Whether people read it, in the language of their locale, rather than programs.
  package var isForPeople: Bool { self == .text || self == .concise }
}
