import ArgumentParser
import Corpus
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
      integrations/editors. Settings (show, profile, siteTitle, language) come from the editor's initializationOptions \
      or its settings under "imprimatur".
      """)

  @Flag(help: "Accepted because many editors give it; there is no other way.")
  var stdio = false

  @OptionGroup var rules: RuleOptions

  func run() throws {
    let packs = rules.packs.map(Surroundings.path)
    let language = rules.language
    LanguageServer.serve({ (settings) throws(LanguageServer.Problem) in
      let language = settings.language ?? language
      let ruleSet = try Self.load(packs, language)
      return ServedRules(
        rules: ruleSet, options: CheckOptions(), wording: Wording(ruleSet.messages, language: language))
    }) { ProcessEnvironment.exit($0) }
  }

  /// The program's rules with the packs at `paths`.
  private static func load(
    _ paths: [FilePath], _ language: MessageLanguage
  ) throws(LanguageServer.Problem) -> RuleSet {
    guard !paths.isEmpty else { return RuleLibrary.builtIn() }
    let library: RuleLibrary
    do throws(CorpusProblem) { library = try RuleLibrary.load(adding: paths) } catch {
      let wording = Wording(RuleLibrary.builtIn().messages, language: language)
      throw LanguageServer.Problem(message: "\(error.path.text): \(wording.problem(error).text(language))")
    }
    if let error = library.diagnostics.first(where: { $0.level == .error }) {
      throw LanguageServer.Problem(message: error.rendered)
    }
    return library.rules
  }
}
