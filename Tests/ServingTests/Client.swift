import Documents
import Foundation
import Testing

@testable import Serving

/// An editor's side of the protocol, as a script: what is sent, and what comes back.
final class Client {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var frames = FrameReader()
  private var lastID = 0

  /// The packs of the command tests.
  static let packs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("CommandTests/Packs").path

  /// Starts `imprimatur lsp`, by default with the demonstration rules.
  init(_ arguments: [String] = ["--rules", packs + "/demo"]) throws {
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("imprimatur")
    process.arguments = ["lsp", "--stdio"] + arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Sends bytes as they are.
  func send(raw text: String) { input.fileHandleForWriting.write(Data(text.utf8)) }

  /// Sends one message.
  func send(_ json: String) { send(raw: "Content-Length: \(json.utf8.count)\r\n\r\n\(json)") }

  /// Sends a notification.
  func notify(_ method: String, _ params: String) {
    send("{\"jsonrpc\": \"2.0\", \"method\": \"\(method)\", \"params\": \(params)}")
  }

  /// Sends a request and returns its answer; what comes in between is kept for `next`.
  func ask(_ method: String, _ params: String = "{}") throws -> JSONObject {
    lastID += 1
    send("{\"jsonrpc\": \"2.0\", \"id\": \(lastID), \"method\": \"\(method)\", \"params\": \(params)}")
    while true {
      let message = try receive()
      if message["id"]?.number?.int == lastID { return message }
      waiting.append(message)
    }
  }

  private var waiting: [JSONObject] = []

  /// The next message of the server that nobody has seen.
  func next() throws -> JSONObject { waiting.isEmpty ? try receive() : waiting.removeFirst() }

  /// The diagnostics of the next `publishDiagnostics`.
  func diagnostics() throws -> (version: Int?, items: [JSONObject]) {
    while true {
      let message = try next()
      guard message.text("method") == "textDocument/publishDiagnostics" else { continue }
      let items = message.at("params", "diagnostics")?.array?.elements.compactMap(\.object) ?? []
      return (message.at("params", "version")?.number?.int, items)
    }
  }

  private func receive() throws -> JSONObject {
    while true {
      if let frame = frames.next() {
        guard case .content(let bytes) = frame else { throw Surprise.malformed }
        guard let object = try JSONReader().read(bytes).object else { throw Surprise.malformed }
        return object
      }
      let bytes = output.fileHandleForReading.availableData
      if bytes.isEmpty { throw Surprise.ended }
      frames.add([UInt8](bytes))
    }
  }

  enum Surprise: Error { case malformed, ended }

  /// Says hello; `capabilities` and `options` are those of the editor.
  func initialize(
    _ capabilities: String = "{}", options: String = "{}", folder: String? = nil
  ) throws -> JSONObject {
    let root = folder.map { quoted("file://" + $0) } ?? "null"
    let answer = try ask(
      "initialize",
      "{\"processId\": null, \"rootUri\": \(root), \"capabilities\": \(capabilities), \"initializationOptions\": \(options)}"
    )
    notify("initialized", "{}")
    return answer
  }

  /// Opens a text.
  func open(_ uri: String, _ text: String, language: String = "markdown") {
    notify(
      "textDocument/didOpen",
      "{\"textDocument\": {\"uri\": \"\(uri)\", \"languageId\": \"\(language)\", \"version\": 1, \"text\": \(quoted(text))}}"
    )
  }

  /// Changes a text.
  func change(_ uri: String, version: Int, _ changes: String) {
    notify(
      "textDocument/didChange",
      "{\"textDocument\": {\"uri\": \"\(uri)\", \"version\": \(version)}, \"contentChanges\": [\(changes)]}")
  }

  /// Closes standard input, and returns the exit status.
  func end() -> Int32 {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Says goodbye as the protocol wants it, and returns the exit status.
  func quit() throws -> Int32 {
    _ = try ask("shutdown")
    notify("exit", "{}")
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// A JSON string.
func quoted(_ text: String) -> String {
  var json = JSONWriter()
  json.string(text)
  return String(decoding: json.bytes, as: UTF8.self)
}

extension JSONObject {
  /// A range of the protocol as numbers: line and character of its start and of its end.
  var places: [Int] {
    ["start", "end"].flatMap { end in
      ["line", "character"].map { self[end]?.object?[$0]?.number?.int ?? -1 }
    }
  }
}
