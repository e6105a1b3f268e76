/// A file of a rule pack, as it was read.
package struct RuleFile: Hashable, Sendable {
  /// The path relative to the pack's folder, with `/`.
  package var path: String
  /// The YAML text.
  package var bytes: [UInt8]

  /// The file at `path`.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
