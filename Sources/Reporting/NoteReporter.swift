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

  /// The line that says `text` of the input called `name`.
  package func line(_ name: String, _ text: String) -> [UInt8] {
    Screen.safe("imprimatur: \(name): \(text)") + [0x0A]
  }
}
