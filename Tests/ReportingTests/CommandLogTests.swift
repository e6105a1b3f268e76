import Documents
import Files
import FoundationEssentials
import Processes
import Testing

/// Logs of the built command, with the program's own rules and the project's samples.
@Suite struct CommandLogTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path()

  /// What the command writes with `arguments`, run at the root.
  private func output(_ arguments: String...) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "imprimatur-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let binary = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "imprimatur")
      .path()
    var streams = ChildProcess.Streams()
    streams.output = FilePath(folder + "/out")
    let child = try ChildProcess.run([binary] + arguments, environment: ["LC_ALL": "C.UTF-8"], streams: streams)
    #expect(child.status == 0)
    return [UInt8](try Data(contentsOf: URL(filePath: folder + "/out")))
  }

  @Test("the log of all samples is valid, and every rule has what GitHub asks for")
  func samples() throws {
    let bytes = try output(
      "check", "--show", "info", "--fail-on", "never", "--format", "sarif", "\(Self.root)/samples")
    let log = try JSONReader().read(bytes)
    let schema = try JSONSchema(try SchemaFile.bytes("sarif/sarif-schema-2.1.0.json"))
    #expect(try schema.problems(of: log) == [])
    let run = try #require(log.object?["runs"]?.array?.elements.first?.object)
    let rules = try #require(run["tool"]?.object?["driver"]?.object?["rules"]?.array?.elements).compactMap(\.object)
    #expect(rules.count > 50)
    for rule in rules {
      for member in ["shortDescription", "fullDescription", "help"] {
        let text = try #require(rule[member]?.object?["text"]?.string?.text)
        #expect(!text.isEmpty && (text.unicodeScalars.count <= 1024 || member == "help"))
      }
    }
    let results = try #require(run["results"]?.array?.elements).compactMap(\.object)
    #expect(results.count > 100)
    for result in results {
      let index = try #require(result["ruleIndex"]?.number?.int)
      #expect(rules[index]["id"]?.string?.text == result["ruleId"]?.string?.text)
      #expect(result["partialFingerprints"]?.object?["primaryLocationLineHash"]?.string != nil)
    }
  }
}
