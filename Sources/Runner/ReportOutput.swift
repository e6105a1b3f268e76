package import Files
package import Reporting

/// A place that reports are written to, in one format.
///
/// Not for use from several threads.
package final class ReportOutput {
  /// What writes the reports.
  package let reporter: any Reporter
  /// How many lines are written, and what is said of those that are left out.
  package struct Limit {
    /// The number of lines.
    let lines: Int
    /// What is said of so many lines.
    let text: (Int) -> String

    /// At most `lines` lines, and the line that `text` gives for what is left out.
    package init(lines: Int, text: @escaping (Int) -> String) {
      self.lines = lines
      self.text = text
    }
  }

  /// A limit for reports that someone has to read as they come; nil for all.
  package var limit: Limit?
  private var lines = 0
  private let file: OpenFile
  private var waiting: [UInt8] = []
  private var hasReports = false
  private let holdsBack: Int
  /// The failure of the last write; nothing more is written after it.
  package private(set) var failure: FileError?

  /// An output to `file`; a terminal sees each report at once, anything else gets them in larger portions.
  package init(_ reporter: any Reporter, to file: consuming OpenFile) {
    self.reporter = reporter
    holdsBack = file.isTerminal ? 0 : 1 << 16
    self.file = file
  }

  /// Writes what stands before the first report.
  func begin() { write(reporter.begin()) }

  /// Writes one report, made by `reporter`.
  func add(_ report: [UInt8]) {
    guard !report.isEmpty else { return }
    if hasReports { write(reporter.separator) }
    hasReports = true
    guard let limit else { return write(report) }
    for line in report.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      lines += 1
      if lines <= limit.lines { write(line + [0x0A]) }
    }
  }

  /// Writes what stands behind the last report.
  func end(_ summary: RunSummary) {
    if let limit, lines > limit.lines { write(Screen.safe(limit.text(lines - limit.lines)) + [0x0A]) }
    write(reporter.end(summary))
    flush()
  }

  /// Hands over to the system what has been held back.
  func flush() {
    guard failure == nil, !waiting.isEmpty else { return }
    do throws(FileError) { try file.write(waiting) } catch { failure = error }
    waiting.removeAll(keepingCapacity: true)
  }

  private func write(_ bytes: [UInt8]) {
    guard failure == nil else { return }
    waiting += bytes
    if waiting.count > holdsBack { flush() }
  }
}
