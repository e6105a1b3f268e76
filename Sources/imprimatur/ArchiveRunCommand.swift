import ArgumentParser
import Corpus
import Documents
import Files
import Policy
import Recording
import Relating
import Reporting
import Runner

/// `imprimatur archive INPUT… --db FILE`.
struct ArchiveRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Check inputs into a database; what archive does by itself.")

  @Argument(help: ArgumentHelp("Files, folders and archives, or - for standard input.", valueName: "input"))
  var inputs: [String]

  @Option(help: ArgumentHelp("The database; made where there is none.", valueName: "file"))
  var db = "findings.sqlite"

  @OptionGroup var selection: ArchiveSelectionOptions
  @OptionGroup var publisher: PublisherOptions
  @OptionGroup var reading: InputOptions
  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var rules: RuleOptions

  @Option(help: ArgumentHelp("auto, text, markdown, html, json, jsonl or xml.", valueName: "format"))
  var inputFormat = InputFormat.auto

  @Option(help: ArgumentHelp("A named set of severities.", valueName: "name"))
  var profile: String?

  @Option(
    help: ArgumentHelp(
      "The least severity that gives exit status 1: info, warning, error or never; default error.",
      valueName: "severity"))
  var failOn: FailureLevel?

  @Option(help: ArgumentHelp("The number of workers; the database does not depend on it.", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("The largest document that is read, at most 1G.", valueName: "size"))
  var maxSize = ByteCount(bytes: 256 << 20)

  @Option(help: ArgumentHelp("The summary on standard output: text or json.", valueName: "format"))
  var format = SummaryFormat.text

  @Flag(help: "Do not read .gitignore and .imprimaturignore.")
  var noIgnoreFiles = false

  @Flag(help: "No line of progress on the terminal.")
  var noProgress = false

  /// The forms of the summary.
  enum SummaryFormat: String, CaseIterable, ExpressibleByArgument { case text, json }

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("'--jobs' must be between 1 and 1024.") }
    if selection.sample != nil, inputs.contains("-") {
      throw ValidationError("'--sample' reads the inputs twice, which standard input cannot be; name a file instead.")
    }
    if inputs.contains("") || db.isEmpty { throw ValidationError("An empty path names nothing.") }
  }

  func run() throws {
    let ruleSet = try rules.load()
    let start = try start(ruleSet)
    let wording = start.wording
    let options = try options(start)
    Interruption.catchSignals()
    let database = Surroundings.path(db)
    let result: ArchiveResult
    do throws(RecordingError) {
      result = try ArchiveRunner(ruleSet, options: options, wording: wording).run(
        inputs.map(Surroundings.path), to: database)
    } catch { throw CommandFailure(message: "\(db): \(wording.reason(error).text(wording.language))") }
    let summary = ArchiveSummary(result, database: db, wording: wording)
    Streams.write(format == .json ? summary.json : summary.lines)
    if let remark = summary.remark { Streams.say(remark) }
    // An archive is judged as a whole: what its database holds does not say which folder asked for what.
    let level = start.run.document.failOn
    if start.store.hasFailOn(otherThan: level) {
      let word = level?.rawValue ?? FailureLevel.never.rawValue
      Streams.say(wording.text("configuration.fail-on", ["level": .text(word)]))
    }
    throw ExitCode(result.status(failOn: level))
  }

  private func start(_ ruleSet: RuleSet) throws -> ConfiguredStart {
    var command = CommandSettings()
    command.declared = publisher.declared
    command.profile = try profile.map { try ruleSet.profile(called: $0) }
    command.failOn = failOn
    command.packs = rules.packs.map(Surroundings.path)
    let places = inputs.map { $0 == "-" ? FilePath("./-") : Surroundings.path($0) }
    return try configuration.start(ruleSet, command, paths: places, rules)
  }

  private func options(_ start: ConfiguredStart) throws -> ArchiveOptions {
    let relating: RelatingSettings
    do throws(RelatingSettings.Problem) { relating = try RelatingSettings(start.rules) } catch {
      throw CommandFailure(message: "the rules set no fitting number for \(error.name)")
    }
    var options = ArchiveOptions(relating)
    options.check = start.options
    options.check.corpus.honoursIgnoreFiles = start.options.corpus.honoursIgnoreFiles && !noIgnoreFiles
    options.check.corpus.format = inputFormat
    options.check.corpus.sizeLimit = maxSize.bytes
    options.check.declared = publisher.declared
    try reading.apply(to: &options.check)
    options.check.jobs = jobs ?? ProcessEnvironment.processorCount
    options.program = Imprimatur.configuration.version
    options.arguments = ProcessEnvironment.arguments.dropFirst().map { String(decoding: $0, as: UTF8.self) }
    options.showsProgress = !noProgress && OpenFile.standardError.isTerminal
    selection.apply(to: &options)
    return options
  }
}
