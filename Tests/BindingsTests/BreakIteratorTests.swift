import ICU
import Testing

@Suite struct BreakIteratorTests {
  private func segments(_ kind: BreakIterator.Kind, _ text: String, locale: String = "") throws -> [String] {
    let iterator = try BreakIterator(kind, locale: locale)
    let bytes = Array(text.utf8)
    try iterator.setText(bytes)
    return iterator.segments.map { String(decoding: bytes[$0.lower..<$0.upper], as: UTF8.self) }
  }

  @Test func chineseWordsComeFromTheDictionary() throws {
    #expect(try segments(.word, "禁止擅自转载本文。") == ["禁止", "擅自", "转载", "本文", "。"])
  }

  @Test func boundariesAreByteOffsets() throws {
    let iterator = try BreakIterator(.word)
    try iterator.setText(Array("a中文 😀éa".utf8))
    #expect(iterator.boundaries == [0, 1, 7, 8, 12, 15])
    let statuses = iterator.segments.map(\.status)
    #expect(statuses == [.letter, .ideographic, .none, .none, .letter])
    try iterator.setText(Array("カタカナ 12".utf8))
    #expect(iterator.segments.map(\.status) == [.ideographic, .none, .number])
  }

  @Test func clustersStayWhole() throws {
    #expect(try segments(.character, "👨‍👩‍👧e\u{301}🇨🇳\r\n") == ["👨‍👩‍👧", "e\u{301}", "🇨🇳", "\r\n"])
  }

  @Test func sentences() throws {
    #expect(try segments(.sentence, "禁止转载。违者必究！Mr. X said. Done.").first == "禁止转载。")
    #expect(try segments(.sentence, "禁止转载。违者必究！").count == 2)
  }

  @Test func lines() throws {
    #expect(try segments(.line, "ab cd。中文") == ["ab ", "cd。", "中", "文"])
  }

  @Test func thaiWords() throws {
    let words = try segments(.word, "ห้ามเผยแพร่", locale: "th")
    #expect(words.first == "ห้าม" && words.count > 1)
  }

  @Test func aRangeIsATextOfItsOwn() throws {
    let iterator = try BreakIterator(.word)
    let bytes = Array("禁止擅自转载本文".utf8)
    try iterator.setText(bytes, 6..<18)
    #expect(iterator.boundaries == [6, 12, 18])
    #expect(iterator.isBoundary(at: 6) && iterator.isBoundary(at: 18))
    #expect(!iterator.isBoundary(at: 0) && !iterator.isBoundary(at: 24) && !iterator.isBoundary(at: -1))
    #expect(iterator.following(0) == 6)
    #expect(iterator.following(6) == 12)
    #expect(iterator.following(18) == nil)
    #expect(iterator.preceding(100) == 18)
    #expect(iterator.preceding(18) == 12)
    #expect(iterator.preceding(6) == nil)
    // Out of bounds is cut, not trapped.
    try iterator.setText(bytes, -5..<1000)
    #expect(iterator.boundaries == [0, 6, 12, 18, 24])
  }

  @Test func queriesAgreeWithTheList() throws {
    for kind in [BreakIterator.Kind.character, .word, .line, .sentence] {
      let iterator = try BreakIterator(kind, locale: "zh")
      let bytes = Array("未经许可，禁止转载。ABC 12.5 👨‍👩‍👧 전재 금지！ห้ามเผยแพร่ e\u{301}\r\n".utf8)
      try iterator.setText(bytes)
      let boundaries = iterator.boundaries
      for offset in 0...bytes.count {
        #expect(iterator.isBoundary(at: offset) == boundaries.contains(offset), "\(kind) \(offset)")
        #expect(iterator.following(offset) == boundaries.first { $0 > offset }, "\(kind) \(offset)")
      }
      for offset in boundaries {
        #expect(iterator.preceding(offset) == boundaries.last { $0 < offset }, "\(kind) \(offset)")
      }
    }
  }

  @Test func emptyAndBrokenTexts() throws {
    let iterator = try BreakIterator(.word)
    #expect(iterator.boundaries == [])
    #expect(iterator.following(0) == nil && iterator.preceding(0) == nil && !iterator.isBoundary(at: 0))
    var random = Seeded(state: 3)
    for _ in 0..<50 {
      let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
      try iterator.setText(bytes)
      let boundaries = iterator.boundaries
      #expect(boundaries.first == 0 && boundaries.last == 200)
      #expect(zip(boundaries, boundaries.dropFirst()).allSatisfy { $0 < $1 })
    }
    try iterator.setText([])
    #expect(iterator.segments.isEmpty)
  }
}
