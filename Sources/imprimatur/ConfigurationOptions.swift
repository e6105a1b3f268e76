import ArgumentParser
import Corpus
import Files
import Policy
import Reporting
import Runner

/// Which configuration counts.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A configuration file for everything, in place of the nearest imprimatur.yaml.", valueName: "file"))
  var config: String?

  @Flag(help: "Read no configuration: no imprimatur.yaml, no site title of a site generator.")
  var noConfig = false

  func validate() throws {
    if config != nil, noConfig { throw ValidationError("'--config' and '--no-config' exclude each other.") }
  }

  /// Where configurations come from.
  var mode: ConfigurationStore.Mode {
    if noConfig { return .none }
    return config.map { .file(Surroundings.path($0).absolute) } ?? .nearest
  }

  /// The settings of the whole run, for the folder that all of `paths` lie in.
  ///
  /// - Throws: `CommandFailure` when the configuration cannot be read, `ExitCode` 2 when it is wrong, which has been said.
  func run(_ store: ConfigurationStore, paths: [FilePath], wording: Wording) throws -> RunSettings {
    let folder = Self.common(paths)
    let loaded = try Self.load(store, folder, wording)
    let diagnostics = loaded?.diagnostics.filter { $0.level == .error } ?? []
    if let loaded, !diagnostics.isEmpty { try complain(diagnostics, loaded) }
    let settings = store.settings(for: folder.appending(Array("-".utf8)))
    if case .broken(let problems) = settings.obstacle { try complain(problems, loaded, settings.rules?.library) }
    return RunSettings(loaded: loaded, settings: loaded?.tree.settings ?? ConfigurationSettings(), document: settings)
  }

  /// What a command begins with in which the configuration counts as it does for `check`: `command` is what its own
  /// options say, and `paths` are what it is about.
  func start(
    _ ruleSet: RuleSet, _ command: CommandSettings, paths: [FilePath], _ rules: RuleOptions
  ) throws -> ConfiguredStart {
    let store = ConfigurationStore(mode, command: command, rules: ruleSet)
    let run = try run(store, paths: paths, wording: Wording(ruleSet.messages, language: rules.language))
    var options = CheckOptions()
    options.configuration = store
    options.corpus.honoursIgnoreFiles = run.settings.honoursIgnoreFiles
    options.corpus.ignored = { store.ignored(in: $0) }
    let counting = run.document.rules?.rules ?? ruleSet
    let language = rules.lang ?? run.settings.language ?? Surroundings.language
    return ConfiguredStart(
      store: store, run: run, options: options, rules: counting, wording: Wording(counting.messages, language: language)
    )
  }

  private static func load(
    _ store: ConfigurationStore, _ folder: FilePath, _ wording: Wording
  ) throws -> LoadedConfiguration? {
    do throws(FileError) { return try store.configuration(for: folder) } catch {
      let reason =
        error.reason == .missing ? wording.text("configuration.missing") : wording.reason(error).text(wording.language)
      throw CommandFailure(message: "\(store.name(for: folder)): \(reason)")
    }
  }

  private func complain(
    _ diagnostics: [RuleDiagnostic], _ loaded: LoadedConfiguration?, _ library: RuleLibrary? = nil
  ) throws {
    let reporter = DiagnosticReporter(
      hasColor: Surroundings.hasColor(.standardError), columns: Surroundings.columns(.standardError))
    for diagnostic in diagnostics {
      let pack = library?.source(diagnostic.file)
      let source = pack?.file.bytes ?? loaded?.source(called: diagnostic.file) ?? []
      Streams.write(
        reporter.report(diagnostic, name: pack?.name ?? diagnostic.file, source: source), to: .standardError)
    }
    throw ExitCode(2)
  }

  /// The baseline that the configuration for all of `paths` names; nil where there is none, or it is wrong.
  func baseline(_ paths: [FilePath]) -> FilePath? {
    let store = ConfigurationStore(mode, command: CommandSettings(), rules: RuleLibrary.builtIn())
    guard let loaded = try? store.configuration(for: Self.common(paths)), !loaded.hasErrors else { return nil }
    return loaded.tree.settings.baseline.map { loaded.path($0) }
  }

  /// The innermost folder that holds all of `paths`; a file stands for its folder.
  static func common(_ paths: [FilePath]) -> FilePath {
    let folders = paths.map { path -> FilePath in
      let place = path.absolute
      let isFolder = (try? FileStatus.of(place))?.kind == .folder
      return isFolder ? place : place.parent ?? place
    }
    guard let first = folders.first else { return FilePath(".").absolute }
    let shared = ([first] + first.parents).first { candidate in
      folders.allSatisfy { $0 == candidate || $0.parents.contains(candidate) }
    }
    return shared ?? FilePath("/")
  }
}

/// What the configuration says of the whole run.
struct RunSettings {
  /// The configuration; nil where there is none.
  var loaded: LoadedConfiguration?
  /// What it says.
  var settings: ConfigurationSettings
  /// What counts for a document beside it.
  var document: DocumentSettings

  /// The baseline that the configuration names.
  var baseline: FilePath? { loaded.flatMap { loaded in settings.baseline.map { loaded.path($0) } } }
}

/// What a command begins with in which the configuration counts.
struct ConfiguredStart {
  /// What counts for each document.
  var store: ConfigurationStore
  /// What counts for the whole run.
  var run: RunSettings
  /// How documents are read and judged.
  var options: CheckOptions
  /// The rules of the whole run.
  var rules: RuleSet
  /// The program's texts, in the language that was asked for.
  var wording: Wording
}

/// Which rules count, and which files are left out, on the command line.
struct SelectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A rule or family that is looked at, all others not; repeatable.", valueName: "rule"))
  var select: [String] = []

  @Option(
    help: ArgumentHelp(
      "A severity for a rule or family: info, warning, error, off; repeatable.", valueName: "rule=severity"))
  var severity: [String] = []

  @Flag(help: "Also leave out files and folders that are named, where ignore files or the configuration say so.")
  var forceExclude = false

  @Flag(help: "Do not read .gitignore and .imprimaturignore.")
  var noIgnoreFiles = false

  /// The severities by rule or family; nil switches off.
  func severities() throws -> [String: Severity?] {
    var severities: [String: Severity?] = [:]
    for argument in severity {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let word = parts.last, word == "off" || Severity(rawValue: word) != nil else {
        throw ValidationError(
          "'--severity \(argument)' is not RULE=SEVERITY, with info, warning, error or off for the severity.")
      }
      severities.updateValue(Severity(rawValue: word), forKey: parts[0])
    }
    return severities
  }

  func validate() throws { _ = try severities() }

  /// Refuses names that `rules` does not have.
  func check(_ rules: RuleSet) throws {
    let known = rules.rules.map(\.id) + rules.families.map(\.name)
    for name in try select + severities().keys.sorted() where !known.contains(name) {
      let help = NearestName.of(name, among: known).map { "did you mean \($0)?" } ?? "see imprimatur rules list"
      throw CommandFailure(message: "there is no rule or family “\(name)”; \(help)")
    }
  }
}
