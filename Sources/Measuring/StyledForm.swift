/// Characters that are letters or digits of ASCII in another dress (Decomposition_Type font, wide, circle, square,
/// superscript or subscript), and small capitals.
struct StyledForm: Equatable {
  /// The dress, by the name that rules use.
  enum Dress: String, CaseIterable {
    case mathematical, fullwidth, enclosed, superscript, `small-capital`
  }

  /// The dress.
  var dress: Dress
  /// The ASCII letter or digit under it, as a small letter where the dress has no case.
  var plain: UInt8

  /// The dress of `scalar`, nil for what wears none.
  init?(_ scalar: UInt32) {
    guard scalar >= 0xB2, let found = Self.form(scalar) else { return nil }
    self = found
  }

  private init(_ dress: Dress, _ plain: UInt32) {
    self.dress = dress
    self.plain = UInt8(truncatingIfNeeded: plain)
  }

  private static func form(_ scalar: UInt32) -> StyledForm? {
    switch scalar {
    case 0xFF10...0xFF19: StyledForm(.fullwidth, scalar - 0xFF10 + 0x30)
    case 0xFF21...0xFF3A: StyledForm(.fullwidth, scalar - 0xFF21 + 0x41)
    case 0xFF41...0xFF5A: StyledForm(.fullwidth, scalar - 0xFF41 + 0x61)
    case 0x1D400...0x1D6A3: mathematicalLetter(scalar - 0x1D400)
    case 0x1D7CE...0x1D7FF: StyledForm(.mathematical, (scalar - 0x1D7CE) % 10 + 0x30)
    case 0x2460...0x2468: StyledForm(.enclosed, scalar - 0x2460 + 0x31)
    case 0x24EA: StyledForm(.enclosed, 0x30)
    case 0x24B6...0x24CF: StyledForm(.enclosed, scalar - 0x24B6 + 0x41)
    case 0x24D0...0x24E9: StyledForm(.enclosed, scalar - 0x24D0 + 0x61)
    case 0x2776...0x277E, 0x2780...0x2788, 0x278A...0x2792: dingbatDigit(scalar)
    case 0x1F130...0x1F149: StyledForm(.enclosed, scalar - 0x1F130 + 0x41)
    case 0x1F150...0x1F169: StyledForm(.enclosed, scalar - 0x1F150 + 0x41)
    case 0x1F170...0x1F189: StyledForm(.enclosed, scalar - 0x1F170 + 0x41)
    default: special(scalar)
    }
  }

  /// The thirteen alphabets from U+1D400 on, each A…Z, a…z; the holes in them have their letters in U+21xx.
  private static func mathematicalLetter(_ index: UInt32) -> StyledForm {
    let letter = index % 52
    return StyledForm(.mathematical, letter < 26 ? 0x41 + letter : 0x61 + letter - 26)
  }

  private static func dingbatDigit(_ scalar: UInt32) -> StyledForm {
    let first: UInt32 = scalar >= 0x278A ? 0x278A : scalar >= 0x2780 ? 0x2780 : 0x2776
    return StyledForm(.enclosed, scalar - first + 0x31)
  }

  private static func special(_ scalar: UInt32) -> StyledForm? {
    if let plain = letterlike[scalar] { return StyledForm(.mathematical, UInt32(plain)) }
    if let plain = smallCapitals[scalar] { return StyledForm(.`small-capital`, UInt32(plain)) }
    switch scalar {
    case 0xB2, 0xB3: return StyledForm(.superscript, scalar - 0xB2 + 0x32)
    case 0xB9: return StyledForm(.superscript, 0x31)
    case 0x2070, 0x2074...0x2079: return StyledForm(.superscript, scalar - 0x2070 + 0x30)
    case 0x2080...0x2089: return StyledForm(.superscript, scalar - 0x2080 + 0x30)
    default: return nil
    }
  }

  /// Letters of the mathematical alphabets that stood in Unicode before the alphabets did (Letterlike Symbols).
  private static let letterlike: [UInt32: UInt8] = table([
    (0x2102, "C"), (0x210A, "g"), (0x210B, "H"), (0x210C, "H"), (0x210D, "H"), (0x210E, "h"), (0x2110, "I"),
    (0x2111, "I"), (0x2112, "L"), (0x2113, "l"), (0x2115, "N"), (0x2119, "P"), (0x211A, "Q"), (0x211B, "R"),
    (0x211C, "R"), (0x211D, "R"), (0x2124, "Z"), (0x2128, "Z"), (0x212C, "B"), (0x212D, "C"), (0x212F, "e"),
    (0x2130, "E"), (0x2131, "F"), (0x2133, "M"), (0x2134, "o"),
  ])

  /// Small capitals of the phonetic blocks.
  private static let smallCapitals: [UInt32: UInt8] = table([
    (0x1D00, "a"), (0x0299, "b"), (0x1D04, "c"), (0x1D05, "d"), (0x1D07, "e"), (0xA730, "f"), (0x0262, "g"),
    (0x029C, "h"), (0x026A, "i"), (0x1D0A, "j"), (0x1D0B, "k"), (0x029F, "l"), (0x1D0D, "m"), (0x0274, "n"),
    (0x1D0F, "o"), (0x1D18, "p"), (0x0280, "r"), (0xA731, "s"), (0x1D1B, "t"), (0x1D1C, "u"), (0x1D20, "v"),
    (0x1D21, "w"), (0x028F, "y"), (0x1D22, "z"),
  ])

  private static func table(_ pairs: [(UInt32, Unicode.Scalar)]) -> [UInt32: UInt8] {
    Dictionary(pairs.map { ($0.0, UInt8(truncatingIfNeeded: $0.1.value)) }) { first, _ in first }
  }
}
