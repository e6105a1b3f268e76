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

  @Flag(help: "Show the source of every example that fails.")
  var verbose = false

  @Option(help: ArgumentHelp("The number of workers.", valueName: "n"))
  var jobs: Int?

  func run() throws {
    let library = try packs.library()
    if library.hasErrors {
      Streams.write(packs.rules.text(library.diagnostics, of: library), to: .standardError)
      throw ExitCode(2)
    }
    let examples = library.examples.filter { only.isEmpty || isWanted($0.subject) }
    let outcome = ExampleRunner(library.rules).run(examples, jobs: jobs ?? ProcessEnvironment.processorCount)
    for failure in outcome.failures { show(failure, library) }
    let wording = Wording(library.rules.messages, language: packs.rules.language)
    Streams.print(
      wording.text(
        "rules.tested",
        [
          "examples": .number(outcome.examples), "runs": .number(outcome.runs),
          "failures": .number(outcome.failures.count),
        ]))
    if !outcome.failures.isEmpty { throw ExitCode(1) }
  }

  private func isWanted(_ subject: RuleExamples.Subject) -> Bool {
    let name =
      switch subject {
      case .rule(let id): id
      case .fact(let key): key
      }
    return only.contains { name == $0 || name.hasPrefix($0 + "/") || name.hasPrefix($0 + ".") }
  }

  private func show(_ failure: ExampleRunner.Failure, _ library: RuleLibrary) {
    let file = library.source(failure.origin.file)?.name ?? failure.origin.file
    let form = failure.disguise == .plain ? "" : " (\(failure.disguise.rawValue))"
    Streams.print("\(file):\(failure.origin.line): \(failure.subject)\(form): \(failure.message)")
    guard verbose else { return }
    for line in String(decoding: failure.source, as: UTF8.self).split(separator: "\n") { Streams.print("    \(line)") }
  }
}
