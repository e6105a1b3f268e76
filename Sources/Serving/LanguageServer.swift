import Corpus
import Documents
import Files
import Policy
import Reporting
import Runner
import Threads

/// A language server (LSP 3.17) that checks articles while they are typed.
///
/// One thread reads, one answers in the order of what came in. A text is checked when nothing more waits, so that while
/// somebody types only the last state is looked at; a result that has become outdated meanwhile is dropped.
package final class LanguageServer {
  /// Loads the rules anew, with what the editor asks for.
  package typealias Loader = @Sendable (ServerSettings) throws(Problem) -> ServedRules

  /// Why rules or configuration cannot be used, in words for people.
  package struct Problem: Error {
    /// The words.
    package let message: String

    /// A problem.
    package init(message: String) { self.message = message }
  }

  let load: Loader
  let output: ServerOutput
  let queue: MessageQueue
  /// What came of `initialize`; nil before it.
  var session: Session?
  var isShutDown = false
  /// The texts that are open, by their URI.
  var texts: [String: OpenText] = [:]
  /// The states that were checked last.
  var checked: [String: Checked] = [:]
  /// The check of the folders that is under way.
  var survey: WorkspaceSurvey?
  /// How many there have been.
  var surveys = 0

  /// What client and server have agreed upon.
  struct Session {
    var encoding: PositionEncoding
    var settings: ServerSettings
    var served: ServedRules
    var shelf: EvaluatorShelf
    /// Whether hovers may be Markdown.
    var hasMarkdown: Bool
    /// Whether the client watches files for the server.
    var canWatch: Bool
    /// Whether the client shows related places of a diagnostic.
    var hasRelated: Bool
    /// Whether the client knows of which state of a text a diagnostic speaks.
    var hasVersions: Bool
    /// Whether the client shows where one can read about a diagnostic.
    var hasCodeDescription: Bool
    /// Whether the client shows the progress of what takes long.
    var hasProgress: Bool
    /// The folders that the client works in.
    var folders: [FilePath]
  }

  init(_ load: @escaping Loader, _ output: ServerOutput, _ queue: MessageQueue) {
    self.load = load
    self.output = output
    self.queue = queue
  }

  /// Serves the client behind standard input and output until it says `exit` or is gone, and returns the exit status:
  /// 0 after `shutdown`, else 1.
  ///
  /// `ended` is called with it, once; it does not return, because the thread that reads may wait forever.
  package static func serve(_ load: @escaping Loader, ended: @escaping @Sendable (Int32) -> Never) {
    let queue = MessageQueue()
    Threads.run(2) { thread in
      if thread == 0 {
        ended(LanguageServer(load, ServerOutput.standard, queue).run())
      } else {
        read(into: queue)
      }
    }
  }

  private static func read(into queue: MessageQueue) {
    var frames = FrameReader()
    while let bytes = try? OpenFile.standardInput.read(upTo: 1 << 16), !bytes.isEmpty {
      frames.add(bytes)
      while let frame = frames.next() {
        switch frame {
        case .malformed(let reason): queue.add(.failure(RPCMessage.Failure(code: .parse, message: reason)))
        case .content(let content):
          do throws(RPCMessage.Failure) { queue.add(.message(try RPCMessage(content))) } catch {
            queue.add(.failure(error))
          }
        }
      }
    }
    queue.add(.end)
  }

  /// Answers until the end, and returns the exit status.
  func run() -> Int32 {
    while true {
      if survey != nil, queue.isEmpty {
        advanceSurvey()
        if output.isClosed { return 1 }
        continue
      }
      switch queue.next() {
      case .end: return isShutDown ? 0 : 1
      case .failure(let failure): output.fail(failure.id, failure.code, failure.message)
      case .message(let message) where message.method == "exit": return isShutDown ? 0 : 1
      case .message(let message): handle(message)
      }
      if queue.isEmpty { checkWhatIsDue() }
      if output.isClosed { return 1 }
    }
  }

  // MARK: Messages

  /// Answers a request, or acts on a notification.
  func handle(_ message: RPCMessage) {
    guard let id = message.id else { return notified(message) }
    if queue.holdsCancellation(of: id) { return output.fail(id, .requestCancelled, "the request was taken back") }
    if message.method == "initialize" { return initialize(id, message.params) }
    guard session != nil else { return output.fail(id, .notInitialized, "the first request is initialize") }
    guard !isShutDown else { return output.fail(id, .invalidRequest, "only exit follows shutdown") }
    do throws(RPCError) {
      switch message.method {
      case "shutdown":
        isShutDown = true
        output.answer(id) { $0.null() }
      case "textDocument/hover": try hover(id, message.params)
      case "textDocument/codeAction": try codeActions(id, message.params)
      case "workspace/executeCommand": try execute(id, message.params)
      default: throw .methodNotFound
      }
    } catch {
      let reason =
        error == .methodNotFound ? "there is no \(message.method)" : "the parameters are none of \(message.method)"
      output.fail(id, error, reason)
    }
  }

  private func notified(_ message: RPCMessage) {
    guard session != nil, !isShutDown, let params = message.params else { return }
    switch message.method {
    case "initialized": watchFiles()
    case "textDocument/didOpen": opened(params)
    case "textDocument/didChange": changed(params)
    case "textDocument/didSave": saved(params)
    case "textDocument/didClose": closed(params)
    case "workspace/didChangeConfiguration":
      let before = session?.settings
      if let settings = params.at("settings", "imprimatur")?.object { session?.settings.take(settings) }
      if !reload(), let before { session?.settings = before }
    case "workspace/didChangeWatchedFiles": reload()
    case "window/workDoneProgress/cancel": cancelSurvey(params)
    // Notifications that are not known are passed over, those that begin with $/ by the letter of the protocol.
    default: break
    }
  }

  private func initialize(_ id: JSONValue, _ params: JSONObject?) {
    guard session == nil else { return output.fail(id, .invalidRequest, "initialize comes once") }
    let offered = (params?.at("capabilities", "general", "positionEncodings")?.array?.elements ?? [])
      .compactMap { $0.string?.text }
    let formats = params?.at("capabilities", "textDocument", "hover", "contentFormat")?.array?.elements ?? []
    var settings = ServerSettings()
    if let options = params?["initializationOptions"]?.object { settings.take(options) }
    let folders = Self.folders(params)
    settings.folder = folders.first
    let served: ServedRules
    do throws(Problem) { served = try load(settings) } catch {
      return output.fail(id, .internal, error.message)
    }
    func says(_ path: String...) -> Bool {
      var object = params?["capabilities"]?.object
      for name in path.dropLast() { object = object?[name]?.object }
      return path.last.flatMap { object?[$0]?.flag } ?? false
    }
    let session = Session(
      encoding: .chosen(from: offered), settings: settings, served: served, shelf: EvaluatorShelf(served.rules),
      hasMarkdown: formats.contains { $0.string?.text == "markdown" },
      canWatch: says("workspace", "didChangeWatchedFiles", "dynamicRegistration"),
      hasRelated: says("textDocument", "publishDiagnostics", "relatedInformation"),
      hasVersions: says("textDocument", "publishDiagnostics", "versionSupport"),
      hasCodeDescription: says("textDocument", "publishDiagnostics", "codeDescriptionSupport"),
      hasProgress: says("window", "workDoneProgress"), folders: folders)
    self.session = session
    output.answer(id) { Self.writeCapabilities(session.encoding, to: &$0) }
  }

  /// The folders that the client works in, by the newest of the members that say so.
  private static func folders(_ params: JSONObject?) -> [FilePath] {
    let named = (params?["workspaceFolders"]?.array?.elements ?? []).compactMap { $0.object?.text("uri") }
    let uris = named.isEmpty ? [params?.text("rootUri")].compactMap(\.self) : named
    let paths = uris.compactMap(DocumentURI.path).map { FilePath(bytes: $0).absolute }
    return paths.isEmpty ? [params?.text("rootPath")].compactMap(\.self).map { FilePath($0).absolute } : paths
  }

  private static func writeCapabilities(_ encoding: PositionEncoding, to json: inout JSONWriter) {
    json.object { json in
      json.name("capabilities")
      json.object { json in
        json.name("positionEncoding")
        json.string(encoding.rawValue)
        json.name("textDocumentSync")
        json.object { json in
          json.name("openClose")
          json.bool(true)
          // 2: changes come as ranges.
          json.name("change")
          json.int(2)
          json.name("save")
          json.bool(true)
        }
        json.name("hoverProvider")
        json.bool(true)
        json.name("codeActionProvider")
        json.object { json in
          json.name("codeActionKinds")
          json.array { json in
            json.string(quickFix)
            json.string(fixAll)
          }
        }
        json.name("executeCommandProvider")
        json.object { json in
          json.name("commands")
          json.array { $0.string(checkWorkspace) }
          json.name("workDoneProgress")
          json.bool(true)
        }
      }
      json.name("serverInfo")
      json.object { json in
        json.name("name")
        json.string("imprimatur")
      }
    }
  }

  /// Has the client tell when configuration or rules change.
  private func watchFiles() {
    guard session?.canWatch == true else { return }
    // A configuration may build on files of any name, and a rule pack is made of them.
    let patterns = ["**/*.{yaml,yml,toml}", "**/{docusaurus.,}config.*", "**/.imprimaturignore", "**/.gitignore"]
    output.request("watch", "client/registerCapability") { json in
      json.object { json in
        json.name("registrations")
        json.array { json in
          json.object { json in
            json.name("id")
            json.string("configuration")
            json.name("method")
            json.string("workspace/didChangeWatchedFiles")
            json.name("registerOptions")
            json.object { json in
              json.name("watchers")
              json.array { json in
                for pattern in patterns {
                  json.object { json in
                    json.name("globPattern")
                    json.string(pattern)
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// Loads rules and configuration anew, and has every text checked with them; what cannot be used leaves all as it was.
  @discardableResult
  func reload() -> Bool {
    guard let settings = session?.settings else { return false }
    do throws(Problem) {
      let served = try load(settings)
      session?.served = served
      session?.shelf = EvaluatorShelf(served.rules)
      for uri in texts.keys { texts[uri]?.isDue = true }
      return true
    } catch {
      output.show(error.message)
      return false
    }
  }

  /// Loads everything anew where the client does not say which files change: files are saved and opened rarely.
  func reloadUnwatched() { if session?.canWatch == false { reload() } }
}
