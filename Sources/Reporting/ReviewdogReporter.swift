import Documents
import Policy

/// The Reviewdog Diagnostic Format, as one JSON text or with a diagnostic a line.
///
/// Columns count bytes of UTF-8, from 1; of a source in another encoding, those of its text in UTF-8.
struct ReviewdogReporter: Reporter {
  private let options: ReportOptions
  private let isStream: Bool
  private var wording: Wording { options.wording }

  init(_ options: ReportOptions, isStream: Bool) {
    self.options = options
    self.isStream = isStream
  }

  func begin() -> [UInt8] {
    isStream ? [] : Array("{\"source\":{\"name\":\"\(Product.name)\"},\"diagnostics\":[\n".utf8)
  }

  var separator: [UInt8] { isStream ? [] : Array(",\n".utf8) }
  func end(_ summary: RunSummary) -> [UInt8] { isStream ? [] : Array("\n]}\n".utf8) }

  func report(_ report: DocumentReport) -> [UInt8] {
    let diagnostics = self.diagnostics(report)
    if isStream { return diagnostics.flatMap { $0 + [0x0A] } }
    return Array(diagnostics.joined(separator: separator))
  }

  private func diagnostics(_ report: DocumentReport) -> [[UInt8]] {
    let name = Screen.plain(report.name)
    if case .failed(let failure) = report.outcome {
      return [diagnostic(report, "\(name): \(failure.message.text(wording.language))", "ERROR", failure.code)]
    }
    guard let page = PlacedReport(report, options) else { return [] }
    return page.findings.map { diagnostic($0, page) }
      + page.evaluation.omissions.map { omission in
        let text = "\(name): \(wording.text("text.omission")) \(wording.omission(omission))"
        return diagnostic(report, text, "WARNING", omission.code)
      }
  }

  /// What concerns a whole input.
  private func diagnostic(_ report: DocumentReport, _ text: String, _ severity: String, _ code: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      head(Screen.plain(text), severity, code, to: &json)
      json.object("location") { json in
        json.member("path", options.paths.relative(report.path))
        guard let line = report.recordLine else { return }
        json.object("range") { json in json.object("start") { json in json.member("line", line) } }
      }
    }
    return json.take()
  }

  private func diagnostic(_ finding: Finding, _ page: PlacedReport) -> [UInt8] {
    let place = page.place(finding.range, in: .utf8)
    var json = JSONWriter()
    json.object { json in
      head(page.message(finding), finding.severity.rawValue.uppercased(), finding.rule, to: &json)
      json.name("location")
      location(place, page, to: &json)
      guard place.isExact else { return }
      if let fix = finding.fix {
        json.array("suggestions") { json in
          json.object { json in
            json.name("range")
            range(place, to: &json)
            json.member("text", fix.replacement)
          }
        }
      }
      let related = finding.evidence.filter { $0.range != nil && $0.range != finding.range }
      if related.isEmpty { return }
      json.array("related_locations") { json in
        for evidence in related {
          guard let place = evidence.range.map({ page.place($0, in: .utf8) }) else { continue }
          json.object { json in
            json.member("message", "\(page.short(evidence)) (\(evidence.origin))")
            json.name("location")
            location(place, page, to: &json)
          }
        }
      }
    }
    return json.take()
  }

  private func head(_ text: String, _ severity: String, _ code: String, to json: inout JSONWriter) {
    json.member("message", text)
    json.member("severity", severity)
    json.object("code") { json in json.member("value", code) }
    // The top of a stream has no place for it.
    if isStream { json.object("source") { json in json.member("name", Product.name) } }
  }

  private func location(_ place: PlacedReport.Place, _ page: PlacedReport, to json: inout JSONWriter) {
    json.object { json in
      json.member("path", options.paths.relative(page.report.path))
      json.name("range")
      range(place, to: &json)
    }
  }

  /// Without columns the whole line is meant.
  private func range(_ place: PlacedReport.Place, to json: inout JSONWriter) {
    json.object { json in
      for (name, line, column) in [("start", place.line, place.column), ("end", place.endLine, place.endColumn)] {
        json.object(name) { json in
          json.member("line", line)
          if place.isExact { json.member("column", column) }
        }
      }
    }
  }
}
