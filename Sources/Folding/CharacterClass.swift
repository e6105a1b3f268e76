internal import ICU

/// What folding and the cutting of sentences have to know about single characters.
///
/// A character and what it folds to are of the same class, so that the folds which look at neighbours decide alike
/// whether or not single characters were folded before.
package enum CharacterClass {
  /// Han, kana and what lengthens or repeats them: the letters of scripts written without spaces between words that
  /// the folds look at.
  @inlinable
  @inline(__always)
  package static func isCJKLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ..<0x2E80: false
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3029, 0x3038...0x303B, 0x3041...0x3096, 0x309D...0x309F,
      0x30A1...0x30FA, 0x30FC...0x30FF:
      true
    case 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F: true
    case 0x1B000...0x1B16F, 0x20000...0x3FFFD: true
    default: false
    }
  }

  /// Characters between which a line end is no space: East Asian letters and marks of full width, Hangul not included
  /// (CSS Text Module Level 3, section 4.1.3); full-width forms of ASCII letters and symbols count as ASCII.
  @inlinable
  @inline(__always)
  package static func isWide(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ..<0x2E80: false
    case 0x2E80...0x2FFF, 0x3001...0x303E, 0x3041...0x312F, 0x3190...0x4DBF, 0x4E00...0xA4CF: true
    case 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF61...0xFF9F: true
    case 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: true
    case 0x1B000...0x1B16F, 0x20000...0x3FFFD: true
    default: false
    }
  }

  /// Characters that end a line (UAX #14, BK, CR, LF, NL).
  @inlinable
  @inline(__always)
  package static func isLineEnd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Line ends, and the spaces and tabs that stand before and behind them.
  @inlinable
  @inline(__always)
  package static func isBlank(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x09 || isLineEnd(scalar)
  }

  /// Marks that are put between the letters of a CJK word to disguise it.
  @inlinable
  @inline(__always)
  package static func isSeparator(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x20, 0x27, 0x2A, 0x2B, 0x2D...0x2F, 0x5C, 0x5F, 0x60, 0x7C, 0x7E: true
    case 0xA0, 0xA6, 0xB7, 0x2000...0x200A, 0x2010...0x2013, 0x2022, 0x2027, 0x202F, 0x205F, 0x2219, 0x22C5: true
    case 0x3000, 0x30FB, 0xFF07, 0xFF0A, 0xFF0B, 0xFF0D...0xFF0F, 0xFF3C, 0xFF3F, 0xFF40, 0xFF5C, 0xFF5E: true
    case 0xFF65, 0xFFE4: true
    default: false
    }
  }

  /// Whether `scalar`, standing behind `previous`, shows nothing of its own: default-ignorable characters and controls,
  /// marks struck through or round any character, and accents on Han, which has none.
  @inlinable
  @inline(__always)
  package static func isInvisible(_ scalar: UInt32, after previous: UInt32) -> Bool {
    if scalar < 0x80 { return scalar < 0x09 || (0x0E..<0x20).contains(scalar) || scalar == 0x7F }
    return isInvisibleBeyondASCII(scalar, after: previous)
  }

  /// The part of `isInvisible` for scalars from U+0080 on.
  @usableFromInline
  package static func isInvisibleBeyondASCII(_ scalar: UInt32, after previous: UInt32) -> Bool {
    guard FoldTable.entry(scalar) & FoldTable.Flag.invisible != 0 else { return false }
    // Accents belong to the letters of most scripts; strokes through a letter and rings round it to none.
    return scalar &- 0x300 >= 0x70 || scalar &- 0x334 < 5 || isCJKLetter(previous)
  }

  /// The marks that half-width katakana are voiced with.
  @inline(__always)
  static func isVoicingMark(_ scalar: UInt32) -> Bool { scalar == 0xFF9E || scalar == 0xFF9F }

  /// Characters that make one character with the one before them: voicing marks, accents, the vowels and final
  /// consonants of Hangul written by parts.
  @inline(__always)
  package static func isComposing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ..<0x300: false
    case 0x300...0x345, 0x1161...0x1175, 0x11A8...0x11C2, 0x3099, 0x309A, 0xFF9E, 0xFF9F: true
    default: false
    }
  }

  /// What `scalar` becomes together with `mark` behind it; nil where they stay two characters.
  static func composed(_ scalar: UInt32, with mark: UInt32) -> UInt32? {
    guard isComposing(mark), scalar > 0x20 else { return nil }
    return isVoicingMark(mark) ? voiced(scalar, by: mark) : composer?.composition(of: scalar, and: mark)
  }

  private static let composer = try? Normalizer(.nfc)

  /// The full-width katakana that `scalar` becomes under the half-width voicing mark `mark`; nil where it takes none.
  static func voiced(_ scalar: UInt32, by mark: UInt32) -> UInt32? {
    guard isVoicingMark(mark), scalar &- 0xFF66 < 0x38 else { return nil }
    let full = FoldTable.fold(scalar, by: .width)
    switch (full, mark) {
    case (0x30A6, 0xFF9E): return 0x30F4
    case (0x30AB...0x30C1, 0xFF9E) where full % 2 == 1: return full + 1
    case (0x30C4, 0xFF9E), (0x30C6, 0xFF9E), (0x30C8, 0xFF9E): return full + 1
    case (0x30CF...0x30DB, 0xFF9E) where (full - 0x30CF) % 3 == 0: return full + 1
    case (0x30CF...0x30DB, 0xFF9F) where (full - 0x30CF) % 3 == 0: return full + 2
    case (0x30EF, 0xFF9E): return 0x30F7
    case (0x30F2, 0xFF9E): return 0x30FA
    default: return nil
    }
  }
}
