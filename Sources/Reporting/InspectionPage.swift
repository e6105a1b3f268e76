import Documents

/// The lines of an inspection for people: titles, named values, and pieces of the text with their place.
struct InspectionPage {
  let document: Document
  let lines: LineIndex
  let columns: Int
  let palette: Palette
  /// What has been written.
  private(set) var output: [UInt8] = []

  private static let placeWidth = 12
  private static let labelWidth = 24

  init(document: Document, lines: LineIndex, columns: Int, palette: Palette) {
    self.document = document
    self.lines = lines
    self.columns = columns
    self.palette = palette
  }

  /// Begins a part.
  mutating func title(_ text: String) {
    if !output.isEmpty { output.append(0x0A) }
    output += palette.paint(text, .strong) + [0x0A]
  }

  /// A named value.
  mutating func value(_ name: String, _ value: String) {
    output += [0x20, 0x20] + padded(name, Self.placeWidth) + Screen.safe(value) + [0x0A]
  }

  /// A piece of the text: its place, what it is, how it begins.
  mutating func row(_ range: TextRange, _ label: String) {
    let place = document.location(of: range, using: lines).start
    output += [0x20, 0x20] + padded("\(place.line):\(place.column)", Self.placeWidth, .quiet)
    output += padded(label, Self.labelWidth)
    output += beginning(range, room: max(20, columns - Self.placeWidth - Self.labelWidth - 3)) + [0x0A]
  }

  /// `text` in a column of its own.
  private func padded(_ text: String, _ width: Int, _ role: Palette.Role? = nil) -> [UInt8] {
    var screen = Screen()
    screen.put(text)
    let padding = [UInt8](repeating: 0x20, count: max(1, width - screen.column))
    return (role.map { palette.paint(screen.bytes, $0) } ?? screen.bytes) + padding
  }

  /// As much of the text as fits, line ends shown as spaces.
  private func beginning(_ range: TextRange, room: Int) -> [UInt8] {
    let end = min(range.upper, range.lower + room * 8)
    var screen = Screen()
    for scalar in String(decoding: document.text[range.lower..<end], as: UTF8.self).unicodeScalars {
      let before = screen
      screen.put(scalar == "\n" || scalar == "\r" || scalar == "\t" ? " " : scalar)
      guard screen.column <= room - 1 else { return before.bytes + Array("\u{2026}".utf8) }
    }
    return screen.bytes + (end < range.upper ? Array("\u{2026}".utf8) : [])
  }
}
