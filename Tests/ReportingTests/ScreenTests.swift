import Testing

@testable import Reporting

/// What reaches the terminal, and how many columns it takes.
private func shown(_ text: String) -> (text: String, columns: Int) {
  var screen = Screen()
  screen.put(text)
  return (String(decoding: screen.bytes, as: UTF8.self), screen.column)
}

@Suite struct ScreenTests {
  @Test(
    "widths",
    arguments: [
      ("abc", 3), ("\u{4E2D}\u{6587}", 4), ("\u{FF21}\u{3000}", 4), ("e\u{301}", 1), ("\u{E9}", 1), ("\u{1F600}", 2),
      ("\u{AC00}", 2), ("\u{1100}\u{1161}\u{11A8}", 2), ("\u{FF71}", 1), ("\u{20000}", 2), ("\u{1F1E8}\u{1F1F3}", 2),
      ("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F466}", 2), ("\u{1F44B}\u{1F3FD}", 2), ("\u{2764}\u{FE0F}", 2),
      ("\u{0E01}\u{0E34}", 1), ("\u{05D0}\u{05B8}", 1), ("\u{2026}\u{201C}", 2), ("a\tb", 5), ("\t", 4),
      ("\u{4E2D}\t", 4), ("\u{845B}\u{E0100}", 2), ("\u{0915}\u{094D}\u{200D}\u{0937}", 2),
    ])
  func widths(text: String, columns: Int) {
    #expect(shown(text).columns == columns)
  }

  @Test(
    "what could command or deceive is shown as an escape",
    arguments: [
      ("\u{1B}[31m", "‹U+001B›[31m"), ("a\u{202E}b", "a‹U+202E›b"), ("\u{2066}x\u{2069}", "‹U+2066›x‹U+2069›"),
      ("\r\n", "‹U+000D›‹U+000A›"), ("\u{9B}31m", "‹U+009B›31m"), ("\u{0}", "‹U+0000›"), ("\u{7F}", "‹U+007F›"),
      ("\u{7981}\u{200B}\u{6B62}", "\u{7981}‹U+200B›\u{6B62}"), ("a\u{AD}b", "a‹U+00AD›b"),
      ("\u{FEFF}a", "‹U+FEFF›a"), ("\u{2028}", "‹U+2028›"), ("\u{E000}", "‹U+E000›"), ("\u{FFFE}", "‹U+FFFE›"),
      ("\u{3164}", "‹U+3164›"), ("a\u{200D}b", "a‹U+200D›b"), ("\u{FE0F}", "‹U+FE0F›"), ("\u{61C}", "‹U+061C›"),
      ("\u{E0041}", "‹U+E0041›"), ("\u{FFF9}", "‹U+FFF9›"), ("\u{200F}", "‹U+200F›"),
    ])
  func escapes(text: String, expected: String) {
    #expect(shown(text).text == expected)
    #expect(shown(text).columns == expected.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x4E00 ? 2 : 1) })
  }

  @Test("a mark without a letter gets a circle, and a heap of marks becomes escapes")
  func marks() {
    #expect(shown("\u{301}a").text == "\u{25CC}\u{301}a")
    let heap = shown("a" + String(repeating: "\u{301}", count: 200))
    #expect(heap.text.hasPrefix("a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}‹U+0301›"))
    #expect(heap.columns == 1 + 194 * 8)
  }

  @Test("no control byte and no bidi control passes, whatever comes in")
  func noControlPasses() {
    var random = Seeded(state: 7)
    for _ in 0..<200 {
      let scalars = (0..<50).compactMap { _ in UnicodeScalar(UInt32(random.next() % 0x3000)) }
      let text = String(String.UnicodeScalarView(scalars))
      for scalar in String(decoding: Screen.safe(text), as: UTF8.self).unicodeScalars {
        let category = scalar.properties.generalCategory
        #expect(category != .control && category != .lineSeparator && category != .paragraphSeparator)
        #expect(!(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
      }
    }
  }
}

/// Splitmix64: the same numbers in every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
