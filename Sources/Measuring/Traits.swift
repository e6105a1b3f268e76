/// What a character is, as far as measures ask: general category, script group and role in text, as one set of bits.
///
/// The eight highest bits hold the number of the character's script (ICU's `UScriptCode`), so that one look-up answers
/// everything; a union of several characters' traits is meaningful only after `flags`.
struct Traits: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  /// Letters of any script (L).
  static let letter = Traits(rawValue: 1 << 0)
  /// Capital and title-case letters (Lu, Lt).
  static let upper = Traits(rawValue: 1 << 1)
  /// Small letters (Ll).
  static let lower = Traits(rawValue: 1 << 2)
  /// Decimal digits (Nd).
  static let digit = Traits(rawValue: 1 << 3)
  /// Other numbers (Nl, No).
  static let number = Traits(rawValue: 1 << 4)
  /// Combining marks (M).
  static let mark = Traits(rawValue: 1 << 5)
  /// Han characters.
  static let han = Traits(rawValue: 1 << 6)
  /// Hiragana and katakana, half-width ones too.
  static let kana = Traits(rawValue: 1 << 7)
  /// Hangul syllables and jamo.
  static let hangul = Traits(rawValue: 1 << 8)
  /// Bopomofo.
  static let bopomofo = Traits(rawValue: 1 << 9)
  /// Latin letters.
  static let latin = Traits(rawValue: 1 << 10)
  /// Cyrillic letters.
  static let cyrillic = Traits(rawValue: 1 << 11)
  /// Greek letters.
  static let greek = Traits(rawValue: 1 << 12)
  /// Letters of scripts whose line breaks need a dictionary (Line_Break=SA: Thai, Lao, Khmer, Burmese).
  static let dictionaryBroken = Traits(rawValue: 1 << 13)
  /// Letters written from right to left (Bidi_Class R or AL).
  static let rightToLeft = Traits(rawValue: 1 << 14)
  /// Marks that end a sentence (Sentence_Terminal).
  static let sentenceTerminal = Traits(rawValue: 1 << 15)
  /// Marks that end a clause or sentence in some language (Terminal_Punctuation).
  static let terminal = Traits(rawValue: 1 << 16)
  /// Opening brackets (Ps).
  static let opening = Traits(rawValue: 1 << 17)
  /// Closing brackets (Pe).
  static let closing = Traits(rawValue: 1 << 18)
  /// Initial quotation marks (Pi).
  static let initialQuote = Traits(rawValue: 1 << 19)
  /// Final quotation marks (Pf).
  static let finalQuote = Traits(rawValue: 1 << 20)
  /// Any punctuation (P).
  static let punctuation = Traits(rawValue: 1 << 21)
  /// Symbols (S).
  static let symbol = Traits(rawValue: 1 << 22)
  /// Spaces and line ends (White_Space).
  static let space = Traits(rawValue: 1 << 23)
  /// Control characters that are no white space (Cc without U+0009…U+000D and U+0085).
  static let control = Traits(rawValue: 1 << 24)
  /// Characters that show nothing of their own (Default_Ignorable_Code_Point).
  static let ignorable = Traits(rawValue: 1 << 25)
  /// Controls of the writing direction (Bidi_Control).
  static let bidiControl = Traits(rawValue: 1 << 26)
  /// Private-use characters (Co).
  static let privateUse = Traits(rawValue: 1 << 27)
  /// U+FFFD and U+FFFC: what stands where something is lost.
  static let replacement = Traits(rawValue: 1 << 28)
  /// Unassigned code points and noncharacters (Cn).
  static let unassigned = Traits(rawValue: 1 << 29)
  /// Punctuation drawn in the width of an ideograph: U+3001…U+303F and the full-width forms of ASCII marks.
  static let wideMark = Traits(rawValue: 1 << 30)
  /// The ASCII marks that have an ideographic or full-width form: `!`, `(`, `)`, `,`, `.`, `:`, `;`, `?`.
  static let narrowMark = Traits(rawValue: 1 << 31)
  /// Characters of the first level of GB 2312, and its kana and marks.
  static let everydaySimplified = Traits(rawValue: 1 << 32)
  /// Characters of the first level of Big5.
  static let everydayTraditional = Traits(rawValue: 1 << 33)
  /// Characters of the first level of JIS X 0208, and kana.
  static let everydayJapanese = Traits(rawValue: 1 << 34)
  /// Hangul syllables of KS X 1001.
  static let everydayKorean = Traits(rawValue: 1 << 35)
  /// Compatibility forms: letters in another font, width, circle or square, superscripts (Decomposition_Type).
  static let styled = Traits(rawValue: 1 << 36)
  /// Characters that may be shown as emoji (Emoji, ASCII left out).
  static let emoji = Traits(rawValue: 1 << 37)
  /// Box drawing and block elements (U+2500…U+259F).
  static let box = Traits(rawValue: 1 << 38)
  /// Variation selectors.
  static let variation = Traits(rawValue: 1 << 39)
  /// Letters and signs of scripts in which joiners change the shape of their neighbours.
  static let joining = Traits(rawValue: 1 << 40)
  /// A stretch that a measure does not look into (inline code, address, formula), standing as one character.
  static let masked = Traits(rawValue: 1 << 41)
  /// Any character beyond ASCII.
  static let beyondASCII = Traits(rawValue: 1 << 42)
  /// Connectors and dashes (Pc, Pd).
  static let dash = Traits(rawValue: 1 << 43)
  /// Marks of no script of their own (Script=Inherited), which may stand on any letter.
  static let inheritedMark = Traits(rawValue: 1 << 44)
  /// Set where the traits were looked up at all.
  static let known = Traits(rawValue: 1 << 45)
  /// Letters beyond ASCII that are neither Latin nor of a script without spaces.
  static let foreignLetter = Traits(rawValue: 1 << 46)
  /// Letters from U+0080 to U+024F.
  static let accented = Traits(rawValue: 1 << 47)
  /// What stands inside Latin words only where they were decoded wrongly: symbols, numbers, controls and Greek letters
  /// beyond ASCII, inverted marks.
  ///
  /// Capitals do not count: Irish has them behind small letters.
  static let disturbing = Traits(rawValue: 1 << 48)
  /// `+`, which begins a stretch of UTF-7.
  static let plus = Traits(rawValue: 1 << 49)
  /// Characters whose two bytes are those of an ASCII character in the other byte order.
  static let swappedASCII = Traits(rawValue: 1 << 50)

  /// Han, kana, hangul and bopomofo.
  static let eastAsian: Traits = [.han, .kana, .hangul, .bopomofo]
  /// Han, kana and bopomofo: written without spaces, with marks of full width.
  static let ideographic: Traits = [.han, .kana, .bopomofo]
  /// In the first level of some East Asian standard.
  static let everyday: Traits = [.everydaySimplified, .everydayTraditional, .everydayJapanese, .everydayKorean]
  /// Letters, numbers and marks: what words are made of, masked stretches included.
  static let wordPart: Traits = [.letter, .digit, .number, .mark, .masked]

  private static let flagBits: UInt64 = (1 << 56) - 1

  /// The traits without the script number.
  var flags: Traits { Traits(rawValue: rawValue & Self.flagBits) }

  /// Bits 0 to 3: in the first level of the simplified, traditional, Japanese, Korean standard.
  var everydayLevels: Int { Int(rawValue >> 32) & 0xF }

  /// The number of the character's script (ICU's `UScriptCode`).
  var script: Int { Int(rawValue >> 56) }

  /// These traits with a script number.
  func inScript(_ script: Int) -> Traits { Traits(rawValue: rawValue | UInt64(clamping: min(script, 255)) << 56) }

  /// Whether the character has at least one of `others`.
  @inline(__always)
  func has(_ others: Traits) -> Bool { rawValue & others.rawValue != 0 }
}
