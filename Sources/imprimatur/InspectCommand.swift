import ArgumentParser
import Corpus
import Documents
import Files
import Policy
import Reporting
import Runner

/// `imprimatur inspect`: shows what was understood of a document.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what was understood of a document.",
    discussion: """
      The encoding and why, the language, the title and the site's name, and every piece of text with its zone and place.
      """)

  /// How it is shown.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: ArgumentHelp("A file, or - for standard input.", valueName: "file"))
  var path: String

  @Option(help: ArgumentHelp("auto, text, markdown, html, json, jsonl or xml.", valueName: "format"))
  var inputFormat = InputFormat.auto

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format = Format.text

  @OptionGroup var publisher: PublisherOptions

  @OptionGroup var configuration: ConfigurationOptions

  @Option(help: ArgumentHelp("The language of labels: en or zh; else that of the locale.", valueName: "language"))
  var lang: MessageLanguage?

  func run() throws {
    let rules = RuleLibrary.builtIn()
    let messages = rules.messages
    let wording = Wording(messages, language: lang ?? Surroundings.language)
    var options = CheckOptions()
    options.corpus.format = inputFormat
    var command = CommandSettings()
    command.declared = publisher.declared
    options.configuration = ConfigurationStore(configuration.mode, command: command, rules: rules)
    let reporter = InspectionReporter(
      ReportOptions(
        wording: wording, hasColor: Surroundings.hasColor(.standardOutput),
        columns: Surroundings.columns(.standardOutput)))
    let opener = DocumentOpener(options, wording: wording)
    let corpus = CorpusReader([Surroundings.path(path)], options: options.corpus)
    var hasFailed = false
    var isFirst = true
    while let entry = corpus.next() {
      guard let opened = opener.open(entry) else { continue }
      let name = opened.identifier.name(in: opened.path)
      switch opened.result {
      case .success(let document):
        if !isFirst, format == .text { Streams.write([0x0A]) }
        isFirst = false
        Streams.write(format == .json ? reporter.json(document, name: name) : reporter.text(document, name: name))
      case .failure(let failure):
        hasFailed = true
        Streams.say("\(name): \(failure.message.text(wording.language))")
      }
    }
    if hasFailed { throw ExitCode(2) }
  }
}
