import FoundationEssentials
import Policy
import Testing

/// The compiled packs that the program carries.
@Suite struct BuiltInImageTests {
  private static let path = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/Bindings/CRulePacks/packs.image")

  /// With `IMPRIMATUR_UPDATE=1` the file is written anew, and the next build carries it.
  @Test func builtInImageIsCurrent() throws {
    let image = RuleBook.shared.rules.image()
    if ProcessInfo.processInfo.environment["IMPRIMATUR_UPDATE"] == "1" { try Data(image).write(to: Self.path) }
    let isCurrent = try Array(Data(contentsOf: Self.path)) == image
    #expect(isCurrent, "rules/ changed: run IMPRIMATUR_UPDATE=1 swift test --filter builtInImageIsCurrent")
  }

  @Test func builtInPacksReadBackAsTheyWereCompiled() throws {
    let rules = RuleBook.shared.rules
    let read = try RuleSet(image: rules.image())
    #expect(read.patterns == rules.patterns)
    #expect(read.facts == rules.facts)
    #expect(read.rules == rules.rules)
    #expect(read.lexicons == rules.lexicons)
  }
}
