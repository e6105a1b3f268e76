import Documents

extension Measure {
  private static let pair = [
    Parameter(name: "a", summary: "A text or a place."), Parameter(name: "b", summary: "Another one."),
  ]

  /// Names and titles.
  static let names: [Measure] = [
    .value(
      "same-name",
      """
      How well two names agree, 0 to 1: 1 for the same letters under folding, 0.9 for containment, 0.85 for an acronym, \
      0.8 for an abbreviation in Han characters, 0.5 to 0.8 for a romanised name, less for common letters only.
      """,
      pair
    ) { _, arguments in
      arguments.nameMatch.map { .number($0.score) } ?? .none
    },
    .value(
      "same-name-reason",
      """
      What equates two names: `equal`, `reordered`, `contained`, `acronym`, `abbreviation`, `romanised`, `overlap` or \
      `different`.
      """,
      pair
    ) { _, arguments in
      arguments.nameMatch.map { .text($0.reason.rawValue) } ?? .none
    },
    .value(
      "title-agreement",
      """
      How well two titles agree, 0 to 1: 1 where one holds the other, else the share of common words or pairs of \
      characters, long words counting for more, a common number adding 0.25.
      """,
      pair
    ) { _, arguments in
      guard let one = arguments.text(0), let other = arguments.text(1) else { return .none }
      return TitleMatch.score(one, other).map(MeasureValue.number) ?? .none
    },
    .value(
      "similarity", "How alike two texts are spelt, 0 to 1: one minus edits by the longer length, letters only.", pair
    ) { _, arguments in
      guard let one = arguments.text(0), let other = arguments.text(1) else { return .none }
      return Spelling.similarity(one, other).map(MeasureValue.number) ?? .none
    },
    .value(
      "matches-declared",
      "Whether two texts say the same: the same letters under folding, or addresses of the same place.", pair
    ) { _, arguments in
      guard let one = arguments.text(0), let other = arguments.text(1) else { return .none }
      return .flag(Spelling.isSame(one, other))
    },
    .value("part-count", "How many parts a text has between bars, dashes, commas and their like.", [.text]) {
      _, arguments in
      arguments.text(0).map { .number(Double(TitleParts($0).parts.count)) } ?? .none
    },
    .value(
      "repeated-token-share", "The share of a text's parts that have one word or pair of characters in common, 0 to 1.",
      [.text]
    ) { _, arguments in
      guard let text = arguments.text(0) else { return .none }
      let parts = TitleParts(text)
      return .number(Double(parts.mostShared) / Double(max(1, parts.parts.count)))
    },
    .value(
      "token-repeats", "How often the most frequent word or pair of East Asian characters stands in a text.", [.text]
    ) { _, arguments in
      arguments.text(0).map { .number(Double(TitleParts.mostRepeated($0))) } ?? .none
    },
  ]
}

extension Arguments {
  /// How the first two arguments agree as names.
  fileprivate var nameMatch: NameMatch? {
    guard let one = text(0), let other = text(1) else { return nil }
    return NameMatch(one, other)
  }
}

/// How alike texts are spelt.
enum Spelling {
  private static let longest = 200

  /// One minus the number of edits (insert, delete, replace) by the longer length; nil without letters.
  static func similarity(_ one: String, _ other: String) -> Double? {
    let first = FoldedName(one, longest: longest).letters
    let second = FoldedName(other, longest: longest).letters
    guard !first.isEmpty, !second.isEmpty else { return nil }
    var row = Array(0...second.count)
    for (index, letter) in first.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, counterpart) in second.enumerated() {
        let cost = min(diagonal + (letter == counterpart ? 0 : 1), row[column] + 1, row[column + 1] + 1)
        diagonal = row[column + 1]
        row[column + 1] = cost
      }
    }
    return 1 - Double(row[second.count]) / Double(max(first.count, second.count))
  }

  /// Whether two texts say the same: addresses without scheme, `www.`, fragment and final slash, other texts folded.
  static func isSame(_ one: String, _ other: String) -> Bool {
    if let first = Host(one), let second = Host(other) {
      func place(_ address: String, _ host: Host) -> String {
        let name = host.name.hasPrefix("www.") ? String(host.name.dropFirst(4)) : host.name
        let start = address.range(afterAuthorityOf: address)
        var path = Substring(start).prefix { $0 != "#" }
        while path.last == "/" { path = path.dropLast() }
        return name + path
      }
      return place(one, first) == place(other, second)
    }
    let letters = [FoldedName(one, longest: 4000).letters, FoldedName(other, longest: 4000).letters]
    return !letters[0].isEmpty && letters[0] == letters[1]
  }
}

extension String {
  /// What follows the host in `address`: path and query.
  fileprivate func range(afterAuthorityOf address: String) -> Substring {
    var rest = address[...]
    if let scheme = rest.firstRange(of: "//") { rest = rest[scheme.upperBound...] }
    return rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" }.map { rest[$0...] } ?? ""
  }
}
