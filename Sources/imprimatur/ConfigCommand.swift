import ArgumentParser
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
    discussion: "It is printed as a configuration that says the same; --origin adds the file and line of each value.")

  @Argument(help: ArgumentHelp("A file or folder; without one, the current folder.", valueName: "path"))
  var path = "."

  @Flag(help: "Say where each value comes from.")
  var origin = false

  @OptionGroup var options: ConfigurationOptions

  @OptionGroup var rules: RuleOptions

  func run() throws {
    let ruleSet = try rules.load()
    var command = CommandSettings()
    command.packs = rules.packs.map(Surroundings.path)
    let store = ConfigurationStore(options.mode, command: command, rules: ruleSet)
    let wording = Wording(ruleSet.messages, language: rules.language)
    let place = Surroundings.path(path)
    _ = try options.run(store, paths: [place], wording: wording)
    let isFolder = (try? FileStatus.of(place))?.kind == .folder
    let document = isFolder ? place.absolute.appending(Array("-".utf8)) : place
    do throws(FileError) {
      let listing = try ConfigurationListing(store, for: document)
      let head = listing.file.map { "# \($0)\n" } ?? "# \(wording.text("configuration.none"))\n"
      Streams.print(head + listing.yaml(hasOrigins: origin, standard: wording.text("configuration.default")))
    } catch {
      throw CommandFailure(message: "\(path): \(wording.reason(error).text(wording.language))")
    }
  }
}
