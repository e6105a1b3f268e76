import Foundation
import Testing

/// The example at the head of the README, in both languages: what it shows is what the command writes.
///
/// `IMPRIMATUR_UPDATE=1` writes the findings that it shows anew, as long as their places and rules stay the same.
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

    if CommandTests.isUpdating {
      let written = output.components(separatedBy: "\n\n")
      let updated = parts.map { part in
        part.trimmingCharacters(in: .newlines).components(separatedBy: "\n\n").map { finding in
          written.first { Self.isSame($0, finding) } ?? finding
        }.joined(separator: "\n\n")
      }.joined(separator: "\n\u{2026}\n")
      let whole = text.replacingCharacters(
        in: example.startIndex..<closing.upperBound, with: "\(command)\n\(updated)\n\u{2026}\n```")
      try whole.write(to: root.appendingPathComponent(file), atomically: true, encoding: .utf8)
      return
    }
    var rest = output[...]
    for part in parts {
      let found = rest.range(of: part.trimmingCharacters(in: .newlines) + "\n")
      #expect(found != nil, "\(file) shows what is not in the output any more: \(part)")
      if let found { rest = rest[found.upperBound...] }
    }
  }

  /// Whether two findings stand in the same place, by the same rule.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    func ends(_ finding: String) -> [Substring] {
      let words = finding.prefix { $0 != "\n" }.split(separator: " ")
      return [words.first ?? "", words.last ?? ""]
    }
    return ends(one) == ends(other)
  }
}
