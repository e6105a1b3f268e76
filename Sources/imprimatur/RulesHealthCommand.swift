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

  @OptionGroup var rules: RuleOptions

  func run() throws {
    let library = try rules.library()
    if library.hasErrors {
      Streams.write(rules.text(library.diagnostics, of: library), to: .standardError)
      throw ExitCode(2)
    }
    let language = rules.language
    let wording = Wording(library.rules.messages, language: language)
    var options = CheckOptions()
    options.corpus.format = inputFormat
    options.declared = publisher.declared
    options.jobs = jobs ?? ProcessEnvironment.processorCount
    let complaints = Mutex<[String]>([])
    let health = HealthRunner(library.rules, options: options, wording: wording).run(
      CorpusReader(paths.map(Surroundings.path), options: options.corpus)
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
