import Documents
import Testing

@testable import Serving

@Suite struct OpenTextTests {
  private func changes(_ json: String) throws -> [JSONValue] {
    try #require(JSONReader().read(Array(json.utf8)).array?.elements)
  }

  private func change(_ start: (Int, Int), _ end: (Int, Int), _ text: String) -> String {
    """
    {"range": {"start": {"line": \(start.0), "character": \(start.1)}, "end": {"line": \(end.0), "character": \(end.1)}},
     "text": "\(text)"}
    """
  }

  private func apply(_ json: String, to text: String, _ encoding: PositionEncoding = .utf16) throws -> String {
    var open = OpenText(uri: "file:///a.md", language: "markdown", version: 1, text: Array(text.utf8))
    try open.apply(changes("[\(json)]"), version: 2, encoding)
    #expect(open.version == 2)
    return String(decoding: open.text, as: UTF8.self)
  }

  @Test("changes are made one after the other, each in the text that the one before has left")
  func order() throws {
    let two = change((0, 0), (0, 1), "xy") + "," + change((0, 2), (0, 2), "!")
    #expect(try apply(two, to: "abc") == "xy!bc")
    #expect(try apply(change((0, 1), (1, 1), ""), to: "ab\ncd") == "ad")
    #expect(try apply(change((5, 0), (9, 9), "end"), to: "ab\n") == "ab\nend")
    #expect(try apply("{\"text\": \"all new\"}", to: "ab") == "all new")
  }

  @Test("the unit of a change is the one that was agreed upon")
  func units() throws {
    let text = "\u{1F600}\u{4E2D}b"
    #expect(try apply(change((0, 2), (0, 3), "x"), to: text, .utf16) == "\u{1F600}xb")
    #expect(try apply(change((0, 1), (0, 2), "x"), to: text, .utf32) == "\u{1F600}xb")
    #expect(try apply(change((0, 4), (0, 7), "x"), to: text, .utf8) == "\u{1F600}xb")
  }

  @Test(
    "what is no change is refused",
    arguments: [
      "{}", "1", "{\"text\": 1}", "{\"range\": {}, \"text\": \"x\"}",
      "{\"range\": {\"start\": {\"line\": 0}, \"end\": {}}, \"text\": \"x\"}",
    ])
  func malformed(json: String) throws {
    #expect(throws: RPCError.invalidParams) { try apply(json, to: "ab") }
  }

  @Test("the path of a file is its URI's, percent signs decoded")
  func uris() {
    #expect(DocumentURI.path("file:///a%20b/%E4%B8%AD.md") == Array("/a b/\u{4E2D}.md".utf8))
    #expect(DocumentURI.path("FILE://host/a.md") == Array("/a.md".utf8))
    #expect(DocumentURI.path("untitled:Untitled-1") == nil)
    #expect(DocumentURI.path("file:///a%00b") == nil)
    #expect(DocumentURI.name("untitled:Untitled-1") == Array("Untitled-1".utf8))
  }
}
