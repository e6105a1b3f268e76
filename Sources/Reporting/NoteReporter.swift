import Documents
import Policy

/// What is said beside the reports, on standard error: one line each, after the program's name.
package struct NoteReporter: Reporter {
  /// A reporter of notes.
  package init() {}

  /// Nothing: notes are made by `Wording`.
  package func report(_ report: DocumentReport) -> [UInt8] { [] }
}

extension Wording {
  /// The line that says why an input could not be checked.
  package func failure(_ failure: DocumentReport.Failure, of report: DocumentReport) -> [UInt8] {
    line(report.name, failure.message.text(language))
  }

  /// The line that says how a document was read, what was found and how long that took; nothing for one that failed.
  package func checked(_ report: DocumentReport, time: Duration) -> [UInt8] {
    guard case .checked(let document, let evaluation) = report.outcome else { return [] }
    let milliseconds = Double(time.components.seconds) * 1e3 + Double(time.components.attoseconds) / 1e15
    let text = self.text(
      "verbose.document",
      [
        "format": .text(document.format.rawValue), "encoding": .text(document.encoding.name),
        "language": .text(document.language ?? self.text("inspect.unknown")),
        "findings": .number(evaluation.findings.count),
        "time": .text(StatisticsReporter.fixed(milliseconds, digits: 1)),
      ])
    return line(report.name, text)
  }

  /// The line that says `text` of the input called `name`.
  package func line(_ name: String, _ text: String) -> [UInt8] {
    Screen.safe("imprimatur: \(name): \(text)") + [0x0A]
  }
}
