import ArgumentParser

/// The command and what it can do.
struct Imprimatur: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "imprimatur",
    abstract: "Says whether an article may be published where it stands.",
    discussion: """
      It finds texts that forbid reposting, damaged text, site titles that do not fit and finance talk without its \
      disclaimer, in Markdown, HTML, text and JSON, and points at the exact characters.

      Exit status: 0 nothing at or above --fail-on, 1 something is, 2 wrong usage, or something could not be checked.
      """,
    version: "imprimatur 0.1.0",
    subcommands: [
      CheckCommand.self, ArchiveCommand.self, ReportCommand.self, FixCommand.self, BaselineCommand.self,
      HookCommand.self,
      InspectCommand.self,
      ExplainCommand.self, RulesCommand.self, LanguageServerCommand.self,
    ])
}
