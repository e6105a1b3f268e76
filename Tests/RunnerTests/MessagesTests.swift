import Corpus
import Documents
import Files
import Foundation
import Policy
import Runner
import Testing

/// The program's texts and the keys that its sources ask for.
@Suite struct MessagesTests {
  private static let messages = RuleLibrary.builtIn().messages

  /// Keys that the sources put together from the names of enums.
  private static let composed: [String] =
    Severity.allCases.flatMap { ["severity.\($0.rawValue)", "summary.\($0.rawValue)"] }
    + ["line", "next-line", "stretch", "file"].map { "suppression.\($0)" }
    + Confidence.allCases.map { "confidence.\($0.rawValue)" }
    + ["block", "review", "pass", "hidden", "suppressed", "known", "unchanged", "incomplete", "failures"].map {
      "summary.\($0)"
    }
    + CorpusProblem.Code.allCases.map { "input.\($0.rawValue)" }
    + FileError.Reason.allCases.map { "reason.\($0.rawValue)" }
    + ["regular", "folder", "link", "pipe", "socket", "device", "unknown"].map { "kind.\($0)" }
    + ["invalid-json", "nesting-limit", "binary-content"].map { "document.\($0)" }
    + ["invalid-json", "not-an-object", "no-content", "bad-id", "bad-field", "bad-format"].map { "record.\($0)" }
    + ["bom", "transport", "declared", "valid", "detected", "fallback"].map { "inspect.encoding-\($0)" }
    + [
      "titles", "site-titles", "page-titles", "sections", "authors", "publishers", "sources", "addresses", "licences",
      "dates",
    ].map { "inspect.\($0)" }
    + [
      "reported", "weak", "zone", "language", "masked", "masked-by", "boundary", "crosses", "vetoed", "alone",
      "covered",
      "condition", "off-escalation", "off-profile", "off-user", "too-few", "suppressed", "suppressed-because", "bad",
      "good", "missed",
    ].map { "explain.\($0)" }
    + (61...65).map { "rules.covered-r0\($0)" } + Mutant.Kind.allCases.map { "rules.mutants-\($0.rawValue)" }
    + ["all", "any", "not"].map { "explain.\($0)" }
    + DocumentMender.Refusal.allCases.map { "fix.refused-\($0.rawValue)" }
    + GitError.Code.allCases.map { "git.\($0.rawValue)" } + HookInstaller.Outcome.allCases.map { "hook.\($0.rawValue)" }
    + ["commit", "push"].flatMap { ["hook.\($0)-found", "hook.\($0)-unchecked"] }
    + ["severity", "place", "message"].map { "report.column-\($0)" }
    + RuleProfile.Row.Kind.allCases.map { "profile.\($0.rawValue)s" }
    + [
      "reading", "folding", "filtering", "matching", "measuring", "judging", "time", "candidates", "runs", "matches",
      "findings",
    ].map { "profile.\($0)" }

  /// Keys that stand in the sources as they are.
  private static func written() throws -> Set<String> {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources")
    var keys: Set<String> = []
    for module in ["Reporting", "Runner", "Serving", "imprimatur"] {
      let folder = root.appendingPathComponent(module).path
      for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where name.hasSuffix(".swift") {
        let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        for match in text.matches(of: /"([a-z]+\.[a-z-]+)"/) { keys.insert(String(match.1)) }
      }
    }
    return keys
  }

  /// All sources that ask for texts.
  private static func sources() throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources").path
    return try FileManager.default.subpathsOfDirectory(atPath: root)
      .filter { name in [".swift", ".html", ".js"].contains { name.hasSuffix($0) } }
      .map { try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8) }.joined()
  }

  @Test("every text that the sources ask for is there, in both languages")
  func nothingIsMissing() throws {
    let prefixes = Set(Self.messages.keys.compactMap { $0.split(separator: ".").first })
    let asked = try Self.written().filter { prefixes.contains($0.prefix { $0 != "." }) }
    #expect(asked.count > 40)
    for key in asked.union(Self.composed) {
      #expect(Self.messages[key]?.english.isEmpty == false, "\(key)")
      #expect(Self.messages[key]?.chinese.isEmpty == false, "\(key)")
    }
  }

  @Test("what is left out is said in both languages, whatever its code")
  func omissions() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources").path
    var codes: Set<String> = ["match-limit", "depth-limit", "heap-limit", "match-count"]
    for name in try FileManager.default.subpathsOfDirectory(atPath: sources) where name.hasSuffix(".swift") {
      let text = try String(contentsOfFile: "\(sources)/\(name)", encoding: .utf8)
      for match in text.matches(of: /(?:Omission\(\s*code:|omit\()\s*"([a-z-]+)"/) { codes.insert(String(match.1)) }
    }
    #expect(codes.count >= 15)
    #expect(codes == Set(Self.messages.keys.filter { $0.hasPrefix("omission.") }.map { String($0.dropFirst(9)) }))
  }

  @Test("every text is asked for somewhere")
  func nothingIsIdle() throws {
    let asked = try Self.written().union(Self.composed)
    let sources = try Self.sources()
    let stems = Set(sources.matches(of: /["'`]([a-z]+\.[a-z-]*)\\\(/).map { String($0.1) } + ["report."])
    for key in Self.messages.keys where !key.hasPrefix("omission.") && !asked.contains(key) {
      // Put together from a stem and a word; pages put theirs together in the same way.
      let isComposed = stems.contains { stem in
        guard key.hasPrefix(stem) else { return false }
        let rest = key.dropFirst(stem.count)
        let parts = rest.split(separator: "-")
        let beginnings = (1..<max(1, parts.count)).map { parts.prefix($0).joined(separator: "-") + "-" }
        let isBegun = beginnings.contains { sources.contains($0 + "${") || sources.contains($0 + "'") }
        return isBegun || sources.contains(rest) || sources.contains(parts.camelCased)
      }
      #expect(isComposed, "\(key)")
    }
  }

  @Test("both languages have the same fields")
  func fields() {
    func names(_ text: String) -> Set<Substring> { Set(text.matches(of: /\{([a-z]+)/).map(\.1)) }
    for (key, text) in Self.messages { #expect(names(text.english) == names(text.chinese), "\(key)") }
  }
}

extension [Substring] {
  /// The words as an identifier.
  fileprivate var camelCased: String {
    enumerated().map { $0.offset == 0 ? String($0.element) : $0.element.capitalized }.joined()
  }
}
