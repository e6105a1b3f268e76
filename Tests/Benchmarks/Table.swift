/// Rows as a Markdown table whose columns also line up in a terminal.
struct Table {
  /// The names of the columns.
  var head: [String]
  /// The cells, row by row.
  var rows: [[String]]

  /// The table's lines.
  var text: String {
    let widths = head.indices.map { column in ([head] + rows).reduce(3) { max($0, $1[column].count) } }
    let line = { (cells: [String]) in
      "| " + zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: " | ")
        + " |"
    }
    let rule = "|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|"
    return ([line(head), rule] + rows.map(line)).joined(separator: "\n")
  }
}
