/// Whether letters stand together as words of one script have them: case, final forms, vowels, order of signs.
///
/// It knows what the scripts demand, not what languages say; it tells text decoded with one alphabet's encoding from
/// text decoded with another's.
struct WordShape {
  let table: TraitTable

  /// The words of `scalars`: stretches without white space, marks at their edges left out.
  func words(_ scalars: [UInt32], in range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if table[scalars[index]].has(.space) {
        index += 1
        continue
      }
      var end = index
      while end < range.upperBound, !table[scalars[end]].has(.space) { end += 1 }
      var lower = index
      var upper = end
      while lower < upper, isEdge(scalars[lower]) { lower += 1 }
      while upper > lower, isEdge(scalars[upper - 1]) { upper -= 1 }
      if lower < upper { result.append(lower..<upper) }
      index = end
    }
    return result
  }

  private func isEdge(_ scalar: UInt32) -> Bool { table[scalar].has(.punctuation) && !table[scalar].has(.letter) }

  /// The share of the words of two letters or more that no script would have so; nil when there are none.
  func brokenShare(_ scalars: [UInt32], _ words: [Range<Int>]) -> Double? {
    let judged = words.filter { word in scalars[word].filter { table[$0].has(.letter) }.count > 1 }
    guard !judged.isEmpty else { return nil }
    return Double(judged.filter { isBroken(scalars[$0]) }.count) / Double(judged.count)
  }

  /// Whether a word is impossible in the script that most of its letters have.
  func isBroken(_ word: ArraySlice<UInt32>) -> Bool {
    let letters = word.filter { table[$0].has(.letter) }
    guard let script = letters.first.map({ table[$0].script }) else { return true }
    if letters.contains(where: { table[$0].script != script }) { return true }
    return hasGluedSign(word) || hasInvertedCase(word) || hasMisplacedForm(word) || lacksVowel(letters)
      || hasStraySign(word)
  }

  /// Whether a word is impossible by its case or by signs inside it, which no abbreviation is.
  func isTwisted(_ word: ArraySlice<UInt32>) -> Bool { hasGluedSign(word) || hasInvertedCase(word) }

  /// A symbol, control or unassigned character between two letters, or a box next to one.
  private func hasGluedSign(_ word: ArraySlice<UInt32>) -> Bool {
    let signs: Traits = [.symbol, .control, .unassigned, .privateUse, .number, .box]
    return word.indices.dropFirst().dropLast().contains { index in
      table[word[index]].has(signs) && table[word[index - 1]].has([.letter, .mark])
        && table[word[index + 1]].has(.letter)
    } || word.contains { table[$0].has([.control, .unassigned, .privateUse, .box]) }
  }

  /// A capital behind a small letter.
  private func hasInvertedCase(_ word: ArraySlice<UInt32>) -> Bool {
    zip(word, word.dropFirst()).contains { table[$0].has(.lower) && table[$1].has(.upper) }
  }

  /// Letters that stand only at the end of a word, or never there: Hebrew final forms, final sigma, teh marbuta and alef
  /// maksura (Unicode names `FINAL`; Joining_Type R without a follower).
  private func hasMisplacedForm(_ word: ArraySlice<UInt32>) -> Bool {
    let finals: Set<UInt32> = [0x05DA, 0x05DD, 0x05DF, 0x05E3, 0x05E5, 0x03C2, 0x0629, 0x0649]
    let inner = word.dropLast()
    if inner.contains(where: finals.contains), let last = word.last, table[last].has(.letter) {
      return inner.indices.contains { finals.contains(word[$0]) && table[word[$0 + 1]].has(.letter) }
    }
    return word.count > 1 && word.last == 0x03C3
  }

  /// A word of three letters or more without a vowel that is no abbreviation, in the alphabets that write all vowels.
  private func lacksVowel(_ letters: [UInt32]) -> Bool {
    guard letters.count > 2, let first = letters.first, table[first].has([.cyrillic, .greek]) else { return false }
    if letters.count < 5, letters.allSatisfy({ table[$0].has(.upper) }) { return false }
    return !letters.contains { Self.vowels.contains(CharacterValue.lowercase($0)) }
  }

  /// The vowels of Cyrillic and Greek, accented ones too.
  private static let vowels: Set<UInt32> = [
    0x0430, 0x0435, 0x0451, 0x0438, 0x043E, 0x0443, 0x044B, 0x044D, 0x044E, 0x044F, 0x0456, 0x0457, 0x0454, 0x0463,
    0x03B1, 0x03B5, 0x03B7, 0x03B9, 0x03BF, 0x03C5, 0x03C9, 0x03AC, 0x03AD, 0x03AE, 0x03AF, 0x03CC, 0x03CD, 0x03CE,
    0x0390, 0x03B0, 0x03CA, 0x03CB,
  ]

  /// A combining mark on nothing, or a Thai leading vowel before no consonant.
  private func hasStraySign(_ word: ArraySlice<UInt32>) -> Bool {
    if let first = word.first, table[first].has(.mark) { return true }
    return word.indices.contains { index in
      guard (0x0E40...0x0E44).contains(word[index]) else { return false }
      return index + 1 >= word.endIndex || !(0x0E01...0x0E2E).contains(word[index + 1])
    }
  }
}
