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
    abstract: "Explain a rule or fact, or why a rule does or does not find something in a document.")

  @Argument(help: ArgumentHelp("The rule's id, or a fact's key.", valueName: "rule"))
  var rule: String

  @Argument(help: ArgumentHelp("A document to explain it on, or - for standard input.", valueName: "file"))
  var path: String?

  @Option(help: ArgumentHelp("auto, text, markdown, html, json or jsonl.", valueName: "format"))
  var inputFormat = InputFormat.auto

  @OptionGroup var publisher: PublisherOptions

  @OptionGroup var options: RuleOptions

  func run() throws {
    let library = try options.library()
    let wording = Wording(library.rules.messages, language: options.language)
    let reporter = ExplanationReporter(
      ReportOptions(
        wording: wording, hasColor: Surroundings.hasColor(.standardOutput),
        columns: Surroundings.columns(.standardOutput)))
    if let path {
      try explain(try library.rule(called: rule).id, on: path, library, reporter)
    } else if let fact = library.catalog.fact(rule) {
      Streams.write(reporter.text(fact, place: library.place(fact.origin)))
    } else {
      let rule = try library.rule(called: rule)
      Streams.write(reporter.text(rule, place: library.place(rule.origin)))
    }
  }

  /// Says what the rule makes of every document at `path`.
  private func explain(
    _ rule: String, on path: String, _ library: RuleLibrary, _ reporter: ExplanationReporter
  ) throws {
    let wording = Wording(library.rules.messages, language: options.language)
    var checkOptions = CheckOptions()
    checkOptions.corpus.format = inputFormat
    checkOptions.declared = publisher.declared
    let opener = DocumentOpener(checkOptions, wording: wording)
    let evaluator = Evaluator(library.rules)
    let corpus = CorpusReader([Surroundings.path(path)], options: checkOptions.corpus)
    var hasFailed = false
    while let entry = corpus.next() {
      guard let opened = opener.open(entry) else { continue }
      let name = opened.identifier.name(in: opened.path)
      switch opened.result {
      case .success(let document):
        guard let explanation = evaluator.explain(rule, document) else { continue }
        Streams.write(reporter.text(explanation, of: document, name: name))
      case .failure(let failure):
        hasFailed = true
        Streams.say("\(name): \(failure.message.text(options.language))")
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
