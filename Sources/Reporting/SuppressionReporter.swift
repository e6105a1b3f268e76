import Documents
import Policy

/// Lists the suppressions in the articles: place, what they name, how far they reach, why, and how many findings they
/// hold back; a line each, for programs a JSON object each (`path`, `line`, `column`, `rule`, `extent`, `reason`, `uses`).
package struct SuppressionReporter: Reporter {
  private let wording: Wording
  private let palette: Palette
  private let isForPeople: Bool

  /// A lister; for programs unless it is for people.
  package init(_ options: ReportOptions, isForPeople: Bool) {
    wording = options.wording
    palette = Palette(isOn: options.hasColor)
    self.isForPeople = isForPeople
  }

  /// The suppressions of the document, in the order of their places.
  package func report(_ report: DocumentReport) -> [UInt8] {
    guard case .checked(let document, let evaluation) = report.outcome, !evaluation.suppressions.isEmpty else {
      return []
    }
    let lines = LineIndex(document.decoded)
    let placed = evaluation.suppressions.map { suppression in
      (
        suppression,
        lines.position(of: document.textMap.lowerRange(suppression.name.lower, suppression.name.upper).lower)
      )
    }
    let sorted = placed.enumerated().sorted {
      ($0.element.1.line, $0.element.1.column, $0.offset) < ($1.element.1.line, $1.element.1.column, $1.offset)
    }
    return sorted.flatMap { entry in
      isForPeople
        ? line(entry.element.0, report.name, entry.element.1) : record(entry.element.0, report.name, entry.element.1)
    }
  }

  private func line(_ suppression: Evaluation.Suppression, _ name: String, _ position: (line: Int, column: Int))
    -> [UInt8]
  {
    let place = palette.paint("\(name):\(position.line):\(position.column):", .path)
    let text = wording.text(
      "suppression.entry",
      [
        "rule": .text(suppression.rule ?? wording.text("suppression.all")),
        "extent": .text(wording.text("suppression.\(suppression.extent.rawValue)")),
        "n": .number(suppression.uses),
        "reason": .text(suppression.reason ?? wording.text("suppression.no-reason")),
      ])
    return place + [0x20] + palette.paint(text, suppression.uses == 0 ? .warning : .good) + [0x0A]
  }

  private func record(_ suppression: Evaluation.Suppression, _ name: String, _ position: (line: Int, column: Int))
    -> [UInt8]
  {
    var json = JSONWriter()
    json.object { json in
      json.name("path")
      json.string(name)
      json.name("line")
      json.int(position.line)
      json.name("column")
      json.int(position.column)
      json.name("rule")
      json.optional(suppression.rule)
      json.name("extent")
      json.string(suppression.extent.rawValue)
      json.name("reason")
      json.optional(suppression.reason)
      json.name("uses")
      json.int(suppression.uses)
    }
    json.endLine()
    return json.take()
  }
}
