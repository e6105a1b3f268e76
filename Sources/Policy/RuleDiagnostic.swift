/// Something that a rule's author has to know.
package struct RuleDiagnostic: Hashable, Sendable {
  /// How bad it is.
  package enum Level: String, Sendable { case error, warning }

  /// The stable code, `R001`.
  package var code: String
  /// How bad it is.
  package var level: Level
  /// The file.
  package var file: String
  /// The line, 1-based.
  package var line: Int
  /// The column, 1-based, in code points.
  package var column: Int
  /// What is wrong.
  package var message: String
  /// What to do.
  package var help: String?

  /// Something that is wrong at a place.
  package init(
    code: String, level: Level, file: String, line: Int, column: Int, message: String, help: String? = nil
  ) {
    self.code = code
    self.level = level
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.help = help
  }
}

extension RuleDiagnostic {
  /// `file:line:column: error R001: message`, and the help on a line of its own.
  ///
  /// It holds text of the pack as it is: a terminal must be shielded from it.
  package var rendered: String {
    let head = "\(file):\(line):\(column): \(level.rawValue) \(code): \(message)"
    return help.map { "\(head)\n    help: \($0)" } ?? head
  }
}
