import Documents
package import Policy

/// Says what is wrong with rule packs: place, code, the line with a caret, what to do.
package struct DiagnosticReporter {
  private let palette: Palette
  private let columns: Int

  /// A reporter for a screen of `columns`.
  package init(hasColor: Bool, columns: Int) {
    palette = Palette(isOn: hasColor)
    self.columns = columns
  }

  /// What is wrong; `source` is the file's text, `name` what its author calls it.
  package func report(_ diagnostic: RuleDiagnostic, name: String, source: [UInt8]) -> [UInt8] {
    let role: Palette.Role = diagnostic.level == .error ? .error : .warning
    let decoded = Array(String(decoding: source, as: UTF8.self).utf8)
    let lines = LineIndex(decoded)
    var output = palette.paint("\(name):\(diagnostic.line):\(diagnostic.column):", .path) + [0x20]
    output += palette.paint("\(diagnostic.level.rawValue)[\(diagnostic.code)]:", role) + [0x20]
    output += palette.paint(diagnostic.message, .strong) + [0x0A]
    let excerpt = Excerpt(decoded, lines: lines, columns: columns - Gutter.width)
    let at = offset(line: diagnostic.line, column: diagnostic.column, in: decoded, lines)
    let gutter = Gutter(palette: palette, excerpt: excerpt.lines(of: ByteRange(at, at)))
    output += gutter.frame(role)
    if let help = diagnostic.help { output += gutter.note("help: " + help) }
    return output + [0x0A]
  }

  private func offset(line: Int, column: Int, in decoded: [UInt8], _ lines: LineIndex) -> Int {
    let range = lines.range(ofLine: line)
    var left = column
    for at in range where decoded[at] & 0xC0 != 0x80 {
      left -= 1
      if left <= 0 { return at }
    }
    return range.upperBound
  }
}
