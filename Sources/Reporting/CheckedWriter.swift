import Documents
import Policy

/// Writes the members of an output record that only a checked document has.
struct CheckedWriter {
  /// The document.
  let document: Document
  /// The lines of its decoded source.
  let lines: LineIndex
  /// The least severity of findings that are written.
  let show: Severity
  /// The language of messages.
  let language: MessageLanguage

  /// Writes the members from `format` to `skipped`.
  func write(_ evaluation: Evaluation, to json: inout JSONWriter) {
    json.name("format")
    json.string(document.format.rawValue)
    json.name("encoding")
    json.string(document.encoding.name)
    json.name("language")
    json.optional(document.language)
    json.name("verdict")
    json.string(evaluation.verdict.rawValue)
    json.name("facts")
    json.object { json in write(FactTree(evaluation.facts).nodes, to: &json) }
    json.name("findings")
    json.array { json in
      for finding in evaluation.findings where finding.severity >= show { write(finding, to: &json) }
    }
    json.name("suppressed")
    json.int(evaluation.suppressed.count)
    for (name, findings) in [("known", evaluation.known), ("unchanged", evaluation.unchanged)] {
      guard let findings else { continue }
      json.name(name)
      json.int(findings.count)
    }
    json.name("skipped")
    json.array { json in
      for omission in evaluation.omissions { json.write(omission) }
    }
  }

  private func write(_ nodes: [FactTree.Node], to json: inout JSONWriter) {
    for node in nodes {
      json.name(node.name)
      // A fact whose name is also a branch (`a` beside `a.b`) cannot be both; the branch is what programs look into.
      if node.children.isEmpty {
        write(node.value ?? .null, to: &json)
      } else {
        json.object { json in write(node.children, to: &json) }
      }
    }
  }

  private func write(_ value: FactValue, to json: inout JSONWriter) {
    switch value {
    case .null: json.null()
    case .flag(let flag): json.bool(flag)
    case .number(let number): json.double(number)
    case .text(let text): json.string(text)
    case .list(let values): json.array { json in for value in values { write(value, to: &json) } }
    case .evidence(let evidence): write(evidence, to: &json)
    }
  }

  private func write(_ finding: Finding, to json: inout JSONWriter) {
    json.object { json in
      json.name("rule")
      json.string(finding.rule)
      json.name("family")
      json.string(String(finding.rule.prefix { $0 != "/" }))
      json.name("severity")
      json.string(finding.severity.rawValue)
      json.name("confidence")
      json.string(finding.confidence.rawValue)
      json.name("message")
      json.string(finding.message.text(language))
      json.name("text")
      json.string(utf8: source(finding.range))
      json.name("zone")
      json.string(finding.zone.rawValue)
      json.name("location")
      json.write(document.location(of: finding.range, using: lines))
      json.name("count")
      json.int(finding.count)
      json.name("fix")
      write(finding.fix, to: &json)
      json.name("evidence")
      write(finding.evidence, to: &json)
      json.name("fingerprint")
      json.string(finding.fingerprint)
    }
  }

  private func write(_ fix: Finding.Fix?, to json: inout JSONWriter) {
    guard let fix else { return json.null() }
    json.object { json in
      json.name("safe")
      json.bool(fix.isSafe)
      json.name("replacement")
      json.string(fix.replacement)
      json.name("plan")
      json.array { json in for step in fix.plan { json.string(step) } }
    }
  }

  private func write(_ evidence: [Finding.Evidence], to json: inout JSONWriter) {
    json.array { json in
      for item in evidence {
        json.object { json in
          // `family/name` is a rule or pattern; anything else says where on the page a value was found.
          json.name(item.origin.contains("/") ? "rule" : "source")
          json.string(item.origin)
          json.name("text")
          if let text = item.text {
            json.string(text)
          } else if let range = item.range {
            json.string(utf8: source(range))
          } else {
            json.null()
          }
          json.name("location")
          if let range = item.range {
            json.write(document.location(of: range, using: lines))
          } else {
            json.null()
          }
        }
      }
    }
  }

  /// The bytes that `range` of the text was made from, decoded.
  private func source(_ range: TextRange) -> ArraySlice<UInt8> {
    let place = document.decodedRange(range)
    return document.decoded[place.lower..<place.upper]
  }
}
