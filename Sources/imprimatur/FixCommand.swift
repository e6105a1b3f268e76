import ArgumentParser
import Corpus
import Documents
import Files
import Policy
import Reporting
import Runner

/// `imprimatur fix`: mends what rules know how to mend, or shows how it would.
struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Mend damaged text.",
    discussion: """
      It makes the changes that rules call safe: invisible characters, escapes and character references that show, text \
      read in the wrong encoding where reading it back proves the repair. Nothing else in a file changes; after every \
      round the article is read again, and a change that would alter anything besides its own spot is refused. Code, \
      quotations and legal text stay as they are. Among the changes that need a person's eye is adding the disclaimer that \
      the configuration asks for, at the end of articles that need it and have it not.

      Exit status: 0 done, 1 with --diff when there would be changes, 2 something could not be read or written.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files and folders, or - for standard input, whose text goes to standard output.", valueName: "path"))
  var paths: [String]

  @Flag(help: "Show the changes as a unified diff and write nothing.")
  var diff = false

  @Flag(name: .customLong("unsafe"), help: "Make the changes too that need a person's eye.")
  var unproven = false

  @Option(
    name: .customLong("only"),
    help: ArgumentHelp("A rule or family whose changes are made; repeatable.", valueName: "rule"))
  var only: [String] = []

  @Option(help: ArgumentHelp("auto, text, markdown, html or json.", valueName: "format"))
  var inputFormat = InputFormat.auto

  @Option(help: ArgumentHelp("The path that standard input goes by.", valueName: "path"))
  var stdinPath: String?

  @Option(help: ArgumentHelp("A named set of severities.", valueName: "name"))
  var profile: String?

  @OptionGroup var publisher: PublisherOptions

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var rules: RuleOptions

  func run() throws {
    let ruleSet = try rules.load()
    var command = CommandSettings()
    command.declared = publisher.declared
    command.profile = try profile.map { try ruleSet.profile(called: $0) }
    command.packs = rules.packs.map(Surroundings.path)
    let named = paths.map(Surroundings.path)
    let places = named.map { $0.bytes == Array("-".utf8) ? stdinPath.map { FilePath($0) } ?? FilePath("./-") : $0 }
    let start = try configuration.start(ruleSet, command, paths: places, rules)
    let wording = start.wording
    for name in only where !start.rules.rules.contains(where: { $0.id == name || $0.family == name }) {
      throw CommandFailure(message: wording.text("fix.unknown-rule", ["name": .text(name)]))
    }
    var check = start.options
    check.corpus.format = inputFormat
    check.corpus.standardInputPath = stdinPath.map { FilePath($0) }
    // What is configuration rather than an article stays as it is.
    let isWanted = check.corpus.isWanted
    check.corpus.isWanted = { isWanted($0) && InputFormat.named($0) != .siteConfiguration }
    var options = FixRunner.Options()
    options.includesUnproven = unproven
    options.rules = Set(only)
    options.showsDifference = diff
    let runner = FixRunner(ruleSet, check: check, options: options, wording: wording)
    let corpus = CorpusReader(named, options: check.corpus)
    var page = FixPage(wording, showsDifference: diff)
    while let entry = corpus.next() {
      guard let outcome = runner.mend(entry) else { continue }
      page.add(outcome)
    }
    page.finish()
    if page.hasFailed { throw ExitCode(2) }
    if diff, page.hasChanges { throw ExitCode(1) }
  }
}

/// What `fix` says and writes.
private struct FixPage {
  private let wording: Wording
  private let showsDifference: Bool
  private let difference: UnifiedDiff
  private var changes = 0
  private var files = 0
  private var refused = 0
  /// Whether something could not be read or written.
  private(set) var hasFailed = false

  /// Whether there was anything to change.
  var hasChanges: Bool { changes > 0 }

  init(_ wording: Wording, showsDifference: Bool) {
    self.wording = wording
    self.showsDifference = showsDifference
    difference = UnifiedDiff(
      isForTerminal: OpenFile.standardOutput.isTerminal, hasColor: Surroundings.hasColor(.standardOutput))
  }

  mutating func add(_ outcome: FixRunner.Outcome) {
    switch outcome {
    case .failed(let name, let message):
      hasFailed = true
      Streams.say("\(name): \(message.text(wording.language))")
    case .unwritten(let name, let error):
      hasFailed = true
      let reason = wording.text("output.unwritable", ["reason": .text(wording.reason(error).text(wording.language))])
      Streams.say("\(name): \(reason)")
    case .mended(let name, let document, let mended, let isInput):
      add(name, document, mended, isInput: isInput)
    }
  }

  private mutating func add(_ name: String, _ document: Document, _ mended: DocumentMender.Mended, isInput: Bool) {
    let made = mended.outcomes.count { $0.refusal == nil }
    if showsDifference {
      Streams.write(difference.text(document.source, mended.pieces.changes, name: name))
    } else if isInput {
      Streams.write(mended.pieces.bytes)
    }
    for outcome in mended.outcomes {
      guard let refusal = outcome.refusal else { continue }
      refused += 1
      let place = "\(name):\(outcome.location.start.line):\(outcome.location.start.column)"
      Streams.complain("\(place): \(outcome.repair.rule): \(wording.text("fix.refused-\(refusal.rawValue)"))")
    }
    if mended.isUnfinished {
      Streams.complain("\(name): \(wording.text("fix.unfinished", ["rounds": .number(DocumentMender.rounds)]))")
    }
    guard made > 0 else { return }
    changes += made
    files += 1
    if !showsDifference { Streams.complain("\(name): \(wording.text("fix.file", ["n": .number(made)]))") }
  }

  func finish() {
    let key = showsDifference ? "fix.would" : "fix.done"
    var line = wording.text(key, ["n": .number(changes), "files": .number(files)])
    if refused > 0 { line += wording.text("fix.refused", ["n": .number(refused)]) }
    Streams.complain(line)
  }
}
