import Documents
import Testing

@testable import Serving

/// The built command, spoken to as an editor does.
@Suite struct LanguageServerTests {
  private static let uri = "file:///articles/a%20b.md"

  @Test(
    "findings come while typing, with positions in the unit agreed upon",
    arguments: [
      ("utf-8", [2, 7, 2, 12]), ("utf-16", [2, 4, 2, 9]), ("utf-32", [2, 3, 2, 8]),
    ])
  func typing(encoding: String, place: [Int]) throws {
    let client = try Client()
    let answer = try client.initialize(
      """
      {"general": {"positionEncodings": ["\(encoding)"]}, "textDocument": {"publishDiagnostics": {"versionSupport": true}}}
      """)
    #expect(answer.text("result", "capabilities", "positionEncoding") == encoding)
    client.open(Self.uri, "# Hay\n\n\u{1F600}\u{E9} wrnog\n")
    let first = try client.diagnostics()
    #expect(first.version == 1)
    let fault = try #require(first.items.first { $0.text("code") == "demo/fault" })
    #expect(fault["range"]?.object?.places == place)
    #expect(fault.text("source") == "imprimatur")
    #expect(fault["severity"]?.number?.int == 1)

    // The two letters are put right, one edit after the other.
    let column = place[1]
    client.change(
      Self.uri, version: 2,
      """
      {"range": {"start": {"line": 2, "character": \(column + 2)}, "end": {"line": 2, "character": \(column + 4)}}, "text": ""},
      {"range": {"start": {"line": 2, "character": \(column + 2)}, "end": {"line": 2, "character": \(column + 2)}}, "text": "on"}
      """)
    let second = try client.diagnostics()
    #expect(second.version == 2)
    #expect(!second.items.contains { $0.text("code") == "demo/fault" })
    #expect(try client.quit() == 0)
  }

  @Test("what no protocol allows is answered with its error and costs nothing else")
  func hostile() throws {
    let client = try Client()
    #expect(try client.ask("textDocument/hover").at("error", "code")?.number?.int == -32002)
    client.notify("textDocument/didOpen", "{\"textDocument\": {\"uri\": \"file:///early.md\", \"text\": \"wrnog\"}}")
    client.send("{\"jsonrpc\": \"2.0\", ")
    #expect(try client.next().at("error", "code")?.number?.int == -32700)
    client.send("[1, 2]")
    #expect(try client.next().at("error", "code")?.number?.int == -32600)
    client.send("{\"jsonrpc\": \"2.0\", \"id\": {}, \"method\": \"x\"}")
    #expect(try client.next().at("error", "code")?.number?.int == -32600)
    client.send("{\"jsonrpc\": \"2.0\", \"id\": \"n\"}")
    let nameless = try client.next()
    #expect(nameless.text("id") == "n")
    #expect(nameless.at("error", "code")?.number?.int == -32600)
    client.send(raw: "Content-Length: -1\r\n\r\n")
    #expect(try client.next().at("error", "code")?.number?.int == -32700)
    client.send(raw: "Content-Length: x\r\n\r\n")
    #expect(try client.next().at("error", "code")?.number?.int == -32700)
    client.send(String(repeating: "[", count: 100_000))
    #expect(try client.next().at("error", "code")?.number?.int == -32700)

    _ = try client.initialize()
    #expect(try client.ask("initialize").at("error", "code")?.number?.int == -32600)
    #expect(try client.ask("textDocument/rename").at("error", "code")?.number?.int == -32601)
    #expect(try client.ask("textDocument/hover", "{}").at("error", "code")?.number?.int == -32602)
    client.notify("$/something", "{}")
    client.notify("textDocument/didChange", "{\"textDocument\": {\"uri\": \"file:///never.md\"}}")
    client.open(Self.uri, "wrnog")
    client.change(Self.uri, version: 2, "{\"range\": 1, \"text\": \"x\"}")
    var message = try client.next()
    while message.text("method") != "window/showMessage" { message = try client.next() }
    #expect(try client.ask("shutdown")["result"] != nil)
    #expect(try client.ask("textDocument/hover").at("error", "code")?.number?.int == -32600)
    client.notify("exit", "{}")
    #expect(client.end() == 0)
  }

  @Test("who leaves without shutdown gets another status")
  func leaving() throws {
    let gone = try Client()
    _ = try gone.initialize()
    #expect(gone.end() == 1)
    let rude = try Client()
    rude.notify("exit", "{}")
    #expect(rude.end() == 1)
  }

  @Test("a hover says what was found and why; where nothing was, nothing")
  func hover() throws {
    let client = try Client()
    _ = try client.initialize("{\"textDocument\": {\"hover\": {\"contentFormat\": [\"markdown\"]}}}")
    client.open(Self.uri, "Some ~~~~ hay and a needle.\n")
    func hover(_ character: Int) throws -> JSONObject {
      try client.ask(
        "textDocument/hover",
        "{\"textDocument\": {\"uri\": \"\(Self.uri)\"}, \"position\": {\"line\": 0, \"character\": \(character)}}")
    }
    let found = try hover(22)
    #expect(found.text("result", "contents", "kind") == "markdown")
    let text = try #require(found.text("result", "contents", "value"))
    #expect(text.contains("demo/word"))
    #expect(text.contains("A word that the tests look for"))
    #expect(text.contains("the word “needle”"))
    #expect(found.at("result", "range")?.object?.places == [0, 20, 0, 26])
    if case .null? = try hover(2)["result"] {} else { Issue.record("a hover over nothing") }
    #expect(try client.quit() == 0)
  }

  @Test("fixes and ignoring are offered, and do what they say")
  func actions() throws {
    let client = try Client()
    _ = try client.initialize()
    let text = "# Hay\r\n\r\n- a wrnog word\r\n- more\r\n"
    client.open(Self.uri, text)
    let before = try client.diagnostics().items
    #expect(before.contains { $0.text("code") == "demo/fault" })
    let answer = try client.ask(
      "textDocument/codeAction",
      """
      {"textDocument": {"uri": "\(Self.uri)"}, "context": {"diagnostics": []},
       "range": {"start": {"line": 2, "character": 5}, "end": {"line": 2, "character": 5}}}
      """)
    let actions = answer["result"]?.array?.elements.compactMap(\.object) ?? []
    #expect(
      actions.map { $0.text("title") } == [
        "write “wrong”", "Ignore here: demo/fault", "Ignore in this file: demo/fault",
      ])
    #expect(actions.first?["isPreferred"]?.flag == true)
    for (number, action) in actions.enumerated() {
      let edit = try #require(action.at("edit", "changes")?.object?[Self.uri]?.array?.elements.first?.object)
      var open = OpenText(uri: Self.uri, language: "markdown", version: 1, text: Array(text.utf8))
      let (range, new) = (try #require(edit["range"]), try #require(edit["newText"]))
      var change = JSONWriter()
      change.array { json in
        json.object { json in
          json.name("range")
          json.value(range)
          json.name("text")
          json.value(new)
        }
      }
      try open.apply(try #require(JSONReader().read(change.bytes).array?.elements), version: 2, .utf16)
      let result = String(decoding: open.text, as: UTF8.self)
      client.change(Self.uri, version: 10 + number, "{\"text\": \(quoted(result))}")
      #expect(!(try client.diagnostics().items.contains { $0.text("code") == "demo/fault" }), "\(result)")
      #expect(result.replacing("\r\n", with: "").contains("\n") == false)
    }
    #expect(try client.quit() == 0)
  }

  @Test("settings and closing take effect at once")
  func settings() throws {
    let client = try Client()
    _ = try client.initialize(options: "{\"show\": \"error\", \"language\": \"zh\"}")
    client.open(Self.uri, "wrnog needle")
    #expect(try client.diagnostics().items.map { $0.text("code") } == ["demo/fault"])
    client.notify(
      "workspace/didChangeConfiguration",
      "{\"settings\": {\"imprimatur\": {\"show\": \"warning\", \"language\": \"en\"}}}")
    let items = try client.diagnostics().items
    #expect(items.compactMap { $0.text("message") }.contains("the word “needle” stands here"))
    client.notify("textDocument/didClose", "{\"textDocument\": {\"uri\": \"\(Self.uri)\"}}")
    #expect(try client.diagnostics().items.isEmpty)
    #expect(try client.quit() == 0)
  }

  @Test("of many changes the last one is what counts")
  func haste() throws {
    let client = try Client()
    _ = try client.initialize("{\"textDocument\": {\"publishDiagnostics\": {\"versionSupport\": true}}}")
    client.open(Self.uri, "hay")
    for version in 2...60 {
      client.change(Self.uri, version: version, "{\"text\": \"\(version % 2 == 0 ? "wrnog" : "wrong") \(version)\"}")
    }
    var last = 0
    while last < 60 {
      let (version, items) = try client.diagnostics()
      let number = try #require(version)
      #expect(number > last)
      #expect(items.contains { $0.text("code") == "demo/fault" } == (number > 1 && number % 2 == 0))
      last = number
    }
    #expect(try client.quit() == 0)
  }
}
