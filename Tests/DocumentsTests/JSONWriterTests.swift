import Documents
import Testing

@Suite struct JSONWriterTests {
  private func text(_ writer: JSONWriter) -> String { String(decoding: writer.bytes, as: UTF8.self) }

  @Test func writesObjectsAndArrays() {
    var writer = JSONWriter()
    writer.object { writer in
      writer.name("a")
      writer.array { writer in
        writer.int(1)
        writer.bool(false)
        writer.null()
        writer.double(0.25)
        writer.double(2)
        writer.double(.infinity)
      }
      writer.name("b")
      writer.object { _ in }
      writer.name("c")
      writer.optional(nil)
    }
    writer.endLine()
    writer.array { _ in }
    #expect(text(writer) == #"{"a":[1,false,null,0.25,2,null],"b":{},"c":null}"# + "\n[]")
  }

  @Test func indents() {
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      writer.name("a")
      writer.array { writer in
        writer.int(1)
        writer.int(2)
      }
      writer.name("b")
      writer.array { _ in }
    }
    #expect(text(writer) == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": []\n}")
  }

  @Test func escapesWhatATerminalOrScriptWouldAct() {
    var writer = JSONWriter()
    writer.string(
      "\"\\/\u{8}\t\n\u{C}\r\u{0}\u{1B}\u{7F}\u{85}\u{9B}\u{A0}"
        + "\u{2027}\u{2028}\u{2029}\u{202E}\u{202F}\u{2065}\u{2069}\u{206A}\u{E9}")
    #expect(
      text(writer) == #""\"\\/\b\t\n\f\r\u0000\u001b\u007f\u0085\u009b"# + "\u{A0}\u{2027}"
        + #"\u2028\u2029\u202e"# + "\u{202F}\u{2065}" + #"\u2069"# + "\u{206A}\u{E9}\"")
  }

  @Test func invalidBytesBecomeReplacementCharacters() {
    var writer = JSONWriter()
    writer.string(utf8: [0x61, 0xFF, 0x62])
    #expect(text(writer) == "\"a\u{FFFD}b\"")
  }

  @Test func readBackWhatWasWritten() throws {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0..<60, using: &generator)
      var value = String.UnicodeScalarView()
      for _ in 0..<count {
        let limit: UInt32 = Bool.random(using: &generator) ? 0x100 : 0x3000
        value.append(UnicodeScalar(UInt32.random(in: 0..<limit, using: &generator)) ?? "x")
      }
      var writer = JSONWriter()
      writer.string(String(value))
      let string = try #require(try JSONReader().read(writer.bytes).string)
      #expect(string.text == String(value))
    }
  }

  @Test func copiesValues() throws {
    let source = #"{"a":[1,2.50,"x",true,null],"a":{}}"#
    var writer = JSONWriter()
    writer.value(try JSONReader().read(Array(source.utf8)))
    #expect(text(writer) == source)
  }
}
