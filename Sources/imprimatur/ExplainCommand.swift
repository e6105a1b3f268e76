import ArgumentParser
import Corpus
import Documents
import Files
import Policy
import Reporting
import Runner

/// `imprimatur explain`: what a rule says and why, and what it makes of a document.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a rule or fact, or why a rule does or does not find something in a document.",
    discussion: """
      With --at it says which findings stand at a place and why, and which rules nearly found something there: what kept \
      them, and where that stands. With --rule it says why that rule finds nothing there.
      """)

  /// How a place is explained.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: ArgumentHelp("The rule's id, or a fact's key.", valueName: "rule"))
  var rule: String?

  @Argument(help: ArgumentHelp("A document to explain it on, or - for standard input.", valueName: "file"))
  var path: String?

  @Option(
    help: ArgumentHelp(
      "A place, as reports write it; of a file of records the line is the record's.", valueName: "file:line:column"))
  var at: PlaceArgument?

  @Option(name: .customLong("rule"), help: ArgumentHelp("Only this rule, with --at.", valueName: "id"))
  var only: String?

  @Option(help: ArgumentHelp("text or json, with --at.", valueName: "format"))
  var format = Format.text

  @Option(help: ArgumentHelp("auto, text, markdown, html, json or jsonl.", valueName: "format"))
  var inputFormat = InputFormat.auto

  @Option(help: ArgumentHelp("A named set of severities.", valueName: "name"))
  var profile: String?

  @OptionGroup var publisher: PublisherOptions

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var options: RuleOptions

  func validate() throws {
    if at == nil {
      if rule == nil { throw ValidationError("Name a rule, or a place with '--at FILE:LINE:COLUMN'.") }
      if only != nil { throw ValidationError("'--rule' goes with '--at'; without it, name the rule as an argument.") }
      if format != .text { throw ValidationError("'--format' goes with '--at'.") }
    } else if path != nil || rule != nil && only != nil {
      throw ValidationError("'--at' names the file, and one rule is enough.")
    }
  }

  func run() throws {
    let own = try options.library()
    let start = try start(own)
    let library = start.run.document.rules?.library ?? own
    let written = ExplanationReporter.WrittenRules(library.catalog) { library.place($0) }
    let wording = start.wording
    let reporter = ExplanationReporter(
      ReportOptions(
        wording: wording, hasColor: format == .text && Surroundings.hasColor(.standardOutput),
        columns: Surroundings.columns(.standardOutput)), written: written)
    let named = rule ?? only
    if let at {
      let id = try named.map { try library.rule(called: $0).id }
      try explain(at, rule: id, start, reporter)
    } else if let path {
      let id = try library.rule(called: named ?? "").id
      try explain(path, start) { explainer, name, _ in
        guard let explanation = explainer.explain(id) else { return }
        Streams.write(reporter.text(explanation, of: explainer.document, name: name))
      }
    } else if let fact = written.catalog.fact(named ?? "") {
      Streams.write(reporter.text(fact, place: library.place(fact.origin)))
    } else {
      let rule = try library.rule(called: named ?? "")
      Streams.write(reporter.text(rule, place: library.place(rule.origin)))
    }
  }

  /// What counts for the document that is asked about, or in the current folder.
  private func start(_ own: RuleLibrary) throws -> ConfiguredStart {
    var command = CommandSettings()
    command.declared = publisher.declared
    command.profile = try profile.map { try own.rules.profile(called: $0) }
    command.packs = options.packs.map(Surroundings.path)
    let path = (at?.path ?? path).map(Surroundings.path) ?? FilePath(".")
    return try configuration.start(
      own.rules, command, paths: [path.bytes == Array("-".utf8) ? FilePath("./-") : path], options)
  }

  /// Says what the rules make of a place.
  private func explain(
    _ place: PlaceArgument, rule: String?, _ start: ConfiguredStart, _ reporter: ExplanationReporter
  ) throws {
    var isFound = false
    try explain(place.path, start) { explainer, name, record in
      let document = explainer.document
      let range: ByteRange?
      if let record {
        guard record == place.line else { return }
        range = ByteRange(0, document.decoded.count)
      } else {
        range = place.range(in: document)
      }
      guard let range else { return }
      isFound = true
      let explanation = explainer.explain(at: range, rule: rule)
      Streams.write(
        format == .json
          ? reporter.json(explanation, of: document, name: name)
          : reporter.text(explanation, of: document, name: name))
    }
    if !isFound { throw CommandFailure(message: "\(place.path) has no line \(place.line)") }
  }

  /// Has `body` explain every document at `path`; it is given the line of a record, nil for a file.
  private func explain(
    _ path: String, _ start: ConfiguredStart, _ body: (_ explainer: Explainer, _ name: String, _ record: Int?) -> Void
  ) throws {
    var checkOptions = start.options
    checkOptions.corpus.format = inputFormat
    let opener = DocumentOpener(checkOptions, wording: start.wording)
    let shelf = EvaluatorShelf(start.rules)
    let corpus = CorpusReader([Surroundings.path(path)], options: checkOptions.corpus)
    var hasFailed = false
    while let entry = corpus.next() {
      guard let opened = opener.open(entry) else { continue }
      let name = opened.identifier.name(in: opened.path)
      switch opened.result {
      case .success(let document):
        let record: Int? = if case .record(let line) = entry { line.number } else { nil }
        let evaluator = shelf.evaluator(for: opened.settings)
        body(Explainer(evaluator, document, options: opened.settings.evaluation), name, record)
      case .failure(let failure):
        hasFailed = true
        Streams.say("\(name): \(failure.message.text(start.wording.language))")
      }
    }
    if hasFailed { throw ExitCode(2) }
  }
}

extension RuleLibrary {
  /// The rule with the id `id`.
  ///
  /// - Throws: a failure that names the rule that was probably meant.
  func rule(called id: String) throws -> RuleDescription {
    let catalog = catalog
    if let rule = catalog.rule(id) { return rule }
    let help = catalog.nearest(to: id).map { "did you mean \($0)?" } ?? "see imprimatur rules list"
    throw CommandFailure(message: "there is no rule “\(id)”; \(help)")
  }

  /// Where something is written, as its author calls the file.
  func place(_ origin: Rule.Origin) -> String { "\(source(origin.file)?.name ?? origin.file):\(origin.line)" }
}

extension RuleSet {
  /// The name of the profile `name`.
  ///
  /// - Throws: a failure that lists those there are.
  func profile(called name: String) throws -> String {
    guard profiles[name] == nil else { return name }
    let known = profiles.keys.sorted().joined(separator: ", ")
    throw CommandFailure(
      message: "there is no profile “\(name)”; \(known.isEmpty ? "the rules have none" : "choose one of \(known)")")
  }
}
