internal import Folding
internal import ICU

/// A name without the differences that do not make another name: width, case, Han variants, accents, punctuation.
struct FoldedName {
  /// The letters and digits.
  private(set) var letters: [UInt32] = []
  /// The words; one character each in scripts without spaces.
  private(set) var words: [[UInt32]] = []

  /// The first `longest` letters of `name`.
  init(_ name: String, longest: Int) {
    let folded = Folder.fold(Array(name.utf8), by: [.case, .width, .han, .invisible])
    var word: [UInt32] = []
    var offset = 0
    func isAlone(_ scalar: UInt32) -> Bool { CharacterClass.isCJKLetter(scalar) }
    while offset < folded.count, letters.count < longest {
      let (scalar, length) = UTF8Scalar.decode(folded, at: offset)
      offset += length
      let kind = LetterKind(scalar)
      if kind == .mark, scalar < 0x2000 { continue }
      if kind == .other || isAlone(scalar) {
        if !word.isEmpty { words.append(word) }
        word = []
      }
      guard kind != .other else { continue }
      let letter = Self.withoutAccent(scalar)
      letters.append(letter)
      if isAlone(scalar) { words.append([letter]) } else { word.append(letter) }
    }
    if !word.isEmpty { words.append(word) }
  }

  /// Whether most of the name is written in Han, kana or hangul, whose words are not told apart by spaces alone.
  var isUnspaced: Bool {
    letters.filter { CharacterClass.isCJKLetter($0) || (0xAC00...0xD7A3).contains($0) }.count * 2 > letters.count
  }

  /// The letter under the accents, for alphabets.
  private static func withoutAccent(_ scalar: UInt32) -> UInt32 {
    guard scalar >= 0xC0, scalar < 0x2000 else { return scalar }
    return decomposer?.decomposition(of: scalar)?.first ?? scalar
  }

  private static let decomposer = try? Normalizer(.nfd)
}

/// Whether a character is part of a word, a mark on a letter, or neither.
enum LetterKind {
  case letter, mark, other

  /// The kind of `scalar`.
  init(_ scalar: UInt32) {
    switch UnicodeData.generalCategory(scalar) {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .spacingMark:
      self = .letter
    case .nonspacingMark, .enclosingMark: self = .mark
    default: self = .other
    }
  }
}
