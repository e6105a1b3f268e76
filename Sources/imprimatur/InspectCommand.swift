import ArgumentParser

/// The command `inspect`.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "inspect", abstract: "Show what was understood.")
}
