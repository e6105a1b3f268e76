import Documents
import Policy

/// The XML of JUnit as CI servers read it: a suite for each input, a failed case for each finding.
///
/// An input without findings is a case that passed, one that could not be checked an error, one that a limit cut short
/// a skipped case. No totals stand at the root: it is written before they are known.
struct JUnitReporter: Reporter {
  private let options: ReportOptions
  private var wording: Wording { options.wording }

  init(_ options: ReportOptions) { self.options = options }

  func begin() -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"\(Product.name)\">\n".utf8)
  }

  func end(_ summary: RunSummary) -> [UInt8] { Array("</testsuites>\n".utf8) }

  func report(_ report: DocumentReport) -> [UInt8] {
    let suite = Suite(path: options.paths.relative(report.path), name: report.name)
    var cases: [String] = []
    if case .failed(let failure) = report.outcome {
      let text = failure.message.text(wording.language)
      let outcome =
        failure.isSkip
        ? "<skipped message=\"\(XMLText.escaped(Screen.plain(text)))\"/>"
        : element("error", type: failure.code, text, "\(report.name): \(text)")
      return suite.bytes(
        [suite.testCase(failure.code, line: report.recordLine, outcome)], failures: 0, isError: !failure.isSkip,
        skipped: failure.isSkip ? 1 : 0)
    }
    guard let page = PlacedReport(report, options) else { return [] }
    for finding in page.findings {
      let place = page.place(finding.range, in: .codePoint)
      let inside = page.textPlace(finding.range, in: .codePoint)
      let text = finding.message.text(wording.language)
      let detail = "\(report.name):\(inside.line):\(inside.column): \(finding.severity.rawValue): \(text)"
      cases.append(
        suite.testCase(
          "\(finding.rule):\(inside.line):\(inside.column)", line: place.line,
          element("failure", type: finding.rule, text, detail)))
    }
    let failures = cases.count
    for omission in page.evaluation.omissions {
      let text = Screen.plain("\(wording.text("text.omission")) \(wording.omission(omission))")
      cases.append(
        suite.testCase(omission.code, line: report.recordLine, "<skipped message=\"\(XMLText.escaped(text))\"/>"))
    }
    let skipped = cases.count - failures
    if cases.isEmpty { cases = [suite.testCase(report.name, line: report.recordLine, "")] }
    return suite.bytes(cases, failures: failures, isError: false, skipped: skipped)
  }

  private func element(_ name: String, type: String, _ message: String, _ detail: String) -> String {
    let message = XMLText.escaped(Screen.plain(message))
    return "<\(name) type=\"\(XMLText.escaped(type))\" message=\"\(message)\">"
      + XMLText.escaped(Screen.plain(detail)) + "</\(name)>"
  }

  /// The cases of one input.
  private struct Suite {
    let path: String
    let name: String

    func testCase(_ name: String, line: Int?, _ outcome: String) -> String {
      let place = line.map { " line=\"\($0)\"" } ?? ""
      let head = "<testcase classname=\"\(Product.name)\" name=\"\(XMLText.escaped(Screen.plain(name)))\""
      return "\(head) file=\"\(XMLText.escaped(path))\"\(place)"
        + (outcome.isEmpty ? "/>" : ">\(outcome)</testcase>")
    }

    func bytes(_ cases: [String], failures: Int, isError: Bool, skipped: Int) -> [UInt8] {
      let counts =
        "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"\(isError ? 1 : 0)\" skipped=\"\(skipped)\""
      let head = "  <testsuite name=\"\(XMLText.escaped(Screen.plain(name)))\" \(counts)>\n"
      return Array((head + cases.map { "    \($0)\n" }.joined() + "  </testsuite>\n").utf8)
    }
  }
}
