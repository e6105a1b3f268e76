import Documents
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws(JSONError) -> JSONValue {
    try JSONReader().read(Array(text.utf8))
  }

  private func error(_ text: String) -> JSONError? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func suite() throws {
    var counts = ["y": 0, "n": 0, "i": 0]
    for file in try suiteFiles("json") where file.name.hasSuffix(".json") {
      let accepted = (try? JSONReader().read(file.bytes)) != nil
      if file.name.hasPrefix("y_") { #expect(accepted, "\(file.name)") }
      if file.name.hasPrefix("n_") { #expect(!accepted, "\(file.name)") }
      counts[String(file.name.prefix(1)), default: 0] += 1
    }
    #expect(counts == ["y": 36, "n": 103, "i": 13])
  }

  @Test func membersKeepOrderAndDuplicates() throws {
    let object = try #require(try read(#" {"b": 1, "a": 2, "b": -0.5e3} "#).object)
    #expect(object.members.map(\.name.text) == ["b", "a", "b"])
    #expect(object["b"]?.number?.literal == "-0.5e3")
    #expect(object["b"]?.number?.double == -500)
    #expect(object["a"]?.number?.int == 2)
    #expect(object["c"]?.kind == nil)
    #expect(object.range == ByteRange(1, 30))
  }

  @Test func everyCharacterKnowsItsOrigin() throws {
    let text = #"["a\u4e2d\ud83d\ude00\n中"]"#
    let string = try #require(try read(text).array?.elements.first?.string)
    #expect(string.text == "a\u{4E2D}\u{1F600}\n\u{4E2D}")
    #expect(string.range == ByteRange(1, text.utf8.count - 1))
    #expect(string.map.lowerRange(0, 1) == ByteRange(2, 3))
    #expect(string.map.lowerRange(1, 4) == ByteRange(3, 9))
    #expect(string.map.lowerRange(4, 8) == ByteRange(9, 21))
    #expect(string.map.lowerRange(8, 9) == ByteRange(21, 23))
    #expect(string.map.lowerRange(9, 12) == ByteRange(23, 26))
    #expect(!string.isPlain)
  }

  @Test func positionsAreThoseOfTheWholeInput() throws {
    let bytes = Array(#"junk {"k":"v"} junk"#.utf8)
    let object = try #require(try JSONReader().read(bytes, in: 5..<14).object)
    let value = try #require(object["k"]?.string)
    #expect(value.isPlain)
    #expect(value.map.lowerRange(0, 1) == ByteRange(11, 12))
  }

  @Test(arguments: [
    (#""\ud800""#, "\u{FFFD}"), (#""\udc00\ud800""#, "\u{FFFD}\u{FFFD}"), (#""\ud800\u0041""#, "\u{FFFD}A"),
    (#""\ud800\ud83d\ude00""#, "\u{FFFD}\u{1F600}"), (#""\ud800x""#, "\u{FFFD}x"), (#""\u0000""#, "\0"),
  ])
  func surrogates(_ text: String, _ value: String) throws {
    let string = try #require(try read(text).string)
    #expect(string.text == value)
    #expect(isValidUTF8(string.utf8))
  }

  @Test(arguments: [
    ("", "expected a JSON value, found the end of the text", 0, 1, 1),
    ("[1,\n 2 3]", "expected ',' or ']' after an array element, found '3'", 7, 2, 4),
    ("[1,]", "expected a value after ',', found ']'", 3, 1, 4),
    (#"{"a" 1}"#, "expected ':' after a member name, found '1'", 5, 1, 6),
    (#"{"é":01}"#, "expected ',' or '}' after an object member, found '1'", 7, 1, 7),
    ("{'a':1}", "expected a name in quotes or '}', found '''", 1, 1, 2),
    (#"{"a":1,}"#, "expected a name in quotes after ',', found '}'", 7, 1, 8),
    (#""abc"#, #"expected '"' at the end of a string, found the end of the text"#, 4, 1, 5),
    ("\"a\u{7}\"", "expected an escape, since control characters may not stand in a string, found byte 0x07", 2, 1, 3),
    (#""\x""#, #"expected one of "\/bfnrtu after a backslash, found 'x'"#, 2, 1, 3),
    (#""\u12g4""#, #"expected four hexadecimal digits after \u, found 'g'"#, 5, 1, 6),
    ("nul", "expected the literal null, found the end of the text", 3, 1, 4),
    ("-", "expected a digit, found the end of the text", 1, 1, 2),
    ("1 2", "expected the end of the text after the value, found '2'", 2, 1, 3),
  ])
  func errorsSayWhatWasExpected(_ text: String, _ message: String, _ offset: Int, _ line: Int, _ column: Int) {
    let error = error(text)
    #expect(error?.code == .syntax)
    #expect(error?.message == message)
    #expect(error?.offset == offset)
    #expect(error?.description == "line \(line), column \(column): \(message)")
  }

  @Test func nestingIsLimited() throws {
    let deep = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(throws: Never.self) { try read(deep) }
    let deeper = String(repeating: #"{"a":["#, count: 100_000)
    #expect(error(deeper)?.code == .nesting)
    #expect(error("[" + deep + "]")?.offset == 512)
  }

  @Test func randomBytesNeitherTrapNorDisagreeWithTheirMaps() {
    var generator = SeededGenerator(seed: 1)
    let alphabet = Array(#"{}[]:,"\/bfnrtu0123456789abcdefD8-+.eE truefalsnl "#.utf8) + [0x00, 0x80, 0xE4, 0xB8, 0xAD]
    var strings = 0
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<40, using: &generator)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      let quoted = [0x22] + bytes + [0x22]
      _ = try? JSONReader().read(bytes)
      guard let string = try? JSONReader().read(quoted).string else { continue }
      strings += 1
      #expect(string.map.upperCount == string.utf8.count)
      for (byte, range) in zip(string.utf8, string.map.byteRanges) where range.count == 1 {
        #expect(quoted[range.lower] == byte)
      }
    }
    #expect(strings > 500)
  }
}
