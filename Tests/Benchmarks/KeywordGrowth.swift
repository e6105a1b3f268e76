import Matching

/// How the match stage grows with the rules: ten times the keywords, and regexes with a rare literal.
struct KeywordGrowth {
  /// The texts and the set.
  let stage: MatchStage

  /// How many regexes are added at once, since the cost of one drowns in the noise.
  private static let added = 100
  /// The keywords of one pattern: a list of that length, as rules write them.
  private static let listLength = 50

  /// The rows.
  func rows(passes: Int) throws -> [Row] {
    let set = stage.set
    let many = moreKeywords(20_000)
    let rare = try rareKeywords(many)
    let plain = try MeasuringSet.program(lists(set.keywords), set.regexes)
    let larger = try MeasuringSet.program(lists(many), set.regexes)
    let extended = try MeasuringSet.program(lists(set.keywords), set.regexes + rare.map(regex))
    let times = try inTurn(passes: passes, [plain, larger, extended].map(stage.engine))
    let each = ratios(times[2], to: times[0]).map { ($0 - 1) * 100 / Double(Self.added) }
    return [
      Row(
        "20,000 keywords: match time of 2,000", .atMost(1.5), .times, ratios(times[1], to: times[0]),
        note: "in lists of \(Self.listLength); the 60 regexes run in both"),
      Row(
        "one regex with a rare literal adds", .atMost(0.5), .percent, each,
        note: "a hundredth of what \(Self.added) add"),
    ]
  }

  private func lists(_ keywords: [String]) -> [[String]] {
    stride(from: 0, to: keywords.count, by: Self.listLength).map {
      Array(keywords[$0..<min($0 + Self.listLength, keywords.count)])
    }
  }

  /// The set's keywords and as many as are missing to `count`: the first half of one and the second half of another.
  ///
  /// The new ones have the look of the old ones, and every run makes the same.
  func moreKeywords(_ count: Int) -> [String] {
    var all = stage.set.keywords
    let characters = all.map { Array($0.unicodeScalars) }
    var seen = Set(all)
    var state: UInt64 = 1
    func random(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: (state >> 33) % UInt64(bound))
    }
    while all.count < count {
      let one = characters[random(below: characters.count)]
      let other = characters[random(below: characters.count)]
      var scalars = String.UnicodeScalarView(one.prefix((one.count + 1) / 2))
      scalars.append(contentsOf: other.suffix((other.count + 1) / 2))
      let word = String(scalars)
      if scalars.count >= 3, seen.insert(word).inserted { all.append(word) }
    }
    return all
  }

  /// Keywords behind the set's own that the texts hold at most three times.
  private func rareKeywords(_ all: [String]) throws -> [String] {
    let candidates = Array(all.dropFirst(stage.set.keywords.count).prefix(20 * Self.added))
    let matcher = Matcher(try MeasuringSet.program(candidates.map { [$0] }, []))
    var counts = candidates.map { _ in 0 }
    for text in stage.texts {
      for match in matcher.scan(MeasuringSet.document(text)).matches { counts[match.pattern] += 1 }
    }
    let rare = candidates.indices.filter { counts[$0] <= 3 }.prefix(Self.added).map { candidates[$0] }
    guard rare.count == Self.added else { throw BenchmarkFailure("the corpus holds too many of the made-up keywords") }
    return rare
  }

  /// A regex that cannot match without `keyword`.
  private func regex(_ keyword: String) -> String {
    "\\Q\(keyword)\\E.{0,20}(?:\\d{2,4}|[a-z]{3,9})"
  }
}
