import Policy

/// The colours of a terminal (ECMA-48, SGR), or none.
struct Palette {
  /// What is coloured.
  enum Role { case error, warning, info, path, quiet, good, strong }

  /// Whether colour is used.
  let isOn: Bool

  /// `text`, which is safe for a terminal, in the colour of `role`.
  func paint(_ text: [UInt8], _ role: Role) -> [UInt8] {
    isOn && !text.isEmpty ? Array("\u{1B}[\(code(role))m".utf8) + text + Array("\u{1B}[0m".utf8) : text
  }

  /// `text` made safe for a terminal, in the colour of `role`.
  func paint(_ text: String, _ role: Role) -> [UInt8] { paint(Screen.safe(text), role) }

  private func code(_ role: Role) -> String {
    switch role {
    case .error: "1;31"
    case .warning: "1;33"
    case .info: "1;36"
    case .path, .strong: "1"
    case .quiet: "2"
    case .good: "32"
    }
  }
}

extension Severity {
  /// Its colour.
  var role: Palette.Role {
    switch self {
    case .error: .error
    case .warning: .warning
    case .info: .info
    }
  }
}

extension Screen {
  /// `text` with everything replaced that must not reach a terminal.
  package static func safe(_ text: String) -> [UInt8] {
    if isPlain(text.utf8) { return Array(text.utf8) }
    var screen = Screen()
    for scalar in text.unicodeScalars { screen.put(scalar == "\t" ? " " : scalar) }
    return screen.bytes
  }

  /// Whether nothing in `utf8` can have to be replaced: printable ASCII without two number signs in a row.
  private static func isPlain(_ utf8: String.UTF8View) -> Bool {
    var previous: UInt8 = 0
    for byte in utf8 {
      if byte < 0x20 || byte >= 0x7F || (byte == 0x23 && previous == 0x23) { return false }
      previous = byte
    }
    return true
  }

  /// `text` with a sign for every line end in it, the blanks round it left out.
  package static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.map { line in
      String(line.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }.joined(separator: "\u{21B5}")
  }

  /// The same with spaces behind it, so that it takes at least `columns`.
  package static func padded(_ text: String, to columns: Int) -> [UInt8] {
    var screen = Screen()
    screen.put(text)
    return screen.bytes + [UInt8](repeating: 0x20, count: max(0, columns - screen.column))
  }
}
