import ICU
import Testing

@Suite struct UnicodeDataTests {
  private func value(_ scalar: Unicode.Scalar) -> UInt32 { scalar.value }

  @Test func categories() {
    #expect(UnicodeData.generalCategory(value("A")) == .uppercaseLetter)
    #expect(UnicodeData.generalCategory(value("中")) == .otherLetter)
    #expect(UnicodeData.generalCategory(value("，")) == .otherPunctuation)
    #expect(UnicodeData.generalCategory(value("“")) == .initialPunctuation)
    #expect(UnicodeData.generalCategory(value("\u{200B}")) == .format)
    #expect(UnicodeData.generalCategory(0xE000) == .privateUse)
    #expect(UnicodeData.generalCategory(0xD800) == .surrogate)
    #expect(UnicodeData.generalCategory(0x11_0000) == .unassigned)
    #expect(UnicodeData.generalCategory(.max) == .unassigned)
    #expect(GeneralCategory.finalPunctuation.abbreviation == "Pf")
    #expect(GeneralCategory.finalPunctuation.isPunctuation && !GeneralCategory.finalPunctuation.isSymbol)
    #expect(GeneralCategory.nonspacingMark.isMark && GeneralCategory.letterNumber.isNumber)
  }

  /// Swift's own tables are of another origin, so agreement over all scalars is a check of every number in the enums.
  @Test func categoriesAgreeWithTheStandardLibrary() {
    var counts: [Unicode.GeneralCategory: [GeneralCategory: Int]] = [:]
    for number in (UInt32(0)..<0x3_0000) {
      guard let scalar = Unicode.Scalar(number), scalar.properties.generalCategory != .unassigned else { continue }
      let ours = UnicodeData.generalCategory(number)
      if ours != .unassigned { counts[scalar.properties.generalCategory, default: [:]][ours, default: 0] += 1 }
    }
    let pairs = counts.mapValues { $0.max { $0.value < $1.value }?.key }
    #expect(pairs.count >= 28 && Set(pairs.values).count == pairs.count)
    // The two are of different versions of Unicode, which moves a few scalars.
    let moved = counts.values.map { $0.values.reduce(0, +) - ($0.values.max() ?? 0) }.reduce(0, +)
    #expect(moved < 50)
  }

  @Test func scripts() {
    #expect(UnicodeData.script(value("中")) == .han)
    #expect(UnicodeData.script(value("，")) == .common)
    #expect(UnicodeData.script(value("\u{301}")) == .inherited)
    #expect(UnicodeData.script(value("ж")).code == "Cyrl")
    #expect(UnicodeData.script(.max) == .unknown)
    #expect(UnicodeData.scriptExtensions(value("ー"), contain: .katakana))
    #expect(UnicodeData.scriptExtensions(value("ー"), contain: .hiragana))
    #expect(!UnicodeData.scriptExtensions(value("ー"), contain: .latin))
    #expect(Set(UnicodeData.scriptExtensions(value("ー"))) == [.hiragana, .katakana])
    #expect(UnicodeData.scriptExtensions(value("a")) == [.latin])
    #expect(Script(named: "Hani") == .han)
    #expect(Script(named: "Greek") == .greek)
    #expect(Script(named: "Klingon") == nil)
    #expect(Script.han.name == "Han" && "\(Script.thai)" == "Thai")
  }

  @Test(
    arguments: [
      (BinaryProperty.alphabetic, "中", "1"), (.whiteSpace, "\u{3000}", "x"), (.defaultIgnorable, "\u{200B}", " "),
      (.sentenceTerminal, "。", "，"), (.terminalPunctuation, "，", "“"), (.quotationMark, "「", "("),
      (.ideographic, "〇", "あ"), (.emoji, "😀", "x"), (.extendedPictographic, "😀", "1"),
      (.variationSelector, "\u{FE0F}", "\u{200D}"), (.bidiControl, "\u{202E}", "\u{200B}"),
      (.joinControl, "\u{200D}", "\u{200B}"), (.regionalIndicator, "🇨", "C"), (.dash, "—", "一"),
      (.unifiedIdeograph, "中", "〇"), (.lowercase, "a", "A"), (.uppercase, "A", "a"), (.cased, "a", "中"),
    ] as [(BinaryProperty, Unicode.Scalar, Unicode.Scalar)])
  func binaryProperties(property: BinaryProperty, with: Unicode.Scalar, without: Unicode.Scalar) {
    #expect(UnicodeData.has(property, with.value))
    #expect(!UnicodeData.has(property, without.value))
  }

  @Test func everyBinaryPropertyIsOneOfItsOwn() {
    #expect(UnicodeData.has(.noncharacter, 0xFFFE))
    let probes = (UInt32(0)..<0x2_0000)
    let sets = BinaryProperty.allCases.map { property in probes.count { UnicodeData.has(property, $0) } }
    #expect(sets.allSatisfy { $0 > 0 })
    #expect(Set(sets).count >= BinaryProperty.allCases.count - 3)
  }

  @Test func mappings() {
    #expect(UnicodeData.simpleFold(value("Σ")) == value("σ"))
    #expect(UnicodeData.simpleFold(value("ς")) == value("σ"))
    #expect(UnicodeData.simpleFold(value("ẞ")) == value("ß"))
    #expect(UnicodeData.lowercase(value("Ａ")) == value("ａ"))
    #expect(UnicodeData.uppercase(value("é")) == value("É"))
    #expect(UnicodeData.mirrored(value("《")) == value("》"))
    #expect(UnicodeData.simpleFold(.max) == .max)
  }

  @Test func numbersWidthsAndClasses() {
    #expect(UnicodeData.eastAsianWidth(value("Ａ")) == .fullwidth)
    #expect(UnicodeData.eastAsianWidth(value("ｱ")) == .halfwidth)
    #expect(UnicodeData.eastAsianWidth(value("中")) == .wide)
    #expect(UnicodeData.eastAsianWidth(value("a")) == .narrow)
    #expect(UnicodeData.eastAsianWidth(value("“")) == .ambiguous)
    #expect(UnicodeData.eastAsianWidth(value("é")) == .ambiguous)
    #expect(UnicodeData.eastAsianWidth(value("Ж")) == .ambiguous)
    #expect(UnicodeData.eastAsianWidth(value("ű")) == .neutral)
    #expect(UnicodeData.combiningClass(0x301) == 230)
    #expect(UnicodeData.combiningClass(value("a")) == 0)
    #expect(UnicodeData.numericValue(value("三")) == 3)
    #expect(UnicodeData.numericValue(value("½")) == 0.5)
    #expect(UnicodeData.numericValue(value("٣")) == 3)
    #expect(UnicodeData.numericValue(value("a")) == nil)
    #expect(UnicodeData.bidiClass(value("א")) == .rightToLeft)
    #expect(UnicodeData.bidiClass(0x202E) == .rightToLeftOverride)
    #expect(UnicodeData.bidiClass(0x2069) == .popDirectionalIsolate)
    #expect(UnicodeData.bidiClass(value("ش")) == .arabicLetter)
  }

  @Test func brackets() throws {
    let open = try #require(UnicodeData.pairedBracket(value("「")))
    #expect(open.other == value("」") && open.isOpening)
    let close = try #require(UnicodeData.pairedBracket(value(")")))
    #expect(close.other == value("(") && !close.isOpening)
    #expect(UnicodeData.pairedBracket(value("“")) == nil)
  }

  @Test func names() {
    #expect(UnicodeData.name(0x200B) == "ZERO WIDTH SPACE")
    #expect(UnicodeData.name(value("中")) == "CJK UNIFIED IDEOGRAPH-4E2D")
    #expect(UnicodeData.name(0x01) == "<control-0001>")
    #expect(UnicodeData.name(0xE000) == "<private use area-E000>")
    #expect(UnicodeData.name(.max) == "")
  }

  @Test func versions() {
    #expect(ICUVersion.library.split(separator: ".").count == 2)
    #expect(ICUVersion.unicode.split(separator: ".").first.flatMap { Int($0) }.map { $0 >= 14 } == true)
  }
}
