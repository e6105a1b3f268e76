/// Cuts a stream into the messages of the base protocol (LSP 3.17, “Base Protocol”): header fields, an empty line, content.
///
/// What is wrong with one message costs that message: the reader goes on at the next header, and content that is too long
/// is passed over without being kept.
struct FrameReader {
  /// One message, or what is wrong with it.
  enum Frame: Equatable {
    /// The content: JSON in UTF-8, if the sender keeps to the protocol.
    case content([UInt8])
    /// The header has no length that can be used; why, in English.
    case malformed(String)
  }

  /// The longest content that is kept, in bytes.
  static let longestContent = 64 << 20
  /// The longest header that is looked at, in bytes.
  static let longestHeader = 8 << 10

  private var waiting: [UInt8] = []
  private var start = 0
  /// Bytes of content still to be passed over.
  private var skipped = 0
  /// The length of the content whose header was read.
  private var length: Int?

  /// A reader at the beginning of a stream.
  init() {}

  /// Takes the next bytes of the stream.
  mutating func add(_ bytes: [UInt8]) {
    if start > 0 {
      waiting.removeFirst(start)
      start = 0
    }
    waiting += bytes
  }

  /// The next message that has come in whole; nil when more bytes are needed.
  ///
  /// - Complexity: O(n) in the bytes of the message.
  mutating func next() -> Frame? {
    skip()
    if skipped > 0 { return nil }
    if length == nil {
      guard let end = headerEnd() else {
        guard waiting.count - start > Self.longestHeader else { return nil }
        start = waiting.count
        return .malformed("a header is longer than \(Self.longestHeader) bytes")
      }
      let header = waiting[start..<end.fields]
      start = end.content
      switch Self.contentLength(of: header) {
      case .failure(let problem): return .malformed(problem.message)
      case .success(let count) where count > Self.longestContent:
        skipped = count
        skip()
        return .malformed("the content is longer than \(Self.longestContent) bytes")
      case .success(let count): length = count
      }
    }
    guard let count = length, waiting.count - start >= count else { return nil }
    length = nil
    defer { start += count }
    return .content(Array(waiting[start..<start + count]))
  }

  private mutating func skip() {
    let now = min(skipped, waiting.count - start)
    start += now
    skipped -= now
  }

  /// Where the header fields end and the content begins; a line may also end in a lone line feed.
  private func headerEnd() -> (fields: Int, content: Int)? {
    var at = start
    while let feed = waiting[at...].firstIndex(of: 0x0A) {
      let next = feed + 1
      if next < waiting.count, waiting[next] == 0x0A { return (feed, next + 1) }
      if next + 1 < waiting.count, waiting[next] == 0x0D, waiting[next + 1] == 0x0A { return (feed, next + 2) }
      at = next
    }
    return nil
  }

  private struct Problem: Error {
    var message: String
  }

  private static func contentLength(of header: ArraySlice<UInt8>) -> Result<Int, Problem> {
    var length: Int?
    for line in header.split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      guard let colon = text.firstIndex(of: ":") else { continue }
      guard text[..<colon].lowercased() == "content-length" else { continue }
      let value = text[text.index(after: colon)...].split { $0.isWhitespace }
      guard value.count == 1, value[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return .failure(Problem(message: "Content-Length is no number of bytes"))
      }
      // A number that does not fit is larger than any content that is kept.
      length = Int(value[0]) ?? .max
    }
    return length.map { .success($0) } ?? .failure(Problem(message: "a header without Content-Length"))
  }

  /// A message as it goes out.
  static func frame(_ content: [UInt8]) -> [UInt8] { Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content }
}
