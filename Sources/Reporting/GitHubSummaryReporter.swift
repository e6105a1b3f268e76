import Documents
import Policy

/// The findings as a Markdown table for the page of a job on GitHub (`$GITHUB_STEP_SUMMARY`).
///
/// GitHub takes 1 MiB a step: where there is more, the most severe stay and the rest is counted.
struct GitHubSummaryReporter: Reporter {
  private static let mostBytes = 1_000_000
  private static let mostRows = 10_000

  private let options: ReportOptions
  private var wording: Wording { options.wording }

  init(_ options: ReportOptions) { self.options = options }

  var keeps: [KeepingLimit] { [KeepingLimit(count: options.mostResults ?? Self.mostRows, bytes: Self.mostBytes)] }

  func report(_ report: DocumentReport) -> [UInt8] { part(of: report).bytes }

  func part(of report: DocumentReport) -> ReportPart {
    let path = options.paths.relative(report.identifier.name(in: report.path))
    if case .failed(let failure) = report.outcome {
      let text = failure.message.text(wording.language)
      return ReportPart(kept: [row(rank: 3, wording.text("severity.error"), path, text, failure.code)])
    }
    guard let page = PlacedReport(report, options) else { return ReportPart() }
    var kept = page.findings.map { finding in
      let place = page.textPlace(finding.range, in: .codePoint)
      return row(
        rank: Severity.allCases.firstIndex(of: finding.severity) ?? 0,
        wording.text("severity.\(finding.severity.rawValue)"), "\(path):\(place.line):\(place.column)",
        finding.message.text(wording.language), finding.rule)
    }
    kept += page.evaluation.omissions.map { omission in
      let text = "\(wording.text("text.omission")) \(wording.omission(omission))"
      return row(rank: 1, wording.text("severity.warning"), path, text, omission.code)
    }
    return ReportPart(kept: kept)
  }

  func end(_ summary: RunSummary, _ kept: [KeptPieces]) -> [UInt8] {
    let line = SummaryLine(wording: wording, palette: Palette(isOn: false), show: options.show).bytes(summary)
    var text = "## \(Product.name)\n\n\(MarkdownText.escaped(String(decoding: line.dropLast(), as: UTF8.self)))\n"
    guard kept[0].count > 0 else { return Array(text.utf8) }
    let columns = ["severity", "place", "message", "rule"].map { wording.text("report.column-\($0)") }
    text += "\n| \(columns.joined(separator: " | ")) |\n|---|---|---|---|\n"
    var output = Array(text.utf8) + kept[0].pieces.flatMap(\.bytes)
    if kept[0].dropped > 0 {
      output += Array("\n\(wording.text("report.rows-dropped", ["n": .number(kept[0].dropped)]))\n".utf8)
    }
    return output
  }

  private func row(rank: Int, _ cells: String...) -> KeptPiece {
    KeptPiece(rank: rank, bytes: Array("| \(cells.map(MarkdownText.escaped).joined(separator: " | ")) |\n".utf8))
  }
}
