/// How well two titles agree: one may be shorter, cut off or in another order.
enum TitleMatch {
  private static let longest = 400

  /// How well two titles agree, 0 to 1; nil when one of them has no letter.
  ///
  /// 1 where one holds the other, else the greater of the shares of common words and of common pairs of characters. Long
  /// words count for more than short ones; a number of two digits or more that both have adds a quarter.
  static func score(_ one: String, _ other: String) -> Double? {
    let first = FoldedName(one, longest: longest)
    let second = FoldedName(other, longest: longest)
    guard !first.letters.isEmpty, !second.letters.isEmpty else { return nil }
    let short = first.letters.count <= second.letters.count ? first : second
    let long = first.letters.count <= second.letters.count ? second : first
    if holds(long, short) { return 1 }
    let mine = tokens(short)
    let theirs = tokens(long)
    let common = weight(mine.intersection(theirs))
    let jaccard = common / max(1, weight(mine.union(theirs)))
    let share = common / max(1, min(weight(mine), weight(theirs)))
    let base = max(jaccard, mine.intersection(theirs).count > 1 ? share * 0.8 : 0)
    let hasNumber = !numbers(one).intersection(numbers(other)).isEmpty
    return min(1, base + (hasNumber ? 0.25 : 0))
  }

  /// Whether all of the shorter title stands in the longer one.
  private static func holds(_ long: FoldedName, _ short: FoldedName) -> Bool {
    let needle = short.isUnspaced ? short.letters.map { [$0] } : short.words
    let hay = short.isUnspaced ? long.letters.map { [$0] } : long.words
    guard needle.count <= hay.count, short.letters.count >= 2 else { return false }
    return (0...hay.count - needle.count).contains { hay[$0..<$0 + needle.count].elementsEqual(needle) }
  }

  /// The share of the words of `text` that stand among `others`, 0 to 1; nil without words.
  static func share(of text: String, in others: Set<[UInt32]>) -> Double? {
    let mine = tokens(FoldedName(text, longest: longest))
    return mine.isEmpty ? nil : weight(mine.intersection(others)) / weight(mine)
  }

  /// The beginnings of words of alphabets, neighbouring pairs of East Asian characters.
  static func tokens(_ name: FoldedName) -> Set<[UInt32]> {
    var result: Set<[UInt32]> = []
    for (index, word) in name.words.enumerated() {
      if word.count > 1 || word[0] < 0x2E80 {
        if isHangul(word[0]) {
          result.formUnion(zip(word, word.dropFirst()).map { [$0, $1] })
        } else {
          result.insert(Array(word.prefix(stem)))
        }
      } else if index + 1 < name.words.count, name.words[index + 1].count == 1 {
        result.insert(word + name.words[index + 1])
      }
    }
    return result
  }

  /// Words of alphabets are the same when they agree in so many letters: endings change.
  private static let stem = 6

  /// How much words say: little words of alphabets next to nothing.
  private static func weight(_ tokens: Set<[UInt32]>) -> Double {
    tokens.reduce(0) { sum, token in
      let isPair = token.count == 2 && token[0] >= 0x2E80
      let isNumber = token.allSatisfy { CharacterValue.decimalDigit($0) != nil }
      return sum + (isPair || isNumber ? 2 : max(0.25, Double(token.count - 2)))
    }
  }

  private static func isHangul(_ scalar: UInt32) -> Bool { (0xAC00...0xD7A3).contains(scalar) }

  /// The numbers of two digits or more.
  private static func numbers(_ title: String) -> Set<[Int]> {
    var result: Set<[Int]> = []
    var current: [Int] = []
    for scalar in title.unicodeScalars.prefix(longest) {
      if let digit = CharacterValue.decimalDigit(scalar.value) {
        current.append(digit)
      } else {
        if current.count > 1 { result.insert(current) }
        current = []
      }
    }
    if current.count > 1 { result.insert(current) }
    return result
  }
}
