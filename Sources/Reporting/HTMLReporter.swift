import Documents
import Policy
import ReportPage

/// One HTML page that needs nothing from anywhere: findings in context, to be filtered, read on screen or printed.
///
/// Nothing of an article can become markup: all text is escaped, and the page's content security policy allows no
/// style or script but its own, known by their hashes. Where there are very many findings the most severe are shown.
struct HTMLReporter: Reporter {
  /// The lists of pieces that are kept.
  private enum List: Int { case findings, problems, rules }

  private static let mostFindings = 5_000
  private static let mostProblems = 1_000

  private let options: ReportOptions
  private var wording: Wording { options.wording }

  init(_ options: ReportOptions) { self.options = options }

  var keeps: [KeepingLimit] {
    [
      KeepingLimit(count: options.mostResults ?? Self.mostFindings),
      KeepingLimit(count: Self.mostProblems),
      KeepingLimit(count: .max, isDistinct: true),
    ]
  }

  func report(_ report: DocumentReport) -> [UInt8] { part(of: report).bytes }

  func part(of report: DocumentReport) -> ReportPart {
    if case .failed(let failure) = report.outcome {
      return ReportPart(kept: [problem(report, failure.message.text(wording.language), failure.code)])
    }
    guard let page = PlacedReport(report, options) else { return ReportPart() }
    let heading = Array("<h2><bdi>\(HTMLText.escaped(report.name))</bdi></h2>\n".utf8)
    let findings = page.findings.flatMap { finding in
      [
        KeptPiece(
          rank: Severity.allCases.firstIndex(of: finding.severity) ?? 0, heading: heading,
          bytes: HTMLFinding(finding, page, wording).bytes),
        KeptPiece(list: List.rules.rawValue, bytes: Array(finding.rule.utf8)),
      ]
    }
    return ReportPart(
      kept: findings
        + page.evaluation.omissions.map { omission in
          problem(report, "\(wording.text("text.omission")) \(wording.omission(omission))", omission.code)
        })
  }

  private func problem(_ report: DocumentReport, _ text: String, _ code: String) -> KeptPiece {
    let item = "<li><bdi>\(HTMLText.escaped(report.name))</bdi>: <bdi>\(HTMLText.escaped(Screen.oneLine(text)))</bdi> "
    return KeptPiece(list: List.problems.rawValue, bytes: Array((item + "(\(HTMLText.escaped(code)))</li>\n").utf8))
  }
}

// MARK: The page

extension HTMLReporter {
  func end(_ summary: RunSummary, _ kept: [KeptPieces]) -> [UInt8] {
    let findings = kept[List.findings.rawValue]
    let rules = kept[List.rules.rawValue].pieces.map { String(decoding: $0.bytes, as: UTF8.self) }.sorted()
    var output = head(summary)
    if findings.count > 0 { output += Array(filter(rules).utf8) }
    output += Array("<main>\n".utf8)
    output += findings.count > 0 ? sections(findings.pieces) : paragraph("none", wording.text("report.none"))
    output += Array("</main>\n".utf8)
    if findings.dropped > 0 {
      output += paragraph("sum", wording.text("report.rows-dropped", ["n": .number(findings.dropped)]))
    }
    output += problems(kept[List.problems.rawValue]) + glossary(rules)
    output += Array("<footer>\(Product.name) \(Product.version)</footer>\n<script>".utf8) + ReportPage.script
    return output + Array("</script>\n</body>\n</html>\n".utf8)
  }

  private func head(_ summary: RunSummary) -> [UInt8] {
    let policy =
      "default-src 'none'; style-src 'sha256-\(ReportPage.styleHash)'; script-src 'sha256-\(ReportPage.scriptHash)'; "
      + "base-uri 'none'; form-action 'none'"
    let title = HTMLText.escaped(wording.text("report.page-title"))
    let line = SummaryLine(wording: wording, palette: Palette(isOn: false), show: options.show).bytes(summary)
    var output = Array(
      """
      <!DOCTYPE html>
      <html lang="\(wording.language == .chinese ? "zh-Hans" : "en")">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(title)</title>
      <style>
      """.utf8)
    output += ReportPage.style
    output += Array("</style>\n</head>\n<body>\n<header>\n<h1>\(title)</h1>\n".utf8)
    output += paragraph("sum", String(decoding: line.dropLast(), as: UTF8.self))
    let tally = Severity.allCases.reversed().compactMap { severity -> String? in
      guard let count = summary.findings[severity] else { return nil }
      let text = wording.text("summary.\(severity.rawValue)", ["n": .number(count)])
      return "<li class=\"\(severity.rawValue)\"><b>\(HTMLText.escaped(text))</b></li>"
    }
    if !tally.isEmpty { output += Array("<ul class=\"tally\">\(tally.joined())</ul>\n".utf8) }
    return output + Array("</header>\n".utf8)
  }

  private func name(_ severity: Severity) -> String {
    HTMLText.escaped(wording.text("severity.\(severity.rawValue)"))
  }

  private func paragraph(_ style: String, _ text: String) -> [UInt8] {
    Array("<p class=\"\(style)\">\(HTMLText.escaped(text))</p>\n".utf8)
  }

  /// The form by which findings are chosen; hidden until the script runs.
  private func filter(_ rules: [String]) -> String {
    let boxes = Severity.allCases.reversed().filter { $0 >= options.show }.map { severity in
      "<label><input type=\"checkbox\" name=\"severity\" value=\"\(severity.rawValue)\" checked>\(name(severity))</label>"
    }
    let families = Set(rules.map { String($0.prefix { $0 != "/" }) }).sorted()
    let choices = (families + rules).sorted().map { name in
      let indent = name.contains("/") ? "\u{2003}" : ""
      return "<option value=\"\(HTMLText.escaped(name))\">\(indent)\(HTMLText.escaped(name))</option>"
    }
    let hint = HTMLText.escaped(wording.text("report.filter-text"))
    return """
      <form id="filter" hidden>
      <input type="search" name="text" placeholder="\(hint)" aria-label="\(hint)">
      \(boxes.joined(separator: "\n"))
      <select name="rule" aria-label="\(HTMLText.escaped(wording.text("report.column-rule")))">
      <option value="">\(HTMLText.escaped(wording.text("report.filter-all")))</option>
      \(choices.joined(separator: "\n"))
      </select>
      <output data-text="\(HTMLText.escaped(wording.text("report.shown")))"></output>
      </form>

      """
  }

  /// The findings, those of one input together.
  private func sections(_ pieces: [KeptPiece]) -> [UInt8] {
    var output: [UInt8] = []
    var heading: [UInt8]?
    for piece in pieces {
      if piece.heading != heading {
        if heading != nil { output += Array("</section>\n".utf8) }
        output += Array("<section>\n".utf8) + piece.heading
        heading = piece.heading
      }
      output += piece.bytes
    }
    return output + (heading == nil ? [] : Array("</section>\n".utf8))
  }

  private func problems(_ problems: KeptPieces) -> [UInt8] {
    guard problems.count > 0 else { return [] }
    var output = Array("<section>\n<h2>\(HTMLText.escaped(wording.text("report.problems")))</h2>\n<ul>\n".utf8)
    output += problems.pieces.flatMap(\.bytes) + Array("</ul>\n".utf8)
    if problems.dropped > 0 {
      output += paragraph("sum", wording.text("report.rows-dropped", ["n": .number(problems.dropped)]))
    }
    return output + Array("</section>\n".utf8)
  }

  /// What the rules that found something say and why.
  private func glossary(_ ids: [String]) -> [UInt8] {
    let known = Dictionary(
      (options.rules?.rules ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let entries = ids.compactMap { id -> String? in
      guard let rule = known[id] else { return nil }
      let why = HTMLText.escaped(Screen.oneLine(rule.why.text(wording.language)))
      return "<dt id=\"\(HTMLText.escaped(id))\">\(HTMLText.escaped(id))</dt>\n<dd>\(why)</dd>\n"
    }
    guard !entries.isEmpty else { return [] }
    let title = HTMLText.escaped(wording.text("report.rules"))
    return Array("<section>\n<h2>\(title)</h2>\n<dl>\n\(entries.joined())</dl>\n</section>\n".utf8)
  }
}
