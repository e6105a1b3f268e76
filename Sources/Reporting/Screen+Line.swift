extension Screen {
  /// As much of `text` as fits on one line of `columns` columns, safe for a terminal.
  package static func line(_ text: String, columns: Int) -> [UInt8] {
    var screen = Screen()
    for scalar in text.unicodeScalars {
      var longer = screen
      longer.put(scalar)
      if longer.column > columns { break }
      screen = longer
    }
    return screen.bytes
  }
}
