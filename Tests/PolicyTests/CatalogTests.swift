import Documents
import Folding
import Matching
import Measuring
import Policy
import Testing

@Suite struct CatalogTests {
  let catalog = PackCompiler.describe(DemoPack.files, measures: DemoPack.measures)

  @Test func rulesAreDescribedAsWritten() throws {
    let rule = try #require(catalog.rule("demo-ban/forbidden"))
    #expect(rule.familyTitle.english == "Repost bans")
    #expect(rule.match == "demo-ban/ban")
    #expect(rule.condition == "count(either) > 1 and not licence in sentence or field(title) has 'x'")
    #expect(rule.escalations.map(\.condition) == ["density(ban) > 0.5"])
    #expect(rule.examples.count == 3)
    #expect(
      rule.patterns.map(\.name) == [
        "demo-ban/ban", "demo-ban/licence", "demo-ban/either", "demo-ban/negation", "demo-ban/ban.unless-2",
        "demo-ban/quoted",
      ])
  }

  @Test func patternsAreDescribedWithTheOptionsThatCount() throws {
    let rule = try #require(catalog.rule("demo-ban/forbidden"))
    let ban = rule.patterns[0]
    #expect(ban.source == .regex("(?:must not|may not) be (?<how>freely )?~20~{{repost_verb}}"))
    #expect(ban.folds == ["case", "width"])
    #expect(ban.zones == ["body", "footer"])
    #expect(ban.masked == ["code", "url", "math", "deletion", "hidden"])
    #expect(ban.requirements.map(\.pattern) == ["demo-ban/negation", "demo-ban/ban.unless-2", "demo-ban/quoted"])
    #expect(!ban.isLocal)
    #expect(rule.patterns[1].source == .lexicons(["licences"], words: 3))
    #expect(rule.patterns[1].zones == ["body", "meta:copyright", "meta:jsonld:*"])
    #expect(rule.patterns[2].source == .any(["demo-ban/ban", "demo-ban/licence"]))
    #expect(rule.patterns[2].zones == ["all"])
    #expect(rule.patterns[3].isLocal)
    #expect(rule.patterns[3].origin.line == 12)
  }

  @Test func factsAreDescribedWithWhatTheirScoresNeed() throws {
    let fact = try #require(catalog.fact("demo.policy"))
    #expect(fact.rows.map(\.value) == ["banned", "null"])
    #expect(fact.rows[0].condition == "score(force) >= 3 and ban.how != null")
    #expect(fact.patterns.map(\.name).contains("demo-ban/licence"))
    #expect(fact.evidenceKey == "demo.evidence")
    #expect(fact.examples.count == 1)
  }

  @Test func nearestNamesAreOffered() {
    #expect(catalog.nearest(to: "demo-ban/forbiden") == "demo-ban/forbidden")
    #expect(catalog.nearest(to: "forbidden") == "demo-ban/forbidden")
    #expect(catalog.nearest(to: "policy") == "demo.policy")
    #expect(catalog.nearest(to: "something else") == nil)
  }

  @Test func functionsAreThoseOfTheLanguageAndTheMeasures() {
    let functions = RuleFunction.all(measures: DemoPack.measures)
    #expect(
      functions.map(\.name)
        == ["count", "density", "distance", "score", "fact", "field", "meta", "demo-spans", "demo-value"])
    #expect(functions.map(\.kind.rawValue).suffix(2) == ["spans", "value"])
    for function in functions { #expect(function.summary.hasSuffix(".")) }
  }
}
