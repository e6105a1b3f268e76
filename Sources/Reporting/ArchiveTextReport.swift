import Policy

/// The report of an archive for a terminal: what it adds up to, and where to begin.
package struct ArchiveTextReport {
  private let options: ReportOptions
  private var wording: Wording { options.wording }
  /// How many rules and sites are shown.
  private static let most = 10

  /// A report shown as `options` say.
  package init(_ options: ReportOptions) { self.options = options }

  /// The report.
  package func text(_ figures: ArchiveFigures) -> [UInt8] {
    let totals = figures.totals
    var lines: [String] = []
    let key = totals.documents == 0 ? "empty" : totals.block > 0 ? "block" : totals.review > 0 ? "review" : "pass"
    lines.append(
      wording.text(
        "report.verdict-\(key)",
        ["n": .number(totals.block), "review": .number(totals.review), "all": .number(totals.documents)]))
    if figures.about.state != "finished", !figures.about.state.isEmpty {
      lines.append(wording.text("report.state-\(figures.about.state)"))
    }
    lines.append("")
    for (name, value) in numbers(totals) where value > 0 { lines.append(row(value, name)) }
    if !figures.rules.isEmpty {
      lines += ["", wording.text("report.by-rule")]
      for rule in figures.rules.prefix(Self.most) {
        lines.append(row(rule.findings, "\(rule.id)  \(wording.language == .chinese ? rule.chinese : rule.english)"))
      }
      more(figures.rules.count, &lines)
    }
    let sites = figures.sites.filter { $0.findings > 0 }
    if !sites.isEmpty {
      lines += ["", wording.text("report.worst")]
      for site in sites.prefix(Self.most) {
        let name = site.name ?? wording.text("report.unknown")
        let copies = site.copies > 0 ? ", \(wording.text("report.copying")) \(site.copies)" : ""
        lines.append(
          row(
            site.findings,
            "\(name)  \(wording.text("report.articles")) \(site.documents), \(wording.text("report.block")) \(site.block), "
              + "\(wording.text("report.review")) \(site.review)\(copies)"))
      }
      more(totals.sites, &lines)
    }
    if !figures.skipped.isEmpty {
      lines += ["", wording.text("report.skipped")]
      for skipped in figures.skipped {
        let text = wording.language == .chinese ? skipped.chinese : skipped.english
        lines.append(row(skipped.count, "\(skipped.code)  \(text) (\(skipped.example))"))
      }
    }
    return lines.flatMap { line in Screen.safe(String(line.unicodeScalars.prefix(400).map(Character.init))) + [0x0A] }
  }

  private func numbers(_ totals: ArchiveFigures.Totals) -> [(String, Int)] {
    [
      ("sites", totals.sites), ("block", totals.block), ("review", totals.review), ("pass", totals.pass),
      ("errors", totals.errors), ("warnings", totals.warnings), ("notes", totals.notes),
      ("reposts-tile", totals.reposts),
      ("unchecked", totals.failures), ("incomplete", totals.incomplete),
    ].map { (wording.text("report.\($0.0)"), $0.1) }
  }

  private func row(_ value: Int, _ text: String) -> String {
    let digits = String(value)
    return String(repeating: " ", count: max(0, 9 - digits.count)) + digits + "  " + text
  }

  private func more(_ count: Int, _ lines: inout [String]) {
    guard count > Self.most else { return }
    lines.append("           " + wording.text("report.more", ["n": .number(count - Self.most)]))
  }
}
