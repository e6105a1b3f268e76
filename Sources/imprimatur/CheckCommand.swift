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
      hidden files, files of other names and what ignore files say are left out. A file that is named is always read. \
      Archives (tar, zip, 7z), compressed files (gz, zst, xz, bz2), web archives (WARC, ARC, WACZ), feeds, WordPress \
      exports and MediaWiki dumps are read member by member; nothing is unpacked. Options count more than the \
      configuration, imprimatur.yaml.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files and folders, or - for standard input; without any, the current folder.", valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("auto, text, markdown, html, json, jsonl or xml.", valueName: "format"))
  var inputFormat = InputFormat.auto

  @Option(
    help: ArgumentHelp("What goes to standard output: \(FormatName.all); default text.", valueName: "format"))
  var format: String?

  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("Another report beside it, written to a file; repeatable.", valueName: "format:file"))
  var outputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "The most findings, the most severe, in a sarif, html, github or github-summary report; by default what suits it.",
      valueName: "n"))
  var maxResults: Int?

  @Option(
    help: ArgumentHelp("The least severity reported: info, warning or error; default warning.", valueName: "severity"))
  var show: Severity?

  @Option(
    help: ArgumentHelp(
      "The least severity that gives exit status 1: info, warning, error or never; default error.",
      valueName: "severity"))
  var failOn: FailureLevel?

  @OptionGroup var changes: ChangeOptions

  @OptionGroup var known: BaselineOptions

  @OptionGroup var detail: DetailOptions

  @OptionGroup var publisher: PublisherOptions

  @OptionGroup var inputs: InputOptions

  @Option(help: ArgumentHelp("The path that standard input goes by.", valueName: "path"))
  var stdinPath: String?

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var selection: SelectionOptions

  @OptionGroup var rules: RuleOptions

  @Option(help: ArgumentHelp("A named set of severities.", valueName: "name"))
  var profile: String?

  @Option(help: ArgumentHelp("The number of workers; the output does not depend on it.", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("A field of input records to be echoed; repeatable.", valueName: "field"))
  var keep: [String] = []

  @Flag(help: "List the suppressions in the articles, used or not, in place of the findings.")
  var listSuppressions = false

  @Option(help: ArgumentHelp("The largest file, member or record that is read, at most 1G.", valueName: "size"))
  var maxSize = ByteCount(bytes: 256 << 20)

  func validate() throws {
    if let format { _ = try FormatName.format(format, option: "--format") }
    for output in outputs { _ = try FormatName.output(output) }
    if let maxResults, maxResults < 1 { throw ValidationError("'--max-results' must be 1 or more.") }
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
  /// With `isPlain` nothing is coloured, and no more than a screen or two of lines are written. Configurations and ignore
  /// files are those of `tree`, where it is given.
  func check(
    _ ruleSet: RuleSet, recording: Baseline? = nil, isPlain: Bool = false, tree: CommittedTree? = nil
  ) throws -> Int32 {
    let start = ContinuousClock.now
    try check(namesIn: ruleSet)
    let named = paths.map(Surroundings.path)
    let places = named.isEmpty ? [FilePath(".")] : named
    let files = tree.map { SettingFiles.commit($0) } ?? .disk
    let store = try ConfigurationStore(
      configuration.mode, command: commandSettings(), rules: ruleSet, files: files)
    let run = try configuration.run(
      store, paths: self.places(places), wording: Wording(ruleSet.messages, language: rules.language))
    let view = View(self, run, run.document.rules?.rules ?? ruleSet, isPlain: isPlain)
    let notes = view.notes
    var options = try checkOptions(store, run.settings)
    options.corpus.settingFiles = files
    let baseline = try recording ?? known.baseline(run, in: configuration.config == nil ? files : .disk, notes)
    options.baseline = baseline
    if let baseline {
      let isWanted = options.corpus.isWanted
      options.corpus.isWanted = { isWanted($0) && !baseline.isItself($0) }
    }
    let outputs = recording == nil ? try open(view) : []
    options.corpus.outputs = Set(outputs.compactMap(\.identity))
    let changed = try changes.changes(below: named, options: options.corpus, wording: notes)
    options.changes = changed.map { ChangeSelection($0) }
    options.notes = detail.notes(total: changed?.files.count)
    let corpus: any EntrySource =
      if let changed {
        ChangeReader(changed, options: options.corpus)
      } else {
        CorpusReader(places, options: options.corpus)
      }
    let result = CheckRunner(ruleSet, options: options, wording: notes).run(
      corpus, to: outputs.map(\.output), notes: ReportOutput(NoteReporter(), to: .standardError))
    for (place, key) in store.idleRunKeys(beside: run.loaded) {
      let other = run.loaded.map { $0.name(0) } ?? ConfigurationStore.names[0]
      Streams.say("\(place): \(notes.text("configuration.run-key", ["key": .text(key), "other": .text(other)]))")
    }
    let status = finish(result, options, view, isRecording: recording != nil)
    detail.report(result, time: .now - start, jobs: options.jobs, notes)
    return status
  }

  /// Says what is left to say after the run and returns the exit status.
  private func finish(_ result: RunResult, _ options: CheckOptions, _ view: View, isRecording: Bool) -> Int32 {
    let notes = view.notes
    if let failure = result.failure, failure.reason != .brokenPipe {
      let reason = notes.text("output.unwritable", ["reason": .text(notes.reason(failure).text(notes.language))])
      Streams.say("\(failure.path?.text ?? notes.text("output.standard")): \(reason)")
    }
    let status = listSuppressions && result.status == 1 ? 0 : result.status
    guard let baseline = options.baseline, !isRecording else { return status }
    let isFailure = known.report(
      baseline, known: result.summary.known, isCounted: view.format == "text" && !detail.quiet,
      isPartial: changes.isOn, isQuiet: detail.quiet, notes)
    return isFailure ? max(1, status) : status
  }

  /// Refuses names that the rules do not have.
  private func check(namesIn ruleSet: RuleSet) throws {
    try selection.check(ruleSet)
    _ = try profile.map { try ruleSet.profile(called: $0) }
  }

  /// Where the articles are, for the configuration: standard input by the path that it goes by.
  private func places(_ paths: [FilePath]) -> [FilePath] {
    paths.map { $0.bytes == Array("-".utf8) ? stdinPath.map { FilePath($0) } ?? FilePath("./-") : $0 }
  }

  /// What the options say of all documents.
  func commandSettings() throws -> CommandSettings {
    var settings = CommandSettings()
    settings.declared = publisher.declared
    settings.profile = profile
    settings.severities = try selection.severities()
    settings.selection = selection.select.isEmpty ? nil : Set(selection.select)
    settings.failOn = failOn
    settings.packs = rules.packs.map(Surroundings.path)
    return settings
  }

  private func checkOptions(_ store: ConfigurationStore, _ settings: ConfigurationSettings) throws -> CheckOptions {
    var options = CheckOptions()
    options.corpus.format = inputFormat
    options.corpus.sizeLimit = maxSize.bytes
    options.corpus.standardInputPath = stdinPath.map { FilePath($0) }
    options.corpus.honoursIgnoreFiles = settings.honoursIgnoreFiles && !selection.noIgnoreFiles
    options.corpus.excludesNamed = selection.forceExclude
    options.corpus.ignored = { store.ignored(in: $0) }
    options.configuration = store
    options.kept = keep.isEmpty ? settings.kept ?? [] : keep
    try inputs.apply(to: &options)
    options.jobs = jobs ?? ProcessEnvironment.processorCount
    return options
  }

  /// How results are shown: by the options, then by the configuration.
  private struct View {
    let format: String
    let show: Severity
    let language: MessageLanguage
    /// The language of records, which programs get whatever the locale of the machine.
    let recordLanguage: MessageLanguage
    let ruleSet: RuleSet
    /// Whether nothing is coloured, and no more than a screen or two of lines are written.
    let isPlain: Bool

    init(_ command: CheckCommand, _ run: RunSettings, _ ruleSet: RuleSet, isPlain: Bool) {
      format = command.format ?? run.settings.reportFormat?.text ?? "text"
      show = command.show ?? run.settings.show ?? .warning
      language = command.rules.lang ?? run.settings.language ?? Surroundings.language
      recordLanguage = command.rules.lang ?? run.settings.language ?? .english
      self.ruleSet = ruleSet
      self.isPlain = isPlain
    }

    /// What is said beside the reports.
    var notes: Wording { Wording(ruleSet.messages, language: language) }
  }

  /// A place that reports go to, and which file it is.
  private struct Opened {
    let output: ReportOutput
    let identity: FileStatus.Identity?
  }

  /// Opens all outputs, standard output first.
  private func open(_ view: View) throws -> [Opened] {
    let wording = view.notes
    let standard = try FormatName.format(view.format, option: "--format")
    var opened = [opened(standard, .standardOutput, view)]
    if view.isPlain {
      opened[0].output.limit = ReportOutput.Limit(lines: 100) { wording.text("hook.more", ["n": .number($0)]) }
    }
    for argument in outputs {
      let (format, file) = try FormatName.output(argument)
      do throws(FileError) {
        opened.append(try self.opened(format, OpenFile(writing: Surroundings.path(file)), view))
      } catch {
        let reason = wording.text(
          error.reason == .missing ? "output.no-folder" : "output.unwritable",
          [
            "reason": .text(wording.reason(error).text(wording.language))
          ])
        throw CommandFailure(message: "\(file): \(reason)")
      }
    }
    return opened + (try summaryPage(view))
  }

  /// The summary page of the job, where a report for GitHub is asked for and the runner keeps one.
  private func summaryPage(_ view: View) throws -> [Opened] {
    let formats =
      try [FormatName.format(view.format, option: "--format")] + outputs.map { try FormatName.output($0).format }
    guard formats.contains(.github), let path = ProcessEnvironment.value("GITHUB_STEP_SUMMARY"), !path.isEmpty else {
      return []
    }
    do throws(FileError) { return [opened(.githubSummary, try OpenFile(appending: FilePath(path)), view)] } catch {
      throw CommandFailure(message: "GITHUB_STEP_SUMMARY: \(path): \(error.systemMessage)")
    }
  }

  private func opened(_ format: ReportFormat, _ file: consuming OpenFile, _ view: View) -> Opened {
    let language = format.isForPeople ? view.language : view.recordLanguage
    var options = ReportOptions(
      show: view.show, wording: Wording(view.ruleSet.messages, language: language),
      hasColor: !view.isPlain && Surroundings.hasColor(file),
      columns: Surroundings.columns(file))
    options.rules = view.ruleSet
    options.profile = profile
    options.paths = Surroundings.reportPaths(for: format)
    options.mostResults = maxResults
    options.detail = detail.detail
    options.mayBeEmpty = changes.isOn
    let status = try? file.status()
    let identity = status?.kind == .regular ? status?.identity : nil
    let reporter: any Reporter =
      listSuppressions ? SuppressionReporter(options, isForPeople: format.isForPeople) : format.reporter(options)
    return Opened(output: ReportOutput(reporter, to: file), identity: identity)
  }
}
