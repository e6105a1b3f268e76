import Documents
import Measuring
import Testing

@Suite struct CharacterDamageTests {
  @Test func controls() {
    let found = spans("controls", on: Page("\u{1B}[31m错误\u{1B}[0m：路灯坏了"))
    #expect(found.map(\.text) == ["\u{1B}[31m", "\u{1B}[0m"])
    #expect(found.map(\.span.replacement) == ["", ""])
    #expect(spans("controls", on: Page("tab\tline\nreturn\r\n")).isEmpty)
    let image = spans("controls", on: Page("a\u{93}b"))
    #expect(image.first?.span.replacement == "\u{201C}")
    #expect(spans("controls", on: Page("a\u{81}b")).first?.span.replacement == nil)
  }

  @Test func interleavedZeros() {
    let found = spans("controls", on: Page("Hours: O\0p\0e\0n\0 from nine"))
    #expect(found.map(\.text) == ["\0p\0e\0n\0"])
    #expect(found.first?.span.details["form"] == "utf-16")
    #expect(found.first?.span.replacement == "pen")
  }

  @Test func privateUseRuns() {
    let found = spans("private-use", on: Page("电话\u{E60F}\u{E610} 0571 \u{E62A}"))
    #expect(found.map(\.text) == ["\u{E60F}\u{E610}", "\u{E62A}"])
    #expect(found.map(\.span.value) == [2, 1])
  }

  @Test func replacementCharacters() {
    let page = Page("好的 \u{FFFD}\u{FFFD}˾\u{FFFD}ab\u{FFFD} 然后很久之后才有 \u{FFFD}")
    #expect(spans("replacement-characters", on: page).map(\.span.value) == [4, 1])
    #expect(spans("replacement-characters", [.number(0)], on: page).map(\.span.value) == [2, 1, 1, 1])
  }

  @Test func invalidBytesAreNamed() {
    let source: [UInt8] = [0x61, 0xFF, 0x62, 0xEF, 0xBF, 0xBD]
    let decoded: [UInt8] = [0x61, 0xEF, 0xBF, 0xBD, 0x62, 0xEF, 0xBF, 0xBD]
    var map = SourceMap()
    map.copy(lower: 0, count: 1)
    map.replace(lower: ByteRange(1, 2), upperCount: 3)
    map.copy(lower: 2, count: 4)
    var page = Page("")
    page.document = Document(
      source: source, format: .text,
      encoding: EncodingReport(name: "UTF-8", basis: .fallback, invalid: [ByteRange(1, 2)]),
      decoded: decoded, decodedMap: map, text: decoded, textMap: SourceMap(identity: 8),
      blocks: [Block(zone: .body, range: TextRange(0, 8))], marks: [])
    let found = spans("invalid-bytes", on: page)
    #expect(found.map(\.span.range) == [TextRange(1, 4)])
    #expect(found.first?.span.details["bytes"] == "FF")
  }

  @Test func stacks() {
    let marks = "\u{336}\u{321}\u{31B}\u{353}"
    let found = spans("combining-stacks", on: Page("恐\(marks)怖\(marks)游戏"))
    #expect(found.map(\.span.replacement) == ["恐怖"])
    #expect(found.first?.span.value == 4)
    for clean in ["Ẹ̀kọ́ ẹ̀gbọ́n", "ที่นี่มีเด็กเล่นน้ำ", "བཀྲ་ཤིས", "אַ שפּראַך", "Vie\u{323}\u{302}t"] {
      #expect(spans("combining-stacks", on: Page(clean)).isEmpty)
    }
  }

  @Test func hostileTextEnds() {
    let many = String(repeating: "a\0", count: 5_000)
    #expect(spans("controls", on: Page(many)).count == 1)
    #expect(spans("combining-stacks", on: Page("a" + String(repeating: "\u{301}", count: 5_000))).count == 1)
    #expect(!spans("bidi-controls", on: Page(String(repeating: "\u{202E}", count: 5_000))).isEmpty)
  }
}
