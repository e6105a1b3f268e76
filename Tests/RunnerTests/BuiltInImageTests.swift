import Bytes
import FoundationEssentials
import Policy
import RulePacks
import Testing

/// The compiled packs in the program are what compiling the files of `rules/` gives.
///
/// `IMPRIMATUR_UPDATE=1 swift test --filter BuiltInImageTests` writes them anew; the next build takes them up.
@Suite struct BuiltInImageTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The YAML files of `rules/`, in the order of their paths' bytes.
  private func folder() throws -> [RuleFile] {
    let rules = Self.root.appending(path: "rules")
    let names = try FileManager.default.subpathsOfDirectory(atPath: rules.path(percentEncoded: false))
    return try names.filter { $0.hasSuffix(".yaml") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { RuleFile(path: $0, bytes: Array(try Data(contentsOf: rules.appending(path: $0)))) }
  }

  @Test("the packs compile without an error")
  func packsAreSound() throws {
    let errors = PackCompiler.compile(try folder()).diagnostics.filter { $0.level == .error }
    #expect(errors.isEmpty, "\(errors.map(\.rendered).joined(separator: "\n"))")
  }

  @Test("the image is that of the files")
  func imageIsCurrent() throws {
    let image = PackCompiler.compile(try folder()).rules.image()
    if ProcessInfo.processInfo.environment["IMPRIMATUR_UPDATE"] == "1" {
      let path = Self.root.appending(path: "Sources/Bindings/CRulePacks/packs.image")
      if Array(try Data(contentsOf: path)) != image { try Data(image).write(to: path) }
      return
    }
    // One byte stands for no image: the files are compiled at every start then.
    guard BuiltInRules.image.count > 0 else { return }
    // The verdict alone: to show where megabytes differ would take the test runner minutes.
    let isSame = BuiltInRules.image[0..<BuiltInRules.image.count] == image
    #expect(isSame, "run IMPRIMATUR_UPDATE=1 swift test --filter BuiltInImageTests")
  }
}
