import Documents
import Policy

/// A Code Quality report of GitLab: an array of issues, each known again by its fingerprint.
struct GitLabReporter: Reporter {
  private let options: ReportOptions
  private var wording: Wording { options.wording }

  init(_ options: ReportOptions) { self.options = options }

  func begin() -> [UInt8] { Array("[\n".utf8) }
  var separator: [UInt8] { Array(",\n".utf8) }
  func end(_ summary: RunSummary) -> [UInt8] { Array("\n]\n".utf8) }

  func report(_ report: DocumentReport) -> [UInt8] {
    let path = options.paths.relative(report.path)
    let name = Screen.plain(report.name)
    var issues: [[UInt8]] = []
    if case .failed(let failure) = report.outcome {
      let text = "\(name): \(failure.message.text(wording.language))"
      let lines = (report.recordLine ?? 1, report.recordLine ?? 1)
      return issue(failure.code, text, "critical", path, lines, fingerprint(report, failure.code))
    }
    guard let page = PlacedReport(report, options) else { return [] }
    for finding in page.findings {
      let place = page.place(finding.range, in: .codePoint)
      issues.append(
        issue(
          finding.rule, page.message(finding), finding.severity.gitLab, path, (place.line, place.endLine),
          fingerprint(report, finding.fingerprint)))
    }
    for (index, omission) in page.evaluation.omissions.enumerated() {
      let text = "\(name): \(wording.text("text.omission")) \(wording.omission(omission))"
      let lines = (report.recordLine ?? 1, report.recordLine ?? 1)
      issues.append(
        issue(omission.code, text, "minor", path, lines, fingerprint(report, "\(omission.code) \(index)")))
    }
    return Array(issues.joined(separator: separator))
  }

  /// Equal findings of two files are two issues, so the file is part of their name.
  private func fingerprint(_ report: DocumentReport, _ own: String) -> String {
    Fingerprint.of([options.paths.relative(report.path), report.name, own], ordinal: 0)
  }

  private func issue(
    _ code: String, _ text: String, _ severity: String, _ path: String, _ lines: (begin: Int, end: Int),
    _ fingerprint: String
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      // The rule's name is shown nowhere else.
      json.member("description", "\(code): \(Screen.plain(text))")
      json.member("check_name", code)
      json.member("fingerprint", fingerprint)
      json.member("severity", severity)
      json.object("location") { json in
        json.member("path", path)
        json.object("lines") { json in
          json.member("begin", lines.begin)
          json.member("end", lines.end)
        }
      }
    }
    return json.take()
  }
}

extension Severity {
  /// The severity of Code Climate issues that comes nearest.
  fileprivate var gitLab: String {
    switch self {
    case .info: "info"
    case .warning: "minor"
    case .error: "major"
    }
  }
}
