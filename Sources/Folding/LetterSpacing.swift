internal import Documents
internal import ICU

/// Words whose letters all stand apart: `N o  r e p o s t s`, `z.a.k.a.z`.
///
/// Four letters in a row with the same mark between them make one; the same mark joins what stands before and behind
/// them, too, and every other gap up to `Folder.longestSeparator` marks is the gap between two such words.
enum LetterSpacing {
  /// The least letters with the same mark between them.
  static let fewestLetters = 4

  /// How far the quick look has come.
  private struct Look {
    /// Letters that stand alone, in a row, the one at hand included.
    var run = 0
    /// Letters of the word at hand, 2 for more; 0 between words.
    var word = 0
    /// Marks since the last letter, blanks apart: those at a line's end are one.
    var marks = 0
    var blanks = 0
    var hasLineEnd = false

    var isLongEnough: Bool { word == 1 && run >= LetterSpacing.fewestLetters }
    private var gap: Int { marks + (hasLineEnd ? 1 : blanks) }

    mutating func letters(_ count: Int) {
      if word > 0 || count > 1 {
        word = 2
        run = 0
      } else {
        word = 1
        run = gap > 0 && gap <= Folder.longestSeparator ? run + 1 : 1
      }
      (marks, blanks, hasLineEnd) = (0, 0, false)
    }

    mutating func leaveWord() { word = 0 }

    mutating func stop() { self = Look() }
  }

  /// Whether `text[range]` may hold such a word; a quick look that takes more for one than folding does.
  ///
  /// - Complexity: O(n).
  static func mayStand(in text: Span<UInt8>, _ range: TextRange) -> Bool {
    mayHoldLetters(text, range) && hasSpacedLetters(text, range)
  }

  /// Whether `text[range]` has as many ASCII letters that stand alone as such a word has, or any letter beyond ASCII
  /// that may; eight bytes at a time, which is enough for most texts.
  private static func mayHoldLetters(_ text: Span<UInt8>, _ range: TextRange) -> Bool {
    var alone = 0
    var before: UInt64 = 0
    var offset = range.lower
    while offset &+ 8 <= range.upper {
      let word = text.word(at: offset)
      var leads = word & word << 1 & 0x8080_8080_8080_8080
      while leads != 0 {
        let place = offset &+ leads.trailingZeroBitCount >> 3
        if text[place] &- 0xE4 >= 6, mayBeLetter(text, place) { return true }
        leads &= leads &- 1
      }
      // Seven bits a byte, so that no sum runs over into the next one; bytes beyond ASCII are no letters here.
      let low = (word | 0x2020_2020_2020_2020) & 0x7F7F_7F7F_7F7F_7F7F
      let isLetter = (low &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(low &+ 0x0505_0505_0505_0505) & ~word & 0x8080_8080_8080_8080
      let hasNext = offset &+ 8 < range.upper && (text[offset &+ 8] | 0x20) &- 0x61 < 26
      let beside = isLetter << 8 | before | isLetter >> 8 | (hasNext ? 1 << 63 : 0)
      alone += (isLetter & ~beside).nonzeroBitCount
      if alone >= fewestLetters { return true }
      before = isLetter >> 56
      offset &+= 8
    }
    // The last bytes are few: each letter among them counts.
    for place in offset..<range.upper {
      let byte = text[place]
      if byte >= 0xC0, byte &- 0xE4 >= 6, mayBeLetter(text, place) { return true }
      if (byte | 0x20) &- 0x61 < 26 { alone += 1 }
    }
    return alone >= fewestLetters
  }

  /// Whether the character beyond ASCII at `place`, which is no Han character, may be a letter.
  private static func mayBeLetter(_ text: Span<UInt8>, _ place: Int) -> Bool {
    guard place + 3 <= text.count else { return true }
    switch (text[place], text[place + 1]) {
    case (0xE2, 0x80): return false
    case (0xE3, 0x80): return text[place + 2] > 0x90
    case (0xE3, 0x81...0x83): return false
    case (0xEF, 0xBC): return text[place + 2] > 0xA0
    default: return true
    }
  }

  private static func hasSpacedLetters(_ text: Span<UInt8>, _ range: TextRange) -> Bool {
    let bytes = text.extracting(range.lower..<range.upper)
    var look = Look()
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte >= 0xE4, byte < 0xEA {
        // Han.
        if look.isLongEnough { return true }
        look.stop()
        repeat { offset += 3 } while offset < bytes.count && bytes[offset] >= 0xE4 && bytes[offset] < 0xEA
        continue
      }
      if (byte | 0x20) &- 0x61 < 26 {
        let start = offset
        repeat { offset += 1 } while offset < bytes.count && (bytes[offset] | 0x20) &- 0x61 < 26
        look.letters(offset - start)
        continue
      }
      let (scalar, length) = byte < 0x80 ? (UInt32(byte), 1) : UTF8Scalars.decode(bytes, at: offset)
      offset += length
      if mayBeLetter(scalar) {
        look.letters(1)
      } else if CharacterClass.isInvisible(scalar, after: 0) || CharacterClass.isComposing(scalar) {
        continue
      } else if look.isLongEnough {
        return true
      } else if CharacterClass.isBlank(scalar) {
        look.leaveWord()
        look.blanks += 1
        look.hasLineEnd = look.hasLineEnd || CharacterClass.isLineEnd(scalar)
      } else if isMark(scalar) {
        look.leaveWord()
        look.marks += 1
      } else {
        look.stop()
      }
    }
    return look.isLongEnough
  }

  /// Whether `scalar` is a letter, at no cost for those of which there are many.
  @inline(__always)
  private static func mayBeLetter(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 }
    if scalar < 0x2000 { return scalar >= 0xC0 && !(0x300...0x36F).contains(scalar) }
    // General punctuation, and the marks of East Asian text.
    if scalar &- 0x2000 < 0x70 || scalar &- 0x3000 < 0x21 || scalar &- 0xFF00 < 0x21 { return false }
    return scalar &- 0xAC00 < 0x2BA4 || isLetter(scalar)
  }

  /// Whether `scalar` may stand between letters.
  static func isMark(_ scalar: UInt32) -> Bool { scalar == 0x2E || CharacterClass.isSeparator(scalar) }

  /// Letters of scripts that put spaces between words.
  static func isLetter(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 }
    return !CharacterClass.isCJKLetter(scalar) && UnicodeData.has(.alphabetic, scalar)
  }
}

extension Folder {
  /// A letter that stands alone, with the marks before the next one.
  private struct Spaced {
    var index: Int
    /// How many marks follow, 0 for the last letter.
    var gap: Int
    /// The mark in its folded spelling where there is one only.
    var mark: UInt32?
  }

  /// Joins the letters of words that are written one by one, and leaves one space between such words.
  static func joinSpacedLetters(_ units: inout [Unit]) {
    // Once more, because what the first mark left apart may stand apart by spaces now.
    for _ in 0..<2 {
      guard units.contains(where: { LetterSpacing.isMark($0.scalar) }) else { return }
      var joined: [Unit] = []
      var copied = 0
      var index = 0
      while index < units.count {
        let letters = spacedLetters(units, index)
        let end = letters.last.map { $0.index + 1 } ?? index + 1
        if let mark = mark(of: letters) {
          joined += units[copied..<index]
          for letter in letters {
            joined.append(units[letter.index])
            guard letter.gap > 0, letter.mark != mark else { continue }
            let first = units[letter.index + 1]
            joined.append(Unit(scalar: 0x20, start: first.start, end: units[letter.index + letter.gap].end))
          }
          copied = end
        }
        index = end
      }
      guard copied > 0 else { return }
      units = joined + units[copied...]
    }
  }

  /// The letters from `start` on that stand alone, with gaps of a few marks between them.
  private static func spacedLetters(_ units: [Unit], _ start: Int) -> [Spaced] {
    var letters: [Spaced] = []
    var index = start
    guard index == 0 || !LetterSpacing.isLetter(units[index - 1].scalar) else { return [] }
    while index < units.count, LetterSpacing.isLetter(units[index].scalar) {
      guard index + 1 == units.count || !LetterSpacing.isLetter(units[index + 1].scalar) else {
        if !letters.isEmpty { letters[letters.count - 1].gap = 0 }
        return letters
      }
      var end = index + 1
      while end < units.count, end - index <= longestSeparator, LetterSpacing.isMark(units[end].scalar) { end += 1 }
      let gap = end - index - 1
      let mark = gap == 1 ? fold(units[index + 1].scalar, by: .characters) : nil
      letters.append(Spaced(index: index, gap: gap, mark: mark))
      guard gap > 0 else { return letters }
      index = end
    }
    if !letters.isEmpty { letters[letters.count - 1].gap = 0 }
    return letters
  }

  /// The mark that stands between enough letters in a row; nil where none does.
  private static func mark(of letters: [Spaced]) -> UInt32? {
    guard letters.count >= LetterSpacing.fewestLetters else { return nil }
    var run = 1
    for (one, next) in zip(letters, letters.dropFirst()) {
      run = one.gap > 0 && one.mark != nil && next.gap > 0 && next.mark == one.mark ? run + 1 : 1
      if run + 1 >= LetterSpacing.fewestLetters { return one.mark }
    }
    return nil
  }
}
