import Documents
import Policy

/// One finding as an HTML page shows it.
struct HTMLFinding {
  private let finding: Finding
  private let page: PlacedReport
  private let wording: Wording

  /// More places than this are counted, not listed.
  private static let placesShown = 5

  init(_ finding: Finding, _ page: PlacedReport, _ wording: Wording) {
    self.finding = finding
    self.page = page
    self.wording = wording
  }

  /// The `<article>`.
  var bytes: [UInt8] {
    let place = page.textPlace(finding.range, in: .codePoint)
    let severity = finding.severity.rawValue
    let rule = HTMLText.escaped(finding.rule)
    let confidence = wording.text("confidence.\(finding.confidence.rawValue)")
    let details = wording.text(
      "report.details", ["zone": .text(finding.zone.rawValue), "confidence": .text(confidence)])
    let message = HTMLText.escaped(Screen.oneLine(finding.message.text(wording.language)))
    let notes = self.notes
    let list = notes.isEmpty ? "" : "<ul>\n\(notes.map { "<li>\($0)</li>\n" }.joined())</ul>\n"
    return Array(
      """
      <article class="\(severity)" data-severity="\(severity)" data-rule="\(rule)">
      <h3 class="\(severity)"><span class="badge">\(HTMLText.escaped(wording.text("severity.\(severity)")))</span>\
      <bdi>\(message)</bdi></h3>
      <p class="where">\(place.line):\(place.column) · <a href="#\(rule)">\(rule)</a> · \(HTMLText.escaped(details))</p>
      <pre dir="auto">\(HTMLExcerpt(page).html(finding.range))</pre>
      \(list)</article>

      """.utf8)
  }

  private var notes: [String] {
    let evidence = finding.evidence.filter { $0.range != finding.range || $0.text != nil }
    var notes = evidence.prefix(Self.placesShown).map(note)
    if evidence.count > Self.placesShown {
      notes.append(wording.text("text.evidence-more", ["n": .number(evidence.count - Self.placesShown)]))
    }
    if let fix = finding.fix { notes.append(describe(fix)) }
    return notes.map { "<bdi>\(HTMLText.escaped(Screen.oneLine($0)))</bdi>" }
  }

  private func note(_ evidence: Finding.Evidence) -> String {
    let text = page.short(evidence)
    guard let range = evidence.range else {
      return wording.text("text.evidence-outside", ["text": .text(text), "origin": .text(evidence.origin)])
    }
    let place = page.textPlace(range, in: .codePoint)
    return wording.text(
      "text.evidence",
      [
        "line": .number(place.line), "column": .number(place.column), "text": .text(text),
        "origin": .text(evidence.origin),
      ])
  }

  private func describe(_ fix: Finding.Fix) -> String {
    let key = fix.replacement.isEmpty ? "text.fix-delete" : "text.fix-replace"
    let what = wording.text(key, ["text": .text(Screen.short(fix.replacement))])
    let plan =
      fix.plan.isEmpty || fix.replacement.isEmpty
      ? "" : wording.text("text.fix-plan", ["plan": .text(fix.plan.joined(separator: " \u{2192} "))])
    return wording.text(fix.isSafe ? "text.fix-safe" : "text.fix-unsafe", ["what": .text(what + plan)])
  }
}
