import ArgumentParser

/// `imprimatur rules`: what the rules are and whether packs are sound.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List, show, check, test and profile rules.",
    subcommands: [
      RulesListCommand.self, RulesShowCommand.self, RulesCheckCommand.self, RulesTestCommand.self,
      RulesProfileCommand.self, RulesHealthCommand.self, RulesFunctionsCommand.self, RulesSchemaCommand.self,
    ])
}
