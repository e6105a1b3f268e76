package import Documents
package import Policy

/// Explains rules: what one says, and why it does or does not find something in a document.
package struct ExplanationReporter {
  private let wording: Wording
  private let palette: Palette
  private let columns: Int

  /// A reporter for people.
  package init(_ options: ReportOptions) {
    wording = options.wording
    palette = Palette(isOn: options.hasColor)
    columns = options.columns
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
    let lines = LineIndex(document.decoded)
    var output: [UInt8] = []
    for candidate in explanation.candidates {
      let range = document.decodedRange(candidate.range)
      let place = lines.position(of: range.lower)
      let (key, fields) = outcome(candidate.outcome, document, lines)
      let isReported = key == "reported"
      output += palette.paint("\(name):\(place.line):\(place.column):", .path) + [0x20]
      output += palette.paint(wording.text("explain.\(key)", fields), isReported ? .warning : .quiet) + [0x0A]
      let excerpt = Excerpt(document.decoded, lines: lines, columns: columns - Gutter.width)
      let gutter = Gutter(palette: palette, excerpt: excerpt.lines(of: range))
      output += gutter.frame(isReported ? .warning : .info)
      output += gutter.note(wording.text("explain.pattern", ["pattern": .text(candidate.pattern)]))
      if !candidate.folds.isEmpty {
        let folds = candidate.folds.joined(separator: ", ")
        output += gutter.note(wording.text("explain.folds", ["folds": .text(folds)]))
      }
      output.append(0x0A)
    }
    for (index, holds) in explanation.conditions.enumerated() where !holds {
      output += Screen.safe(wording.text("explain.condition-fails", ["n": .number(index + 1)])) + [0x0A]
    }
    let summary = wording.text(
      "explain.summary",
      [
        "name": .text(name), "rule": .text(explanation.rule), "findings": .number(explanation.findings),
        "candidates": .number(explanation.candidates.count),
      ])
    return output + Screen.safe(summary) + [0x0A]
  }

  /// The key of the text for `outcome`, and its fields.
  private func outcome(
    _ outcome: Explanation.Outcome, _ document: Document, _ lines: LineIndex
  ) -> (key: String, fields: KeyValuePairs<String, Wording.Field>) {
    switch outcome {
    case .reported(let severity):
      return ("reported", ["severity": .text(wording.text("severity.\(severity.rawValue)"))])
    case .weak(let value, let least): return ("weak", ["value": .text("\(value)"), "least": .text("\(least)")])
    case .zone(let zone): return ("zone", ["zone": .text(zone.rawValue)])
    case .language(let language): return ("language", ["language": .text(language)])
    case .masked: return ("masked", [:])
    case .vetoed(let veto, let found):
      let place = document.location(of: found, using: lines).start
      return (
        "vetoed",
        [
          "pattern": .text(veto), "line": .number(place.line), "column": .number(place.column),
          "text": .text(document.string(found)),
        ]
      )
    case .alone(let needed): return ("alone", ["pattern": .text(needed)])
    case .covered: return ("covered", [:])
    case .condition: return ("condition", [:])
    case .off: return ("off", [:])
    case .tooFew(let count, let least): return ("too-few", ["count": .number(count), "least": .number(least)])
    case .suppressed: return ("suppressed", [:])
    }
  }
}
