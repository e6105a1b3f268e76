import Documents
import Foundation
import Testing

@testable import Serving

/// The built command in a folder of articles with a configuration.
@Suite struct WorkspaceTests {
  /// A folder of its own for one test.
  private struct Place: ~Copyable {
    let path: String

    init(_ files: [String: String]) throws {
      path = FileManager.default.temporaryDirectory.path + "/imprimatur-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: path + "/.git", withIntermediateDirectories: true)
      for (name, text) in files { try write(name, text) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws {
      let url = URL(fileURLWithPath: path + "/" + name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }

    func uri(_ name: String) -> String { "file://\(path)/\(name)" }
  }

  private static let entity = "Read&amp;amp;write.\n"

  private func codes(_ client: Client) throws -> [String] {
    try client.diagnostics().items.compactMap { $0.text("code") }
  }

  @Test("the nearest configuration counts, and is read again when it changes", arguments: [true, false])
  func configuration(isWatched: Bool) throws {
    let place = try Place(["imprimatur.yaml": "severities: {garbled-text: off}", "posts/a.md": ""])
    let client = try Client([])
    _ = try client.initialize(
      isWatched ? "{\"workspace\": {\"didChangeWatchedFiles\": {\"dynamicRegistration\": true}}}" : "{}",
      folder: place.path)
    let uri = place.uri("posts/a.md")
    client.open(uri, Self.entity)
    #expect(try codes(client) == [])
    func renew() {
      client.notify(
        isWatched ? "workspace/didChangeWatchedFiles" : "textDocument/didSave",
        isWatched ? "{\"changes\": []}" : "{\"textDocument\": {\"uri\": \"\(uri)\"}}")
    }
    try place.write("imprimatur.yaml", "severities: {garbled-text: error}")
    renew()
    let items = try client.diagnostics().items
    #expect(items.map { $0.text("code") } == ["garbled-text/html-entity"])
    #expect(items.first?["severity"]?.number?.int == 1)
    try place.write("imprimatur.yaml", "severties: {garbled-text: error}")
    renew()
    #expect(try codes(client) == ["configuration"])
    try place.write("imprimatur.yaml", "ignore: [posts/]")
    renew()
    #expect(try codes(client) == [])
    try place.write("imprimatur.yaml", "lang: zh\nshow: error")
    renew()
    #expect(try codes(client) == [])
    #expect(try client.quit() == 0)
  }

  @Test("the editor's word counts more than the configuration; a profile that is none is refused")
  func editor() throws {
    let place = try Place(["imprimatur.yaml": "show: error"])
    let client = try Client([])
    _ = try client.initialize(options: "{\"show\": \"info\"}", folder: place.path)
    client.open(place.uri("a.md"), Self.entity)
    #expect(try codes(client) == ["garbled-text/html-entity"])
    client.notify("workspace/didChangeConfiguration", "{\"settings\": {\"imprimatur\": {\"profile\": \"publsher\"}}}")
    let message = try client.next()
    #expect(message.text("method") == "window/showMessage")
    #expect(message.text("params", "message")?.contains("publsher") == true)
    #expect(try client.quit() == 0)
  }

  @Test("a diagnostic says where its rule is written, or the page that the settings name")
  func codeDescription() throws {
    let place = try Place(["a.md": ""])
    let abilities = "{\"textDocument\": {\"publishDiagnostics\": {\"codeDescriptionSupport\": true}}}"
    let client = try Client()
    _ = try client.initialize(abilities, folder: place.path)
    client.open(place.uri("a.md"), "wrnog")
    let own = try #require(client.diagnostics().items.first { $0.text("code") == "demo/fault" })
    let address = try #require(own.text("codeDescription", "href"))
    #expect(address.hasPrefix("file:///") && address.contains("/demo/words.yaml#L"), "\(address)")
    #expect(try client.quit() == 0)
    let other = try Client([])
    _ = try other.initialize(
      abilities, options: "{\"documentation\": \"https://wiki.example/{rule}\"}", folder: place.path)
    other.open(place.uri("a.md"), Self.entity)
    let first = try #require(other.diagnostics().items.first)
    #expect(first.text("codeDescription", "href") == "https://wiki.example/garbled-text/html-entity")
    #expect(try other.quit() == 0)
  }

  @Test("fixes are those of the command: references are respelled, and all safe ones can be made at once")
  func fixes() throws {
    let client = try Client([])
    _ = try client.initialize()
    client.open("file:///a.html", "<p>One&#x200B;word. A second&#xFEFF;one.</p>\n", language: "html")
    #expect(try !codes(client).isEmpty)
    func actions(_ only: String) throws -> [JSONObject] {
      let answer = try client.ask(
        "textDocument/codeAction",
        """
        {"textDocument": {"uri": "file:///a.html"}, "context": {"diagnostics": [], "only": ["\(only)"]},
         "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 60}}}
        """)
      return answer["result"]?.array?.elements.compactMap(\.object) ?? []
    }
    let all = try #require(actions("source.fixAll").first)
    #expect(all.text("kind") == "source.fixAll.imprimatur")
    let edits = all.at("edit", "changes")?.object?["file:///a.html"]?.array?.elements.compactMap(\.object) ?? []
    #expect(edits.compactMap { $0["range"]?.object?.places } == [[0, 6, 0, 14], [0, 28, 0, 36]])
    #expect(edits.map { $0.text("newText") } == ["", ""])
    #expect(try actions("refactor").isEmpty)
    #expect(try client.quit() == 0)
  }

  @Test("a survey of the folder tells of every article and of its progress, and can be ended")
  func survey() throws {
    var files = ["imprimatur.yaml": "ignore: [out/]", "out/b.md": Self.entity, "a b.md": Self.entity]
    for number in 0..<40 { files["posts/\(number).md"] = "Good.\n" }
    let place = try Place(files)
    let client = try Client([])
    let answer = try client.initialize("{\"window\": {\"workDoneProgress\": true}}", folder: place.path)
    let commands = answer.at("result", "capabilities", "executeCommandProvider", "commands")?.array?.elements
    #expect(commands?.first?.string?.text == "imprimatur.checkWorkspace")
    let done = try client.ask("workspace/executeCommand", "{\"command\": \"imprimatur.checkWorkspace\"}")
    #expect(done.at("result", "findings")?.number?.int == 1)
    #expect(done.at("result", "files")?.number?.int == 41)
    var kinds: [String] = []
    var found: [String] = []
    while kinds.last != "end" {
      let message = try client.next()
      if let kind = message.text("params", "value", "kind") { kinds.append(kind) }
      if message.at("params", "diagnostics")?.array?.elements.isEmpty == false {
        found.append(message.text("params", "uri") ?? "")
      }
    }
    #expect(kinds == ["begin", "report", "report", "end"])
    #expect(found == ["file://\(place.path)/a%20b.md"])
    let other = try client.ask("workspace/executeCommand", "{\"command\": \"format.disk\"}")
    #expect(other.at("error", "code")?.number?.int == -32602)
    #expect(try client.quit() == 0)
  }
}
