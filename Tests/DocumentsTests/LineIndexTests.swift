import Documents
import Testing

@Suite struct LineIndexTests {
  @Test func linesEndInThreeWays() {
    let index = LineIndex(Array("a\nbc\r\n中d\r\r\n".utf8))
    #expect(index.lineCount == 5)
    #expect(index.position(of: 0) == (1, 1))
    #expect(index.position(of: 2) == (2, 1))
    #expect(index.position(of: 6) == (3, 1))
    #expect(index.position(of: 9) == (3, 2))
    #expect(index.position(of: 11) == (4, 1))
    #expect(index.position(of: 13) == (5, 1))
    #expect((1...6).map { index.range(ofLine: $0) } == [0..<1, 2..<4, 6..<10, 11..<11, 13..<13, 13..<13])
  }

  @Test func columnsAreCodePointsOnLongLinesToo() {
    let text = "x\n" + String(repeating: "é中𝄞a", count: 20_000) + "\nend"
    let bytes = Array(text.utf8)
    let index = LineIndex(bytes)
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<40 {
      let offset = Int.random(in: 0...bytes.count, using: &generator)
      let before = bytes[..<offset]
      let line = before.count { $0 == 0x0A } + 1
      let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let column = bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + 1
      #expect(index.position(of: offset) == (line, column))
    }
  }

  @Test func emptyText() {
    let index = LineIndex([])
    #expect(index.position(of: 0) == (1, 1))
    #expect(index.position(of: 7) == (1, 1))
    #expect(index.range(ofLine: 1) == 0..<0)
  }

  @Test func locationsGoThroughTheEncoding() throws {
    var reader = DocumentReader()
    var declared = Declared()
    declared.charset = "gbk"
    let document = try reader.read([0x61, 0x0D, 0x0A, 0xD6, 0xD0, 0xCE, 0xC4, 0x62], format: .text, declared: declared)
    let index = LineIndex(document.decoded)
    let lower = try #require(document.decoded.firstIndex(of: 0xE6))
    let location = document.location(of: TextRange(lower, lower + 3), using: index)
    #expect(location.start == Location.Position(byte: 5, line: 2, column: 2))
    #expect(location.end == Location.Position(byte: 7, line: 2, column: 3))
  }
}
