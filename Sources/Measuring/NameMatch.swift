/// How well two names agree, and why.
struct NameMatch: Equatable {
  /// What equates the names.
  enum Reason: String {
    case equal, reordered, contained, acronym, abbreviation, romanised, overlap, different
  }

  /// 1 for the same name, 0 for names without anything in common.
  var score: Double
  /// What equates them.
  var reason: Reason

  /// Names longer than this are compared in their first characters only.
  private static let longest = 200

  /// How well `one` and `other` agree; nil when one of them has no letter or digit.
  init?(_ one: String, _ other: String) {
    let names = [FoldedName(one, longest: Self.longest), FoldedName(other, longest: Self.longest)]
    guard !names[0].letters.isEmpty, !names[1].letters.isEmpty else { return nil }
    let short = names[0].letters.count <= names[1].letters.count ? names[0] : names[1]
    let long = names[0].letters.count <= names[1].letters.count ? names[1] : names[0]
    (score, reason) = Self.compare(short, long)
  }

  private static func compare(_ short: FoldedName, _ long: FoldedName) -> (Double, Reason) {
    if short.letters == long.letters { return (1, .equal) }
    if short.words.count > 1, short.words.sorted(by: order) == long.words.sorted(by: order) {
      return (0.95, .reordered)
    }
    if contains(long, short) { return (0.9, .contained) }
    if isAcronym(short, of: long) { return (0.85, .acronym) }
    if isAbbreviation(short, of: long) { return (0.8, .abbreviation) }
    if let score = romanised(short, long) ?? romanised(long, short) { return (score, .romanised) }
    let share = overlap(short.letters, long.letters)
    return share > 0 ? (share * 0.6, .overlap) : (0, .different)
  }

  private static func order(_ one: [UInt32], _ other: [UInt32]) -> Bool { one.lexicographicallyPrecedes(other) }

  // MARK: Containment

  /// Whether all words of `short` stand in `long` side by side; in scripts without spaces two characters or more anywhere.
  private static func contains(_ long: FoldedName, _ short: FoldedName) -> Bool {
    if short.isUnspaced { return short.letters.count >= 2 && index(of: short.letters, in: long.letters) != nil }
    guard short.letters.count >= 3 else { return false }
    if let start = (0...max(0, long.words.count - short.words.count)).first(where: { start in
      start + short.words.count <= long.words.count
        && long.words[start..<start + short.words.count].elementsEqual(short.words)
    }) {
      return start >= 0
    }
    // One word on one side, several on the other: `metroledger` and `Metro Ledger Online`.
    return short.letters.count >= 5 && (short.words.count == 1 || long.words.count == 1)
      && long.letters.starts(with: short.letters)
  }

  private static func index(of needle: [UInt32], in hay: [UInt32]) -> Int? {
    guard needle.count <= hay.count else { return nil }
    return (0...hay.count - needle.count).first { hay[$0..<$0 + needle.count].elementsEqual(needle) }
  }

  // MARK: Acronyms

  /// Whether the letters of `short` are the beginnings of the words of `long`, in order: each letter begins a word or
  /// follows the one before it in the same word.
  private static func isAcronym(_ short: FoldedName, of long: FoldedName) -> Bool {
    guard short.words.count == 1, !short.isUnspaced, (2...8).contains(short.letters.count), long.words.count > 1 else {
      return false
    }
    // For each word what its beginning and those before it can spell: letters, and words used for them.
    var reached: Set<[Int]> = [[0, 0]]
    for (index, word) in long.words.enumerated() {
      var next = index == 0 ? [] : reached
      for state in reached {
        var spelt = 0
        while spelt < word.count, spelt < 3, state[0] + spelt < short.letters.count,
          word[spelt] == short.letters[state[0] + spelt]
        {
          spelt += 1
          next.insert([state[0] + spelt, state[1] + 1])
        }
      }
      reached = next
    }
    return reached.contains { $0[0] == short.letters.count && $0[1] > 1 && $0[1] * 2 >= $0[0] }
      && short.letters.count * 4 >= long.words.count
  }

  /// Whether `short` is `long` with characters left out, as names of institutions in Han characters are shortened: the
  /// first character is the same, the others follow in order.
  private static func isAbbreviation(_ short: FoldedName, of long: FoldedName) -> Bool {
    guard short.isUnspaced, long.isUnspaced, short.letters.count >= 3, short.letters.first == long.letters.first,
      long.letters.count <= short.letters.count * 4
    else { return false }
    var index = 0
    for letter in long.letters where index < short.letters.count && short.letters[index] == letter { index += 1 }
    return index == short.letters.count
  }

  // MARK: Readings

  /// The name in ASCII letters and digits, Han characters by their first readings; nil where it is in Latin letters
  /// already, or has a letter without a reading.
  static func romanised(_ name: String) -> String? {
    var bytes: [UInt8] = []
    var isOther = false
    for letter in FoldedName(name, longest: longest).letters {
      guard let reading = Romanisation.reading(of: letter) else { return nil }
      isOther = isOther || letter >= 0x80
      bytes += reading
    }
    return isOther ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// Whether an ASCII name spells the readings of a name in another script, or their first letters; weak, because
  /// readings vary.
  private static func romanised(_ ascii: FoldedName, _ other: FoldedName) -> Double? {
    guard ascii.letters.allSatisfy({ $0 < 0x80 }), ascii.letters.count >= 2 else { return nil }
    var syllables: [[UInt8]] = []
    for letter in other.letters {
      guard let reading = Romanisation.reading(of: letter) else { return nil }
      syllables.append(reading)
    }
    guard other.letters.contains(where: { $0 >= 0x80 }) else { return nil }
    let name = ascii.letters.map { UInt8($0) }
    let full = Array(syllables.joined())
    if name == full { return 0.8 }
    if name == syllables.map({ $0[0] }) { return name.count >= 3 ? 0.7 : 0.5 }
    if name.count >= 4, full.starts(with: name) { return 0.7 }
    if full.count >= 4, name.starts(with: full) { return 0.7 }
    if isSpelt(name, by: syllables) { return 0.65 }
    return isNearlySpelt(name, by: syllables) ? 0.6 : nil
  }

  /// Whether `name` is made of whole readings of the first characters, in order, characters left out at the end or
  /// between (`fodian` for a name of five characters).
  private static func isSpelt(_ name: [UInt8], by syllables: [[UInt8]]) -> Bool {
    guard name.count >= 4 else { return false }
    var rest = name[...]
    for syllable in syllables where rest.starts(with: syllable) { rest = rest.dropFirst(syllable.count) }
    return rest.isEmpty
  }

  /// Whether `name` is made of the readings of the first two characters or more, one of which is read another way with
  /// the same first letter: the table has one reading a character.
  private static func isNearlySpelt(_ name: [UInt8], by syllables: [[UInt8]]) -> Bool {
    guard name.count >= 5 else { return false }
    for other in syllables.indices.prefix(6) {
      var starts: Set<Int> = [0]
      for (index, syllable) in syllables.prefix(8).enumerated() {
        var next: Set<Int> = []
        for start in starts where start < name.count {
          if index == other {
            guard name[start] == syllable[0] else { continue }
            for length in 1...4 where start + length <= name.count { next.insert(start + length) }
          } else if name[start...].starts(with: syllable) {
            next.insert(start + syllable.count)
          }
        }
        if next.contains(name.count), index > 0, index >= other { return true }
        starts = next
      }
    }
    return false
  }

  // MARK: Overlap

  /// The share of neighbouring pairs of characters that the two have in common (Dice).
  static func overlap(_ one: [UInt32], _ other: [UInt32]) -> Double {
    func pairs(_ letters: [UInt32]) -> [UInt64: Int] {
      var result: [UInt64: Int] = [:]
      for (first, second) in zip(letters, letters.dropFirst()) {
        result[UInt64(first) << 32 | UInt64(second), default: 0] += 1
      }
      return result
    }
    let mine = pairs(one)
    let theirs = pairs(other)
    let common = mine.reduce(0) { $0 + min($1.value, theirs[$1.key] ?? 0) }
    let total = max(0, one.count - 1) + max(0, other.count - 1)
    return total == 0 ? 0 : 2 * Double(common) / Double(total)
  }
}
