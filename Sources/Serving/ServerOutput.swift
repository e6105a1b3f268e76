import Documents
import Files

/// What the server says, message by message.
final class ServerOutput {
  /// Whether nobody reads any more.
  private(set) var isClosed = false
  /// Takes one framed message; false when nobody reads any more.
  private let sink: ([UInt8]) -> Bool

  /// An output to `sink`.
  init(_ sink: @escaping ([UInt8]) -> Bool) { self.sink = sink }

  /// An output to standard output.
  static var standard: ServerOutput {
    ServerOutput { bytes in
      do throws(FileError) { try OpenFile.standardOutput.write(bytes) } catch { return false }
      return true
    }
  }

  /// Answers the request `id` with what `write` writes.
  func answer(_ id: JSONValue, _ write: (inout JSONWriter) -> Void) {
    send { json in
      json.name("id")
      json.value(id)
      json.name("result")
      write(&json)
    }
  }

  /// Says that the request `id` fails; nil where it is not known which.
  func fail(_ id: JSONValue?, _ code: RPCError, _ message: String) {
    send { json in
      json.name("id")
      if let id { json.value(id) } else { json.null() }
      json.name("error")
      json.object { json in
        json.name("code")
        json.int(code.rawValue)
        json.name("message")
        json.string(message)
      }
    }
  }

  /// Sends a notification with the parameters that `write` writes.
  func notify(_ method: String, _ write: (inout JSONWriter) -> Void) {
    send { json in
      json.name("method")
      json.string(method)
      json.name("params")
      write(&json)
    }
  }

  /// Sends a request, whose answer is of no interest.
  func request(_ id: String, _ method: String, _ write: (inout JSONWriter) -> Void) {
    send { json in
      json.name("id")
      json.string(id)
      json.name("method")
      json.string(method)
      json.name("params")
      write(&json)
    }
  }

  /// Shows the user a message about something that cannot be used.
  func show(_ message: String) {
    notify("window/showMessage") { json in
      json.object { json in
        json.name("type")
        json.int(1)
        json.name("message")
        json.string(message)
      }
    }
  }

  private func send(_ members: (inout JSONWriter) -> Void) {
    guard !isClosed else { return }
    var json = JSONWriter()
    json.object { json in
      json.name("jsonrpc")
      json.string("2.0")
      members(&json)
    }
    isClosed = !sink(FrameReader.frame(json.bytes))
  }
}
