import ArgumentParser
import Corpus
import Runner

/// How archives and records are read.
struct InputOptions: ParsableArguments {
  @Option(
    name: .customLong("field"),
    help: ArgumentHelp(
      "Where a field of input records stands: content=body.html; repeatable.", valueName: "name=key.key"))
  var fields: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many archives and compressed streams may stand in one another; 0 opens none.", valueName: "n"))
  var archiveDepth = ExpansionLimits().nesting

  func validate() throws {
    _ = try recordFields()
    if !(0...64).contains(archiveDepth) { throw ValidationError("'--archive-depth' must be between 0 and 64.") }
  }

  /// Puts the options into `options`.
  func apply(to options: inout CheckOptions) throws {
    options.fields = try recordFields()
    options.corpus.expansion.nesting = archiveDepth
    options.corpus.opensArchives = archiveDepth > 0
  }

  private func recordFields() throws -> RecordFields {
    var fields = RecordFields()
    for argument in self.fields {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw ValidationError("'--field \(argument)' names no key; write NAME=KEY, such as content=body.html.")
      }
      guard RecordFields.names.contains(parts[0]) else {
        let known = RecordFields.names.joined(separator: ", ")
        throw ValidationError("There is no field '\(parts[0])' for '--field'; choose one of \(known).")
      }
      fields.map(parts[0], to: parts[1])
    }
    return fields
  }
}
