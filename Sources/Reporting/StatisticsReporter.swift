import Policy

/// The table of what each family and rule found, and how long the run took.
package struct StatisticsReporter {
  private let wording: Wording
  private let palette: Palette

  /// A reporter that speaks `wording`.
  package init(_ wording: Wording, hasColor: Bool) {
    self.wording = wording
    palette = Palette(isOn: hasColor)
  }

  /// The table, the most frequent family first, each with its rules below it, and the line about time.
  package func text(_ tally: RuleTally, _ summary: RunSummary, time: Duration, jobs: Int) -> [UInt8] {
    var rows = [Row(name: wording.text("statistics.rule"), cells: headings)]
    for (family, count) in Self.sorted(tally.families) {
      rows.append(Row(name: family, cells: cells(count), isFamily: true))
      let own = tally.rules.filter { $0.key.hasPrefix(family + "/") }
      rows += Self.sorted(own).map { Row(name: "  " + $0.key, cells: cells($0.value)) }
    }
    var output: [UInt8] = []
    if rows.count > 1 { output += table(rows) }
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let rate = seconds > 0 ? Double(tally.bytes) / seconds / 1e6 : 0
    let line = wording.text(
      "statistics.time",
      [
        "documents": .number(summary.documents), "size": .text(Self.fixed(Double(tally.bytes) / 1e6, digits: 1)),
        "seconds": .text(Self.fixed(seconds, digits: 3)), "rate": .text(Self.fixed(rate, digits: 1)),
        "jobs": .number(jobs),
      ])
    return output + Screen.safe(line) + [0x0A]
  }

  private struct Row {
    var name: String
    var cells: [String]
    var isFamily = false
  }

  private var headings: [String] {
    (Severity.allCases.reversed().map { "severity.\($0.rawValue)" } + ["statistics.documents"]).map { wording.text($0) }
  }

  private func cells(_ count: RuleTally.Count) -> [String] {
    Severity.allCases.reversed().map { String(count.findings[$0] ?? 0) } + [String(count.documents)]
  }

  private static func sorted(_ counts: [String: RuleTally.Count]) -> [(key: String, value: RuleTally.Count)] {
    counts.sorted { one, other in
      let totals = [one, other].map { $0.value.findings.values.reduce(0, +) }
      return totals[0] == totals[1] ? one.key < other.key : totals[0] > totals[1]
    }
  }

  private func table(_ rows: [Row]) -> [UInt8] {
    let name = rows.map { Self.columns($0.name) }.max() ?? 0
    let widths = rows[0].cells.indices.map { column in rows.map { Self.columns($0.cells[column]) }.max() ?? 0 }
    return rows.flatMap { row in
      let cells = zip(row.cells, widths).flatMap { cell, width in
        [UInt8](repeating: 0x20, count: 2 + width - Self.columns(cell)) + Screen.safe(cell)
      }
      let head = Screen.padded(row.name, to: name)
      return (row.isFamily ? palette.paint(String(decoding: head, as: UTF8.self), .strong) : head) + cells + [0x0A]
    }
  }

  private static func columns(_ text: String) -> Int {
    var screen = Screen()
    screen.put(text)
    return screen.column
  }

  /// `number` with `digits` decimals.
  package static func fixed(_ number: Double, digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = String(Int((number * scale).rounded()))
    let padded = String(repeating: "0", count: max(0, digits + 1 - whole.count)) + whole
    return digits == 0 ? padded : padded.dropLast(digits) + "." + padded.suffix(digits)
  }
}
