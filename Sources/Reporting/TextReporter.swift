import Documents
import Policy

/// Findings for people: where, what, the line with the span marked, what supports it and how to mend it.
///
/// Where a rule says the same about the same words in several places, the first is shown and the others are named below.
struct TextReporter: Reporter {
  private let options: ReportOptions
  private let palette: Palette
  private var wording: Wording { options.wording }

  /// More places than this are counted, not listed.
  private static let placesShown = 5

  init(_ options: ReportOptions) {
    self.options = options
    palette = Palette(isOn: options.hasColor)
  }

  func report(_ report: DocumentReport) -> [UInt8] {
    guard case .checked(let document, let evaluation) = report.outcome else { return [] }
    let findings = evaluation.findings.filter { $0.severity >= options.show }
    guard !findings.isEmpty || !evaluation.omissions.isEmpty else { return [] }
    let page = Page(name: report.name, document: document, lines: LineIndex(document.decoded))
    var output: [UInt8] = []
    for group in Self.grouped(findings, page.document) { write(group[0], group.dropFirst(), page, to: &output) }
    for omission in evaluation.omissions { write(omission, page, to: &output) }
    return output
  }

  func end(_ summary: RunSummary) -> [UInt8] {
    let isSilent = summary.isClean(options.show) && (summary.documents > 0 || options.mayBeEmpty)
    guard options.detail == .verbose || (options.detail == .normal && !isSilent) else { return [] }
    return SummaryLine(wording: wording, palette: palette, show: options.show).bytes(summary)
  }

  /// The document at hand.
  private struct Page {
    let name: String
    let document: Document
    let lines: LineIndex
  }

  /// `findings` with those that say the same about the same words together, in the order of the first of them.
  private static func grouped(_ findings: [Finding], _ document: Document) -> [[Finding]] {
    struct Key: Hashable {
      let rule: String
      let severity: Severity
      let message: LocalizedText
      let text: ArraySlice<UInt8>
    }
    var groups: [[Finding]] = []
    var indices: [Key: Int] = [:]
    for finding in findings {
      let text = document.text[finding.range.lower..<finding.range.upper]
      let key = Key(rule: finding.rule, severity: finding.severity, message: finding.message, text: text)
      if let index = indices[key], finding.evidence.isEmpty {
        groups[index].append(finding)
      } else {
        indices[key] = groups.count
        groups.append([finding])
      }
    }
    return groups
  }

  private func write(
    _ finding: Finding, _ others: ArraySlice<Finding>, _ page: Page, to output: inout [UInt8]
  ) {
    let place = page.document.location(of: finding.range, using: page.lines).start
    let role = finding.severity.role
    output += palette.paint("\(page.name):\(place.line):\(place.column):", .path) + [0x20]
    output += palette.paint(wording.text("severity.\(finding.severity.rawValue)") + ":", role) + [0x20]
    output += palette.paint(Screen.oneLine(finding.message.text(wording.language)), .strong) + [0x20]
    output += palette.paint("(\(finding.rule))", .quiet) + [0x0A]
    let gutter = Gutter(palette: palette, excerpt: excerpt(page).lines(of: page.document.decodedRange(finding.range)))
    output += gutter.frame(role)
    for note in notes(finding, others, page) { output += gutter.note(note) }
    output.append(0x0A)
  }

  private func excerpt(_ page: Page) -> Excerpt {
    Excerpt(page.document.decoded, lines: page.lines, columns: options.columns - Gutter.width)
  }

  private func notes(_ finding: Finding, _ others: ArraySlice<Finding>, _ page: Page) -> [String] {
    var notes: [String] = []
    let evidence =
      finding.evidence.filter { $0.range != finding.range || $0.text != nil }
      + others.map { Finding.Evidence(origin: $0.rule, range: $0.range) }
    for item in evidence.prefix(Self.placesShown) {
      let text = short(item, page)
      if let range = item.range {
        let place = page.document.location(of: range, using: page.lines).start
        notes.append(
          wording.text(
            "text.evidence",
            [
              "line": .number(place.line), "column": .number(place.column), "text": .text(text),
              "origin": .text(item.origin),
            ]))
      } else {
        notes.append(wording.text("text.evidence-outside", ["text": .text(text), "origin": .text(item.origin)]))
      }
    }
    if evidence.count > Self.placesShown {
      notes.append(wording.text("text.evidence-more", ["n": .number(evidence.count - Self.placesShown)]))
    }
    if let fix = finding.fix { notes.append(describe(fix)) }
    return notes
  }

  private func describe(_ fix: Finding.Fix) -> String {
    let key = fix.replacement.isEmpty ? "text.fix-delete" : "text.fix-replace"
    let what = wording.text(key, ["text": .text(Self.cut(fix.replacement))])
    let plan =
      fix.plan.isEmpty || fix.replacement.isEmpty
      ? "" : wording.text("text.fix-plan", ["plan": .text(fix.plan.joined(separator: " → "))])
    return wording.text(fix.isSafe ? "text.fix-safe" : "text.fix-unsafe", ["what": .text(what + plan)])
  }

  private func short(_ evidence: Finding.Evidence, _ page: Page) -> String {
    if let text = evidence.text { return Self.cut(text) }
    guard let range = evidence.range else { return "" }
    let place = page.document.decodedRange(range)
    return Self.cut(
      String(decoding: page.document.decoded[place.lower..<min(place.upper, place.lower + 512)], as: UTF8.self))
  }

  /// The beginning of `text`, enough to recognise it, on one line.
  private static func cut(_ text: String) -> String {
    let text = Screen.oneLine(text)
    let scalars = text.unicodeScalars
    let limit = 60
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "\u{2026}"
  }

  private func write(_ omission: Omission, _ page: Page, to output: inout [UInt8]) {
    output += palette.paint("\(page.name):", .path) + [0x20]
    output += palette.paint(wording.text("text.omission"), .warning) + [0x20]
    output +=
      Screen.safe(wording.omission(omission)) + [0x20] + palette.paint("(\(omission.code))", .quiet) + [0x0A, 0x0A]
  }
}
