import Documents
import Testing

@testable import Serving

@Suite struct PositionEncodingTests {
  private static let text = Array("a\u{E9}\u{4E2D}\u{1F600}z\r\nsecond\rthird\u{301}\n".utf8)
  private static let lines = LineIndex(text)

  @Test(
    "positions and offsets lead to each other in every unit",
    arguments: [
      PositionEncoding.utf8, .utf16, .utf32,
    ])
  func roundTrip(encoding: PositionEncoding) {
    var offset = 0
    for scalar in String(decoding: Self.text, as: UTF8.self).unicodeScalars {
      defer { offset += UTF8.width(scalar) }
      // The second half of a line end is behind the line.
      if scalar == "\n", offset > 0, Self.text[offset - 1] == 0x0D { continue }
      let (line, character) = encoding.position(of: offset, in: Self.text, Self.lines)
      #expect(encoding.offset(line: line, character: character, in: Self.text, Self.lines) == offset)
    }
  }

  @Test("units are those of the encoding")
  func units() {
    let end = Array("a\u{E9}\u{4E2D}\u{1F600}".utf8).count
    #expect(PositionEncoding.utf8.position(of: end, in: Self.text, Self.lines) == (0, 10))
    #expect(PositionEncoding.utf16.position(of: end, in: Self.text, Self.lines) == (0, 5))
    #expect(PositionEncoding.utf32.position(of: end, in: Self.text, Self.lines) == (0, 4))
  }

  @Test("what lies behind a line or the text is its end, what lies inside a character its start")
  func clamped() {
    func offset(_ line: Int, _ character: Int) -> Int {
      PositionEncoding.utf16.offset(line: line, character: character, in: Self.text, Self.lines)
    }
    #expect(offset(0, 99) == 11)
    #expect(offset(0, 4) == offset(0, 3))
    #expect(offset(99, 0) == Self.text.count)
    #expect(offset(-1, 5) == 0)
    #expect(offset(1, -3) == offset(1, 0))
  }

  @Test("UTF-16 is what remains when nothing better is offered")
  func negotiation() {
    #expect(PositionEncoding.chosen(from: []) == .utf16)
    #expect(PositionEncoding.chosen(from: ["utf-16", "utf-32"]) == .utf32)
    #expect(PositionEncoding.chosen(from: ["utf-16", "utf-32", "utf-8"]) == .utf8)
    #expect(PositionEncoding.chosen(from: ["utf-7"]) == .utf16)
  }
}
