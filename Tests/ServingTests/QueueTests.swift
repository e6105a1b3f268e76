import Documents
import Policy
import Reporting
import Runner
import Testing

@testable import Serving

/// The server without a process, so that what waits in its queue is known.
@Suite struct QueueTests {
  private final class Box {
    var messages: [JSONObject] = []
    var count = 0
  }

  private func message(_ json: String) throws -> RPCMessage { try RPCMessage(Array(json.utf8)) }

  private func server(_ box: Box) -> LanguageServer {
    let rules = RuleLibrary.builtIn()
    let output = ServerOutput { bytes in
      var frames = FrameReader()
      frames.add(bytes)
      if case .content(let content)? = frames.next(), let object = try? JSONReader().read(content).object {
        box.messages.append(object)
      }
      return true
    }
    return LanguageServer(
      { _ in
        ServedRules(
          rules: rules, options: CheckOptions(), wording: Wording(rules.messages, language: .english))
      }, output, MessageQueue())
  }

  private func change(_ version: Int) throws -> RPCMessage {
    try message(
      """
      {"method": "textDocument/didChange", "params": {"textDocument": {"uri": "file:///a.md", "version": \(version)},
       "contentChanges": [{"text": "state \(version)"}]}}
      """)
  }

  @Test("a text is not looked at while a newer state of it waits")
  func outdated() throws {
    let box = Box()
    let server = server(box)
    server.handle(try message("{\"id\": 1, \"method\": \"initialize\", \"params\": {}}"))
    server.handle(
      try message(
        "{\"method\": \"textDocument/didOpen\", \"params\": {\"textDocument\": {\"uri\": \"file:///a.md\", \"text\": \"x\"}}}"
      ))
    server.queue.add(.message(try change(2)))
    server.checkWhatIsDue()
    #expect(server.queue.holdsChange(of: "file:///a.md"))
    #expect(!server.queue.holdsChange(of: "file:///b.md"))
    #expect(box.messages.count == 1)
    if case .message(let waiting) = server.queue.next() { server.handle(waiting) }
    server.checkWhatIsDue()
    #expect(box.messages.map { $0.text("method") } == [nil, "textDocument/publishDiagnostics"])
    server.checkWhatIsDue()
    #expect(box.messages.count == 2)
  }

  @Test("a request that was taken back is not worked on")
  func cancelled() throws {
    let box = Box()
    let server = server(box)
    server.handle(try message("{\"id\": 1, \"method\": \"initialize\", \"params\": {}}"))
    server.queue.add(.message(try message("{\"method\": \"$/cancelRequest\", \"params\": {\"id\": 7}}")))
    server.handle(try message("{\"id\": 7, \"method\": \"textDocument/hover\", \"params\": {}}"))
    #expect(box.messages.last?.at("error", "code")?.number?.int == -32800)
    server.handle(try message("{\"id\": \"7\", \"method\": \"textDocument/hover\", \"params\": {}}"))
    #expect(box.messages.last?.at("error", "code")?.number?.int == -32602)
  }

  @Test("rules that cannot be loaded leave those that were there")
  func reload() throws {
    let box = Box()
    let rules = RuleLibrary.builtIn()
    let output = ServerOutput { _ in
      box.count += 1
      return true
    }
    let server = LanguageServer(
      { settings throws(LanguageServer.Problem) in
        if settings.show == .error { throw LanguageServer.Problem(message: "broken") }
        return ServedRules(
          rules: rules, options: CheckOptions(), wording: Wording(rules.messages, language: .english))
      }, output, MessageQueue())
    server.handle(try message("{\"id\": 1, \"method\": \"initialize\", \"params\": {}}"))
    server.handle(
      try message(
        "{\"method\": \"workspace/didChangeConfiguration\", \"params\": {\"settings\": {\"imprimatur\": {\"show\": \"error\"}}}}"
      ))
    #expect(server.session?.served.rules.rules.isEmpty == false)
    #expect(box.count == 2)
  }
}
