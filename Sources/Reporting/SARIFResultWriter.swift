import Documents
import Policy

/// Writes the findings of one document as results of SARIF (2.1.0, 3.27).
struct SARIFResultWriter {
  /// The document.
  let page: PlacedReport
  /// Its address.
  let uri: String
  /// GitHub's hashes of the lines on which findings begin.
  let hashes: [Int: String]
  /// The rules.
  let catalog: SARIFRules
  /// The words.
  let wording: Wording

  /// More places than this are linked in no message.
  private static let linksShown = 5

  /// The result that `finding` is.
  func bytes(
    _ finding: Finding, heldBackBy suppression: Evaluation.Suppression? = nil, isKnown: Bool = false
  ) -> [UInt8] {
    let place = page.place(finding.range, in: .utf16)
    let related = finding.evidence.filter { $0.range != nil && ($0.range != finding.range || $0.text != nil) }
    var json = JSONWriter()
    json.object { json in
      json.member("ruleId", finding.rule)
      if let index = catalog.indices[finding.rule] { json.member("ruleIndex", index) }
      json.member("level", finding.severity.sarif)
      json.object("message") { json in json.member("text", message(finding, related)) }
      json.array("locations") { json in
        json.object { json in
          physicalLocation(place, snippet: page.source(finding.range), to: &json)
          if page.report.recordLine != nil { logicalLocation(to: &json) }
        }
      }
      if !related.isEmpty && place.isExact { self.related(related, to: &json) }
      if let fix = finding.fix, place.isExact { fixes(fix, place, to: &json) }
      fingerprints(finding, place, to: &json)
      suppressions(suppression, isKnown, to: &json)
      if page.evaluation.known != nil { json.member("baselineState", isKnown ? "unchanged" : "new") }
      properties(finding, to: &json)
    }
    return json.take()
  }

  /// What is said, and links to what supports it: GitHub shows no other related places.
  private func message(_ finding: Finding, _ related: [Finding.Evidence]) -> String {
    var text = Self.unlinked(page.message(finding))
    let outside = finding.evidence.filter { $0.range == nil }.prefix(Self.linksShown)
    for evidence in outside {
      let fields: KeyValuePairs<String, Wording.Field> = [
        "text": .text(Self.unlinked(page.short(evidence))),
        "origin": .text(Self.unlinked(Screen.plain(evidence.origin))),
      ]
      text += wording.text("summary.semicolon") + wording.text("text.evidence-outside", fields)
    }
    guard page.report.recordLine == nil, !related.isEmpty else { return text }
    let links = related.prefix(Self.linksShown).enumerated().map { index, evidence in
      let text = page.short(evidence)
      return "[\(Self.linkText(text.isEmpty ? evidence.origin : text))](\(index + 1))"
    }
    return wording.text(
      "report.see", ["message": .text(text), "places": .text(links.joined(separator: wording.text("summary.comma")))])
  }

  /// `text` in which nothing reads as a link (3.11.6): it comes from the article.
  private static func unlinked(_ text: String) -> String { text.replacing("](", with: "\\](") }

  private static func linkText(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
  }

  private func physicalLocation(
    _ place: PlacedReport.Place, snippet: ArraySlice<UInt8>? = nil, to json: inout JSONWriter
  ) {
    json.object("physicalLocation") { json in
      json.object("artifactLocation") { json in json.member("uri", uri) }
      json.name("region")
      region(place, snippet: place.isExact ? snippet : nil, to: &json)
    }
  }

  private func region(
    _ place: PlacedReport.Place, snippet: ArraySlice<UInt8>? = nil, to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("startLine", place.line)
      json.member("startColumn", place.column)
      json.member("endLine", place.endLine)
      json.member("endColumn", place.endColumn)
      // A whole passage need not be repeated.
      guard let snippet, !snippet.isEmpty, snippet.count <= 1024 else { return }
      json.object("snippet") { json in
        json.name("text")
        json.string(utf8: snippet)
      }
    }
  }

  /// The record that holds the text.
  private func logicalLocation(to json: inout JSONWriter) {
    json.array("logicalLocations") { json in
      json.object { json in
        json.member("fullyQualifiedName", page.report.name)
        json.member("kind", "object")
      }
    }
  }

  private func related(_ related: [Finding.Evidence], to json: inout JSONWriter) {
    json.array("relatedLocations") { json in
      for (index, evidence) in related.enumerated() {
        guard let range = evidence.range else { continue }
        json.object { json in
          json.member("id", index + 1)
          physicalLocation(page.place(range, in: .utf16), to: &json)
          json.object("message") { json in json.member("text", evidence.origin) }
        }
      }
    }
  }

  private func fixes(_ fix: Finding.Fix, _ place: PlacedReport.Place, to json: inout JSONWriter) {
    let plan = fix.plan.joined(separator: " \u{2192} ")
    let what = wording.text(
      fix.replacement.isEmpty ? "text.fix-delete" : "text.fix-replace", ["text": .text(Screen.short(fix.replacement))])
    json.array("fixes") { json in
      json.object { json in
        json.object("description") { json in json.member("text", plan.isEmpty ? what : plan) }
        json.array("artifactChanges") { json in
          json.object { json in
            json.object("artifactLocation") { json in json.member("uri", uri) }
            json.array("replacements") { json in
              json.object { json in
                json.name("deletedRegion")
                region(place, to: &json)
                json.object("insertedContent") { json in json.member("text", fix.replacement) }
              }
            }
          }
        }
        json.object("properties") { json in
          json.name("safe")
          json.bool(fix.isSafe)
        }
      }
    }
  }

  private func fingerprints(_ finding: Finding, _ place: PlacedReport.Place, to json: inout JSONWriter) {
    json.object("partialFingerprints") { json in
      if let hash = hashes[place.line] { json.member("primaryLocationLineHash", hash) }
      json.member("\(Product.name)/v1", finding.fingerprint)
    }
  }

  /// All results have the member, since without it nothing is said (3.27.23).
  private func suppressions(
    _ suppression: Evaluation.Suppression?, _ isKnown: Bool, to json: inout JSONWriter
  ) {
    json.array("suppressions") { json in
      if isKnown { json.object { json in json.member("kind", "external") } }
      guard let suppression else { return }
      json.object { json in
        json.member("kind", "inSource")
        if let reason = suppression.reason { json.member("justification", Screen.plain(reason)) }
        json.object("location") { json in
          physicalLocation(page.place(suppression.range, in: .utf16), to: &json)
        }
      }
    }
  }

  private func properties(_ finding: Finding, to json: inout JSONWriter) {
    json.object("properties") { json in
      json.member("precision", finding.confidence.rawValue)
      json.member("zone", finding.zone.rawValue)
      let bytes = page.document.sourceRange(finding.range)
      json.array("bytes") { json in
        json.int(bytes.lower)
        json.int(bytes.upper)
      }
    }
  }
}
