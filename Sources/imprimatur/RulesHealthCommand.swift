import ArgumentParser
import Corpus
import Files
import Policy
import Reporting
import Runner
import Synchronization

/// `imprimatur rules health`: which rules a corpus has no use for.
struct RulesHealthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "health",
    abstract: "Say which rules find nothing in a corpus, which only find what others find, and what is written twice.")

  @Argument(help: ArgumentHelp("Files and folders, or - for standard input.", valueName: "path"))
  var paths: [String]

  @Option(help: ArgumentHelp("auto, text, markdown, html, json or jsonl.", valueName: "format"))
  var inputFormat = InputFormat.auto

  @Option(help: ArgumentHelp("The number of workers.", valueName: "n"))
  var jobs: Int?

  @OptionGroup var publisher: PublisherOptions

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var rules: RuleOptions

  func run() throws {
    let own = try rules.library()
    if own.hasErrors {
      Streams.write(rules.text(own.diagnostics, of: own), to: .standardError)
      throw ExitCode(2)
    }
    var command = CommandSettings()
    command.declared = publisher.declared
    command.packs = rules.packs.map(Surroundings.path)
    let named = paths.map(Surroundings.path)
    let start = try configuration.start(
      own.rules, command, paths: named.map { $0.bytes == Array("-".utf8) ? FilePath("./-") : $0 }, rules)
    let library = start.run.document.rules?.library ?? own
    let wording = start.wording
    let language = wording.language
    var options = start.options
    options.corpus.format = inputFormat
    options.jobs = jobs ?? ProcessEnvironment.processorCount
    let complaints = Mutex<[String]>([])
    let health = HealthRunner(own.rules, settings: start.run.document, options: options, wording: wording).run(
      CorpusReader(named, options: options.corpus)
    ) { failure, name in
      complaints.withLock { $0.append("\(name): \(failure.message.text(language))") }
    }
    let all = complaints.withLock { $0.sorted() }
    all.forEach { Streams.say($0) }
    let diagnostics = PackCompiler.doubles(in: library.sources.map(\.file)) + health.diagnostics(of: library.rules)
    Streams.write(rules.text(diagnostics, of: library), to: .standardError)
    func count(_ code: DiagnosticCode) -> Wording.Field {
      .number(diagnostics.count { $0.code == code.rawValue })
    }
    Streams.print(
      wording.text(
        "rules.health",
        [
          "documents": .number(health.documents), "rules": .number(library.rules.rules.count),
          "silent": count(.silentRule), "shadowed": count(.shadowedRule), "doubles": count(.doublePattern),
        ]))
    if !all.isEmpty { throw ExitCode(2) }
  }
}
