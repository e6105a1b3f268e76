import Documents
import Folding
import Measuring
import Testing

@testable import Policy

@Suite struct OccurrenceTests {
  private func texts(_ pattern: Int, _ sketch: RuleSketch, _ document: Document) -> [String] {
    sketch.examine(document).occurrences(of: pattern).items.map { document.string($0.range) }
  }

  @Test func zonesAndMetadataNames() {
    var sketch = RuleSketch()
    let everywhere = sketch.keywords(["x1", "x2", "x3", "x4"])
    let body = sketch.keywords(["x1", "x2", "x3", "x4"], zones: ZoneSet([.body]))
    let named = sketch.keywords(["x1", "x2", "x3", "x4"], zones: ZoneSet([.body, .meta]))
    sketch.patterns[named].metadataNames = ["OG:*", "author"]
    let document = article(
      .zone(.heading, "x1"), .body("x2"), .meta("og:title", "x3"), .meta("authority", "x4"))
    #expect(texts(everywhere, sketch, document) == ["x1", "x2", "x3", "x4"])
    #expect(texts(body, sketch, document) == ["x2"])
    #expect(texts(named, sketch, document) == ["x2", "x3"])
  }

  @Test(arguments: [
    (["zh"], ["b1", "b3", "b4"]), (["zh-hans"], ["b3", "b4"]), (["en", "ja"], ["b2"]), (["zh-Hant"], ["b1"]),
    (["z"], []), ([], ["b1", "b2", "b3", "b4"]),
  ])
  func languagesAreThoseOfTheBlockElseOfTheDocument(_ languages: [String], _ expected: [String]) {
    var sketch = RuleSketch()
    let pattern = sketch.keywords(["b1", "b2", "b3", "b4"], languages: languages)
    let document = article(
      language: "zh-Hans", .body("b1", language: "zh-Hant-TW"), .body("b2", language: "en"), .body("b3"),
      .body("b4", language: "ZH-hans-CN"))
    #expect(texts(pattern, sketch, document) == expected)
  }

  @Test func anUnknownLanguageIsAnyLanguage() {
    var sketch = RuleSketch()
    let pattern = sketch.keywords(["b1", "b2"], languages: ["de"])
    #expect(texts(pattern, sketch, article(.body("b1"), .body("b2", language: "und"))) == ["b1", "b2"])
  }

  @Test(arguments: [
    (Scope.clause, ["ban d"]), (.sentence, ["ban c", "ban d"]), (.paragraph, ["ban b", "ban c", "ban d"]),
    (.zone, ["ban b", "ban c", "ban d", "ban h"]), (.document, ["ban a", "ban b", "ban c", "ban d", "ban h"]),
  ])
  func aRequirementLooksAsFarAsItsScope(_ scope: Scope, _ vetoed: [String]) {
    for local in [false, true] {
      var sketch = RuleSketch()
      let not = sketch.keywords(["not"], local: local)
      let bans = sketch.regex("ban [a-z]", .unless(not, scope))
      let kept = sketch.regex("ban [a-z]", .with(not, scope))
      let document = article(
        .zone(.heading, "ban a"), .body("ban b! ban c, not a ban d"), .zone(.heading, "end"), .body("ban h"))
      let all = ["ban a", "ban b", "ban c", "ban d", "ban h"]
      #expect(texts(kept, sketch, document) == vetoed, "\(scope), local \(local)")
      #expect(texts(bans, sketch, document) == all.filter { !vetoed.contains($0) }, "\(scope), local \(local)")
    }
  }

  @Test(arguments: [
    (RuleSet.Requirement.Side.any, ["w1", "w2", "w3", "w4"]), (.before, ["w2", "w3", "w4"]), (.after, ["w1"]),
    (.around, ["w3"]), (.inside, ["w4"]),
  ])
  func sides(_ side: RuleSet.Requirement.Side, _ expected: [String]) {
    for local in [false, true] {
      var sketch = RuleSketch()
      let mark = sketch.regex("n|\\[[^\\]]*\\]|!", local: local)
      let words = sketch.regex("w[1-4][!;]?", .with(mark, .paragraph, side: side))
      let document = article(
        .body("w1 and n"), .body("n and w2"), .body("n, [a w3 b]"), .body("n w4!"), .body("w5"))
      #expect(texts(words, sketch, document).map { String($0.prefix(2)) } == expected, "\(side), local \(local)")
    }
  }

  @Test func distanceIsCountedInCodePoints() {
    for local in [false, true] {
      var sketch = RuleSketch()
      let mark = sketch.keywords(["#"], local: local)
      let near = sketch.regex("w[0-9]", .with(mark, .paragraph, distance: 3))
      let document = article(
        .body("w1\u{4E2D}\u{1F600}\u{4E2D}#"), .body("w2\u{4E2D}\u{1F600}\u{4E2D}\u{4E2D}#"),
        .body("#\u{4E2D}\u{1F600}\u{4E2D}w3"), .body("#abcdw4"), .body("#w5"))
      #expect(texts(near, sketch, document) == ["w1", "w3", "w5"], "local \(local)")
    }
  }

  @Test func ofOverlappingMembersTheLongestCounts() {
    var sketch = RuleSketch()
    let short = sketch.regex("bcd")
    let long = sketch.regex("(?<all>cdefgh)")
    let far = sketch.regex("hijklmnop")
    let same = sketch.regex("cdefgh")
    let union = sketch.pattern(.union([short, long, far, same]))
    let document = article(.body("abcdefghijklmnopq"))
    #expect(texts(union, sketch, document) == ["bcd", "hijklmnop"])
    let pair = sketch.pattern(.union([same, long]))
    let items = sketch.examine(document).occurrences(of: pair).items
    #expect(items.map(\.pattern) == [same])
    let nested = sketch.pattern(.union([union]))
    #expect(sketch.examine(document).occurrences(of: nested).count == 2)
  }

  @Test func blocksAndClaims() {
    var sketch = RuleSketch()
    let headings = sketch.pattern(.blocks, zones: ZoneSet([.heading]))
    let titles = sketch.pattern(.claims("titles"))
    var document = article(.zone(.heading, "one"), .body("two"), .zone(.heading, "three"))
    document.identity.titles = [
      Identity.Claim(origin: "og:title", range: document.place("three")),
      Identity.Claim(origin: "h1", range: document.place("one")),
    ]
    #expect(texts(headings, sketch, document) == ["one", "three"])
    #expect(texts(titles, sketch, document) == ["one", "three"])
    let first = sketch.examine(document).occurrences(of: titles).first
    #expect(first.map { document.string($0.range) } == "three")
    #expect(first?.value(of: "origin") == .text("og:title"))
  }

  @Test func whatAsksForItselfFindsNothing() {
    var sketch = RuleSketch()
    let word = sketch.keywords(["w"])
    let union = sketch.pattern(.union([word]))
    sketch.patterns[union].source = .union([word, union])
    sketch.patterns[word].requirements = [.unless(union)]
    #expect(sketch.examine(article(.body("w"))).occurrences(of: union).count == 1)
  }

  @Test func deepNestingIsReported() {
    var sketch = RuleSketch()
    var last = sketch.keywords(["w"])
    for _ in 0..<200 { last = sketch.pattern(.union([last])) }
    sketch.rule("deep", last)
    #expect(sketch.evaluate(article(.body("w"))).omissions.map(\.code) == ["nesting-limit"])
  }

  /// The greedy choice by length, done the slow way.
  private func longestSlowly(_ candidates: [Occurrence]) -> [TextRange] {
    let byLength = candidates.enumerated().sorted {
      (-$0.element.range.count, $0.element.range.lower, $0.offset)
        < (-$1.element.range.count, $1.element.range.lower, $1.offset)
    }
    var kept: [TextRange] = []
    for (_, candidate) in byLength
    where !kept.contains(where: { $0.overlaps(candidate.range) || $0 == candidate.range }) {
      kept.append(candidate.range)
    }
    return kept.sorted { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
  }

  @Test func longestOfManyEqualsTheSlowWay() {
    var generator = SketchGenerator(seed: 7)
    for round in 0..<300 {
      let size = round < 290 ? 30 : 3_000
      let candidates = (0..<Int.random(in: 0..<size, using: &generator)).map { index in
        let lower = Int.random(in: 0..<size * 2, using: &generator)
        let range = TextRange(lower, lower + Int.random(in: 0..<12, using: &generator))
        return Occurrence(pattern: index, block: 0, range: range)
      }
      #expect(OccurrenceList.longest(of: candidates).map(\.range) == longestSlowly(candidates))
    }
  }

  @Test func neighboursOfManyEqualTheSlowWay() {
    var generator = SketchGenerator(seed: 8)
    let sides: [RuleSet.Requirement.Side] = [.any, .before, .after, .around, .inside]
    var found = 0
    for _ in 0..<3_000 {
      let items = OccurrenceList.longest(
        of: (0..<Int.random(in: 0..<8, using: &generator)).map { index in
          let lower = Int.random(in: 0..<40, using: &generator)
          return Occurrence(
            pattern: index, block: 0, range: TextRange(lower, lower + Int.random(in: 1..<9, using: &generator)))
        })
      let lower = Int.random(in: 5..<30, using: &generator)
      let place = TextRange(lower, lower + Int.random(in: 1..<9, using: &generator))
      let extent = TextRange(
        place.lower - Int.random(in: 0..<6, using: &generator), place.upper + Int.random(in: 0..<20, using: &generator))
      let window = TextRange(
        max(extent.lower, place.lower - Int.random(in: 0..<4, using: &generator)),
        min(extent.upper, place.upper + Int.random(in: 0..<4, using: &generator)))
      for side in sides {
        let neighbourhood = OccurrenceList.Neighbourhood(place: place, extent: extent, window: window, side: side)
        let quick = OccurrenceList(items).neighbour(neighbourhood)
        let slow = items.contains { neighbourhood.holds($0.range) }
        #expect((quick != nil) == slow, "\(items.map(\.range)) \(neighbourhood)")
        if let quick {
          found += 1
          #expect(neighbourhood.holds(quick.range))
        }
      }
    }
    #expect(found > 1_000)
  }

  @Test func aRequirementThatRunsAwayIsTold() {
    var sketch = RuleSketch()
    let runaway = sketch.regex("start(?:(a+)+)+[a-z ]{0,20}?!finish", local: true)
    let word = sketch.keywords(["needle"], .unless(runaway, .paragraph))
    sketch.rule("word", word)
    let hostile = "start" + String(repeating: "a", count: 60) + "? !finish needle"
    let document = article([.body("needle")] + Array(repeating: .body(hostile), count: 8))
    let evaluation = sketch.evaluate(document)
    #expect(evaluation.findings.count == 9)
    #expect(evaluation.omissions.map(\.code) == ["match-limit"])
    #expect(evaluation.omissions.first?.message.contains("2 more places") == true)
    #expect(evaluation.omissions.first?.range == ByteRange(7, 7 + hostile.utf8.count))
    #expect(sketch.evaluate(article(.body("needle"))).omissions.isEmpty)
  }

  @Test func findingsOfARuleAreLimited() {
    var sketch = RuleSketch()
    sketch.rule("word", sketch.keywords(["a", "b"]))
    let words = Array(repeating: Piece.body(String(repeating: "a b ", count: 100)), count: 55)
    let evaluation = sketch.evaluate(article(words))
    #expect(evaluation.findings.count == 10_000)
    #expect(evaluation.omissions.map(\.code) == ["finding-limit"])
    #expect(evaluation.omissions.first?.message.contains("11000") == true)
  }
}
