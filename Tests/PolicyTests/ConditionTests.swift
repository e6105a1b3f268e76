import Documents
import Folding
import Measuring
import Testing

@testable import Policy

@Suite struct ConditionTests {
  @Test func countsAndDensity() {
    var sketch = RuleSketch()
    let word = sketch.keywords(["ab"])
    let document = article(
      .zone(.heading, "ab"), .body("ab" + String(repeating: "\u{4E2D}", count: 96) + "ab"),
      .body(String(repeating: "x", count: 100)))
    #expect(sketch.value(.count(pattern: word), in: document) == .number(3))
    #expect(sketch.value(.density(pattern: word), in: document) == .number(10))
    #expect(sketch.value(.density(pattern: word), in: article(.zone(.heading, "ab"))) == .none)
  }

  @Test func occursInZones() {
    var sketch = RuleSketch()
    let word = sketch.keywords(["ab"])
    let document = article(.zone(.heading, "ab"), .body("cd"))
    #expect(sketch.value(.occurs(word), in: document) == .flag(true))
    #expect(sketch.value(.occurs(word, ZoneSet([.heading])), in: document) == .flag(true))
    #expect(sketch.value(.occurs(word, ZoneSet([.body])), in: document) == .flag(false))
  }

  @Test(arguments: [
    ("a--b", 2.0), ("b-a", 1), ("a----b---a-b", 1), ("a \u{4E2D}\u{1F600} b", 4), ("ab", 0), ("b------b--a---a", 2),
  ])
  func distanceOfTheNearestTwo(_ text: String, _ expected: Double) {
    var sketch = RuleSketch()
    let (a, b) = (sketch.keywords(["a"]), sketch.keywords(["b"]))
    #expect(sketch.value(.distance(a, b), in: article(.body(text))) == .number(expected))
    #expect(sketch.value(.distance(b, a), in: article(.body("x"), .body(text))) == .number(expected))
  }

  @Test func distanceIsMissingAcrossBlocksAndNeedsTwo() {
    var sketch = RuleSketch()
    let (a, b) = (sketch.keywords(["a"]), sketch.keywords(["b"]))
    let overlapping = sketch.regex("xa+y")
    #expect(sketch.value(.distance(a, b), in: article(.body("a"), .body("b"))) == .none)
    #expect(sketch.value(.distance(a, a), in: article(.body("a--a"))) == .number(2))
    #expect(sketch.value(.distance(a, a), in: article(.body("a"))) == .none)
    #expect(sketch.value(.distance(a, overlapping), in: article(.body("a-xaay"))) == .number(0))
  }

  private static let missing = Expression.field("declared.url")
  private static let null = Expression.literal(.null)
  private static let yes = Expression.literal(.flag(true))

  struct Comparison: Sendable {
    var one: Expression
    var sign: Expression.Comparison
    var other: Expression

    init(_ one: Expression, _ sign: Expression.Comparison, _ other: Expression) {
      (self.one, self.sign, self.other) = (one, sign, other)
    }
  }

  private static let holding: [Comparison] = [
    Comparison(.number(1), .equal, .number(1)),
    Comparison(.number(1), .less, .number(2)),
    Comparison(.number(2), .lessOrEqual, .number(2)),
    Comparison(.number(2), .moreOrEqual, .number(2)),
    Comparison(.number(1), .different, .number(2)),
    Comparison(.text("a"), .equal, .text("a")),
    Comparison(.text("a"), .less, .text("b")),
    Comparison(.text("2025-01-02"), .moreOrEqual, .text("2025-01-02")),
    Comparison(.text("1"), .different, .number(1)),
    Comparison(.text("abc"), .has, .text("bc")),
    Comparison(.text("abc"), .has, .text("")),
    Comparison(missing, .different, .text("")),
    Comparison(missing, .different, missing),
    Comparison(missing, .equal, null),
    Comparison(null, .different, .text("a")),
    Comparison(yes, .equal, yes),
    Comparison(.field("format"), .equal, .text("markdown")),
  ]

  private static let failing: [Comparison] = [
    Comparison(.number(2), .more, .number(2)),
    Comparison(.number(2), .less, .number(2)),
    Comparison(.text("1"), .equal, .number(1)),
    Comparison(.text("a"), .less, .number(1)),
    Comparison(yes, .less, yes),
    Comparison(.text("abc"), .has, .text("cb")),
    Comparison(missing, .equal, .text("")),
    Comparison(missing, .less, .number(1)),
    Comparison(missing, .equal, missing),
    Comparison(missing, .has, .text("a")),
    Comparison(missing, .different, null),
    Comparison(.text("a"), .equal, null),
  ]

  @Test func comparisons() {
    for (list, expected) in [(Self.holding, true), (Self.failing, false)] {
      for comparison in list {
        let expression = Expression.compare(comparison.one, comparison.sign, comparison.other)
        #expect(RuleSketch().value(expression, in: article(.body("x"))) == .flag(expected), "\(comparison)")
      }
    }
  }

  @Test func placesCompareByTheirText() {
    var document = article(.body("one"), .body("two"), .body("one"))
    document.identity.titles = [Identity.Claim(origin: "h1", range: document.blocks[0].range)]
    document.identity.siteTitles = [Identity.Claim(origin: "footer", range: document.blocks[2].range)]
    let same = Expression.compare(.field("title"), .equal, .field("site-title"))
    #expect(RuleSketch().value(same, in: document) == .flag(true))
    #expect(RuleSketch().value(.compare(.field("title"), .has, .text("ne")), in: document) == .flag(true))
  }

  @Test(arguments: [
    ("+", 7.0), ("-", 3), ("*", 10), ("/", 2.5),
  ])
  func arithmetic(_ sign: String, _ expected: Double) {
    let document = article(.body("x"))
    let sketch = RuleSketch()
    #expect(sketch.value(.arithmetic(.number(5), sign, .number(2)), in: document) == .number(expected))
    #expect(sketch.value(.arithmetic(.number(5), sign, .text("2")), in: document) == .none)
    #expect(sketch.value(.arithmetic(Self.missing, sign, .number(2)), in: document) == .none)
    #expect(sketch.value(.arithmetic(.number(5), "/", .number(0)), in: document) == .none)
  }

  @Test func logicIsOverTruth() {
    let (yes, no) = (Expression.text("x"), Expression.text(""))
    let sketch = RuleSketch()
    let document = article(.body("x"))
    let holding: [Expression] = [
      .and(yes, yes), .or(no, yes), .not(no), .not(.number(0)), .not(Self.missing),
    ]
    let failing: [Expression] = [.and(yes, no), .or(no, no), .not(.number(2))]
    for expression in holding { #expect(sketch.value(expression, in: document) == .flag(true)) }
    for expression in failing { #expect(sketch.value(expression, in: document) == .flag(false)) }
  }

  @Test func capturesOfTheFirstOccurrence() {
    var sketch = RuleSketch()
    let pattern = sketch.regex("by(?: (?<who>[a-z]+))?;")
    let document = article(.body("by; by ann; by bob;"))
    let value = sketch.value(.capture(pattern: pattern, name: "who"), in: document)
    #expect(value == .place(document.place("ann")))
    #expect(sketch.value(.capture(pattern: pattern, name: ""), in: document) == .place(document.place("by;")))
    #expect(sketch.value(.capture(pattern: pattern, name: "what"), in: document) == .none)
    let template = Expression.template([
      .text("cc:"), .value(.capture(pattern: pattern, name: "who")), .value(.number(2.5)), .value(Self.missing),
    ])
    #expect(sketch.value(template, in: document) == .text("cc:ann2.5"))
  }

  @Test(arguments: [(Double?.none, 2.0), (3, 3), (10, 6), (-3, 3)])
  func scoresAreCapped(_ cap: Double?, _ expected: Double) {
    var sketch = RuleSketch()
    let word = sketch.keywords(["a"])
    sketch.scores = [
      RuleSet.Score(
        name: "s", family: "test", terms: [RuleSet.Score.Term(expression: .count(pattern: word), weight: 2, cap: cap)])
    ]
    #expect(sketch.value(.score(0), in: article(.body("a a a"))) == .number(expected))
    #expect(sketch.value(.score(0), in: article(.body("b"))) == .number(0))
  }

  @Test func scoresAddTermsOfAllKinds() {
    var sketch = RuleSketch()
    let (a, b) = (sketch.keywords(["a"]), sketch.keywords(["b"]))
    sketch.scores = [
      RuleSet.Score(
        name: "s", family: "test",
        terms: [
          RuleSet.Score.Term(expression: .occurs(a), weight: 3, cap: nil),
          RuleSet.Score.Term(expression: .count(pattern: b), weight: -1, cap: 2),
          RuleSet.Score.Term(expression: .text("yes"), weight: 0.5, cap: nil),
        ])
    ]
    #expect(sketch.value(.score(0), in: article(.body("a bbb"))) == .number(1.5))
  }

  @Test func fieldsAndMetadata() {
    var declared = Declared()
    declared.siteTitle = "Shop"
    var document = article(
      language: "zh-Hans", declared: declared, .meta("og:site_name", "First"), .meta("og:site_name", "Second"))
    document.encoding.invalid = [ByteRange(0, 1), ByteRange(4, 5)]
    let sketch = RuleSketch()
    #expect(sketch.value(.field("declared.site-title"), in: document) == .text("Shop"))
    #expect(sketch.value(.field("site-title"), in: document) == .none)
    #expect(sketch.value(.field("language"), in: document) == .text("zh-Hans"))
    #expect(sketch.value(.field("encoding"), in: document) == .text("UTF-8"))
    #expect(sketch.value(.field("encoding-basis"), in: document) == .text("valid"))
    #expect(sketch.value(.field("encoding-invalid"), in: document) == .number(2))
    #expect(sketch.value(.metadata("og:site_name"), in: document) == .place(document.place("First")))
    #expect(sketch.value(.metadata("nothing"), in: document) == .none)
  }

  @Test(arguments: [
    (2.0, "2"), (2.5, "2.5"), (0.125, "0.13"), (-0.5, "-0.5"), (1.05, "1.05"), (-3, "-3"), (1e20, "1e+20"),
  ])
  func numbersInMessages(_ number: Double, _ text: String) {
    #expect(Values.string(number) == text)
  }

  @Test func searchInTextEqualsTheSlowWay() {
    var generator = SketchGenerator(seed: 3)
    for _ in 0..<2_000 {
      let whole = (0..<Int.random(in: 0..<20, using: &generator)).map { _ in
        UInt8.random(in: 97...98, using: &generator)
      }
      let part = (0..<Int.random(in: 0..<5, using: &generator)).map { _ in UInt8.random(in: 97...98, using: &generator)
      }
      let slow = part.isEmpty || whole.indices.contains { whole[$0...].starts(with: part) }
      #expect(Values.contains(whole, part) == slow)
    }
  }
}
