import Policy
import Testing

/// Packs by people who mean no good: bounded work, errors, never a trap.
@Suite struct HostilePackTests {
  private func diagnostics(_ text: String) -> [RuleDiagnostic] {
    PackCompiler.compile([RuleFile(path: "hostile.yaml", bytes: Array(text.utf8))]).diagnostics
  }

  private let head = "family: demo\ntitle: {en: Demo, zh: Demo}\n"

  @Test func manyProblemsAreCountedNotListed() {
    let rows = (0..<1_500).map { "  pattern-\($0): {any: [unknown-\($0)]}\n" }.joined()
    let found = diagnostics(head + "patterns:\n" + rows)
    #expect(found.count == 1_001)
    #expect(found.last?.code == "R009")
    #expect(found.last?.message == "500 more problems are not listed")
  }

  @Test func chainsOfPatternsAreLimited() {
    let rows = (0..<3_000).map { "  p-\($0): {any: [p-\($0 + 1)]}\n" }.joined()
    let found = diagnostics(head + "patterns:\n" + rows + "  p-3000: {keywords: [word]}\n")
    #expect(found.map(\.code) == ["R009"])
  }

  @Test func circlesAreToldAFewTimes() {
    let rows = (0..<300).map { "  p-\($0): {any: [p-\(($0 + 1) % 300), p-0]}\n" }.joined()
    let found = diagnostics(head + "patterns:\n" + rows)
    #expect(found.contains { $0.code == "R014" })
    #expect(found.count <= 20)
  }

  @Test func lexiconsThatMultiplyAreLimited() {
    let words = (0..<2_000).map { "w\($0)" }.joined(separator: ", ")
    let includes = (0..<1_100).map { _ in "'{{words}}'" }.joined(separator: ", ")
    let found = diagnostics("lexicons:\n  words: [\(words)]\n  all: [\(includes)]\n")
    #expect(found.contains { $0.code == "R009" })
  }

  @Test func regexesThatGrowAreLimited() {
    let words = (0..<5_000).map { "word number \($0)" }.joined(separator: ", ")
    let regex = String(repeating: "{{words}}", count: 20)
    let found = diagnostics(head + "lexicons: {words: [\(words)]}\npatterns: {p: {regex: '\(regex)'}}\n")
    #expect(found.map(\.code) == ["R009"])
  }

  @Test func aliasesThatMultiplyAreLimited() {
    var text = "lexicons:\n  a0: &a0 [word, word]\n"
    for level in 1..<40 { text += "  a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(diagnostics(text).map(\.code) == ["R009"])
  }

  @Test func deepYAMLIsAnError() {
    let found = diagnostics(String(repeating: "[", count: 10_000))
    #expect(found.map(\.code) == ["R009"])
  }

  /// Damaged packs are compiled or refused, and what is said about them stands inside them.
  @Test func damagedPacksNeverTrap() {
    var generator = PackGenerator(seed: 11)
    let files = DemoPack.files
    for _ in 0..<150 {
      var damaged = files
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let file = Int.random(in: 0..<2, using: &generator)
        let place = Int.random(in: 0..<damaged[file].bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: damaged[file].bytes.remove(at: place)
        case 1: damaged[file].bytes[place] = UInt8.random(in: 0x09...0x7E, using: &generator)
        default: damaged[file].bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        }
      }
      let result = PackCompiler.compile(damaged, measures: DemoPack.measures)
      for diagnostic in result.diagnostics {
        let file = damaged.first { $0.path == diagnostic.file }
        let lines = file?.bytes.count { $0 == UInt8(ascii: "\n") } ?? 0
        #expect((1...lines + 2).contains(diagnostic.line), "\(diagnostic.rendered)")
        #expect(diagnostic.column >= 1)
      }
    }
  }
}

private struct PackGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
