import Policy

/// The last line of a report for people: how many documents, what became of them, what is not shown.
struct SummaryLine {
  let wording: Wording
  let palette: Palette
  let show: Severity

  /// The line, with its end.
  func bytes(_ summary: RunSummary) -> [UInt8] {
    var parts = [wording.text("summary.documents", ["n": .number(summary.documents)])]
    if summary.documents > 0 { parts.append(verdicts(summary)) }
    let findings = Severity.allCases.reversed().compactMap { severity in
      summary.findings[severity].map { wording.text("summary.\(severity.rawValue)", ["n": .number($0)]) }
    }
    if !findings.isEmpty { parts.append(findings.joined(separator: wording.text("summary.comma"))) }
    for (key, count) in [
      ("hidden", summary.findings(below: show)), ("suppressed", summary.suppressed),
      ("known", summary.known), ("unchanged", summary.unchanged),
      ("incomplete", summary.incomplete), ("failures", summary.failures),
    ] where count > 0 {
      parts.append(wording.text("summary.\(key)", ["n": .number(count)]))
    }
    let text = parts.joined(separator: wording.text("summary.semicolon"))
    return palette.paint(text, role(summary)) + [0x0A]
  }

  private func verdicts(_ summary: RunSummary) -> String {
    let counted = [Verdict.block, .review, .pass].filter { summary.verdicts[$0] != nil }
    return counted.map { verdict in
      wording.text("summary.\(verdict.rawValue)", ["n": .number(summary.verdicts[verdict] ?? 0)])
    }.joined(separator: wording.text("summary.comma"))
  }

  private func role(_ summary: RunSummary) -> Palette.Role {
    if summary.failures > 0 || summary.incomplete > 0 || summary.worst == .error { return .error }
    return summary.worst == .warning ? .warning : .good
  }
}
