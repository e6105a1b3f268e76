package import Documents
import Folding
internal import ICU

/// Cuts running text into overlapping shingles and hashes them.
///
/// What counts are letters: a letter of a script written without spaces between words, or a word of any other. Marks,
/// spaces, line ends, case, width and Han variants make no difference, so a copy in traditional characters or with
/// other punctuation has the same shingles. A shingle is a stretch of so many letters or so many words (`ShingleLength`);
/// where the two mix, of a weight that comes to the same.
///
/// Not for use from several threads.
package struct Shingler {
  /// Called with the hash of every letter or word and, from the first full stretch on, of the shingle that ends with it.
  package typealias Sink = (_ token: UInt64, _ shingle: UInt64?) -> Void

  private let letterWeight: Int
  private let wordWeight: Int
  private let fullWeight: Int
  private var tokens: [(hash: UInt64, weight: Int)] = []
  private var first = 0
  private var weight = 0

  /// A shingler for stretches of `length`.
  package init(_ length: ShingleLength) {
    letterWeight = length.words
    wordWeight = length.letters
    fullWeight = length.letters * length.words
  }

  /// The zones whose text is compared: what the article itself says.
  package static let zones = ZoneSet([.heading, .body, .caption])

  /// Hands the shingles of `document` to `sink`, in the order of the text; shingles run on from block to block.
  ///
  /// - Complexity: O(n) in the text.
  package mutating func run(_ document: Document, _ sink: Sink) {
    tokens.removeAll(keepingCapacity: true)
    first = 0
    weight = 0
    for block in document.blocks where Self.zones.contains(block.zone) {
      let folded = Folder.fold(document.text, block.range, by: Self.folds).bytes
      run(folded, sink)
    }
  }

  private static let folds: FoldSet = [.case, .width, .han, .invisible]

  private mutating func run(_ bytes: [UInt8], _ sink: Sink) {
    let span = bytes.span
    var offset = 0
    var word: UInt64 = 0
    while offset < span.count {
      let (scalar, length) = UTF8Scalars.decode(span, at: offset)
      offset += length
      switch LetterClass(scalar) {
      case .word:
        word = Hash.mix(word ^ UInt64(scalar) &+ Hash.seed)
      case .alone:
        if word != 0 { add(word, wordWeight, sink) }
        word = 0
        add(Hash.mix(UInt64(scalar) &+ Hash.seed), letterWeight, sink)
      case .none:
        if word != 0 { add(word, wordWeight, sink) }
        word = 0
      }
    }
    if word != 0 { add(word, wordWeight, sink) }
  }

  private mutating func add(_ token: UInt64, _ tokenWeight: Int, _ sink: Sink) {
    tokens.append((token, tokenWeight))
    weight += tokenWeight
    while weight - tokens[first].weight >= fullWeight {
      weight -= tokens[first].weight
      first += 1
    }
    guard weight >= fullWeight else { return sink(token, nil) }
    var hash = Hash.seed
    for token in tokens[first...] { hash = Hash.mix(hash ^ token.hash) }
    sink(token, hash)
    if first >= 256 {
      tokens.removeFirst(first)
      first = 0
    }
  }
}

/// How long a shingle is.
package struct ShingleLength: Hashable, Sendable {
  /// In letters of scripts without spaces.
  package var letters: Int
  /// In words.
  package var words: Int

  /// A stretch of `letters` letters or `words` words.
  package init(letters: Int, words: Int) {
    self.letters = letters
    self.words = words
  }
}

/// What a character is to the comparison of texts.
enum LetterClass {
  /// Part of a word.
  case word
  /// A word of its own: a letter of a script that puts no spaces between words.
  case alone
  /// Neither letter nor digit.
  case none

  /// The class of `scalar`.
  @inline(__always)
  init(_ scalar: UInt32) {
    if scalar < 0x80 {
      self = scalar &- 0x30 < 10 || (scalar | 0x20) &- 0x61 < 26 ? .word : .none
    } else if CharacterClass.isCJKLetter(scalar) || Self.isUnspaced(scalar) {
      self = .alone
    } else {
      self = Self.isWord(scalar) ? .word : .none
    }
  }

  /// Thai, Lao, Tibetan, Myanmar and Khmer (UAX #14, class SA, and Tibetan).
  private static func isUnspaced(_ scalar: UInt32) -> Bool {
    (0x0E01...0x0E4E).contains(scalar) || (0x0E81...0x0ECD).contains(scalar) || (0x0F40...0x0FBC).contains(scalar)
      || (0x1000...0x103F).contains(scalar) || (0x1780...0x17D3).contains(scalar)
  }

  private static func isWord(_ scalar: UInt32) -> Bool {
    switch UnicodeData.generalCategory(scalar) {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .nonspacingMark, .spacingMark:
      true
    default: false
    }
  }
}

/// Hashing of 64-bit words: the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
enum Hash {
  /// Any odd number with as many ones as zeros.
  static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// A bijection of 64-bit words in which every bit of the result depends on every bit of `word`.
  @inline(__always)
  static func mix(_ word: UInt64) -> UInt64 {
    var mixed = word
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
