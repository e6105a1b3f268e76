import Documents
import Folding
import Matching
import Testing

@testable import Policy

@Suite struct ExplainerTests {
  /// The candidates of the only rule at the place of `text`.
  private func candidates(_ sketch: RuleSketch, _ document: Document, at text: String) -> [Explanation.Candidate] {
    explain(sketch, document, at: text).rules.flatMap(\.candidates)
  }

  private func explain(
    _ sketch: RuleSketch, _ document: Document, at text: String, rule: String? = nil,
    options: EvaluationOptions = EvaluationOptions()
  ) -> PlaceExplanation {
    Explainer(Evaluator(sketch.set), document, options: options).explain(
      at: document.decodedRange(document.place(text)), rule: rule)
  }

  @Test("what the program keeps away is told with its reason")
  func restrictions() {
    var sketch = RuleSketch()
    let ban = sketch.keywords(["ban", "no way"], zones: ZoneSet([.body]))
    sketch.specs[0].zones = ZoneSet([.body])
    sketch.specs[0].boundary = .script
    sketch.specs[0].masks = [MarkKind.code.set]
    sketch.rule("r", ban)
    var document = article(.body("a ban, a banner, the code ban2"), .zone(.heading, "ban3"))
    document.marks = [Mark(kind: .code, range: document.place("ban2"))]
    #expect(candidates(sketch, document, at: "ban").map(\.outcome) == [.reported(.warning)])
    #expect(candidates(sketch, document, at: "ban").map(\.keyword) == ["ban"])
    #expect(candidates(sketch, document, at: "banner").map(\.outcome) == [.boundary])
    #expect(candidates(sketch, document, at: "ban2").map(\.outcome) == [.masked(.code)])
    #expect(candidates(sketch, document, at: "ban3").map(\.outcome) == [.zone(.heading)])
    #expect(explain(sketch, document, at: "the").rules.isEmpty)
  }

  @Test("a match that crosses the end of a clause is told so")
  func clauses() {
    var sketch = RuleSketch()
    let ban = sketch.regex("no.{1,8}copy")
    sketch.specs[0].within = .clause
    sketch.rule("r", ban)
    let document = article(.body("no, one copy"))
    #expect(candidates(sketch, document, at: "one").map(\.outcome) == [.crosses(.clause)])
  }

  @Test("folds are told, and which of them the match needed")
  func folds() throws {
    var sketch = RuleSketch()
    let ban = sketch.keywords(["no copy"])
    sketch.specs[0].folds = [.case, .width]
    sketch.rule("r", ban)
    let found = try #require(candidates(sketch, article(.body("NO copy")), at: "NO").first)
    #expect(found.folds == [Explanation.Fold(name: "case", isNeeded: true)])
    #expect(found.folded == "no copy")

    sketch.specs[0] = PatternSpec(
      name: "test/p0", source: .regex("[A-Za-z]{2} copy"), folds: [.case], waiver: "a test")
    let free = try #require(candidates(sketch, article(.body("NO copy")), at: "NO").first)
    #expect(free.folds == [Explanation.Fold(name: "case", isNeeded: false)])
  }

  @Test("what switched a rule off is named")
  func switches() {
    var sketch = RuleSketch()
    let ban = sketch.keywords(["ban"])
    sketch.rule("r", ban, escalate: [Rule.Escalation(condition: .occurs(ban, nil, .sentence), severity: nil)])
    sketch.rule("s", ban)
    sketch.profiles = ["quiet": ["test/s": nil]]
    let document = article(.body("ban"))
    var options = EvaluationOptions()
    options.profile = "quiet"
    let rules = explain(sketch, document, at: "ban", options: options).rules
    #expect(
      rules.flatMap(\.candidates).map(\.outcome) == [.off(.escalation("p0 in sentence")), .off(.profile("quiet"))])
    options.severities = ["test/r": nil]
    #expect(
      explain(sketch, document, at: "ban", rule: "test/r", options: options).rules.first?.candidates.first?.outcome
        == .off(.user))
  }

  @Test("a rule that is asked for says why its patterns do not match")
  func absences() {
    var sketch = RuleSketch()
    let here = sketch.regex("half of \\w{5}")
    let away = sketch.keywords(["bread", "butter"])
    let fold = sketch.keywords(["LOAF"])
    sketch.rule("r", sketch.pattern(.union([here, away, fold])))
    let document = article(.body("half of one loaf"), .body("half a loaf"))
    let rules = explain(sketch, document, at: "one", rule: "test/r").rules
    #expect(rules.first?.candidates == [])
    let reasons = rules.first?.absences.reduce(into: [:]) { $0[$1.pattern] = $1.reason }
    #expect(reasons?["test/p0"] == .literal(["half of "]))
    #expect(reasons?["test/p1"] == .noLiteral(["bread", "butter"], count: 2))
    #expect(
      explain(sketch, document, at: "loaf", rule: "test/r").rules.first?.absences.contains {
        $0 == Explanation.Absence(pattern: "test/p2", reason: .fold(["case"]))
      } == true)
  }

  @Test("conditions are taken apart, and facts say which row decided them")
  func conditions() throws {
    var sketch = RuleSketch()
    let ban = sketch.keywords(["ban"])
    let other = sketch.keywords(["other"])
    sketch.scores = [
      RuleSet.Score(
        name: "sum", family: "test",
        terms: [
          RuleSet.Score.Term(expression: .occurs(ban), weight: 2),
          RuleSet.Score.Term(expression: .occurs(other), weight: 1),
        ])
    ]
    sketch.fact(
      "a.b", evidence: "a.evidence", .row(when: .occurs(other), .text("x")),
      .row(when: .compare(.score(0), .more, .number(1)), .text("y"), evidence: [.occurs(ban)]))
    sketch.rule(
      "r", ban,
      when: .and(
        .and(.compare(.fact("a.b"), .equal, .text("y")), .not(.occurs(other, nil, .sentence))),
        .or(.occurs(ban, ZoneSet([.heading])), .compare(.count(pattern: ban), .more, .number(3)))))
    let document = article(.body("a ban here"))
    let explanation = explain(sketch, document, at: "ban")
    let condition = try #require(explanation.rules.first?.candidates.first?.condition)
    #expect(
      condition.text
        == "fact(a.b) == 'y' and not p1 in sentence and (p0 in heading or count(p0) > 3)")
    #expect((condition.kind, condition.holds) == (.all, false))
    #expect(condition.parts.map(\.kind) == [.comparison, .not, .any])
    #expect(condition.parts.map(\.holds) == [true, true, false])
    #expect(condition.parts[0].parts.map(\.value) == ["y"])
    #expect(condition.parts[2].parts.map(\.holds) == [false, false])

    let fact = try #require(explanation.facts.first)
    #expect((fact.key, fact.value, fact.rowCount) == ("a.b", "y", 2))
    #expect(fact.rows.map(\.number) == [2])
    #expect(fact.rows[0].places == [document.place("ban")])
    let sum = try #require(fact.rows[0].condition?.parts.first)
    #expect((sum.kind, sum.value) == (.sum, "2"))
    #expect(sum.parts.map(\.value) == ["+2"])
  }

  @Test("findings of the place are there, also of rules without a pattern")
  func findings() {
    var sketch = RuleSketch()
    let ban = sketch.keywords(["ban"])
    sketch.rule("page", when: .occurs(ban), evidence: [.occurs(ban)])
    let document = article(.body("a ban"), .body("nothing"))
    let explanation = explain(sketch, document, at: "ban")
    #expect(explanation.findings.map(\.rule) == ["test/page"])
    #expect(explanation.rules.map { $0.condition?.text } == ["p0"])
    #expect(explain(sketch, document, at: "nothing").findings.isEmpty)
  }
}
