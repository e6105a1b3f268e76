import Documents
import Policy

/// Workflow commands of GitHub Actions, which become annotations: the worst findings, then how many there are.
///
/// GitHub shows some ten of a kind in a step and drops the rest; `github-summary` and `sarif` have them all.
struct GitHubReporter: Reporter {
  private static let mostAnnotations = 10

  private let options: ReportOptions
  private var wording: Wording { options.wording }

  init(_ options: ReportOptions) { self.options = options }

  var keeps: [KeepingLimit] { [KeepingLimit(count: options.mostResults ?? Self.mostAnnotations)] }

  func report(_ report: DocumentReport) -> [UInt8] { part(of: report).bytes }

  func part(of report: DocumentReport) -> ReportPart {
    let file = WorkflowCommand.Property("file", options.paths.relative(report.path))
    if case .failed(let failure) = report.outcome {
      let text = "\(Screen.plain(report.name)): \(failure.message.text(wording.language))"
      let command = WorkflowCommand("error", [file, line(report), title(failure.code)], text)
      return ReportPart(kept: [KeptPiece(rank: 3, bytes: command.bytes)])
    }
    guard let page = PlacedReport(report, options) else { return ReportPart() }
    var kept = page.findings.map { finding in
      let place = page.place(finding.range, in: .codePoint)
      let command = WorkflowCommand(
        finding.severity == .info ? "notice" : finding.severity.rawValue,
        [file] + properties(place) + [title(finding.rule)], page.message(finding))
      return KeptPiece(rank: Severity.allCases.firstIndex(of: finding.severity) ?? 0, bytes: command.bytes)
    }
    kept += page.evaluation.omissions.map { omission in
      let text = "\(Screen.plain(report.name)): \(wording.text("text.omission")) \(wording.omission(omission))"
      return KeptPiece(rank: 1, bytes: WorkflowCommand("warning", [file, title(omission.code)], text).bytes)
    }
    return ReportPart(kept: kept)
  }

  func end(_ summary: RunSummary, _ kept: [KeptPieces]) -> [UInt8] {
    let pieces = kept[0].worstFirst.flatMap(\.bytes)
    guard !pieces.isEmpty else { return [] }
    let line = SummaryLine(wording: wording, palette: Palette(isOn: false), show: options.show).bytes(summary)
    var text = String(decoding: line.dropLast(), as: UTF8.self)
    if kept[0].dropped > 0 {
      text += wording.text("summary.semicolon") + wording.text("report.worst-shown", ["n": .number(kept[0].count)])
    }
    return pieces + WorkflowCommand("notice", [.init("title", Product.name)], text).bytes
  }

  private func title(_ code: String) -> WorkflowCommand.Property { .init("title", "\(Product.name): \(code)") }

  private func line(_ report: DocumentReport) -> WorkflowCommand.Property {
    .init("line", String(report.recordLine ?? 1))
  }

  /// Columns are understood on one line only; with them a range of several lines is dropped as a whole.
  private func properties(_ place: PlacedReport.Place) -> [WorkflowCommand.Property] {
    var properties = [WorkflowCommand.Property("line", String(place.line)), .init("endLine", String(place.endLine))]
    if place.line == place.endLine, place.isExact {
      properties += [.init("col", String(place.column)), .init("endColumn", String(place.endColumn))]
    }
    return properties
  }
}
