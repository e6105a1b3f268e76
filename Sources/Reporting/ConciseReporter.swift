import Documents
import Policy

/// One line a finding, in the form that editors and compilers have made common: `path:line:column: severity: message`.
struct ConciseReporter: Reporter {
  private let options: ReportOptions
  private let palette: Palette

  init(_ options: ReportOptions) {
    self.options = options
    palette = Palette(isOn: options.hasColor)
  }

  func report(_ report: DocumentReport) -> [UInt8] {
    guard case .checked(let document, let evaluation) = report.outcome else { return [] }
    let findings = evaluation.findings.filter { $0.severity >= options.show }
    guard !findings.isEmpty || !evaluation.omissions.isEmpty else { return [] }
    let lines = LineIndex(document.decoded)
    var output: [UInt8] = []
    for finding in findings {
      let place = document.location(of: finding.range, using: lines).start
      output += palette.paint("\(report.name):\(place.line):\(place.column):", .path) + [0x20]
      // The severity stays English: editors look for these words.
      output += palette.paint(finding.severity.rawValue + ":", finding.severity.role) + [0x20]
      output += Screen.safe(Screen.oneLine(finding.message.text(options.wording.language))) + [0x20]
      output += palette.paint("[\(finding.rule)]", .quiet) + [0x0A]
    }
    for omission in evaluation.omissions {
      output += palette.paint("\(report.name):", .path) + [0x20]
      output += Screen.safe(options.wording.omission(omission)) + [0x20]
      output += palette.paint("[\(omission.code)]", .quiet) + [0x0A]
    }
    return output
  }
}
