import ArgumentParser
import Files
import Policy
import Reporting
import Runner

/// `imprimatur rules check`: says what is wrong with packs.
struct RulesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with rule packs.",
    discussion: "Exit status: 0 when they can be used, 2 when not.")

  @OptionGroup var packs: PackOptions

  func run() throws {
    let library = try packs.library()
    Streams.write(packs.rules.text(library.diagnostics, of: library), to: .standardError)
    let wording = Wording(library.rules.messages, language: packs.rules.language)
    let errors = library.diagnostics.count { $0.level == .error }
    Streams.print(
      wording.text(
        "rules.checked",
        [
          "rules": .number(library.rules.rules.count), "errors": .number(errors),
          "warnings": .number(library.diagnostics.count - errors),
        ]))
    if errors > 0 { throw ExitCode(2) }
  }
}

/// Packs that are named as arguments.
struct PackOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Packs, files or folders, on top of the built-in ones.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup var rules: RuleOptions

  /// The rules with the packs they were written in.
  func library() throws -> RuleLibrary {
    var rules = rules
    rules.packs += paths
    return try rules.library()
  }
}
