import ArgumentParser
import Files
import Policy
import Reporting
import Runner

/// `imprimatur baseline`: findings that are known, so that only new ones are reported.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Keep a list of findings that are known, so that only new ones are reported.",
    discussion: """
      A baseline is a file of sorted lines of JSON, made to lie in the repository and to merge there. An entry says of one \
      file which rule found which text how often; it holds no line and no commit. Edits elsewhere and renamed files do not \
      matter, and neither does an edit on one side of the text; other text, and one copy more, is new.
      """,
    subcommands: [
      BaselineCreateCommand.self, BaselineUpdateCommand.self, BaselinePruneCommand.self, BaselineShowCommand.self,
    ])
}

/// Which baseline is written, and what is written into new entries.
struct BaselineFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The baseline; by default the one that the configuration names, else imprimatur-baseline.jsonl.",
      valueName: "file"))
  var file: String?

  /// Its path, where `configuration` is what counts for all of `paths`.
  func path(_ configuration: ConfigurationOptions, _ paths: [String]) -> FilePath {
    if let file { return Surroundings.path(file) }
    let places = paths.isEmpty ? [FilePath(".")] : paths.map(Surroundings.path)
    return configuration.baseline(places) ?? FilePath("imprimatur-baseline.jsonl")
  }
}

/// What is written into new entries.
struct BaselineEntryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Why the findings are left as they are; written into each new entry.", valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp("The first day on which new entries hold no more: 2027-01-31.", valueName: "day"))
  var expires: String?

  func validate() throws {
    if let expires, !CalendarDay.isDay(expires) {
      throw ValidationError("'--expires \(expires)' is no day; write it as 2027-01-31.")
    }
  }
}

/// `imprimatur baseline create`.
struct BaselineCreateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Write down all findings as known.",
    discussion: "Options and paths are those of `imprimatur check`; findings less severe than --show are left out.")

  @OptionGroup var target: BaselineFileOptions
  @OptionGroup var entries: BaselineEntryOptions
  @Flag(help: "Write over a baseline that is there.")
  var force = false
  @OptionGroup var check: CheckCommand

  func run() throws {
    let ruleSet = try check.rules.load()
    let wording = Wording(ruleSet.messages, language: check.rules.language)
    let path = target.path(check.configuration, check.paths)
    if !force, (try? FileStatus.of(path)) != nil {
      throw CommandFailure(message: wording.text("baseline.exists", ["file": .text(path.text)]))
    }
    try BaselineRun(check: check, file: target.path(check.configuration, check.paths), wording: wording).run(
      ruleSet, isUpdate: false, addsFound: true, entries)
  }
}

/// `imprimatur baseline update`.
struct BaselineUpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Write down new findings, too, and take out those that are gone.",
    discussion: "Options and paths are those of `imprimatur check`. Entries of files that were not checked stay.")

  @OptionGroup var target: BaselineFileOptions
  @OptionGroup var entries: BaselineEntryOptions
  @OptionGroup var check: CheckCommand

  func run() throws {
    let ruleSet = try check.rules.load()
    let wording = Wording(ruleSet.messages, language: check.rules.language)
    try BaselineRun(check: check, file: target.path(check.configuration, check.paths), wording: wording).run(
      ruleSet, isUpdate: true, addsFound: true, entries)
  }
}

/// `imprimatur baseline prune`.
struct BaselinePruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Take out findings that are gone.",
    discussion: "Options and paths are those of `imprimatur check`. Entries of files that were not checked stay.")

  @OptionGroup var target: BaselineFileOptions
  @OptionGroup var check: CheckCommand

  func run() throws {
    let ruleSet = try check.rules.load()
    let wording = Wording(ruleSet.messages, language: check.rules.language)
    try BaselineRun(check: check, file: target.path(check.configuration, check.paths), wording: wording).run(
      ruleSet, isUpdate: true, addsFound: false, nil)
  }
}

/// A check that ends in a baseline.
private struct BaselineRun {
  let check: CheckCommand
  let file: FilePath
  let wording: Wording

  func run(_ ruleSet: RuleSet, isUpdate: Bool, addsFound: Bool, _ entries: BaselineEntryOptions?) throws {
    if check.changes.isOn || check.known.file != nil || !check.outputs.isEmpty {
      throw CommandFailure(
        message: "a baseline is about whole files; leave out --diff, --staged, --baseline and --output")
    }
    do {
      let today = BaselineOptions.today
      let baseline = try Baseline(
        file, today: today, recording: addsFound ? check.show ?? .warning : nil, isRead: isUpdate)
      let status = try check.check(ruleSet, recording: baseline)
      let changes = try BaselineWriter(baseline).write(
        isUpdate: isUpdate, addsFound: addsFound, reason: entries?.reason, added: today, expires: entries?.expires)
      say(changes)
      guard status == 2 else { return }
      throw CommandFailure(message: "\(file.text): \(wording.text("baseline.incomplete"))")
    } catch let problem as BaselineProblem {
      throw CommandFailure(message: wording.problem(problem))
    }
  }

  private func say(_ changes: BaselineWriter.Changes) {
    if check.detail.quiet { return }
    Streams.print(
      wording.text(
        "baseline.written",
        [
          "file": .text(file.text), "entries": .number(changes.kept + changes.lowered + changes.added),
          "added": .number(changes.added), "lowered": .number(changes.lowered), "removed": .number(changes.removed),
        ]))
  }
}
