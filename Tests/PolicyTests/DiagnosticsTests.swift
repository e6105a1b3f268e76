import FoundationEssentials
import Policy
import Testing

/// Pairs of a pack and what is said about it: `Diagnostics/NAME.yaml` and `Diagnostics/NAME.out`.
///
/// `# file: PATH` on a line of its own begins a file of the pack; without it the file is `NAME.yaml`. With
/// `IMPRIMATUR_UPDATE=1` the `.out` files are written anew.
@Suite struct DiagnosticsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Diagnostics")
  private static let updates = ProcessInfo.processInfo.environment["IMPRIMATUR_UPDATE"] == "1"

  static let cases: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test(arguments: cases) func golden(_ name: String) throws {
    let source = try Array(Data(contentsOf: Self.folder.appending(path: "\(name).yaml")))
    let output = Self.output(source, name)
    let golden = Self.folder.appending(path: "\(name).out")
    if Self.updates { try Data(output.utf8).write(to: golden) }
    let expected = try String(decoding: Data(contentsOf: golden), as: UTF8.self)
    #expect(output == expected)
  }

  @Test func everyCodeOfTheCompilerHasACase() throws {
    let shown = try Self.cases.reduce(into: Set<String>()) { codes, name in
      let text = try String(decoding: Data(contentsOf: Self.folder.appending(path: "\(name).out")), as: UTF8.self)
      for word in text.split(whereSeparator: { " \n".contains($0) }) where word.hasPrefix("R") && word.hasSuffix(":") {
        codes.insert(String(word.dropLast()))
      }
    }
    let ofTestRuns: Set<DiagnosticCode> = [
      .badExampleSilent, .badExampleSpan, .goodExampleLoud, .knownMissFound, .factExampleDiffers,
      .unnoticedDamage, .unmatchedPattern, .unusedAlternative, .idleRequirement, .constantCondition, .unreachedRow,
      .silentRule, .shadowedRule, .doublePattern, .noGate, .commonGate, .unboundedGap, .neverMatches, .foldedAway,
    ]
    let missing = DiagnosticCode.allCases.filter { !ofTestRuns.contains($0) && !shown.contains($0.rawValue) }
    #expect(missing.map(\.rawValue) == [])
  }

  @Test func codesAreExplainedOnceAndInOrder() {
    #expect(DiagnosticCode.entries.map(\.code) == DiagnosticCode.allCases)
    #expect(DiagnosticCode.allCases.map(\.rawValue) == DiagnosticCode.allCases.map(\.rawValue).sorted())
    for entry in DiagnosticCode.entries { #expect(entry.explanation.hasSuffix(".")) }
  }

  private static func output(_ source: [UInt8], _ name: String) -> String {
    let result = PackCompiler.compile(files(source, name), measures: DemoPack.measures)
    return result.diagnostics.map { $0.rendered + "\n" }.joined()
  }

  private static func files(_ source: [UInt8], _ name: String) -> [RuleFile] {
    let mark = Array("# file: ".utf8)
    guard source.starts(with: mark) else { return [RuleFile(path: "\(name).yaml", bytes: source)] }
    var files: [RuleFile] = []
    for line in source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: mark) {
        files.append(RuleFile(path: String(decoding: line.dropFirst(mark.count), as: UTF8.self), bytes: []))
      } else if !files.isEmpty {
        files[files.count - 1].bytes += line + [UInt8(ascii: "\n")]
      }
    }
    return files
  }
}
