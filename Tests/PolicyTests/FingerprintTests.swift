import Documents
import Testing

@testable import Policy

@Suite struct FingerprintTests {
  private func sketch() -> RuleSketch {
    var sketch = RuleSketch()
    sketch.rule("r", sketch.regex("ban( +|\n)[a-z]+"))
    sketch.rule("s", sketch.regex("ban x"))
    return sketch
  }

  private func prints(_ pieces: Piece..., rule: String = "test/r") -> [String] {
    sketch().evaluate(article(pieces)).findings.filter { $0.rule == rule }.map(\.fingerprint)
  }

  @Test func theyNeverChange() {
    #expect(Fingerprint.of(["a/b", "body", "text"], ordinal: 0) == "a080aaefe64ff669")
    #expect(prints(.body("ban a")) == ["d4cc5413f2d00cdd"])
  }

  @Test func theySurviveEditsElsewhereAndReflow() {
    let before = prints(.zone(.heading, "One"), .body("some ban a here"), .body("ban b"))
    let after = prints(.body("More"), .zone(.heading, "Two"), .body("ban  a"), .body("and ban\nb"))
    #expect(before == after)
    #expect(Set(before).count == 2)
    #expect(before.allSatisfy { $0.utf8.count == 16 })
  }

  @Test func theyChangeWithTheTextTheZoneAndTheRule() {
    let all =
      prints(.body("ban a")) + prints(.body("ban b")) + prints(.zone(.title, "ban a")) + prints(.body("ban x"))
      + prints(.body("ban x"), rule: "test/s")
    #expect(Set(all).count == all.count)
  }

  @Test func equalOnesAreNumbered() {
    let two = prints(.body("ban a"), .body("ban a"))
    #expect(Set(two).count == 2)
    #expect(prints(.body("ban a ban b ban a")).first == two.first)
    let suppressed = sketch().evaluate(
      article(.comment("imprimatur-disable-next-line"), .body("ban a"), .body("ban a")))
    #expect(suppressed.suppressed.map(\.finding.fingerprint) + suppressed.findings.map(\.fingerprint) == two)
  }

  @Test func findingsOnTheDocumentAreNamedByTheirValues() {
    var sketch = RuleSketch()
    let word = sketch.regex("by [a-z]+")
    sketch.rule("d", when: .occurs(word), evidence: [.occurs(word)])
    func fingerprint(_ pieces: Piece...) -> String? { sketch.evaluate(article(pieces)).findings.first?.fingerprint }
    let one = fingerprint(.body("by ann"))
    #expect(one == fingerprint(.zone(.footer, "this is by  ann".replacing("  ", with: " "))))
    #expect(one != fingerprint(.body("by bob")))
  }

  @Test func whiteSpaceIsNormalised() {
    #expect(Fingerprint.normalised(" \u{3000}a \n\u{A0}b\t") == "a b")
    #expect(Fingerprint.normalised("") == "")
    #expect(Fingerprint.of(["ab", "c"], ordinal: 0) != Fingerprint.of(["a", "bc"], ordinal: 0))
  }
}
