import Documents
import Measuring
import Testing

@testable import Policy

@Suite struct FactTests {
  private func value(_ key: String, _ evaluation: Evaluation) -> FactValue? {
    evaluation.facts.first { $0.key == key }?.value
  }

  private func sketch() -> RuleSketch {
    var sketch = RuleSketch()
    let ban = sketch.keywords(["ban"])
    let licence = sketch.regex("cc-(?<id>[a-z]+)")
    sketch.fact(
      "repost.policy", evidence: "repost.evidence",
      .row(
        when: .and(.occurs(ban), .occurs(licence)), .text("conflicting"), evidence: [.occurs(ban), .occurs(licence)]),
      .row(when: .occurs(ban), .text("banned"), evidence: [.occurs(ban)], rule: "test/ban"),
      .row(
        when: .occurs(licence), .template([.text("cc:"), .value(.capture(pattern: licence, name: "id"))]),
        evidence: [.occurs(licence)]),
      .row(.text("none")))
    sketch.fact(
      "repost.contradictions", mode: .collect, evidence: "repost.evidence",
      .row(when: .and(.occurs(ban), .occurs(licence)), .text("cc-vs-ban"), evidence: [.occurs(licence)]),
      .row(when: .compare(.fact("repost.policy"), .equal, .text("conflicting")), .text("unclear")),
      .row(when: .compare(.fact("repost.policy"), .equal, .text("conflicting")), .text("unclear")))
    sketch.fact("repost.owner", .row(when: .occurs(licence), .capture(pattern: licence, name: "id")))
    return sketch
  }

  @Test(arguments: [
    ("nothing", FactValue.text("none")), ("a ban", .text("banned")), ("cc-by", .text("cc:by")),
    ("cc-by, ban", .text("conflicting")),
  ])
  func theFirstRowThatHoldsGivesTheValue(_ text: String, _ expected: FactValue) {
    #expect(value("repost.policy", sketch().evaluate(article(.body(text)))) == expected)
  }

  @Test func aNameThatIsBrokenOverTwoLinesIsTheName() {
    var sketch = RuleSketch()
    let name = sketch.regex("by (?<name>[A-Z][a-z]+\\s+[A-Z][a-z]+)")
    sketch.fact("repost.owner", .row(when: .occurs(name), .capture(pattern: name, name: "name")))
    #expect(value("repost.owner", sketch.evaluate(article(.body("by Fern\n  Hill")))) == .text("Fern Hill"))
  }

  @Test func collectedFactsAndValuesFromCaptures() {
    let both = sketch().evaluate(article(.body("cc-by, ban")))
    #expect(value("repost.contradictions", both) == .list([.text("cc-vs-ban"), .text("unclear")]))
    #expect(value("repost.owner", both) == .text("by"))
    let neither = sketch().evaluate(article(.body("nothing")))
    #expect(value("repost.contradictions", neither) == .list([]))
    #expect(value("repost.owner", neither) == .null)
    #expect(neither.facts.map(\.key) == ["repost.policy", "repost.evidence", "repost.contradictions", "repost.owner"])
  }

  @Test func evidenceOfSeveralFactsIsOneListWithoutRepeats() {
    let document = article(.body("cc-by, ban"), .body("ban"))
    let evidence = value("repost.evidence", sketch().evaluate(document))
    let licence = Finding.Evidence(origin: "test/p1", range: document.place("cc-by"))
    #expect(
      evidence
        == .evidence([
          Finding.Evidence(origin: "test/p0", range: document.place("ban")),
          Finding.Evidence(origin: "test/p0", range: document.blocks[1].range), licence,
        ]))
    let banned = sketch().evaluate(article(.body("ban")))
    guard case .evidence(let list) = value("repost.evidence", banned) else {
      Issue.record("no evidence")
      return
    }
    #expect(list.map(\.origin) == ["test/ban"])
    #expect(value("repost.evidence", sketch().evaluate(article(.body("x")))) == .evidence([]))
  }

  @Test func evidenceFromFieldsAndDeclarations() {
    var sketch = RuleSketch()
    sketch.fact(
      "check.kind", evidence: "check.evidence",
      .row(.text("x"), evidence: [.field("site-title"), .field("declared.site-title"), .metadata("og:site_name")]))
    var declared = Declared()
    declared.siteTitle = "Shop"
    var document = article(declared: declared, .zone(.footer, "Foot"), .meta("og:site_name", "Site"))
    document.identity.siteTitles = [Identity.Claim(origin: "footer", range: document.blocks[0].range)]
    #expect(
      value("check.evidence", sketch.evaluate(document))
        == .evidence([
          Finding.Evidence(origin: "footer", range: document.blocks[0].range),
          Finding.Evidence(origin: "declared.site-title", text: "Shop"),
          Finding.Evidence(origin: "og:site_name", range: document.blocks[1].range),
        ]))
  }

  @Test func evidenceIsLimited() {
    var sketch = RuleSketch()
    let word = sketch.keywords(["a"])
    sketch.fact("f", evidence: "e", .row(.text("x"), evidence: [.occurs(word)]))
    let evaluation = sketch.evaluate(article(.body(String(repeating: "a ", count: 100))))
    guard case .evidence(let list) = value("e", evaluation) else {
      Issue.record("no evidence")
      return
    }
    #expect(list.count == Examination.Limit.evidence)
  }

  @Test func restingFactsAreThoseThatNoMatchDecides() {
    let plan = EvaluationPlan(sketch().set)
    #expect(plan.restingFacts == [.text("none"), .list([]), MeasureValue.none])
    #expect(plan.factsByMatch == [[0, 1], [0, 1, 2]])
    var sketch = RuleSketch()
    let word = sketch.keywords(["a"])
    sketch.fact("f", .row(when: .field("title"), .text("titled")), .row(.text("x")))
    sketch.fact("g", .row(when: .and(.occurs(word), .field("title")), .text("y")))
    sketch.fact("h", .row(when: .compare(.fact("f"), .equal, .text("x")), .text("z")))
    sketch.fact("i", .row(when: .occurs(word), .text("y")), .row(.text("x"), evidence: [.field("title")]))
    #expect(EvaluationPlan(sketch.set).restingFacts == [nil, MeasureValue.none, nil, nil])
  }
}
