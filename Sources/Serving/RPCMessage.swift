import Documents

/// A message of JSON-RPC 2.0 that came in.
struct RPCMessage: Sendable {
  /// The identifier of a request; nil for a notification.
  var id: JSONValue?
  /// What is asked for; empty in an answer to a request of our own.
  var method: String
  /// Its parameters.
  var params: JSONObject?

  /// Why a message cannot be understood.
  struct Failure: Error {
    var code: RPCError
    var message: String
    /// The identifier, as far as it is known.
    var id: JSONValue?
  }

  /// The message that `content` spells; batches are none of the protocol.
  init(_ content: [UInt8]) throws(Failure) {
    let value: JSONValue
    do throws(JSONError) { value = try JSONReader().read(content) } catch {
      throw Failure(code: .parse, message: "this is not JSON: \(error.message)")
    }
    guard let object = value.object else { throw Failure(code: .invalidRequest, message: "a message is an object") }
    let id = object["id"]
    switch id {
    case nil, .string, .number, .null: break
    default: throw Failure(code: .invalidRequest, message: "an id is a string or a number")
    }
    guard let method = object["method"]?.string?.text else {
      guard object["result"] != nil || object["error"] != nil else {
        throw Failure(code: .invalidRequest, message: "a message has a method", id: id)
      }
      (self.id, self.method) = (nil, "")
      return
    }
    self.method = method
    if case .null? = id { self.id = nil } else { self.id = id }
    params = object["params"]?.object
  }
}

/// The codes of JSON-RPC 2.0, section 5.1, and of LSP 3.17, “ErrorCodes”.
enum RPCError: Int, Error, Sendable {
  case parse = -32700
  case invalidRequest = -32600
  case methodNotFound = -32601
  case invalidParams = -32602
  case `internal` = -32603
  case notInitialized = -32002
  case requestCancelled = -32800
}

extension JSONObject {
  /// The member at the end of `path`, through objects.
  func at(_ path: String...) -> JSONValue? {
    var object: JSONObject? = self
    for name in path.dropLast() { object = object?[name]?.object }
    return path.last.flatMap { object?[$0] }
  }

  /// The string at the end of `path`.
  func text(_ path: String...) -> String? {
    var object: JSONObject? = self
    for name in path.dropLast() { object = object?[name]?.object }
    return path.last.flatMap { object?[$0]?.string?.text }
  }
}

extension JSONValue {
  /// The literal, when the value is one.
  var flag: Bool? { if case .bool(let flag, _) = self { flag } else { nil } }
}
