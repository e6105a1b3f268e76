import ArgumentParser
import Files
import Policy
import Reporting
import Runner

/// `imprimatur rules test`: runs the examples of rules.
struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples of every rule, in all their disguises.",
    discussion: "Exit status: 0 when all show what they should, 1 when not, 2 when a pack cannot be used.")

  @OptionGroup var packs: PackOptions

  @Option(help: ArgumentHelp("Only examples of this rule, fact or family; repeatable.", valueName: "name"))
  var only: [String] = []

  @Option(help: ArgumentHelp("The number of workers.", valueName: "n"))
  var jobs: Int?

  func run() throws {
    let library = try packs.library()
    if library.hasErrors {
      Streams.write(packs.rules.text(library.diagnostics, of: library), to: .standardError)
      throw ExitCode(2)
    }
    let examples = library.examples.filter { only.isEmpty || isWanted($0.subject) }
    let jobs = jobs ?? ProcessEnvironment.processorCount
    let failures = ExampleRunner(library.rules).diagnostics(of: examples, jobs: jobs)
    Streams.write(packs.rules.text(failures, of: library), to: .standardError)
    let wording = Wording(library.rules.messages, language: packs.rules.language)
    let count = examples.reduce(0) { $0 + $1.examples.count }
    Streams.print(wording.text("rules.tested", ["examples": .number(count), "failures": .number(failures.count)]))
    if !failures.isEmpty { throw ExitCode(1) }
  }

  private func isWanted(_ subject: RuleExamples.Subject) -> Bool {
    let name =
      switch subject {
      case .rule(let id): id
      case .fact(let key): key
      }
    return only.contains { name == $0 || name.hasPrefix($0 + "/") || name.hasPrefix($0 + ".") }
  }
}
