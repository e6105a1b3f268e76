import Documents
import Matching
import Testing

@testable import Policy

@Suite struct ProfileTests {
  private func sketch() -> RuleSketch {
    var sketch = RuleSketch()
    let ban = sketch.regex("no (?:copy|reprint)", .unless(sketch.keywords(["maybe"], local: true)))
    sketch.rule("ban", ban)
    sketch.rule("other", sketch.keywords(["word", "copy"]))
    sketch.fact("a.b", .row(when: .occurs(ban), .text("yes")))
    return sketch
  }

  @Test("what is counted is what was done, and watching changes nothing")
  func counts() throws {
    let set = sketch().set
    let document = article(.body("no copy, no map; maybe no reprint"), .body("a word, no copy"))
    let plain = Evaluator(set).evaluate(document)
    let evaluator = Evaluator(set)
    let probe = EvaluationProbe(set)
    evaluator.probe = probe
    let watched = evaluator.evaluate(document)
    #expect(watched.findings == plain.findings)

    let profile = RuleProfile(probe, warmUp: EvaluationProbe(set), of: set)
    func row(_ kind: RuleProfile.Row.Kind, _ name: String) throws -> RuleProfile.Row {
      try #require(profile.rows.first { $0.kind == kind && $0.name == name })
    }
    let pattern = try row(.pattern, "test/p1")
    #expect((pattern.candidates, pattern.runs, pattern.matches) == (3, 2, 3))
    let veto = try row(.pattern, "test/p0")
    #expect((veto.candidates, veto.runs, veto.matches) == (3, 3, 1))
    let rule = try row(.rule, "test/ban")
    #expect((rule.candidates, rule.runs, rule.matches, rule.findings) == (6, 5, 4, 2))
    #expect(try row(.rule, "test/other").findings == 3)
    #expect(try row(.fact, "a.b").matches == 4)
    #expect(profile.rows.map(\.time) == profile.rows.map(\.time).sorted(by: >))
  }

  @Test("of several passes the counts of one are kept, and the least time")
  func passes() throws {
    let set = sketch().set
    let document = article(.body("no copy"))
    let passes = (0..<3).map { _ in
      let evaluator = Evaluator(set)
      let probe = EvaluationProbe(set)
      evaluator.probe = probe
      _ = evaluator.evaluate(document)
      return probe
    }
    let sum = EvaluationProbe(set)
    sum.add(leastOf: passes)
    #expect(sum.matches.work.map(\.matches) == passes[0].matches.work.map(\.matches))
    #expect(sum.total == passes.map(\.total).min())
    #expect(sum.rules[0]?.results == 1)
  }
}
