import Bytes
import FoundationEssentials
import RulePacks
import Testing

@Suite struct BuiltInRulesTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let tablePath = root.appending(path: "Sources/Bindings/CRulePacks/packs.h")

  /// The YAML files of `rules/`, by their paths below it.
  private func folder() throws -> [(path: String, bytes: [UInt8])] {
    let rules = Self.root.appending(path: "rules")
    let names = try FileManager.default.subpathsOfDirectory(atPath: rules.path(percentEncoded: false))
    return try names.filter { $0.hasSuffix(".yaml") && !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { ($0, Array(try Data(contentsOf: rules.appending(path: $0)))) }
  }

  /// What `packs.h` has to be for these files.
  private func table(_ paths: [String]) -> String {
    var text = """
      // Written by BuiltInRulesTests from the files of rules/. Do not edit:
      //   IMPRIMATUR_UPDATE=1 swift test --filter BuiltInRulesTests
      #pragma clang diagnostic ignored "-Wc23-extensions"


      """
    for path in paths {
      // The byte behind each file is for the compiler, which knows no empty arrays; it is not counted.
      text += """
        static const unsigned char \(name(path))[] = {
        #embed "../../../rules/\(path)" suffix(, 0) if_empty(0)
        };

        """
    }
    text += "\nstatic const ImprimaturFile imprimatur_files[] = {\n"
    for path in paths {
      text += "  {\"\(path)\", \(name(path)), sizeof \(name(path)) - 1},\n"
    }
    return text + "};\n"
  }

  /// The path without `.yaml` as a name of C; one letter or digit more for every other character, so that no two paths have the same.
  private func name(_ path: String) -> String {
    path.dropLast(".yaml".count).utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x61...0x79: String(UnicodeScalar(byte))
      case 0x2F: "_"
      default: "z" + String(byte, radix: 16) + "z"
      }
    }.joined()
  }

  @Test func theTableNamesEveryFileOfTheFolder() throws {
    let wanted = table(try folder().map(\.path))
    if ProcessInfo.processInfo.environment["IMPRIMATUR_UPDATE"] == "1" {
      let old = try? String(contentsOf: Self.tablePath, encoding: .utf8)
      if old != wanted { try wanted.write(to: Self.tablePath, atomically: true, encoding: .utf8) }
      return
    }
    let written = try String(contentsOf: Self.tablePath, encoding: .utf8)
    let isCurrent = written == wanted
    #expect(
      isCurrent, "a file of rules/ was added or removed: run IMPRIMATUR_UPDATE=1 swift test --filter BuiltInRulesTests")
  }

  @Test func theProgramHoldsTheFilesOfTheFolder() throws {
    if ProcessInfo.processInfo.environment["IMPRIMATUR_UPDATE"] == "1" { return }
    let built = BuiltInRules.files
    let folder = try folder()
    #expect(
      built.map(\.path) == folder.map(\.path),
      "a file of rules/ was added or removed: run IMPRIMATUR_UPDATE=1 swift test --filter BuiltInRulesTests")
    for (inside, outside) in zip(built, folder) where inside.path == outside.path {
      let isSame = inside.bytes[0..<inside.bytes.count] == outside.bytes
      #expect(isSame, "\(inside.path) is not the file the program was built with")
    }
  }

  @Test func theImageIsTheFile() throws {
    let file = try Data(contentsOf: Self.root.appending(path: "Sources/Bindings/CRulePacks/packs.image"))
    let expected = file.count > 1 ? Array(file) : []
    // The verdict alone: to show where megabytes differ would take the test runner minutes.
    let isSame = BuiltInRules.image[0..<BuiltInRules.image.count] == expected
    #expect(isSame)
  }

  @Test func namesOfCAreDistinct() {
    let paths = ["a/b.yaml", "a_b.yaml", "a-b.yaml", "a/b/c.yaml", "A/b.yaml", "az/b.yaml", "a/zb.yaml", "z2dz.yaml"]
    #expect(Set(paths.map(name)).count == paths.count)
  }
}
