import Documents

/// A document that the editor holds, as it is typed.
struct OpenText: Sendable {
  /// How it is called: its URI as the editor gave it.
  let uri: String
  /// What the editor takes it for.
  let language: String
  /// The editor's number for this state of the text.
  private(set) var version: Int
  /// The text: UTF-8.
  private(set) var text: [UInt8]
  /// Where its lines begin.
  private(set) var lines: LineIndex
  /// Whether it changed since it was last checked.
  var isDue = true

  /// The text that was opened.
  init(uri: String, language: String, version: Int, text: [UInt8]) {
    self.uri = uri
    self.language = language
    self.version = version
    let text = Self.valid(text)
    self.text = text
    lines = LineIndex(text)
  }

  /// Makes `changes` in their order: `{range?, text}` of `TextDocumentContentChangeEvent`.
  ///
  /// - Throws: `invalidParams` for a change that is none; what stood before it has been made.
  /// - Complexity: O(n) in the length of the text for each change.
  mutating func apply(_ changes: [JSONValue], version: Int, _ encoding: PositionEncoding) throws(RPCError) {
    defer { self.version = version }
    for change in changes {
      guard let object = change.object, let new = object["text"]?.string else { throw .invalidParams }
      isDue = true
      guard let range = object["range"] else {
        text = Self.valid(new.utf8)
        lines = LineIndex(text)
        continue
      }
      guard let bytes = range.object.flatMap({ self.range($0, encoding) }) else { throw .invalidParams }
      text.replaceSubrange(bytes, with: Self.valid(new.utf8))
      lines = LineIndex(text)
    }
  }

  /// The bytes of a `Range`; nil when it is none.
  func range(_ range: JSONObject, _ encoding: PositionEncoding) -> Range<Int>? {
    guard let start = range["start"]?.object.flatMap({ offset($0, encoding) }),
      let end = range["end"]?.object.flatMap({ offset($0, encoding) })
    else { return nil }
    return start..<max(start, end)
  }

  /// The byte of a `Position`; nil when it is none.
  func offset(_ position: JSONObject, _ encoding: PositionEncoding) -> Int? {
    guard let line = position["line"]?.number?.int, let character = position["character"]?.number?.int else {
      return nil
    }
    return encoding.offset(line: line, character: character, in: text, lines)
  }

  private static func valid(_ bytes: [UInt8]) -> [UInt8] { Array(String(decoding: bytes, as: UTF8.self).utf8) }
}
