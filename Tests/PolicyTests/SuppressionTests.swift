import Documents
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
      evaluation.findings.map { document.string($0.range) }, evaluation.suppressed.map { document.string($0.range) },
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

  @Test func unknownDirectivesAreReported() {
    let evaluation = sketch().evaluate(
      article(
        .comment("imprimatur-ignore test/r"), .comment("imprimatur"), .comment("a imprimatur-disable"), .body("r1")))
    #expect(evaluation.findings.count == 1)
    #expect(evaluation.omissions.map(\.code) == ["unknown-directive"])
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
    #expect(short.suppressed.map(\.count) == [2])
  }
}
