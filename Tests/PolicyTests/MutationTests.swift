import Documents
import Testing

@testable import Policy

@Suite struct MutationTests {
  private static let pack = """
    family: test
    title: {en: Test, zh: Test}
    patterns:
      shown:
        regex: 'no (?:copy|print|scan)ing'
        unless: [{pattern: doubt, scope: sentence}, {pattern: never}]
      doubt: {keywords: [perhaps, maybe]}
      never: {keywords: [never]}
      hidden: {regex: 'nothing(?: at all| here)'}
      some: {any: [shown, hidden]}
    scores:
      weight: [{when: shown and not hidden, weight: 2}]
    facts:
      - fact: test.state
        table:
          - {when: count(shown) > 3, value: many}
          - {when: score(weight) > 1, value: one}
          - {value: none}
        examples:
          - {text: no copying, value: one}
          - {text: words, value: none}
    rules:
      - id: test/ban
        message: {en: ban, zh: ban}
        why: {en: why, zh: why}
        match: some
        examples:
          bad: ['there is ⟦no copying⟧', 'and ⟦no printing⟧']
          good: [perhaps no copying]
    """

  private static let files = [RuleFile(path: "test/rules.yaml", bytes: Array(pack.utf8))]

  private static func benches() throws -> [ExampleBench] {
    let compiled = PackCompiler.compile(files)
    try #require(compiled.diagnostics.map(\.rendered) == [])
    return compiled.examples.map { ExampleBench($0, of: compiled.rules) }
  }

  @Test("damage is noticed where an example shows what the part is for, and only there")
  func mutation() throws {
    let check = MutationCheck(try Self.benches())
    let mutants = PackCompiler.mutants(of: Self.files)
    func unnoticed(_ kind: Mutant.Kind) -> [String] {
      mutants.filter { $0.kind == kind && check.isReached($0) && !check.isNoticed($0) }.map(\.summary)
    }
    #expect(
      unnoticed(.alternative) == [
        "without the alternative `scan`", "without the word `maybe`", "without the member `hidden`",
      ])
    #expect(unnoticed(.requirement) == ["without this `unless`"])
    #expect(unnoticed(.row) == ["without this row of the fact `test.state`"])
    #expect(unnoticed(.condition).contains("without this `not`") == false)
    #expect(unnoticed(.condition).contains("without the right side of this `and`"))
    // 3 halved is 1.5, doubled 6: no example has two.
    #expect(unnoticed(.threshold).contains("with 6 in the place of 3"))
    #expect(
      mutants.filter { $0.kind == .pattern && !check.isNoticed($0) }.map(\.summary) == [
        "the pattern `never` finds nothing", "the pattern `hidden` finds nothing",
      ])
    let scan = try #require(mutants.first { $0.summary.contains("scan") })
    #expect((scan.origin.file, scan.origin.line, scan.column) == ("test/rules.yaml", 5, 30))
  }

  @Test("coverage says what the examples have not shown")
  func coverage() throws {
    let items = PackCompiler.coverageItems(of: Self.files)
    var coverage = Coverage()
    let benches = try Self.benches()
    for bench in benches { coverage.formUnion(Coverage(bench, of: items)) }
    let (missing, counts) = coverage.diagnostics(of: items)
    #expect(
      missing.filter { $0.code == "R061" }.map(\.message) == [
        "no example matches the pattern `never`", "no example matches the pattern `hidden`",
      ])
    #expect(missing.filter { $0.code == "R063" }.map(\.line) == [6])
    #expect(missing.filter { $0.code == "R065" }.map(\.line) == [16])
    #expect(
      missing.filter { $0.code == "R064" }.map(\.message) == [
        "`hidden` is false in all examples", "`count(shown) > 3` is false in all examples",
      ])
    #expect(counts[.unmatchedPattern] == 4)
    let check = MutationCheck(benches)
    let idle = PackCompiler.mutants(of: Self.files).filter {
      $0.isAlternativeOfPattern && check.isReached($0) && !check.isNeeded($0)
    }
    #expect(idle.map(\.summary) == ["without the alternative `scan`", "without the word `maybe`"])
  }

  @Test("an example that fails already shows nothing")
  func failing() throws {
    let pack = Self.pack.replacing("⟦no printing⟧", with: "no ⟦printing⟧")
    let compiled = PackCompiler.compile([RuleFile(path: "test/rules.yaml", bytes: Array(pack.utf8))])
    let bench = try #require(compiled.examples.map { ExampleBench($0, of: compiled.rules) }.first)
    #expect(bench.cases.count == 2)
  }

  @Test("a rule without findings, one in another's shadow, and what is written twice are told")
  func health() throws {
    var sketch = RuleSketch()
    let word = sketch.keywords(["aa"])
    sketch.rule("all", sketch.keywords(["aa", "bb"]))
    sketch.rule("some", word)
    sketch.rule("none", sketch.keywords(["zz"]))
    let evaluator = Evaluator(sketch.set)
    var health = RuleHealth()
    health.add(evaluator.evaluate(article(.body("aa aa bb"))))
    var other = RuleHealth()
    other.add(evaluator.evaluate(article(.body("aa aa aa"))))
    health.add(other)
    #expect(
      health.diagnostics(of: sketch.set).map(\.message) == [
        "all 5 findings of `test/some` stand exactly where `test/all` has one",
        "`test/none` found nothing in 2 documents",
      ])

    let pack = """
      family: test
      title: {en: Test, zh: Test}
      patterns:
        one: {keywords: [same, first]}
        two: {keywords: [Same, second], fold: [case]}
        three: {keywords: [same, third]}
        four: {regex: 'x+yz'}
        five: {regex: 'x+yz'}
      rules:
        - id: test/r
          message: {en: r, zh: r}
          why: {en: r, zh: r}
          when: one or two or three or four or five
          evidence: [one]
          examples: {bad: [first], good: [none]}
      """
    let doubles = PackCompiler.doubles(in: [RuleFile(path: "test/rules.yaml", bytes: Array(pack.utf8))])
    #expect(doubles.map(\.line) == [6, 8])
  }
}
