import ArgumentParser

/// `imprimatur archive`: checks whole archives into a database, and gives out what that holds.
struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "Check a whole archive into a database that can be queried with SQL.",
    discussion: """
      Whatever ends a run, the same command goes on where it stopped. Unchanged inputs are not read again, unchanged \
      content is not checked again. A folder that is called like a subcommand is written ./export.
      """,
    subcommands: [ArchiveRunCommand.self, ArchiveExportCommand.self],
    defaultSubcommand: ArchiveRunCommand.self)
}
