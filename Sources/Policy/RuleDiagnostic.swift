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
}
