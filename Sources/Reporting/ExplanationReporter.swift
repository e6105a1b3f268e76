package import Documents
package import Policy

/// Explains rules: what one says, and why it does or does not find something in a document.
package struct ExplanationReporter {
  let wording: Wording
  let palette: Palette
  let columns: Int
  /// The rules as they were written, and where; patterns are only named where they are not known.
  let written: WrittenRules?

  /// Rules as they were written, and how their files are called.
  package struct WrittenRules: Sendable {
    /// The rules.
    package let catalog: RuleCatalog
    /// `file:line` of where something was written.
    package let place: @Sendable (Rule.Origin) -> String

    /// The rules of `catalog`, whose files `place` names.
    package init(_ catalog: RuleCatalog, place: @escaping @Sendable (Rule.Origin) -> String) {
      self.catalog = catalog
      self.place = place
    }
  }

  /// A reporter for people; `written` is where texts of patterns are taken from.
  package init(_ options: ReportOptions, written: WrittenRules? = nil) {
    wording = options.wording
    palette = Palette(isOn: options.hasColor)
    columns = options.columns
    self.written = written
  }

  /// What `rule` says, and its examples; `place` is where it is written.
  package func text(_ rule: RuleDescription, place: String) -> [UInt8] {
    var page = RulePage(wording: wording, palette: palette, columns: columns)
    page.title(rule.id + ": " + rule.message.text(wording.language))
    page.paragraph(rule.why.text(wording.language))
    let severity = wording.text("severity.\(rule.severity.rawValue)")
    let confidence = wording.text("confidence.\(rule.confidence.rawValue)")
    page.line(wording.text("explain.severity", ["severity": .text(severity), "confidence": .text(confidence)]))
    for escalation in rule.escalations {
      let other = wording.text(escalation.severity.map { "severity.\($0.rawValue)" } ?? "explain.switched-off")
      page.line(
        wording.text("explain.escalation", ["severity": .text(other), "condition": .text(escalation.condition)]))
    }
    if let condition = rule.condition { page.line(wording.text("explain.when", ["condition": .text(condition)])) }
    page.line(wording.text("explain.origin", ["place": .text(place)]))
    page.examples(rule.examples)
    return page.output
  }

  /// What decides `fact`, and its examples; `place` is where it is written.
  package func text(_ fact: FactDescription, place: String) -> [UInt8] {
    var page = RulePage(wording: wording, palette: palette, columns: columns)
    page.title(fact.key)
    for row in fact.rows {
      let key = row.condition == nil ? "explain.row-always" : "explain.row"
      page.line(wording.text(key, ["value": .text(row.value), "condition": .text(row.condition ?? "")]))
    }
    page.line(wording.text("explain.origin", ["place": .text(place)]))
    page.examples(fact.examples)
    return page.output
  }

  /// What a rule or fact looks for: the patterns that it rests on.
  package func text(_ patterns: [PatternDescription]) -> [UInt8] {
    var page = RulePage(wording: wording, palette: palette, columns: columns)
    page.patterns(patterns)
    return page.output
  }

  /// What a rule makes of `document`, which is called `name`.
  package func text(_ explanation: Explanation, of document: Document, name: String) -> [UInt8] {
    let text = ExplanationText(reporter: self, document: document, name: name)
    var output: [UInt8] = []
    for candidate in explanation.candidates { output += text.candidate(candidate) }
    if let condition = explanation.condition, !condition.holds {
      output += Screen.safe(wording.text("explain.condition-fails")) + [0x0A] + text.trace(condition, indent: 2)
    }
    let summary = wording.text(
      "explain.summary",
      [
        "name": .text(name), "rule": .text(explanation.rule), "findings": .number(explanation.findings),
        "candidates": .number(explanation.candidates.count),
      ])
    return output + Screen.safe(summary) + [0x0A]
  }

  /// Why the findings of `explanation` were found: patterns, folds and conditions, without the source beside them.
  package func reasons(_ explanation: PlaceExplanation, of document: Document) -> [UInt8] {
    let text = ExplanationText(reporter: self, document: document, name: "")
    return explanation.rules.flatMap { text.reasons($0) }
  }

  /// What the rules make of a place of `document`, which is called `name`.
  package func text(_ explanation: PlaceExplanation, of document: Document, name: String) -> [UInt8] {
    ExplanationText(reporter: self, document: document, name: name).page(explanation)
  }
}
