import Documents
import Folding
import Measuring
import Testing

@testable import Policy

/// Patterns and values that measures of the engine give.
@Suite struct EvaluatorMeasureTests {
  private func sketch(least: Double, masks: MarkSet = []) -> RuleSketch {
    var sketch = RuleSketch()
    let repeated = sketch.pattern(.measured(name: "repeated-characters", arguments: [.number(4)], least: least))
    sketch.patterns[repeated].masks = masks
    sketch.rule("r", repeated, message: "{text}: {value}")
    return sketch
  }

  @Test func spansOfMeasuresAreOccurrences() throws {
    let document = article(.body("so hahahahaha or aaaaaaaa"))
    let findings = sketch(least: 0).evaluate(document).findings
    #expect(findings.map(\.message.english) == ["hahahahaha: 5", "aaaaaaaa: 8"])
    #expect(sketch(least: 8).evaluate(document).findings.map(\.message.english) == ["aaaaaaaa: 8"])
    let explanation = try #require(Explainer(Evaluator(sketch(least: 8).set), document).explain("test/r"))
    #expect(explanation.candidates.map(\.outcome) == [.weak(value: 5, least: 8), .reported(.warning)])
  }

  @Test func masksHideSpans() {
    var document = article(.body("so hahahahaha or aaaaaaaa"))
    document.marks = [
      Mark(kind: .link, range: document.place("so")), Mark(kind: .code, range: document.place("haha")),
      Mark(kind: .link, range: document.place("aaaaaaaa")),
    ]
    let masks = MarkSet([.code, .deletion])
    #expect(sketch(least: 0, masks: masks).evaluate(document).findings.map(\.range) == [document.place("aaaaaaaa")])
  }

  @Test func measuresRunOnlyWhereTheyCanMatter() {
    var sketch = RuleSketch()
    let repeated = sketch.pattern(
      .measured(name: "repeated-characters", arguments: [.capture(pattern: 1, name: "")], least: 0))
    let word = sketch.keywords(["word"])
    sketch.rule("r", repeated, when: .compare(.field("format"), .equal, .text("json")))
    let document = article(.body("word aaaaaaaa"))
    let examination = sketch.examine(document)
    var suppressions = SuppressionTable(document, isHonoured: true)
    #expect(examination.drafts(of: 0, .own, &suppressions).isEmpty)
    #expect(examination.occurrences[repeated] == nil)
    #expect(examination.occurrences(of: repeated).count == 1)
    #expect(examination.occurrences[word] != nil)
    #expect(examination.drafts(of: 0, .off, &suppressions).isEmpty)
  }

  @Test func unknownMeasuresFindNothing() {
    var sketch = RuleSketch()
    sketch.rule("r", sketch.pattern(.measured(name: "no-such-measure", arguments: [], least: 0)))
    #expect(sketch.evaluate(article(.body("aaaaaaaa"))).findings.isEmpty)
    #expect(sketch.value(.measure(name: "repeated-characters", arguments: []), in: article(.body("a"))) == .none)
  }

  @Test func aSelectionFindsWhatTheWholeFinds() {
    var compared = 0
    for seed in 5_000..<5_100 as Range<UInt64> {
      var maker = SketchMaker(seed: seed)
      let sketch = maker.sketch()
      let whole = Evaluator(sketch.set)
      for rule in sketch.rules {
        let part = Evaluator(sketch.set.selecting(rules: [rule.id], facts: ["f0"]))
        let document = maker.document()
        let expected = whole.evaluate(document)
        let found = part.evaluate(document)
        #expect(found.findings == expected.findings.filter { $0.rule == rule.id }, "seed \(seed)")
        for fact in found.facts where !fact.key.hasPrefix("e") {
          compared += 1
          #expect(expected.facts.first { $0.key == fact.key }?.value == fact.value, "seed \(seed)")
        }
      }
    }
    #expect(compared > 100)
  }
}
