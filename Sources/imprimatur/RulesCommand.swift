import ArgumentParser

/// The command `rules`.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List, show, check and test rules.")
}
