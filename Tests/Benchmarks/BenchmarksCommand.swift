import ArgumentParser
import Files
import FoundationEssentials

/// The parts that can be measured alone.
enum Part: String, CaseIterable, ExpressibleByArgument {
  case memory, startup, tree, html, worst, oracle, match, growth
}

/// What is measured by hand: the engine, and what is found in an archive whose copies are known.
@main
struct BenchmarksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Benchmarks", abstract: "Measure the engine, and the comparison of documents.",
    subcommands: [EngineCommand.self, MakeArchiveCommand.self, ScoreRepostsCommand.self],
    defaultSubcommand: EngineCommand.self)
}

/// The speed of the engine as ratios between things that are measured in turn in one run.
struct EngineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engine", abstract: "Measure the engine against its goals.",
    discussion:
      "Exit status 1: the engine does not find what PCRE2 finds; 2: something could not be measured. Tests/Benchmarks/README.md explains the rest."
  )

  @Option(help: ArgumentHelp("A folder whose Markdown is read.", valueName: "folder"))
  var corpus: String

  @Option(help: ArgumentHelp("A folder whose HTML is read.", valueName: "folder"))
  var html: String?

  @Flag(help: "Compare with programs that have to be installed, too.")
  var peers = false

  @Option(help: ArgumentHelp("The checker; default: the one built beside this program.", valueName: "file"))
  var binary: String?

  @Option(help: "How often each comparison is made.")
  var passes = 5

  @Option(
    help: ArgumentHelp(
      "Only this part; repeatable: \(Part.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "part"))
  var only: [Part] = []

  func validate() throws {
    guard (1...1000).contains(passes) else { throw ValidationError("'--passes' must be between 1 and 1000.") }
  }

  func run() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    var run = try BenchmarkRun(self, scratch)
    run.measure()
    print(run.report)
    guard run.isSound, !run.hasFailed else { throw ExitCode(run.isSound ? 2 : 1) }
  }

  /// Whether `part` is to be measured.
  func wants(_ part: Part) -> Bool { only.isEmpty || only.contains(part) }

  /// The checker that is measured.
  func checker() throws -> String {
    let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "imprimatur")
      .path()
    let path = binary ?? beside
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw ValidationError(
        "There is no \(path): build it with 'swift build -c release --product imprimatur', or say '--binary'.")
    }
    return path
  }
}
