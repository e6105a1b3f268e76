package import Documents
import Folding
package import Policy

extension ExplanationReporter {
  /// What the rules make of a place, as one JSON object.
  ///
  /// `schema` is `imprimatur-explanation/1`; `path`, `location`, `zones`; `findings` with `rule`, `severity`, `message`
  /// and `location`; `rules`, each with `rule`, `candidates`, `absences`, `condition`; `facts`, each with `fact`,
  /// `value` and the `rows` that decided. A candidate has `pattern`, `judge`, `keyword`, `text`, `location`, `zone`, `folds`
  /// (`name`, `needed`), `folded`, `outcome` (a word) with its details, `condition`. A condition has `kind`, `text`,
  /// `value`, `holds`, `places` and `parts`.
  package func json(_ explanation: PlaceExplanation, of document: Document, name: String) -> [UInt8] {
    let writer = ExplanationRecord(
      document: document, lines: LineIndex(document.decoded), language: wording.language, written: written)
    var json = JSONWriter(indentation: 2)
    json.object { json in
      json.name("schema")
      json.string("imprimatur-explanation/1")
      json.name("path")
      json.string(name)
      writer.write(explanation, to: &json)
    }
    json.endLine()
    return json.take()
  }
}

/// Writes what the rules make of a place of one document.
struct ExplanationRecord {
  let document: Document
  let lines: LineIndex
  let language: MessageLanguage
  let written: ExplanationReporter.WrittenRules?

  func write(_ explanation: PlaceExplanation, to json: inout JSONWriter) {
    json.name("location")
    json.write(document.location(ofDecoded: explanation.place, using: lines))
    json.name("zones")
    json.array { json in for block in explanation.blocks { json.string(document.blocks[block].zone.rawValue) } }
    json.name("findings")
    json.array { json in for finding in explanation.findings { write(finding, to: &json) } }
    json.name("rules")
    json.array { json in for rule in explanation.rules { write(rule, to: &json) } }
    json.name("facts")
    json.array { json in for fact in explanation.facts { write(fact, to: &json) } }
  }

  private func write(_ range: TextRange, _ name: String = "location", to json: inout JSONWriter) {
    json.name(name)
    json.write(document.location(of: range, using: lines))
  }

  private func write(_ finding: Finding, to json: inout JSONWriter) {
    json.object { json in
      for (name, text) in [
        ("rule", finding.rule), ("severity", finding.severity.rawValue), ("message", finding.message.text(language)),
        ("fingerprint", finding.fingerprint),
      ] {
        json.name(name)
        json.string(text)
      }
      write(finding.range, to: &json)
    }
  }

  private func write(_ rule: Explanation, to json: inout JSONWriter) {
    json.object { json in
      json.name("rule")
      json.string(rule.rule)
      json.name("candidates")
      json.array { json in for candidate in rule.candidates { write(candidate, to: &json) } }
      json.name("absences")
      json.array { json in for absence in rule.absences { write(absence, to: &json) } }
      json.name("moreAbsences")
      json.int(rule.moreAbsences)
      write(rule.condition, to: &json)
    }
  }

  private func write(_ candidate: Explanation.Candidate, to json: inout JSONWriter) {
    json.object { json in
      json.name("pattern")
      json.string(candidate.pattern)
      json.name("judge")
      json.optional(candidate.judge)
      json.name("keyword")
      json.optional(candidate.keyword)
      json.name("text")
      json.string(document.string(candidate.range))
      write(candidate.range, to: &json)
      json.name("zone")
      json.string(candidate.zone.rawValue)
      json.name("folds")
      json.array { json in
        for fold in candidate.folds {
          json.object { json in
            json.name("name")
            json.string(fold.name)
            json.name("needed")
            if let isNeeded = fold.isNeeded { json.bool(isNeeded) } else { json.null() }
          }
        }
      }
      json.name("folded")
      json.optional(candidate.folded)
      write(candidate.outcome, to: &json)
      write(candidate.condition, to: &json)
    }
  }

  private func write(_ outcome: Explanation.Outcome, to json: inout JSONWriter) {
    func word(_ word: String, _ details: KeyValuePairs<String, String> = [:]) {
      json.name("outcome")
      json.string(word)
      for (name, detail) in details {
        json.name(name)
        json.string(detail)
      }
    }
    switch outcome {
    case .reported(let severity): word("reported", ["severity": severity.rawValue])
    case .weak(let value, let least):
      word("weak")
      json.name("value")
      json.double(value)
      json.name("least")
      json.double(least)
    case .zone: word("zone")
    case .language(let language): word("language", ["language": language])
    case .masked(let kind): word("masked", kind.map { ["mark": $0.rawValue] } ?? [:])
    case .boundary: word("boundary")
    case .crosses(let scope): word("crosses", ["scope": scope.rawValue])
    case .vetoed(let veto, let found, let scope, let side):
      word(
        "vetoed", ["veto": veto, "vetoText": document.string(found), "scope": scope.rawValue, "side": side.rawValue])
      write(found, "vetoLocation", to: &json)
    case .alone(let needed, let scope): word("alone", ["needed": needed, "scope": scope.rawValue])
    case .covered: word("covered")
    case .condition: word("condition")
    case .off(.escalation(let condition)): word("off", ["by": "escalation", "because": condition])
    case .off(.profile(let name)): word("off", ["by": "profile", "profile": name])
    case .off(.user): word("off", ["by": "configuration"])
    case .tooFew(let count, let least):
      word("too-few")
      json.name("count")
      json.int(count)
      json.name("least")
      json.int(least)
    case .suppressed(let place, let reason):
      word("suppressed", reason.map { ["reason": $0] } ?? [:])
      write(place, "suppressionLocation", to: &json)
    }
  }

  private func write(_ absence: Explanation.Absence, to json: inout JSONWriter) {
    let (reason, words): (String, [String]) =
      switch absence.reason {
      case .noLiteral(let literals, _): ("no-literal", literals)
      case .literal(let literals): ("no-match", literals)
      case .elsewhere(let range): ("elsewhere", [document.string(range)])
      case .fold(let folds): ("fold", folds)
      case .measure: ("measure", [])
      case .nothing: ("nothing", [])
      }
    json.object { json in
      json.name("pattern")
      json.string(absence.pattern)
      json.name("reason")
      json.string(reason)
      json.name("words")
      json.array { json in for word in words { json.string(word) } }
    }
  }

  private func write(_ condition: ConditionTrace?, to json: inout JSONWriter) {
    json.name("condition")
    guard let condition else { return json.null() }
    writeValue(condition, to: &json)
  }

  private func writeValue(_ condition: ConditionTrace, to json: inout JSONWriter) {
    json.object { json in
      json.name("kind")
      json.string(condition.kind.rawValue)
      json.name("text")
      json.string(condition.text)
      json.name("value")
      json.string(condition.value)
      json.name("holds")
      json.bool(condition.holds)
      json.name("places")
      json.array { json in for place in condition.places { json.write(document.location(of: place, using: lines)) } }
      json.name("parts")
      json.array { json in for part in condition.parts { writeValue(part, to: &json) } }
    }
  }

  private func write(_ fact: FactTrace, to json: inout JSONWriter) {
    json.object { json in
      json.name("fact")
      json.string(fact.key)
      json.name("value")
      json.string(fact.value)
      json.name("rowCount")
      json.int(fact.rowCount)
      json.name("rows")
      json.array { json in
        for row in fact.rows {
          json.object { json in
            json.name("row")
            json.int(row.number)
            write(row.condition, to: &json)
            json.name("evidence")
            json.array { json in for place in row.places { json.write(document.location(of: place, using: lines)) } }
          }
        }
      }
    }
  }
}
