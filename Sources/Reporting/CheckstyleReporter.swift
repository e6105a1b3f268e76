import Documents
import Policy

/// The XML of Checkstyle: a file, and an error for each finding in it.
struct CheckstyleReporter: Reporter {
  private let options: ReportOptions
  private var wording: Wording { options.wording }

  init(_ options: ReportOptions) { self.options = options }

  func begin() -> [UInt8] { Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n".utf8) }
  func end(_ summary: RunSummary) -> [UInt8] { Array("</checkstyle>\n".utf8) }

  func report(_ report: DocumentReport) -> [UInt8] {
    let name = Screen.plain(report.name)
    var errors: [String] = []
    if case .failed(let failure) = report.outcome {
      let text = "\(name): \(failure.message.text(wording.language))"
      errors = [error(report.recordLine ?? 1, nil, "error", text, failure.code)]
    } else if let page = PlacedReport(report, options) {
      errors = page.findings.map { finding in
        let place = page.place(finding.range, in: .codePoint)
        return error(
          place.line, place.isExact ? place.column : nil, finding.severity.rawValue, page.message(finding), finding.rule
        )
      }
      errors += page.evaluation.omissions.map { omission in
        let text = "\(name): \(wording.text("text.omission")) \(wording.omission(omission))"
        return error(report.recordLine ?? 1, nil, "warning", text, omission.code)
      }
    }
    guard !errors.isEmpty else { return [] }
    let head = "  <file name=\"\(XMLText.escaped(options.paths.relative(report.path)))\">\n"
    return Array((head + errors.joined() + "  </file>\n").utf8)
  }

  private func error(_ line: Int, _ column: Int?, _ severity: String, _ text: String, _ code: String) -> String {
    let column = column.map { " column=\"\($0)\"" } ?? ""
    return "    <error line=\"\(line)\"\(column) severity=\"\(severity)\" "
      + "message=\"\(XMLText.escaped(Screen.plain(text)))\" source=\"\(XMLText.escaped("\(Product.name).\(code)"))\"/>\n"
  }
}
