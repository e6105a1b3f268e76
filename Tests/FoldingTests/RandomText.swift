/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Texts of the characters that folds have to do with, close together.
struct RandomText {
  var generator: SeededGenerator

  private static let pieces: [String] = [
    "禁", "止", "转", "轉", "载", "載", "体", "體", "。", "，", "！", "Ａ", "ｂ", "９", "％", "＿", "　", "\u{A0}", "\u{2003}",
    "ｶ", "ﾞ", "ﾊ", "ﾟ", "カ", "が", "・", "ー", "·", ".", "-", "/", " ", "  ", "\t", "\n", "\r\n", "\n\n", "\u{2028}",
    "\u{85}",
    "\u{200B}", "\u{200D}", "\u{FE0F}", "\u{AD}", "\u{E0101}", "\u{E0041}", "\u{1}", "\u{301}", "\u{336}", "\u{20DD}",
    "a", "B", "c", "Z", "p", "y", "é", "É", "ß", "ẞ", "ſ", "K", "Ⱥ", "ⱥ", "İ", "ı", "с", "а", "Р", "ж", "ο", "Α", "ս",
    "𝐜", "𝟗", "😀", "👩‍💻", "한", "글", "ไ", "ع", "ש", "⼝", "豈", "㐀", "𠀀", "1", "0", "_", "*", "'", "＇", "￤", "ﬀ", "Ⅷ",
  ]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next(_ count: Int) -> String {
    var text = ""
    for _ in 0..<count {
      // Repeating the last piece or running on in one script makes the rows that loops go over.
      text += Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
      if Int.random(in: 0..<4, using: &generator) == 0 {
        text += ["转载禁止", "abcdefghij", "привет", "한국어"][Int.random(in: 0..<4, using: &generator)]
      }
    }
    return text
  }
}
