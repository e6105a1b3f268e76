import Documents
import Policy

/// Writes the members of an output record that only a checked document has.
struct CheckedWriter {
  /// The document's places and evidence.
  let places: EvidenceWriter
  /// The least severity of findings that are written.
  let show: Severity
  /// The language of messages.
  let language: MessageLanguage

  /// Writes the members from `format` to `skipped`.
  func write(_ evaluation: Evaluation, to json: inout JSONWriter) {
    json.name("format")
    json.string(places.document.format.rawValue)
    json.name("encoding")
    json.string(places.document.encoding.name)
    json.name("language")
    json.optional(places.document.language)
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
        places.write(node.value ?? .null, to: &json)
      } else {
        json.object { json in write(node.children, to: &json) }
      }
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
      json.string(utf8: places.source(finding.range))
      json.name("zone")
      json.string(finding.zone.rawValue)
      json.name("location")
      json.write(places.location(of: finding.range))
      json.name("count")
      json.int(finding.count)
      json.name("fix")
      places.write(finding.fix, to: &json)
      json.name("evidence")
      places.write(finding.evidence, to: &json)
      json.name("fingerprint")
      json.string(finding.fingerprint)
    }
  }
}
