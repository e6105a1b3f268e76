import ICU
import Testing

@Suite struct NormalizerTests {
  private func normalize(_ form: Normalizer.Form, _ text: String) throws -> String {
    String(decoding: try Normalizer(form).normalize(Array(text.utf8)), as: UTF8.self)
  }

  @Test func forms() throws {
    #expect(Array(try normalize(.nfd, "é").unicodeScalars) == ["e", "\u{301}"])
    #expect(Array(try normalize(.nfc, "e\u{301}").unicodeScalars) == ["é"])
    #expect(try normalize(.nfkc, "Ａ①㈱ﬁ") == "A1(株)fi")
    #expect(try normalize(.nfkcCasefold, "Hello ＡＢＣ \u{200B}①㈱ ﬁ") == "hello abc 1(株) fi")
    #expect(try normalize(.nfkd, "가").unicodeScalars.count == 2)
    #expect(try normalize(.nfc, "") == "")
    // U+FDFA has the longest compatibility mapping; the first guess of the result's size does not hold it.
    #expect(try normalize(.nfkc, String(repeating: "\u{FDFA}", count: 100)).unicodeScalars.count == 1800)
  }

  @Test func quickChecks() throws {
    let composed = try Normalizer(.nfc)
    #expect(composed.isNormalized(Array("é中文".utf8)))
    #expect(!composed.isNormalized(Array("e\u{301}".utf8)))
    #expect(composed.isNormalized([]))
    #expect(composed.isInert(0x4E2D) && !composed.isInert(0x301))
    #expect(composed.hasBoundaryBefore(0x61) && !composed.hasBoundaryBefore(0x301))
    #expect(composed.decomposition(of: 0xE9) == [0x65, 0x301])
    #expect(composed.decomposition(of: 0x61) == nil)
    #expect(try Normalizer(.nfkc).decomposition(of: 0xFDFA)?.count == 18)
  }

  @Test func invalidBytesBecomeReplacementCharacters() throws {
    #expect(try Normalizer(.nfc).normalize([0x41, 0xFF, 0xE4, 0xB8, 0x42]) == Array("A\u{FFFD}\u{FFFD}B".utf8))
    #expect(try Normalizer(.nfc).normalize([0xED, 0xA0, 0x80]) == Array("\u{FFFD}\u{FFFD}\u{FFFD}".utf8))
  }
}

@Suite struct SpoofCheckerTests {
  @Test func skeletons() throws {
    let checker = try SpoofChecker()
    #expect(try checker.skeleton(Array("раураl".utf8)) == Array("paypal".utf8))
    #expect(try checker.skeleton(Array("中文".utf8)) == Array("中文".utf8))
    #expect(try checker.skeleton([]) == [])
    let long = Array(String(repeating: "\u{FDFA}", count: 200).utf8)
    #expect(try checker.skeleton(long).count > long.count)
  }

  @Test(arguments: [
    ("paypal", SpoofChecker.RestrictionLevel.ascii), ("中文", .singleScript), ("中文abc", .highlyRestrictive),
    ("abcไทย", .moderatelyRestrictive), ("pаypal", .minimallyRestrictive),
  ])
  func restrictionLevels(text: String, level: SpoofChecker.RestrictionLevel) throws {
    #expect(try SpoofChecker().restrictionLevel(Array(text.utf8)) == level)
  }

  @Test func levelsAreOrdered() { #expect(SpoofChecker.RestrictionLevel.ascii < .unrestricted) }
}

@Suite struct IDNATests {
  @Test func convertsBothWays() throws {
    let idna = try IDNA()
    #expect(try idna.toASCII("例え.テスト").name == "xn--r8jz45g.xn--zckzah")
    #expect(try idna.toUnicode("xn--r8jz45g.xn--zckzah").name == "例え.テスト")
    #expect(try idna.toASCII("Faß.de").name == "xn--fa-hia.de")
    #expect(try idna.toASCII("例え。テスト").problems.isEmpty)
    #expect(try idna.toASCII("").name == "")
  }

  @Test func problemsAreNamed() throws {
    let idna = try IDNA()
    #expect(try idna.toASCII("a..b").problems.contains(.emptyLabel))
    #expect(try idna.toASCII(String(repeating: "a", count: 64) + ".com").problems.contains(.labelTooLong))
    #expect(try idna.toUnicode("xn--0.com").problems.contains(.punycode))
    #expect(try idna.toASCII("a\u{200D}b.com").problems.contains(.contextJ))
    #expect(try idna.toASCII(String(repeating: "長", count: 5000)).problems == .nameTooLong)
  }
}

@Suite struct CharsetDetectorTests {
  @Test func findsWholeTexts() throws {
    let detector = try CharsetDetector()
    let text = String(repeating: "未经许可，任何人不得以任何形式转载本文，违者必究。本站所有内容均为原创。", count: 4)
    let converter = try CharsetConverter(#require(Charset(label: "gbk")))
    let bytes = try #require(converter.encodeStrict(Array(text.utf8)))
    let guess = try #require(detector.detect(bytes).first)
    #expect(guess.name == "GB18030")
    #expect(guess.confidence > 50 && guess.confidence <= 100)
    #expect(guess.language == "zh")
    #expect(Charset(label: guess.name) != nil)
    #expect(detector.detect(Array(text.utf8)).first?.name == "UTF-8")
    #expect(detector.detect([]).isEmpty)
  }
}

@Suite struct TransliteratorTests {
  @Test func transforms() throws {
    #expect(try Transliterator("Traditional-Simplified").transform("禁止轉載") == "禁止转载")
    #expect(try Transliterator("Any-Latin").transform("Привет") == "Privet")
    #expect(try Transliterator("Fullwidth-Halfwidth").transform("") == "")
    // Names grow: the result is many times as long as the text.
    #expect(try Transliterator("Any-Name").transform(String(repeating: "\u{FDFA}", count: 40)).utf8.count > 1000)
  }

  @Test func unknownTransformsAreErrors() {
    let error = #expect(throws: ICUError.self) { try Transliterator("No-Such") }
    #expect(error?.name == "U_INVALID_ID")
    #expect(error?.description == "utrans_openU: U_INVALID_ID")
  }
}
