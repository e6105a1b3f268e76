import Foundation
import Testing

/// The example at the head of the README, in both languages: what it shows is what the command writes.
@Suite struct ReadmeTests {
  @Test("every part of the example stands in the output, in that order", arguments: ["README.md", "README.zh.md"])
  func example(file: String) throws {
    let root = CommandCase.root.deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
    let opening = try #require(text.range(of: "```console\n$ imprimatur "))
    let closing = try #require(text.range(of: "\n```", range: opening.upperBound..<text.endIndex))
    let example = text[opening.upperBound..<closing.lowerBound]
    let command = example.prefix { $0 != "\n" }
    // A line with an ellipsis stands for what was left out.
    let parts = example.dropFirst(command.count + 1).appending("\n").components(separatedBy: "\n\u{2026}\n")
      .filter { !$0.isEmpty }
    #expect(parts.count > 1)

    let pipe = Pipe()
    let process = Process()
    process.executableURL = CommandRun.binary
    process.arguments = command.split(separator: " ").map(String.init)
    process.currentDirectoryURL = root
    process.environment = ["LC_ALL": "C.UTF-8"]
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()

    var rest = output[...]
    for part in parts {
      let found = rest.range(of: part.trimmingCharacters(in: .newlines) + "\n")
      #expect(found != nil, "\(file) shows what is not in the output any more: \(part)")
      if let found { rest = rest[found.upperBound...] }
    }
  }
}
