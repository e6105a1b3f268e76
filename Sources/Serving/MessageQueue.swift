import Documents
import Synchronization
import Threads

/// The messages that came in and wait, filled by the thread that reads and emptied by the one that answers.
final class MessageQueue: Sendable {
  /// What came in.
  enum Item: Sendable {
    case message(RPCMessage)
    case failure(RPCMessage.Failure)
    /// The stream has ended.
    case end
  }

  private let items = Mutex<[Item]>([])
  private let ready = Semaphore(tokens: 0)

  /// Adds what came in last.
  func add(_ item: Item) {
    items.withLock { $0.append(item) }
    ready.give()
  }

  /// The next item, waited for.
  func next() -> Item {
    ready.take()
    return items.withLock { $0.removeFirst() }
  }

  /// Whether nothing waits.
  var isEmpty: Bool { items.withLock { $0.isEmpty } }

  /// Whether something waits that makes what is known of the text outdated.
  func holdsChange(of uri: String) -> Bool {
    items.withLock { items in
      items.contains { item in
        guard case .message(let message) = item, message.method.hasPrefix("textDocument/did") else { return false }
        return message.params?.text("textDocument", "uri") == uri
      }
    }
  }

  /// Whether the editor has taken back the request `id` already.
  func holdsCancellation(of id: JSONValue) -> Bool {
    items.withLock { items in
      items.contains { item in
        guard case .message(let message) = item, message.method == "$/cancelRequest" else { return false }
        return message.params?["id"].map { Self.isSame($0, id) } ?? false
      }
    }
  }

  private static func isSame(_ one: JSONValue, _ other: JSONValue) -> Bool {
    switch (one, other) {
    case (.string(let one), .string(let other)): one.utf8 == other.utf8
    case (.number(let one), .number(let other)): one.literal == other.literal
    default: false
    }
  }
}
