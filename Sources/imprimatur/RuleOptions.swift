import ArgumentParser
import Corpus
import Files
import Policy
import Reporting
import Runner

/// Which rules, and in which language the program speaks.
struct RuleOptions: ParsableArguments {
  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp("A rule pack, file or folder, on top of the built-in ones; repeatable.", valueName: "path"))
  var packs: [String] = []

  @Option(help: ArgumentHelp("The language of messages: en or zh; else that of the locale.", valueName: "language"))
  var lang: MessageLanguage?

  /// The language that people are spoken to in.
  var language: MessageLanguage { lang ?? Surroundings.language }

  /// The rules.
  ///
  /// - Throws: `CommandFailure` when a pack cannot be read, `ExitCode` 2 when it is wrong, which has been said then.
  func load() throws -> RuleSet {
    guard !packs.isEmpty else { return RuleLibrary.builtIn() }
    let library = try library()
    guard library.hasErrors else { return library.rules }
    Streams.write(text(library.diagnostics, of: library), to: .standardError)
    throw ExitCode(2)
  }

  /// The rules with the packs they were written in.
  func library() throws -> RuleLibrary {
    do throws(CorpusProblem) { return try RuleLibrary.load(adding: packs.map(Surroundings.path)) } catch {
      let wording = Wording(RuleLibrary.builtIn().messages, language: language)
      throw CommandFailure(message: "\(error.path.text): \(wording.problem(error).text(language))")
    }
  }

  /// What is wrong with the packs of `library`, for people.
  func text(_ diagnostics: [RuleDiagnostic], of library: RuleLibrary) -> [UInt8] {
    let reporter = DiagnosticReporter(
      hasColor: Surroundings.hasColor(.standardError), columns: Surroundings.columns(.standardError))
    return diagnostics.flatMap { diagnostic in
      let source = library.source(diagnostic.file)
      return reporter.report(diagnostic, name: source?.name ?? diagnostic.file, source: source?.file.bytes ?? [])
    }
  }
}
