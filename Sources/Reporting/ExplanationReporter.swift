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

  /// What `rule` says, with its examples.
  package func text(_ rule: Rule, examples: [RuleExample]) -> [UInt8] {
    var output = palette.paint(rule.id, .strong) + Array(": ".utf8)
    output += Screen.safe(rule.message.text(wording.language)) + [0x0A, 0x0A]
    for line in wrapped(rule.why.text(wording.language)) { output += line + [0x0A] }
    output.append(0x0A)
    let severity = wording.text("severity.\(rule.severity.rawValue)")
    output +=
      Screen.safe(
        wording.text("explain.severity", ["severity": .text(severity), "confidence": .text(confidence(rule))])) + [0x0A]
    output += Screen.safe(wording.text("explain.origin", ["place": .text("\(rule.origin.file):\(rule.origin.line)")]))
    output.append(0x0A)
    for (key, expectation) in [("bad", RuleExample.Expectation.bad), ("good", .good), ("missed", .knownMiss)] {
      let chosen = examples.filter { $0.expectation == expectation }
      if chosen.isEmpty { continue }
      output += [0x0A] + palette.paint(wording.text("explain.\(key)"), .strong) + [0x0A]
      for example in chosen { output += Array("  - ".utf8) + marked(example) + [0x0A] }
    }
    return output
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

  private func confidence(_ rule: Rule) -> String { wording.text("confidence.\(rule.confidence.rawValue)") }

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

  /// The example with its spans in brackets.
  private func marked(_ example: RuleExample) -> [UInt8] {
    let text = Array(example.text.utf8)
    var output: [UInt8] = []
    var at = 0
    for span in example.spans where span.lower >= at {
      output += line(text[at..<span.lower]) + palette.paint(line(text[span.lower..<span.upper]), .warning)
      at = span.upper
    }
    return output + line(text[at...])
  }

  private func line(_ text: ArraySlice<UInt8>) -> [UInt8] {
    Screen.safe(String(decoding: text.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self))
  }

  /// `text` in lines that fit the screen, broken at spaces; texts without spaces are broken anywhere.
  private func wrapped(_ text: String) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var line = Screen()
    for word in text.split(whereSeparator: \.isWhitespace) {
      var probe = line
      if probe.column > 0 { probe.put(" ") }
      probe.put(word)
      if probe.column > columns, line.column > 0 {
        lines.append(line.bytes)
        line = Screen()
      } else if line.column > 0 {
        line.put(" ")
      }
      for scalar in word.unicodeScalars {
        if line.column > columns - 2 {
          lines.append(line.bytes)
          line = Screen()
        }
        line.put(scalar)
      }
    }
    return line.column > 0 ? lines + [line.bytes] : lines
  }
}
