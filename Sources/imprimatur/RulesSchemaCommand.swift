import ArgumentParser
import Policy

/// `imprimatur rules schema`: the JSON schema of rule packs, for editors.
struct RulesSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON schema of rule packs, for editors.")

  func run() throws { Streams.write(PackSchema.json()) }
}
