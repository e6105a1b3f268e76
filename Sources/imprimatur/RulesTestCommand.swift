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
    discussion:
      "What --coverage and --mutation find does not change the exit status. Exit status: 0 when all show what they should, 1 when not, 2 when a pack cannot be used."
  )

  @OptionGroup var packs: PackOptions

  @Option(help: ArgumentHelp("Only examples of this rule, fact or family; repeatable.", valueName: "name"))
  var only: [String] = []

  @Option(help: ArgumentHelp("The number of workers.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Also say which patterns, alternatives, requirements, conditions and rows no example shows.")
  var coverage = false

  @Flag(help: "Also damage every part of the rules in turn, and say which damages no example notices.")
  var mutation = false

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
    let runner = MutationRunner(library)
    if coverage { showCoverage(runner.coverage(examples, jobs: jobs), library, wording) }
    if mutation { showMutation(runner.run(examples, jobs: jobs), library, wording) }
  }

  private func showCoverage(
    _ coverage: (missing: [RuleDiagnostic], counts: [DiagnosticCode: Int], idle: [DiagnosticCode: Int]),
    _ library: RuleLibrary, _ wording: Wording
  ) {
    Streams.write(packs.rules.text(coverage.missing, of: library), to: .standardError)
    let codes: [DiagnosticCode] = [
      .unmatchedPattern, .unusedAlternative, .idleRequirement, .constantCondition, .unreachedRow,
    ]
    for code in codes {
      let missing = coverage.idle[code] ?? 0
      let all = coverage.counts[code] ?? 0
      Streams.print(
        wording.text(
          "rules.covered-\(code.rawValue.lowercased())",
          ["n": .number(all - missing), "of": .number(all), "percent": .number(percent(all - missing, of: all))]))
    }
  }

  private func showMutation(_ result: MutationRunner.Result, _ library: RuleLibrary, _ wording: Wording) {
    Streams.write(packs.rules.text(result.unnoticed.map(\.diagnostic), of: library), to: .standardError)
    for kind in Mutant.Kind.allCases {
      guard let all = result.tried[kind] else { continue }
      let noticed = result.noticed[kind] ?? 0
      Streams.print(
        wording.text(
          "rules.mutants-\(kind.rawValue)",
          ["n": .number(noticed), "of": .number(all), "percent": .number(percent(noticed, of: all))]))
    }
  }

  /// Hundredths, rounded down so that only all is 100.
  private func percent(_ part: Int, of all: Int) -> Int { all == 0 ? 100 : part * 100 / all }

  private func isWanted(_ subject: RuleExamples.Subject) -> Bool {
    let name =
      switch subject {
      case .rule(let id): id
      case .fact(let key): key
      }
    return only.contains { name == $0 || name.hasPrefix($0 + "/") || name.hasPrefix($0 + ".") }
  }
}
