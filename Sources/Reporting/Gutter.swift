/// An excerpt with line numbers at its left, and the notes below it.
struct Gutter {
  /// The number of columns that numbers and rule take.
  static let width = 9

  let palette: Palette
  let excerpt: [Excerpt.Line]

  /// The excerpt's lines, each followed by the carets under what is marked.
  func frame(_ role: Palette.Role) -> [UInt8] {
    var output: [UInt8] = []
    for line in excerpt {
      output += left(line.number.map(String.init) ?? "") + line.text + [0x0A]
      guard let mark = line.mark else { continue }
      output += left("") + [UInt8](repeating: 0x20, count: mark.indent)
      output += palette.paint([UInt8](repeating: UInt8(ascii: "^"), count: mark.count), role) + [0x0A]
    }
    return output
  }

  /// Lines of their own below the excerpt.
  func note(_ text: String) -> [UInt8] {
    let indent = [UInt8](repeating: 0x20, count: Self.width - 2)
    let lines = text.split(whereSeparator: \.isNewline)
    return lines.enumerated().flatMap { index, line in
      // A line of a log that begins with two colons is a command to a CI runner.
      let isCommand = line.drop { $0.isWhitespace }.hasPrefix(":")
      let mark = index == 0 ? palette.paint("= ", .quiet) : Array((isCommand ? "| " : "  ").utf8)
      return indent + mark + Screen.safe(String(line)) + [0x0A]
    }
  }

  private func left(_ number: String) -> [UInt8] {
    let padding = String(repeating: " ", count: max(0, Self.width - 3 - number.utf8.count))
    return palette.paint(padding + number + " |", .quiet) + [0x20]
  }
}
