import Documents
import Folding
import Matching
import Measuring
import Policy
import Testing

@Suite struct CompilerTests {
  let result = PackCompiler.compile(DemoPack.files, measures: DemoPack.measures)

  private var rules: RuleSet { result.rules }

  private func pattern(_ name: String) throws -> RuleSet.Pattern {
    try #require(rules.patterns.first { $0.name == name })
  }

  private func spec(_ name: String) throws -> PatternSpec {
    guard case .matched(let index) = try pattern(name).source else { throw NotMatched() }
    return rules.program.patterns[index]
  }

  private struct NotMatched: Error {}

  @Test func demoPackIsSound() {
    #expect(
      result.diagnostics.map(\.summary) == [
        "lexicon/words.yaml:2:55 R039 `copied` stands twice in `repost_verb`"
      ])
    #expect(rules.rules.map(\.id) == ["demo-ban/forbidden", "demo-ban/damaged", "demo-ban/stated"])
    #expect(rules.families.map(\.name) == ["demo-ban"])
    #expect(rules.messages["hello"]?.english == "Hello")
    #expect(rules.profiles["strict"]?["demo-ban/forbidden"] == .some(.error))
    #expect(rules.profiles["strict"]?["demo-ban"] == .some(nil))
    #expect(rules.digest == RuleSet.sourceDigest(DemoPack.files))
    #expect(Set(rules.lexicons.keys) == ["words"])
  }

  @Test func regexesHaveTheirLexiconsAndGaps() throws {
    guard case .regex(let regex) = try spec("ban").source else { throw NotMatched() }
    #expect(regex.hasPrefix("(?:must not|may not) be (?<how>freely )?[^,;"))
    #expect(regex.hasSuffix("]{0,20}?(?:copied and sold|re\\.posted|copied)"))
    #expect(try spec("licence").source == .keywords(["CC BY", "public domain", "GFDL"]))
  }

  @Test func optionsComeFromPatternFileAndLanguage() throws {
    #expect(try spec("ban").folds == [.case, .width])
    #expect(try spec("ban").zones == ZoneSet([.body, .footer]))
    #expect(try spec("ban").boundary == .none)
    #expect(try spec("ban").masks == MarkSet([.code, .url, .math, .deletion, .hidden]))
    #expect(try spec("licence").boundary == .script)
    #expect(try pattern("licence").zones == ZoneSet([.body, .meta]))
    #expect(try pattern("licence").metadataNames == ["copyright", "jsonld:*"])
    #expect(try pattern("either").zones == .all)
    #expect(try pattern("owner").zones == .all)
    #expect(try pattern("damage").zones == ZoneSet([.body, .footer]))
  }

  @Test func patternsOnlyAskedForNearbyAreLocal() throws {
    #expect(try spec("negation").role == .local)
    #expect(try spec("negation").zones == .all)
    #expect(try spec("ban.unless-2").role == .local)
    #expect(try spec("ban.unless-2").folds == [.case, .width])
    #expect(try spec("ban").role == .global)
    let ban = try pattern("ban")
    #expect(ban.requirements.map(\.scope) == [.clause, .sentence, .clause])
    #expect(ban.requirements.map(\.side) == [.before, .any, .any])
    #expect(ban.requirements.map(\.distance) == [nil, 40, nil])
    #expect(ban.requirements.map(\.isVeto) == [true, true, true])
    #expect(ban.requirements.map { rules.patterns[$0.pattern].name } == ["negation", "ban.unless-2", "quoted"])
  }

  @Test func factsComeAfterThoseTheyAskFor() throws {
    #expect(rules.facts.map(\.key) == ["demo.policy", "demo.contradictions", "demo.owner"])
    let policy = try #require(rules.facts.first)
    #expect(policy.evidenceKey == "demo.evidence")
    #expect(policy.rows.map(\.rule) == ["demo-ban/forbidden", nil])
    #expect(policy.rows.last?.value == .literal(.null))
    let contradictions = rules.facts[1]
    #expect(contradictions.mode == .collect)
    guard case .template(let parts) = contradictions.rows[1].value else { throw NotMatched() }
    #expect(parts.count == 2)
  }

  @Test func metadataConditionsAreRestrictedUnions() throws {
    guard case .and(_, .occurs(let index, nil, .document)) = rules.facts[1].rows[0].condition else {
      throw NotMatched()
    }
    let restricted = rules.patterns[index]
    #expect(restricted.zones == Zone.meta.set)
    #expect(restricted.metadataNames == ["copyright"])
    guard case .union(let members) = restricted.source else { throw NotMatched() }
    #expect(members.map { rules.patterns[$0].name } == ["licence"])
  }

  @Test func rulesKeepWhatIsWritten() throws {
    let rule = try #require(rules.rules.first)
    #expect(rule.severity == .error)
    #expect(rule.confidence == .medium)
    #expect(rule.report == .once(atLeast: 2, spots: 5))
    #expect(rule.escalations.map(\.severity) == [nil])
    #expect(rule.origin.file == "demo-ban/bans.yaml")
    #expect(rule.origin.line == 42)
    #expect(rule.fields.isEmpty)
    #expect(rules.rules[1].fields.map(\.name) == ["owner.text"])
    #expect(rules.rules[1].fix?.isSafe == true)
    #expect(rules.rules[1].fix?.replacement == nil)
    #expect(rules.rules[2].evidence.count == 2)
    #expect(rules.rules[2].pattern == nil)
  }

  @Test func examplesLoseTheirMarkers() throws {
    let examples = try #require(result.examples.first { $0.subject == .rule("demo-ban/forbidden") }).examples
    #expect(examples.map(\.expectation) == [.bad, .good, .knownMiss])
    #expect(examples[0].text == "Pages must not be copied.")
    #expect(examples[0].spans == [ByteRange(6, 24)])
    #expect(examples[1].isPlain)
    #expect(examples[1].declared.siteTitle == "Demo")
    #expect(examples[0].origin.line == 54)
    let facts = try #require(result.examples.first { $0.subject == .fact("demo.policy") }).examples
    #expect(facts.map(\.expectation) == [.value(.text("banned"))])
  }

  @Test func laterPacksAddAndReplace() {
    let more = """
      family: demo-ban
      rules:
        - id: demo-ban/forbidden
          replaces: true
          message: {en: other, zh: other}
          why: {en: why, zh: why}
          match: {keywords: [other words]}
          examples: {bad: [other words], good: [good]}
        - id: demo-ban/more
          message: {en: more, zh: more}
          why: {en: why, zh: why}
          match: ban
          examples: {bad: [bad], good: [good]}
      """
    let files = DemoPack.files + [RuleFile(path: "own.yaml", bytes: Array(more.utf8))]
    let result = PackCompiler.compile(files, measures: DemoPack.measures)
    #expect(result.diagnostics.filter { $0.level == .error } == [])
    #expect(
      result.rules.rules.map(\.id)
        == ["demo-ban/forbidden", "demo-ban/damaged", "demo-ban/stated", "demo-ban/more"])
    #expect(result.rules.rules.first?.message.english == "other")
  }

  @Test func digestsChangeWithEveryByteAndPath() {
    var digests: Set<String> = []
    var files = DemoPack.files
    digests.insert(RuleSet.sourceDigest(files))
    files[0].path += "x"
    digests.insert(RuleSet.sourceDigest(files))
    for index in stride(from: 0, to: files[0].bytes.count, by: 97) {
      files[0].bytes[index] ^= 1
      digests.insert(RuleSet.sourceDigest(files))
      files[0].bytes[index] ^= 1
    }
    #expect(digests.count == 2 + (files[0].bytes.count + 96) / 97)
    #expect(digests.allSatisfy { $0.utf8.count == 32 })
  }
}

extension RuleDiagnostic {
  /// `file:line:column code message`.
  var summary: String { "\(file):\(line):\(column) \(code) \(message)" }
}
