import Documents
import Folding
import Measuring
import Testing

@testable import Policy

@Suite struct EvaluatorTests {
  private func texts(_ findings: [Finding], _ document: Document) -> [String] {
    findings.map { document.string($0.range) }
  }

  @Test func oneFindingForEachOccurrenceInTheOrderOfPlaceThenRule() {
    var sketch = RuleSketch()
    let word = sketch.regex("a[0-9]")
    sketch.rule("z", word)
    sketch.rule("b", sketch.regex("a2"))
    let document = article(.body("a1 a2"), .zone(.heading, "a3"))
    let evaluation = sketch.evaluate(document)
    #expect(evaluation.findings.map(\.rule) == ["test/z", "test/b", "test/z", "test/z"])
    #expect(texts(evaluation.findings, document) == ["a1", "a2", "a2", "a3"])
    #expect(evaluation.findings.map(\.zone) == [.body, .body, .body, .heading])
    #expect(evaluation.verdict == .review)
  }

  @Test func findingsFollowTheSourceAlsoWhereTheTextDoesNot() {
    var sketch = RuleSketch()
    sketch.rule("r", sketch.regex("a[0-9]"))
    var builder = DocumentBuilder()
    var map = SourceMap()
    map.copy(lower: 0, count: 2)
    builder.addSide(.alt, text: Array("a1".utf8), map: map)
    builder.open(.body, at: 3)
    builder.copy(ArraySlice("a2".utf8), lower: 3)
    let result = builder.finish()
    let source = Array("a1 a2".utf8)
    let document = Document(
      source: source, format: .text, encoding: EncodingReport(name: "UTF-8", basis: .valid), decoded: source,
      decodedMap: nil, text: result.text, textMap: result.map, blocks: result.blocks, marks: [])
    #expect(texts(sketch.evaluate(document).findings, document) == ["a1", "a2"])
  }

  @Test func conditionsSeeTheOccurrenceAtHand() {
    var sketch = RuleSketch()
    let word = sketch.regex("(?<name>[a-z])!")
    let not = sketch.keywords(["not"])
    let small = sketch.regex("[cd]!")
    let union = sketch.pattern(.union([word]))
    sketch.rule("clause", word, when: .not(.occurs(not, nil, .sentence)))
    sketch.rule("capture", word, when: .compare(.capture(pattern: word, name: "name"), .equal, .text("b")))
    sketch.rule("member", union, when: .compare(.capture(pattern: word, name: "name"), .equal, .text("b")))
    sketch.rule("other", word, when: .compare(.capture(pattern: small, name: ""), .equal, .text("c!")))
    sketch.rule("zone", word, when: .occurs(not, ZoneSet([.heading]), .zone))
    let document = article(.body("not a! b! c!"), .zone(.heading, "not d!"))
    let findings = sketch.evaluate(document).findings
    func of(_ id: String) -> [String] { texts(findings.filter { $0.rule == "test/\(id)" }, document) }
    #expect(of("clause") == ["b!", "c!"])
    #expect(of("capture") == ["b!"])
    #expect(of("member") == ["b!"])
    #expect(of("other") == ["a!", "b!", "c!", "d!"])
    #expect(of("zone") == ["d!"])
  }

  @Test func rulesOnTheWholeDocument() throws {
    var sketch = RuleSketch()
    let advice = sketch.regex("buy (?<what>[a-z]+)")
    let disclaimer = sketch.keywords(["no advice"])
    let condition = Expression.and(.occurs(advice), .not(.occurs(disclaimer)))
    sketch.rule(
      "missing", when: condition, message: "no disclaimer, {count} times {what} in {text}", evidence: [.occurs(advice)])
    sketch.rule("bare", when: condition)
    let document = article(.zone(.heading, "h"), .body("now buy gold. buy tin"))
    let findings = sketch.evaluate(document).findings
    #expect(findings.map(\.rule) == ["test/bare", "test/missing"])
    #expect(findings[0].range == TextRange(2, 2))
    #expect(findings[0].zone == .body)
    #expect(findings[1].range == document.place("buy gold"))
    #expect(findings[1].message.english == "no disclaimer, 2 times gold in buy gold")
    #expect(findings[1].evidence.count == 2)
    #expect(sketch.evaluate(article(.body("buy gold, this is no advice"))).findings.isEmpty)
    #expect(sketch.evaluate(article(.body("nothing"))).findings.isEmpty)
  }

  @Test func evidenceIsOfTheScopeAndTheCountIsOfAll() {
    var sketch = RuleSketch()
    let word = sketch.keywords(["word"])
    let mark = sketch.keywords(["mark"])
    sketch.rule("near", word, evidence: [.occurs(mark, nil, .paragraph)])
    sketch.rule("all", when: .occurs(mark), message: "{count}", evidence: [.occurs(mark)])
    let document = article(.body("mark, word, mark"), .body(String(repeating: "mark ", count: 50)), .body("word"))
    let findings = sketch.evaluate(document).findings
    #expect(findings.filter { $0.rule == "test/near" }.map(\.evidence.count) == [2, 0])
    #expect(findings.first { $0.rule == "test/all" }?.message.english == "52")
    #expect(findings.first { $0.rule == "test/all" }?.evidence.count == Examination.Limit.evidence)
  }

  @Test func aRuleOnWhatIsMissingNeedsNoMatch() {
    var sketch = RuleSketch()
    let word = sketch.keywords(["licence"])
    sketch.rule("none", when: .not(.occurs(word)))
    #expect(sketch.evaluate(article(.body("text"))).findings.count == 1)
    #expect(sketch.evaluate(article(.body("licence"))).findings.isEmpty)
    #expect(sketch.evaluate(article([])).findings.map(\.range) == [TextRange(0, 0)])
  }

  @Test func onceForThePage() throws {
    var sketch = RuleSketch()
    sketch.rule(
      "once", sketch.regex("[a-z],"), message: "{count} times, such as {text}", report: .once(atLeast: 3, spots: 2))
    #expect(sketch.evaluate(article(.body("a, b,"))).findings.isEmpty)
    let document = article(.body("a, b, c, d,"))
    let finding = try #require(sketch.evaluate(document).findings.first)
    #expect(finding.count == 4)
    #expect(finding.range == document.place("a,"))
    #expect(finding.message.english == "4 times, such as a,")
    #expect(finding.evidence.map(\.range) == [document.place("a,"), document.place("b,")])
    #expect(sketch.evaluate(document).findings.count == 1)
  }

  @Test func oneEachWhileThereAreFew() throws {
    var sketch = RuleSketch()
    sketch.rule(
      "few", sketch.regex("[a-z],"), message: "{count} times", report: .gathered(from: 3, spots: 2))
    #expect(sketch.evaluate(article(.body("a, b,"))).findings.map(\.count) == [1, 1])
    let document = article(.body("a, b, c, d,"))
    let findings = sketch.evaluate(document).findings
    #expect(findings.map(\.count) == [4])
    #expect(findings.map(\.range) == [document.place("a,")])
    #expect(findings.first?.evidence.map(\.range) == [document.place("a,"), document.place("b,")])
  }

  @Test func escalationsProfilesAndOverrides() {
    var sketch = RuleSketch()
    let word = sketch.regex("(?<level>[a-d])!")
    func level(_ name: String) -> Expression { .compare(.capture(pattern: word, name: "level"), .equal, .text(name)) }
    sketch.rule(
      "r", word,
      escalate: [
        Rule.Escalation(condition: level("b"), severity: .error), Rule.Escalation(condition: level("c"), severity: nil),
        Rule.Escalation(condition: .or(level("b"), level("d")), severity: .info),
      ])
    sketch.profiles = ["calm": ["test/r": Severity?.some(.info)], "silent": ["test": Severity?.none]]
    let document = article(.body("a! b! c! d!"))
    func severities(_ change: (inout EvaluationOptions) -> Void) -> [Severity] {
      var options = EvaluationOptions()
      change(&options)
      return sketch.evaluate(document, options).findings.map(\.severity)
    }
    #expect(severities { _ in } == [.warning, .error, .info])
    #expect(severities { $0.profile = "calm" } == [.info, .info, .info])
    #expect(severities { $0.profile = "silent" }.isEmpty)
    #expect(severities { $0.profile = "unknown" } == [.warning, .error, .info])
    #expect(severities { $0.jurisdictions = ["calm", "silent"] } == [.info, .info, .info])
    #expect(
      severities { options in
        options.profile = "silent"
        options.jurisdictions = ["calm"]
      }.isEmpty)
    #expect(severities { $0.severities["test"] = .some(.error) } == [.error, .error, .error])
    #expect(severities { $0.severities = ["test": .some(.error), "test/r": .some(.info)] } == [.info, .info, .info])
    #expect(
      severities { options in
        options.profile = "silent"
        options.severities["test"] = .some(.error)
      } == [.error, .error, .error])
    #expect(severities { $0.severities.updateValue(nil, forKey: "test/r") }.isEmpty)
  }

  @Test func messagesHoldValuesCutToLength() throws {
    var sketch = RuleSketch()
    let word = sketch.regex("x(?<rest>[\u{4E00}-\u{9FFF}]*)(?<gone>y)?")
    sketch.rule(
      "r", word, message: "{rest}|{gone}|{{ }}|{field(title)}|{count}",
      fields: [Rule.Field(name: "field(title)", value: .text("T"))])
    let long = String(repeating: "\u{4E2D}", count: 81)
    let message = try #require(sketch.evaluate(article(.body("x" + long))).findings.first?.message)
    #expect(message.english == String(long.dropLast()) + "\u{2026}||{ }|T|1")
    #expect(message.chinese == message.english)
    let exact = try #require(sketch.evaluate(article(.body("x" + long.dropLast()))).findings.first?.message)
    #expect(exact.english.hasPrefix(String(long.dropLast()) + "|"))
  }

  @Test func fixesFillCapturesUncut() throws {
    var sketch = RuleSketch()
    let word = sketch.regex("(?<a>[a-z]+),(?<b>[a-z]+)")
    sketch.rule("r", word, fix: Rule.Fix(isSafe: true, replacement: "{a}\u{FF0C}{b}", plan: ["put {b} behind"]))
    sketch.rule("measured", word, fix: Rule.Fix(isSafe: true, replacement: nil, plan: []))
    let long = String(repeating: "q", count: 200)
    let findings = sketch.evaluate(article(.body("\(long),b"))).findings
    #expect(findings.map(\.rule) == ["test/measured", "test/r"])
    #expect(findings[0].fix == nil)
    #expect(findings[1].fix == Finding.Fix(isSafe: true, replacement: "\(long)\u{FF0C}b", plan: ["put b behind"]))
  }

  @Test func aRuleNeverReportsOverlappingPlaces() {
    var sketch = RuleSketch()
    let titles = sketch.pattern(.claims("titles"))
    sketch.rule("r", titles)
    sketch.rule("s", titles)
    var document = article(.zone(.heading, "abcdef"))
    document.identity.titles = [TextRange(2, 4), TextRange(0, 3), TextRange(0, 3), TextRange(3, 6)].map {
      Identity.Claim(origin: "h1", range: $0)
    }
    let findings = sketch.evaluate(document).findings
    #expect(findings.filter { $0.rule == "test/r" }.map(\.range) == [TextRange(0, 3), TextRange(3, 6)])
    #expect(findings.count == 4)
  }

  @Test func limitsOfTheReaderAreKept() {
    var document = article(.body("x"))
    document.omissions = [Omission(code: "nesting-limit", message: "deep")]
    #expect(RuleSketch().evaluate(document).omissions == document.omissions)
    document.identity.titles = Array(
      repeating: Identity.Claim(origin: "h1", range: document.blocks[0].range), count: 1_001)
    var sketch = RuleSketch()
    sketch.rule("r", sketch.pattern(.claims("titles")))
    #expect(sketch.evaluate(document).omissions.map(\.code) == ["nesting-limit", "claim-limit"])
  }

  @Test func plansTriggerWhatAMatchCanChange() {
    var sketch = RuleSketch()
    let (a, b) = (sketch.keywords(["a"]), sketch.keywords(["b"]))
    let blocks = sketch.pattern(.blocks)
    sketch.rule("0", a)
    sketch.rule("1", sketch.pattern(.union([a, b])))
    sketch.rule("2", blocks)
    sketch.rule("3", blocks, when: .and(.occurs(a), .not(.occurs(b))))
    sketch.rule("4", when: .not(.occurs(b)))
    sketch.rule("5", when: .compare(.count(pattern: b), .more, .number(2)))
    sketch.rule("6", sketch.pattern(.union([a, blocks])))
    let plan = EvaluationPlan(sketch.set)
    #expect(plan.rulesByMatch == [[0, 1, 3], [1, 3, 5]])
    #expect(plan.standingRules == [2, 4, 6])
  }

  @Test func explanations() throws {
    var sketch = RuleSketch()
    let not = sketch.keywords(["not"], local: true)
    let please = sketch.keywords(["please"], local: true)
    let ban = sketch.regex("ban(?<n>[0-9])", zones: ZoneSet([.body]), .unless(not), .with(please, .paragraph))
    let title = sketch.keywords(["ban2 now"])
    let union = sketch.pattern(.union([ban, title]))
    sketch.rule("r", union, when: .compare(.capture(pattern: ban, name: "n"), .different, .text("5")))
    let document = article(
      .body("please ban1, not ban0! ban2 now, ban5"), .body("ban3"), .comment("imprimatur-disable-next-line test/r"),
      .body("please, ban4"))
    let explanation = try #require(Explainer(Evaluator(sketch.set), document).explain("test/r"))
    #expect(
      explanation.candidates.map { document.string($0.range) } == [
        "ban1", "ban0", "ban2", "ban2 now", "ban5", "ban3", "ban4",
      ])
    #expect(
      explanation.candidates.map(\.outcome) == [
        .reported(.warning),
        .vetoed(veto: "test/p0", found: document.place("not"), scope: .clause, side: .any), .covered,
        .reported(.warning), .condition, .alone(needed: "test/p1", scope: .paragraph),
        .suppressed(at: document.blocks[2].range, reason: nil),
      ])
    #expect(explanation.findings == 3)
    #expect(Explainer(Evaluator(sketch.set), document).explain("test/none") == nil)
  }
}
