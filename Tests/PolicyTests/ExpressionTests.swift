import Documents
import Folding
import Policy
import Testing

@Suite struct ExpressionTests {
  private static let pack = """
    family: demo
    title: {en: Demo, zh: Demo}
    patterns:
      a: {regex: 'alpha (?<how>xylem)'}
      b: {keywords: [b]}
      c-d: {keywords: [c]}
      e_f: {keywords: [e]}
    scores: {sum: [{when: a, weight: 1}]}
    lexicons: {list: [word]}
    facts: [{fact: demo.a, table: [{when: b and c-d and e_f and score(sum) > 1, value: 1}]}]
    rules:
      - id: demo/rule
        message: {en: m, zh: m}
        why: {en: w, zh: w}
        match: a
        when: CONDITION
        examples: {bad: [b], good: [g]}

    """

  /// The condition as the compiler understands it.
  private func expression(_ condition: String) throws -> Expression {
    let quoted = "'" + condition.replacing("'", with: "''") + "'"
    let text = Self.pack.replacing("CONDITION", with: quoted)
    let result = PackCompiler.compile(
      [RuleFile(path: "demo.yaml", bytes: Array(text.utf8))], measures: DemoPack.measures)
    #expect(result.diagnostics.filter { $0.code != "R013" }.map(\.rendered) == [])
    return try #require(result.rules.rules.first?.condition)
  }

  private let a = Expression.occurs(pattern: 0, zones: nil, scope: .document)
  private let b = Expression.occurs(pattern: 1, zones: nil, scope: .document)
  private let c = Expression.occurs(pattern: 2, zones: nil, scope: .document)
  private let e = Expression.occurs(pattern: 3, zones: nil, scope: .document)
  private func number(_ value: Double) -> Expression { .literal(.number(value)) }

  @Test func andBindsTighterThanOr() throws {
    #expect(try expression("a or b and c-d") == .or(a, .and(b, c)))
    #expect(try expression("(a or b) and c-d") == .and(.or(a, b), c))
    #expect(try expression("a and b and e_f") == .and(.and(a, b), e))
  }

  @Test func notBindsTighterThanAndAndLooserThanComparisons() throws {
    #expect(try expression("not a and b") == .and(.not(a), b))
    #expect(try expression("not count(a) > 1") == .not(.compare(.count(pattern: 0), .more, number(1))))
    #expect(try expression("not not a") == .not(.not(a)))
  }

  @Test func arithmeticBindsTighterThanComparisons() throws {
    #expect(
      try expression("count(a) + 2 * density(b) - 1 >= 3")
        == .compare(
          .arithmetic(
            .arithmetic(.count(pattern: 0), "+", .arithmetic(number(2), "*", .density(pattern: 1))), "-", number(1)),
          .moreOrEqual, number(3)))
    #expect(
      try expression("-1 < count(a) / -2")
        == .compare(number(-1), .less, .arithmetic(.count(pattern: 0), "/", number(-2))))
  }

  @Test(arguments: ["==", "!=", "<", "<=", ">", ">="]) func comparisons(_ symbol: String) throws {
    let comparison = try #require(Expression.Comparison(rawValue: symbol))
    #expect(try expression("score(sum) \(symbol) 1.5") == .compare(.score(0), comparison, number(1.5)))
    #expect(try expression("score(sum)\(symbol)1.5") == .compare(.score(0), comparison, number(1.5)))
  }

  @Test func zonesAndScopes() throws {
    #expect(try expression("b in title") == .occurs(pattern: 1, zones: Zone.title.set, scope: .document))
    #expect(try expression("b in site-title") == .occurs(pattern: 1, zones: Zone.siteTitle.set, scope: .document))
    #expect(try expression("b in all") == .occurs(pattern: 1, zones: .all, scope: .document))
    for scope in Scope.allCases {
      #expect(try expression("demo/b in \(scope.rawValue)") == .occurs(pattern: 1, zones: nil, scope: scope))
    }
  }

  @Test func namesOfFamiliesAndCaptures() throws {
    #expect(try expression("demo/c-d") == c)
    #expect(
      try expression("a.how == b.text")
        == .compare(
          .capture(pattern: 0, name: "how"), .equal, .capture(pattern: 1, name: "")))
    #expect(
      try expression("demo/a.how != null")
        == .compare(
          .capture(pattern: 0, name: "how"), .different, .literal(.null)))
  }

  @Test func calls() throws {
    #expect(try expression("fact(demo.a) == 'it''s'") == .compare(.fact("demo.a"), .equal, .literal(.text("it's"))))
    #expect(
      try expression("field(declared.title) has \"x\"")
        == .compare(.field("declared.title"), .has, .literal(.text("x"))))
    #expect(
      try expression("meta('og:site_name') == meta(og:title)")
        == .compare(.metadata("og:site_name"), .equal, .metadata("og:title")))
    #expect(try expression("distance(a, demo/b) < 3") == .compare(.distance(0, 1), .less, number(3)))
    #expect(
      try expression("demo-value(a, list)")
        == .measure(name: "demo-value", arguments: [.capture(pattern: 0, name: ""), .literal(.name("list"))]))
    #expect(
      try expression("demo-value(field(title), 'x', 2) == true")
        == .compare(
          .measure(name: "demo-value", arguments: [.field("title"), .literal(.text("x")), number(2)]), .equal,
          .literal(.flag(true))))
  }

  /// Random conditions, well-formed or not, are read or refused but never a trap.
  @Test func anyTextIsReadOrRefused() {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "a", "b ", " and ", " or ", "not ", "(", ")", " in ", "title", "'", "\"", ",", " < ", " - ", "-", "1", ".", "{",
      "}", "\u{4E2D}", "count(", "demo/", "fact(", "meta:x*", ":", "\n", " ",
    ]
    for _ in 0..<300 {
      let condition = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      let quoted = "'" + condition.replacing("'", with: "''") + "'"
      let text = Self.pack.replacing("CONDITION", with: quoted)
      let result = PackCompiler.compile([RuleFile(path: "demo.yaml", bytes: Array(text.utf8))], measures: [])
      let isRead = result.rules.rules.first?.condition != nil
      let isRefused = result.diagnostics.contains { $0.level == .error && $0.line >= 16 && $0.code != "R013" }
      #expect(isRead != isRefused, "\(condition)")
    }
  }
}

/// A generator that gives the same numbers for the same seed (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
