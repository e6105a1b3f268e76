import Documents
import Measuring
import Testing

@testable import Policy

@Suite struct SuppressionTests {
  private func sketch() -> RuleSketch {
    var sketch = RuleSketch()
    sketch.rule("r", sketch.regex("r[0-9]"))
    sketch.rule("s", sketch.regex("s[0-9]"))
    return sketch
  }

  /// The texts that stand, those held back, and the uses of each suppression.
  private func outcome(_ pieces: Piece..., options: EvaluationOptions = EvaluationOptions()) -> (
    standing: [String], held: [String], uses: [Int]
  ) {
    let document = article(pieces)
    let evaluation = sketch().evaluate(document, options)
    return (
      evaluation.findings.map { document.string($0.range) },
      evaluation.suppressed.map { document.string($0.finding.range) },
      evaluation.suppressions.map(\.uses)
    )
  }

  @Test func disableAndEnable() {
    let result = outcome(
      .body("r1"), .comment("imprimatur-disable test/r"), .body("r2 s2 r3"), .comment("imprimatur-enable test/r"),
      .body("r4"))
    #expect(result == (["r1", "s2", "r4"], ["r2", "r3"], [2]))
  }

  @Test func theLastDirectiveThatConcernsARuleDecides() {
    let result = outcome(
      .comment("imprimatur-disable"), .body("r1 s1"), .comment("imprimatur-enable test/r"), .body("r2 s2"),
      .comment("imprimatur-disable test"), .body("r3 s3"), .comment("imprimatur-enable all"), .body("r4"))
    #expect(result == (["r2", "r4"], ["r1", "s1", "s2", "r3", "s3"], [3, 2]))
  }

  @Test func linesAndFiles() {
    let next = outcome(.comment("imprimatur-disable-next-line test/r, test/s"), .body("r1 s1"), .body("r2"))
    #expect(next == (["r2"], ["r1", "s1"], [1, 1]))
    let file = outcome(.body("r1 s1"), .comment("imprimatur-disable-file test/r"), .body("r2"))
    #expect(file == (["s1"], ["r1", "r2"], [2]))
    let document = article(.body("r1"), .body("r2"))
    var same = document
    let comment = Array("r1 <!-- imprimatur-disable-line -->\nr2".utf8)
    var builder = DocumentBuilder()
    builder.open(.body, at: 0)
    builder.copy(comment[0..<3], lower: 0)
    builder.open(.comment, at: 7)
    builder.copy(comment[7..<32], lower: 7)
    builder.open(.body, at: 36)
    builder.copy(comment[36..<38], lower: 36)
    let result = builder.finish()
    (same.source, same.decoded) = (comment, comment)
    (same.text, same.textMap, same.blocks) = (result.text, result.map, result.blocks)
    #expect(sketch().evaluate(same).findings.map { same.string($0.range) } == ["r2"])
  }

  @Test func theNarrowestSuppressionIsTheOneUsed() {
    let result = outcome(
      .comment("imprimatur-disable-file"), .comment("imprimatur-disable test/r"),
      .comment("imprimatur-disable-next-line test"), .body("r1"), .body("r2 s2"))
    #expect(result == ([], ["r1", "r2", "s2"], [1, 1, 1]))
  }

  @Test func theNextLineIsTheOneAfterTheComment() {
    let result = outcome(
      .comment("imprimatur-disable-next-line test/r\n -- two\n lines"), .body("r1"), .body("r2"))
    #expect(result == (["r2"], ["r1"], [1]))
  }

  @Test func reasonsAndUnusedOnes() {
    let document = article(
      .comment("imprimatur-disable test/r test/s -- quoted --  with   leave"), .body("r1"),
      .comment("imprimatur-disable-next-line test/t"))
    let evaluation = sketch().evaluate(document)
    #expect(evaluation.suppressions.map(\.rule) == ["test/r", "test/s", "test/t"])
    #expect(evaluation.suppressions.map(\.reason) == ["quoted -- with leave", "quoted -- with leave", nil])
    #expect(evaluation.unusedSuppressions.map(\.rule) == ["test/s", "test/t"])
    #expect(evaluation.suppressions[0].range == document.blocks[0].range)
  }

  @Test func frontMatter() {
    let result = outcome(
      .meta("front-matter:imprimatur.disable.0", "test/r"), .meta("front-matter:imprimatur.disable[1]", "other"),
      .meta("front-matter:imprimatur.disabled", "all"), .meta("front-matter:title", "all"), .body("r1 s1"))
    #expect(result == (["s1"], ["r1"], [1, 0]))
    let all = outcome(.meta("front-matter:imprimatur.disable", "all"), .body("r1 s1"))
    #expect(all == ([], ["r1", "s1"], [2]))
    let list = outcome(.meta("front-matter:imprimatur.disable", "test/r, test/s"), .body("r1 s1"))
    #expect(list == ([], ["r1", "s1"], [1, 1]))
  }

  @Test func onlyKnownDirectivesCount() {
    let evaluation = sketch().evaluate(
      article(
        .comment("imprimatur-ignore test/r"), .comment("imprimatur"), .comment("a imprimatur-disable"), .body("r1")))
    #expect(evaluation.findings.count == 1)
    #expect(evaluation.omissions.isEmpty)
    #expect(evaluation.suppressions.isEmpty)
  }

  @Test func theyDoNotCountWhereTheUserSaysSo() {
    var options = EvaluationOptions()
    options.honoursSuppressions = false
    #expect(outcome(.comment("imprimatur-disable"), .body("r1"), options: options) == (["r1"], [], []))
  }

  @Test func onlyCommentsGiveDirectives() {
    #expect(outcome(.body("imprimatur-disable"), .body("r1")) == (["r1"], [], []))
  }

  @Test func aRuleReportedOnceCountsWhatIsLeft() {
    var sketch = RuleSketch()
    sketch.rule("r", sketch.regex("r[0-9]"), message: "{count}", report: .once(atLeast: 2, spots: 1))
    let document = article(.comment("imprimatur-disable-next-line test/r"), .body("r1"), .body("r2"), .body("r3"))
    let evaluation = sketch.evaluate(document)
    #expect(evaluation.findings.map(\.message.english) == ["2"])
    #expect(evaluation.findings.map(\.range) == [document.place("r2")])
    #expect(evaluation.suppressions.map(\.uses) == [1])
    let short = sketch.evaluate(article(.comment("imprimatur-disable-next-line test/r"), .body("r1"), .body("r2")))
    #expect(short.findings.isEmpty)
    #expect(short.suppressed.map(\.finding.count) == [2])
  }
}

/// What rules can say about suppressions.
@Suite struct SuppressionProblemTests {
  private func sketch() -> RuleSketch {
    var sketch = RuleSketch()
    sketch.rule("r", sketch.regex("r[0-9]"))
    sketch.rule("s", sketch.regex("s[0-9]"))
    for problem in SuppressionProblem.allCases {
      let pattern = sketch.pattern(
        .measured(name: Measure.suppressionsName, arguments: [.text(problem.rawValue)], least: 0))
      sketch.rule(problem.rawValue, pattern, message: "{name} {nearest}")
    }
    return sketch
  }

  /// The rules that found something, what they say and on what.
  private func outcome(_ pieces: Piece..., options: EvaluationOptions = EvaluationOptions()) -> [String] {
    let document = article(pieces)
    return sketch().evaluate(document, options).findings.map {
      "\($0.rule.dropFirst(5)): \($0.message.english) at \(document.string($0.range))"
    }
  }

  @Test func nothingIsWrong() {
    #expect(outcome(.comment("imprimatur-disable test/r -- a test"), .body("r1")) == [])
    #expect(outcome(.comment("imprimatur-disable -- a test"), .body("r1"), .comment("imprimatur-enable")) == [])
    #expect(outcome(.body("no directive at all")) == [])
  }

  @Test func aReasonIsRequired() {
    let comment = "imprimatur-disable test/r, test/s"
    #expect(
      outcome(.comment(comment), .body("r1 s1")) == ["unreasoned: test/r, test/s  at <!-- \(comment) -->"])
    #expect(outcome(.comment("imprimatur-disable-file --"), .body("r1")).count == 1)
  }

  @Test func unusedOnesAreFoundByName() {
    #expect(
      outcome(.comment("imprimatur-disable test/r test/s -- a test"), .body("r1"))
        == ["unused: test/s  at test/s"])
    let whole = "imprimatur-disable-next-line -- a test"
    #expect(outcome(.comment(whole), .body("x")) == ["unused: all  at <!-- \(whole) -->"])
  }

  @Test func whatIsSwitchedOffCannotBeUsed() {
    var options = EvaluationOptions()
    options.severities = ["test/s": nil]
    #expect(outcome(.comment("imprimatur-disable test/s -- a test"), .body("s1"), options: options) == [])
  }

  @Test func namesAreChecked() {
    let found = outcome(.comment("imprimatur-disable test/unusd tset/r -- a test"), .body("r1"))
    #expect(
      found.sorted() == [
        "r: found r1 at r1", "unknown-rule: test/unusd test/unused at test/unusd",
        "unknown-rule: tset/r test/r at tset/r",
      ])
    #expect(
      outcome(.comment("imprimatur-disable-nextline -- a test"))
        == ["unknown-directive: disable-nextline disable-next-line at disable-nextline"])
  }

  @Test func onlyOnesThatNameThemHoldThemBack() {
    let silent = outcome(
      .comment("imprimatur-disable-file test/unreasoned -- old pages"), .comment("imprimatur-disable test/r"),
      .body("r1"))
    #expect(silent == [])
    // A directive for all rules is not about itself, and none hides what is said about it.
    #expect(outcome(.comment("imprimatur-disable-file"), .body("r1")).count == 1)
    #expect(outcome(.comment("imprimatur-disable-file test/unreasoned"), .body("r1")).count == 2)
  }

  @Test func eachHeldBackFindingKnowsItsSuppression() {
    let document = article(
      .comment("imprimatur-disable test/s -- one"), .comment("imprimatur-disable-file test/r -- two"), .body("r1 s1"))
    let evaluation = sketch().evaluate(document)
    #expect(
      evaluation.suppressed.map { evaluation.suppressions[$0.suppression].reason } == ["two", "one"])
    #expect(evaluation.suppressions.map(\.extent) == [.stretch, .file])
  }

  @Test func commentsOfMDXAndOfLinkDefinitionsCount() throws {
    let text = """
      {/* imprimatur-disable-next-line test/r -- one */}
      r1 s1

      [//]: # (imprimatur-disable-file test/s -- two)

      [note]: # (nothing)
      """
    var reader = DocumentReader()
    let document = try reader.read(Array(text.utf8), format: .markdown)
    let evaluation = sketch().evaluate(document)
    #expect(evaluation.findings.map(\.rule) == [])
    #expect(evaluation.suppressed.map { document.string($0.finding.range) } == ["r1", "s1"])
    #expect(evaluation.suppressions.map(\.reason) == ["one", "two"])
    let place = document.sourceRange(evaluation.suppressions[1].name)
    #expect(String(decoding: document.source[place.lower..<place.upper], as: UTF8.self) == "test/s")
  }
}
