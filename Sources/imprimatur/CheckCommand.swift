import ArgumentParser
import Corpus
import Documents
import Files
import Policy
import Reporting
import Runner

/// `imprimatur check`: reads articles and reports what the rules say about them.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check files, folders or standard input.",
    discussion: """
      In a folder it reads files called *.md, *.html, *.txt, *.json, *.jsonl and the like, in the order of their paths; \
      hidden files and files of other names are left out. A file that is named is always read. Archives (tar, zip, 7z), \
      compressed files (gz, zst, xz, bz2), web archives (WARC, ARC, WACZ), feeds, WordPress exports and MediaWiki dumps \
      are read member by member; nothing is unpacked.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files and folders, or - for standard input; without any, the current folder.", valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("auto, text, markdown, html, json, jsonl or xml.", valueName: "format"))
  var inputFormat = InputFormat.auto

  @Option(help: ArgumentHelp("What goes to standard output: text, concise, json or jsonl.", valueName: "format"))
  var format = "text"

  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("Another report beside it, written to a file; repeatable.", valueName: "format:file"))
  var outputs: [String] = []

  @Option(help: ArgumentHelp("The least severity reported: info, warning or error.", valueName: "severity"))
  var show = Severity.warning

  @Option(
    help: ArgumentHelp(
      "The least severity that gives exit status 1: info, warning, error or never.", valueName: "severity"))
  var failOn = FailureLevel.error

  @OptionGroup var changes: ChangeOptions

  @OptionGroup var known: BaselineOptions

  @OptionGroup var detail: DetailOptions

  @OptionGroup var publisher: PublisherOptions

  @OptionGroup var inputs: InputOptions

  @Option(help: ArgumentHelp("The path that standard input goes by.", valueName: "path"))
  var stdinPath: String?

  @Option(help: ArgumentHelp("A configuration file (not in this build).", valueName: "file"))
  var config: String?

  @OptionGroup var rules: RuleOptions

  @Option(help: ArgumentHelp("A named set of severities.", valueName: "name"))
  var profile: String?

  @Option(help: ArgumentHelp("The number of workers; the output does not depend on it.", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("A field of input records to be echoed; repeatable.", valueName: "field"))
  var keep: [String] = []

  @Option(help: ArgumentHelp("The largest file, member or record that is read, at most 1G.", valueName: "size"))
  var maxSize = ByteCount(bytes: 256 << 20)

  func validate() throws {
    _ = try FormatName.format(format, option: "--format")
    for output in outputs { _ = try FormatName.output(output) }
    if config != nil { throw ValidationError("'--config' is not in this build; give the options themselves.") }
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("'--jobs' must be between 1 and 1024.") }
    if paths.contains("") { throw ValidationError("An empty path names nothing.") }
  }

  func run() throws {
    let status = try check(try rules.load())
    if status != 0 { throw ExitCode(status) }
  }

  /// Checks what was asked for, writes the reports and returns the exit status.
  ///
  /// `recording` is a baseline that gathers what is found, in place of the one that the options name.
  /// With `isPlain` nothing is coloured, and no more than a screen or two of lines are written.
  func check(_ ruleSet: RuleSet, recording: Baseline? = nil, isPlain: Bool = false) throws -> Int32 {
    let start = ContinuousClock.now
    var options = try checkOptions(ruleSet)
    let notes = Wording(ruleSet.messages, language: rules.language)
    let baseline = try recording ?? known.baseline(notes)
    options.baseline = baseline
    if let baseline {
      let isWanted = options.corpus.isWanted
      options.corpus.isWanted = { isWanted($0) && !baseline.isItself($0) }
    }
    let outputs = recording == nil ? try open(ruleSet, wording: notes, isPlain: isPlain) : []
    options.corpus.outputs = Set(outputs.compactMap(\.identity))
    let named = paths.map(Surroundings.path)
    let changed = try changes.changes(below: named, options: options.corpus, wording: notes)
    options.changes = changed.map { ChangeSelection($0) }
    options.notes = detail.notes(total: changed?.files.count)
    let corpus: any EntrySource =
      if let changed {
        ChangeReader(changed, options: options.corpus)
      } else {
        CorpusReader(named.isEmpty ? [FilePath(".")] : named, options: options.corpus)
      }
    let result = CheckRunner(ruleSet, options: options, wording: notes).run(
      corpus, to: outputs.map(\.output), notes: ReportOutput(NoteReporter(), to: .standardError))
    let status = finish(result, options, notes, isRecording: recording != nil)
    detail.report(result, time: .now - start, jobs: options.jobs, notes)
    return status
  }

  /// Says what is left to say after the run and returns the exit status.
  private func finish(_ result: RunResult, _ options: CheckOptions, _ notes: Wording, isRecording: Bool) -> Int32 {
    if let failure = result.failure, failure.reason != .brokenPipe {
      let reason = notes.text("output.unwritable", ["reason": .text(notes.reason(failure).text(notes.language))])
      Streams.say("\(failure.path?.text ?? notes.text("output.standard")): \(reason)")
    }
    let status = result.status(failOn: failOn.severity)
    guard let baseline = options.baseline, !isRecording else { return status }
    let isFailure = known.report(
      baseline, known: result.summary.known, isCounted: format == "text" && !detail.quiet, isPartial: changes.isOn,
      isQuiet: detail.quiet, notes)
    return isFailure ? max(1, status) : status
  }

  private func checkOptions(_ ruleSet: RuleSet) throws -> CheckOptions {
    var options = CheckOptions()
    options.corpus.format = inputFormat
    options.corpus.sizeLimit = maxSize.bytes
    options.corpus.standardInputPath = stdinPath.map { FilePath($0) }
    options.declared = publisher.declared
    options.kept = keep
    try inputs.apply(to: &options)
    options.jobs = jobs ?? ProcessEnvironment.processorCount
    options.failOn = failOn.severity
    options.evaluation.profile = try profile.map { try ruleSet.profile(called: $0) }
    return options
  }

  /// A place that reports go to, and which file it is.
  private struct Opened {
    let output: ReportOutput
    let identity: FileStatus.Identity?
  }

  /// Opens all outputs, standard output first.
  private func open(_ ruleSet: RuleSet, wording: Wording, isPlain: Bool) throws -> [Opened] {
    let standard = try FormatName.format(format, option: "--format")
    var opened = [opened(standard, .standardOutput, ruleSet, isPlain: isPlain)]
    if isPlain {
      opened[0].output.limit = ReportOutput.Limit(lines: 100) { wording.text("hook.more", ["n": .number($0)]) }
    }
    for argument in outputs {
      let (format, file) = try FormatName.output(argument)
      do throws(FileError) {
        opened.append(try self.opened(format, OpenFile(writing: Surroundings.path(file)), ruleSet))
      } catch {
        let reason = wording.text(
          error.reason == .missing ? "output.no-folder" : "output.unwritable",
          [
            "reason": .text(wording.reason(error).text(wording.language))
          ])
        throw CommandFailure(message: "\(file): \(reason)")
      }
    }
    return opened
  }

  private func opened(
    _ format: ReportFormat, _ file: consuming OpenFile, _ ruleSet: RuleSet, isPlain: Bool = false
  ) -> Opened {
    // Programs get the same record whatever the locale of the machine.
    let language = format.isForPeople ? rules.language : rules.lang ?? .english
    var options = ReportOptions(
      show: show, wording: Wording(ruleSet.messages, language: language),
      hasColor: !isPlain && Surroundings.hasColor(file),
      columns: Surroundings.columns(file))
    options.detail = detail.detail
    options.mayBeEmpty = changes.isOn
    let status = try? file.status()
    let identity = status?.kind == .regular ? status?.identity : nil
    return Opened(output: ReportOutput(format.reporter(options), to: file), identity: identity)
  }
}
