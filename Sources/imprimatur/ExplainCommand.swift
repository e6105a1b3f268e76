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
    abstract: "Explain a rule, or why it does or does not find something in a document.")

  @Argument(help: ArgumentHelp("The rule's id.", valueName: "rule"))
  var rule: String

  @Argument(help: ArgumentHelp("A document to explain it on, or - for standard input.", valueName: "file"))
  var path: String?

  @Option(help: ArgumentHelp("auto, text, markdown, html, json or jsonl.", valueName: "format"))
  var inputFormat = InputFormat.auto

  @OptionGroup var publisher: PublisherOptions

  @OptionGroup var options: RuleOptions

  func run() throws {
    let library = try options.library()
    let rule = try library.rules.rule(called: rule)
    let wording = Wording(library.rules.messages, language: options.language)
    let reporter = ExplanationReporter(
      ReportOptions(
        wording: wording, hasColor: Surroundings.hasColor(.standardOutput),
        columns: Surroundings.columns(.standardOutput)))
    guard let path else {
      let examples = library.examples.first { $0.subject == .rule(rule.id) }?.examples ?? []
      Streams.write(reporter.text(rule, examples: examples))
      return
    }
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
        guard let explanation = evaluator.explain(rule.id, document) else { continue }
        Streams.write(reporter.text(explanation, of: document, name: name))
      case .failure(let failure):
        hasFailed = true
        Streams.say("\(name): \(failure.message.text(options.language))")
      }
    }
    if hasFailed { throw ExitCode(2) }
  }
}
