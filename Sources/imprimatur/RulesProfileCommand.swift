import ArgumentParser
import Corpus
import Files
import Policy
import Reporting
import Runner

/// `imprimatur rules profile`: which rules, patterns and measures take the time.
struct RulesProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Say which rules, patterns and measures take the time.",
    discussion: """
      Checks the files on one thread, each several times, and counts the least time. The time of a rule is that of its \
      evaluation and of matching the patterns it rests on; patterns that several rules rest on count for each of them.
      """)

  /// How it is shown.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: ArgumentHelp("Files and folders, or - for standard input.", valueName: "path"))
  var paths: [String]

  @Option(help: ArgumentHelp("auto, text, markdown, html, json or jsonl.", valueName: "format"))
  var inputFormat = InputFormat.auto

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format = Format.text

  @Option(help: ArgumentHelp("How many of each kind are shown; json has all.", valueName: "n"))
  var top = 15

  @Option(help: ArgumentHelp("How often each document is evaluated.", valueName: "n"))
  var passes = 3

  @OptionGroup var publisher: PublisherOptions

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var rules: RuleOptions

  func validate() throws {
    if top < 1 { throw ValidationError("'--top' must be at least 1.") }
    if !(1...100).contains(passes) { throw ValidationError("'--passes' must be between 1 and 100.") }
  }

  func run() throws {
    let ruleSet = try rules.load()
    var command = CommandSettings()
    command.declared = publisher.declared
    command.packs = rules.packs.map(Surroundings.path)
    let named = paths.map(Surroundings.path)
    let start = try configuration.start(
      ruleSet, command, paths: named.map { $0.bytes == Array("-".utf8) ? FilePath("./-") : $0 }, rules)
    let wording = start.wording
    var options = start.options
    options.corpus.format = inputFormat
    var hasFailed = false
    let profile = RuleProfiler(
      ruleSet, settings: start.run.document, options: options, passes: passes, wording: wording
    ).profile(
      CorpusReader(named, options: options.corpus)
    ) { failure, name in
      hasFailed = true
      Streams.say("\(name): \(failure.message.text(wording.language))")
    }
    let reporter = ProfileReporter(
      ReportOptions(wording: wording, hasColor: format == .text && Surroundings.hasColor(.standardOutput)))
    Streams.write(format == .json ? reporter.json(profile) : reporter.text(profile, most: top))
    if hasFailed { throw ExitCode(2) }
  }
}
