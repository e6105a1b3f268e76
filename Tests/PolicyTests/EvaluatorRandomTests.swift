import Documents
import Folding
import Matching
import Measuring
import Testing

@testable import Policy

/// Random rule sets over random documents.
@Suite struct EvaluatorRandomTests {
  @Test func evaluatingTwiceOrElsewhereGivesTheSame() {
    var findings = 0
    for seed in 0..<120 as Range<UInt64> {
      var maker = SketchMaker(seed: seed)
      let sketch = maker.sketch()
      let evaluator = Evaluator(sketch.set)
      let other = Evaluator(sketch.set)
      for _ in 0..<4 {
        let document = maker.document()
        let first = evaluator.evaluate(document)
        findings += first.findings.count + first.suppressed.count
        #expect(isSame(first, evaluator.evaluate(document)), "seed \(seed)")
        #expect(isSame(first, other.evaluate(document)), "seed \(seed)")
        #expect(Set(first.findings.map(\.fingerprint)).count == first.findings.count, "seed \(seed)")
        for finding in first.findings { #expect(TextRange(0, document.text.count).contains(finding.range)) }
        for rule in sketch.rules { #expect(Explainer(evaluator, document).explain(rule.id)?.rule == rule.id) }
      }
    }
    #expect(findings > 600)
  }

  /// What the plan leaves out would have found nothing.
  @Test func thePlanLosesNothing() {
    var (resting, skipped) = (0, 0)
    for seed in 1_000..<1_200 as Range<UInt64> {
      var maker = SketchMaker(seed: seed)
      let sketch = maker.sketch()
      let evaluator = Evaluator(sketch.set)
      let plan = EvaluationPlan(sketch.set)
      resting += plan.restingFacts.count { $0 != nil }
      skipped += sketch.rules.count - plan.standingRules.count
      for _ in 0..<4 {
        let document = maker.document()
        let evaluation = evaluator.evaluate(document)
        let examination = evaluator.examine(document)
        let facts = examination.decideFacts(Set(sketch.facts.indices))
        var suppressions = SuppressionTable(document, isHonoured: true)
        let drafts = sketch.rules.indices.flatMap { examination.drafts(of: $0, .own, &suppressions) }
        #expect(facts.elementsEqual(evaluation.facts) { $0.key == $1.key && $0.value == $1.value }, "seed \(seed)")
        #expect(drafts.count == evaluation.findings.count + evaluation.suppressed.count, "seed \(seed)")
      }
    }
    #expect(resting > 30)
    #expect(skipped > 300)
  }

  private func isSame(_ one: Evaluation, _ other: Evaluation) -> Bool {
    one.findings == other.findings && one.suppressed == other.suppressed && one.suppressions == other.suppressions
      && one.omissions == other.omissions
      && one.facts.elementsEqual(other.facts) { $0.key == $1.key && $0.value == $1.value }
  }
}

/// Makes rule sets and documents from a seed; the same ones every time.
struct SketchMaker {
  private var generator: SketchGenerator
  private var made = RuleSketch()

  init(seed: UInt64) { generator = SketchGenerator(seed: seed) }

  private mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }
  private mutating func one<T>(_ list: [T], else fallback: T) -> T { list.randomElement(using: &generator) ?? fallback }
  private mutating func chance(_ of: Int) -> Bool { number(0..<of) == 0 }

  mutating func sketch() -> RuleSketch {
    made = RuleSketch()
    for _ in 0..<number(3..<9) { pattern() }
    for index in 0..<number(0..<3) {
      let terms = (0..<number(1..<4)).map { _ in
        RuleSet.Score.Term(
          expression: expression(2), weight: Double(number(-3..<4)), cap: chance(2) ? Double(number(1..<5)) : nil)
      }
      made.scores.append(RuleSet.Score(name: "s\(index)", family: "test", terms: terms))
    }
    for index in 0..<number(0..<4) { fact(index) }
    for index in 0..<number(2..<7) { rule(index) }
    return made
  }

  private mutating func pattern() {
    let words = (0..<number(1..<3)).map { _ in word() }
    let zones = chance(3) ? ZoneSet([one(Zone.allCases, else: .body), .body]) : .all
    let languages = chance(5) ? [one(["zh", "en", "de"], else: "zh")] : []
    let requirements = (0..<(made.patterns.isEmpty ? 0 : number(0..<2))).map { _ in requirement() }
    switch number(0..<8) {
    case 0 where !made.patterns.isEmpty:
      _ = made.pattern(
        .union((0..<number(1..<4)).map { _ in anyPattern() }), zones: zones, languages: languages, requirements)
    case 1: _ = made.pattern(.blocks, zones: zones, languages: languages, requirements)
    case 2:
      _ = made.pattern(
        .claims(one(["titles", "authors"], else: "titles")), zones: zones, languages: languages, requirements)
    default:
      let pattern = made.keywords(words, zones: zones, languages: languages, local: chance(4))
      made.patterns[pattern].requirements = requirements
    }
  }

  private mutating func anyPattern() -> Int { number(0..<made.patterns.count) }

  private mutating func requirement() -> RuleSet.Requirement {
    RuleSet.Requirement(
      pattern: anyPattern(), isVeto: chance(2), scope: one(Scope.allCases, else: .clause),
      distance: chance(2) ? number(0..<6) : nil, side: one([.any, .before, .after, .around, .inside], else: .any))
  }

  private mutating func fact(_ index: Int) {
    let rows = (0..<number(1..<4)).map { row in
      RuleSet.FactRule.Row(
        condition: chance(4) ? nil : expression(3), value: chance(3) ? expression(1) : .text("v\(row)"),
        evidence: chance(2) ? [expression(1)] : [], rule: nil)
    }
    made.facts.append(
      RuleSet.FactRule(
        key: "f\(index)", family: "test", mode: chance(2) ? .first : .collect, rows: rows,
        evidenceKey: chance(2) ? "e" : nil))
  }

  private mutating func rule(_ index: Int) {
    let pattern = chance(4) ? nil : anyPattern()
    made.rule(
      "r\(index)", pattern, when: pattern == nil || chance(2) ? expression(3) : nil, message: "{text} {n} {count}",
      report: chance(3)
        ? .once(atLeast: number(0..<4), spots: number(0..<3))
        : chance(4) ? .gathered(from: number(1..<4), spots: number(0..<3)) : .each,
      escalate: chance(3) ? [Rule.Escalation(condition: expression(2), severity: chance(2) ? .error : nil)] : [],
      evidence: chance(2) ? [expression(1)] : [], fields: [Rule.Field(name: "n", value: expression(1))])
  }

  /// A random expression of at most `depth` operators above each other.
  private mutating func expression(_ depth: Int) -> Expression {
    guard depth > 0 else { return leaf() }
    switch number(0..<9) {
    case 0: return .not(expression(depth - 1))
    case 1, 2: return .and(expression(depth - 1), expression(depth - 1))
    case 3: return .or(expression(depth - 1), expression(depth - 1))
    case 4, 5:
      let signs: [Expression.Comparison] = [.equal, .different, .less, .lessOrEqual, .more, .moreOrEqual, .has]
      return .compare(expression(depth - 1), one(signs, else: .equal), expression(depth - 1))
    case 6: return .arithmetic(expression(depth - 1), one(["+", "-", "*", "/"], else: "+"), expression(depth - 1))
    case 7: return .template([.text("t"), .value(expression(depth - 1))])
    default: return leaf()
    }
  }

  private mutating func leaf() -> Expression {
    switch number(0..<14) {
    case 0: .literal(.null)
    case 1: .literal(.flag(chance(2)))
    case 2: .number(Double(number(0..<4)))
    case 3: .text(word())
    case 4: .count(pattern: anyPattern())
    case 5: .density(pattern: anyPattern())
    case 6: .distance(anyPattern(), anyPattern())
    case 7: .capture(pattern: anyPattern(), name: chance(2) ? "" : "origin")
    case 8: .score(number(0..<3))
    case 9: .fact("f\(number(0..<4))")
    case 10: .field(one(["title", "language", "declared.title", "encoding-invalid"], else: "title"))
    case 11: .metadata(one(["m", "n"], else: "m"))
    default: .occurs(anyPattern(), chance(4) ? ZoneSet([.body]) : nil, one(Scope.allCases, else: .document))
    }
  }

  private mutating func word() -> String {
    let letters = ["a", "b", "c", "\u{4E2D}", "\u{1F600}"]
    return (0..<number(1..<3)).map { _ in one(letters, else: "a") }.joined()
  }

  mutating func document() -> Document {
    let directives = ["disable", "enable", "disable-line", "disable-next-line", "disable-file", "nonsense"]
    let pieces = (0..<number(0..<7)).map { _ -> Piece in
      if chance(6) {
        let command = one(directives, else: "disable")
        return .comment("imprimatur-\(command) \(one(["test", "test/r0", "all", ""], else: ""))")
      }
      let separators = ["", " ", ",", "\u{FF0C}", ". ", "\n"]
      let text = (0..<number(1..<12)).map { _ in word() + one(separators, else: "") }.joined()
      let zone = chance(3) ? one(Zone.allCases, else: .body) : .body
      return Piece(
        zone: zone, text: text, name: zone == .meta ? one(["m", "n"], else: "m") : nil,
        language: chance(4) ? one(["zh-Hans", "en", "und"], else: "en") : nil)
    }
    var document = article(pieces, language: chance(2) ? "en-GB" : nil)
    for block in document.blocks where chance(3) {
      document.identity.titles.append(Identity.Claim(origin: "h1", range: block.range))
    }
    return document
  }
}
