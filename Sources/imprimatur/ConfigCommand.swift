import ArgumentParser
import Corpus
import Files
import Policy
import Reporting
import Runner

/// `imprimatur config`: what the configuration says.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show the configuration and its schema.",
    subcommands: [ConfigShowCommand.self, ConfigSchemaCommand.self])
}

/// `imprimatur config schema`: the JSON schema of configurations, for editors.
struct ConfigSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON schema of imprimatur.yaml, for editors.")

  func run() throws { Streams.write(PackSchema.configuration()) }
}

/// `imprimatur config show`: what counts for a file or folder, and where each value comes from.
struct ConfigShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what counts for a file or folder.",
    discussion: """
      It is printed as a configuration that says the same; --origin adds the file and line of each value. Options are those \
      of `imprimatur check`: what they say counts more, and is shown as it would count there.
      """)

  @Flag(help: "Say where each value comes from.")
  var origin = false

  /// Its first path is what is asked about; its options are those whose effect is shown.
  @OptionGroup var check: CheckCommand

  func validate() throws {
    if check.paths.count > 1 { throw ValidationError("Name one file or folder; what counts differs between them.") }
  }

  func run() throws {
    let ruleSet = try check.rules.load()
    let store = try ConfigurationStore(check.configuration.mode, command: check.commandSettings(), rules: ruleSet)
    let path = check.paths.first ?? "."
    let place = Surroundings.path(path)
    let wording = Wording(ruleSet.messages, language: check.rules.language)
    let run = try check.configuration.run(store, paths: [place], wording: wording)
    try check.selection.check(run.document.rules?.rules ?? ruleSet)
    let isFolder = (try? FileStatus.of(place))?.kind == .folder
    let document = isFolder ? place.absolute.appending(Array("-".utf8)) : place
    do throws(FileError) {
      let listing = try ConfigurationListing(
        store, for: document, command: check.entries, origin: wording.text("configuration.command"))
      let head = listing.file.map { "# \($0)\n" } ?? "# \(wording.text("configuration.none"))\n"
      Streams.print(head + listing.yaml(hasOrigins: origin, standard: wording.text("configuration.default")))
    } catch {
      throw CommandFailure(message: "\(path): \(wording.reason(error).text(wording.language))")
    }
  }
}

extension CheckCommand {
  /// What the options say, as a configuration would say it.
  fileprivate var entries: [ConfigurationEntry] {
    func one(_ path: [String], _ text: String?) -> [ConfigurationEntry] {
      text.map { [ConfigurationEntry(path: path, texts: [$0])] } ?? []
    }
    func list(_ key: String, _ texts: [String]) -> [ConfigurationEntry] {
      texts.map { ConfigurationEntry(path: [key], texts: [$0], isList: true) }
    }
    let severities = (try? selection.severities()) ?? [:]
    var entries = list("rules", rules.packs) + one(["profile"], profile) + list("select", selection.select)
    for (name, severity) in severities.sorted(by: { $0.key < $1.key }) {
      entries += one(["severities", name], severity?.rawValue ?? "off")
    }
    entries += one(["fail-on"], failOn?.rawValue)
    entries += one(["site", "title"], publisher.siteTitle) + one(["site", "url"], publisher.url)
    entries += one(["input", "format"], inputFormat == .auto ? nil : inputFormat.rawValue)
    entries += one(["ignore-files"], selection.noIgnoreFiles ? "false" : nil)
    entries += one(["show"], show?.rawValue) + one(["format"], format) + one(["lang"], rules.lang?.rawValue)
    return entries + list("keep", keep) + one(["baseline"], known.file)
  }
}
