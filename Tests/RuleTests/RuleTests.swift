import Documents
import FoundationEssentials
import Policy
import Testing

/// Every example of every rule and fact of the program's own packs, as it stands and in every disguise.
@Suite struct RuleTests {
  @Test func packsAreSound() {
    for diagnostic in RuleBook.shared.diagnostics {
      Issue.record("\(describe(diagnostic))")
    }
  }

  @Test(arguments: RuleBook.shared.subjects)
  func examples(_ subject: RuleBook.Subject) {
    var check = ExampleCheck(RuleBook.shared.rules)
    for diagnostic in check.diagnostics(of: subject.examples) {
      Issue.record("\(describe(diagnostic))")
    }
  }

  private func describe(_ diagnostic: RuleDiagnostic) -> String {
    let place = "rules/\(diagnostic.file):\(diagnostic.line):\(diagnostic.column)"
    return "\(place): \(diagnostic.code) \(diagnostic.message)" + (diagnostic.help.map { "\n\($0)" } ?? "")
  }
}

/// The packs in `rules/`, of which a test keeps what is compiled in an exact copy, compiled once.
struct RuleBook: Sendable {
  /// A rule or fact with its examples.
  struct Subject: Sendable, CustomTestStringConvertible {
    let examples: RuleExamples

    var testDescription: String {
      switch examples.subject {
      case .rule(let id): id
      case .fact(let key): key
      }
    }
  }

  static let shared = RuleBook()

  let rules: RuleSet
  let diagnostics: [RuleDiagnostic]
  let subjects: [Subject]

  private init() {
    let compiled = PackCompiler.compile(Self.files())
    rules = compiled.rules
    diagnostics = compiled.diagnostics
    let isSound = !diagnostics.contains { $0.level == .error }
    subjects = isSound ? compiled.examples.map { Subject(examples: $0) } : []
  }

  /// All files below `rules/`, in the order of their paths.
  private static func files() -> [RuleFile] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "rules").path()
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return paths.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { path in
      FileManager.default.contents(atPath: "\(root)/\(path)").map { RuleFile(path: path, bytes: Array($0)) }
    }
  }
}
