/// The words of a text in scripts with spaces, with what stands before and behind them.
struct SpacedWords {
  /// One word.
  struct Word {
    /// Its place in the block's characters.
    var range: Range<Int>
    /// Whether only a space stands between the word before and this one.
    var isJoined: Bool
  }

  /// The vowels of the basic Latin alphabet; letters beyond ASCII count as vowels too, which errs on the safe side.
  private static let vowels: Set<UInt32> = [0x61, 0x65, 0x69, 0x6F, 0x75, 0x79]
  private static let cyrillicVowels: Set<UInt32> = [
    0x0430, 0x0435, 0x0451, 0x0438, 0x043E, 0x0443, 0x044B, 0x044D, 0x044E, 0x044F, 0x0456, 0x0457, 0x0454,
  ]

  /// The words in order; those that are glued to digits, signs of code or masked stretches are left out.
  let words: [Word]

  /// The words of `text`.
  ///
  /// O(n).
  init(_ text: BlockText, _ table: TraitTable) {
    var words: [Word] = []
    var index = 0
    var last = -1
    while index < text.count {
      guard Self.isLetter(table[text.scalars[index]]) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < text.count, Self.isLetter(table[text.scalars[end]]) || table[text.scalars[end]].has(.mark) {
        end += 1
      }
      let isFree = !Self.isGlue(text, index - 1, index - 2, table) && !Self.isGlue(text, end, end + 1, table)
      if isFree {
        let isJoined = last >= 0 && index - last == 1 && text.scalars[last] == 0x20
        words.append(Word(range: index..<end, isJoined: isJoined))
      }
      last = isFree ? end : -1
      index = end
    }
    self.words = words
  }

  /// A letter of a script with cases.
  private static func isLetter(_ traits: Traits) -> Bool {
    traits.has(.letter) && traits.has([.latin, .cyrillic, .greek]) && !traits.has(.masked)
  }

  /// Whether the character at `place` makes the word part of a name, number or address.
  private static func isGlue(_ text: BlockText, _ place: Int, _ next: Int, _ table: TraitTable) -> Bool {
    guard text.scalars.indices.contains(place) else { return false }
    let scalar = text.scalars[place]
    if [0x5F, 0x40, 0x5C, 0x26, 0x23, 0x24, 0x3D, 0x7E].contains(scalar) { return true }
    if [0x2E, 0x2F, 0x2D, 0x27, 0x2019, 0x3A].contains(scalar) {
      return text.scalars.indices.contains(next) && table[text.scalars[next]].has([.letter, .digit, .masked])
    }
    return table[scalar].has([.digit, .masked])
  }

  /// The greatest number of consonants in a row, and whether there is a vowel, of small letters `letters`.
  static func consonants(_ letters: [UInt32]) -> (most: Int, hasVowel: Bool) {
    var most = 0
    var run = 0
    var hasVowel = false
    for letter in letters {
      let isVowel =
        letter < 0x250
        ? letter >= 0x80 || vowels.contains(letter) : letter >= 0x400 ? cyrillicVowels.contains(letter) : true
      if isVowel {
        hasVowel = true
        run = 0
      } else if letter != 0x44C, letter != 0x44A {
        run += 1
        most = max(most, run)
      }
    }
    return (most, hasVowel)
  }
}
