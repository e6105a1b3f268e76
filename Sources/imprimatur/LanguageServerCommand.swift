import ArgumentParser
import Corpus
import Documents
import Files
import Policy
import Reporting
import Runner
import Serving

/// `imprimatur lsp`: checks articles in an editor while they are typed.
struct LanguageServerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Serve an editor: findings while typing, explanations, fixes (Language Server Protocol).",
    discussion: """
      The editor starts it and speaks to it on standard input and output. Configuration for some editors is in \
      integrations/editors. The nearest imprimatur.yaml counts as it does for check, and is read again when it changes. \
      Settings (show, profile, siteTitle, language, documentation) come from the editor's initializationOptions or its \
      settings under "imprimatur" and count more.
      """)

  @Flag(help: "Accepted because many editors give it; there is no other way.")
  var stdio = false

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var rules: RuleOptions

  func run() throws {
    let packs = rules.packs.map(Surroundings.path)
    let (lang, mode) = (rules.lang, configuration.mode)
    LanguageServer.serve({ (settings) throws(LanguageServer.Problem) in
      try Self.served(settings, packs, lang, mode)
    }) { ProcessEnvironment.exit($0) }
  }

  /// What documents are checked with, as the editor's `settings` and the configuration say.
  private static func served(
    _ settings: ServerSettings, _ packs: [FilePath], _ lang: MessageLanguage?, _ mode: ConfigurationStore.Mode
  ) throws(LanguageServer.Problem) -> ServedRules {
    let library = try load(packs, settings.language ?? lang ?? Surroundings.language)
    let rules = library?.rules ?? RuleLibrary.builtIn()
    var command = CommandSettings()
    command.declared.siteTitle = settings.siteTitle
    command.profile = settings.profile
    command.packs = packs
    if let profile = settings.profile {
      do { _ = try rules.profile(called: profile) } catch {
        throw LanguageServer.Problem(message: (error as? CommandFailure)?.message ?? profile)
      }
    }
    let store = ConfigurationStore(mode, command: command, rules: rules)
    // What is wrong with a configuration is told of each article that it is for.
    let folder = settings.folder ?? FilePath(".").absolute
    let run = (try? store.configuration(for: folder))?.flatMap { $0.hasErrors ? nil : $0.tree.settings }
    var options = CheckOptions()
    options.configuration = store
    options.corpus.honoursIgnoreFiles = run?.honoursIgnoreFiles ?? true
    options.corpus.ignored = { store.ignored(in: $0) }
    let language = settings.language ?? lang ?? run?.language ?? Surroundings.language
    return ServedRules(
      rules: rules, options: options, wording: Wording(rules.messages, language: language),
      show: settings.show ?? run?.show ?? .info, library: library)
  }

  /// The program's packs with those at `paths`; nil where there are none.
  private static func load(
    _ paths: [FilePath], _ language: MessageLanguage
  ) throws(LanguageServer.Problem) -> RuleLibrary? {
    guard !paths.isEmpty else { return nil }
    let library: RuleLibrary
    do throws(CorpusProblem) { library = try RuleLibrary.load(adding: paths) } catch {
      let wording = Wording(RuleLibrary.builtIn().messages, language: language)
      throw LanguageServer.Problem(message: "\(error.path.text): \(wording.problem(error).text(language))")
    }
    if let error = library.diagnostics.first(where: { $0.level == .error }) {
      throw LanguageServer.Problem(message: error.rendered)
    }
    return library
  }
}
