import Archive

/// A response as a web archive keeps it (RFC 9112): head and body.
struct HTTPMessage {
  /// The longest head that is looked at.
  static let headLimit = 1 << 16

  /// The status code; nil where the line has none.
  let status: Int?
  /// The fields of the head.
  let fields: HeaderFields
  /// How many bytes the head has, the blank line with it.
  let headLength: Int

  /// The message that begins with `start`; nil when that is no HTTP.
  init?(_ start: ArraySlice<UInt8>) {
    guard start.starts(with: "HTTP/".utf8) else { return nil }
    var fields = HeaderFields()
    var at = start.startIndex
    var status: Int?
    var isFirst = true
    while at < start.endIndex {
      let end = start[at...].firstIndex(of: 0x0A) ?? start.endIndex
      let line = start[at..<end].last == 0x0D ? start[at..<(end - 1)] : start[at..<end]
      at = min(end + 1, start.endIndex)
      if line.isEmpty { break }
      if isFirst {
        status = line.split(separator: 0x20).dropFirst().first.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
        isFirst = false
      } else {
        _ = fields.add(Array(line))
      }
    }
    self.status = status
    self.fields = fields
    headLength = at - start.startIndex
  }
}

/// A body with the codings of its transport undone.
struct DecodedBody {
  /// The bytes.
  private(set) var bytes: [UInt8]
  /// The body without its chunks, where it came in chunks: what some writers make their digests of.
  private(set) var unchunked: [UInt8]?
  /// What is wrong with it, in English; what could be decoded is there.
  private(set) var damage: String?
  /// Whether it has become larger than the limit.
  private(set) var isTooLarge = false

  /// The body that `body` is, coded as `fields` say.
  ///
  /// A body that is not coded as its head says is taken as it is: many archives keep the head and undo the coding.
  init(_ body: [UInt8], _ fields: HeaderFields, limit: Int, account: InputAccount) {
    bytes = body
    if fields.list("transfer-encoding").contains("chunked"), let result = Self.unchunk(body) {
      bytes = result.bytes
      unchunked = result.bytes
      if !result.isWhole { damage = "the chunks of the body are damaged" }
    }
    for coding in fields.list("content-encoding").reversed() where damage == nil {
      decode(coding, limit: limit, account: account)
    }
    isTooLarge = bytes.count > limit
  }

  private mutating func decode(_ coding: String, limit: Int, account: InputAccount) {
    var decoded: [UInt8] = []
    do throws(ByteFailure) {
      guard let source = try Self.source(coding, bytes) else { return }
      let counted = CountedBytes(source, account)
      while decoded.count <= limit {
        let more = try counted.next()
        if more.isEmpty { break }
        decoded += more
      }
    } catch {
      switch error {
      case .missingLibrary(let name): damage = "\(name) is not installed, which decodes \(coding)"
      case .limit:
        damage = "the body expands too far"
        isTooLarge = true
      case .damaged, .truncated, .encrypted, .file:
        // Not one byte: it is not coded.
        if decoded.isEmpty, coding == "br" || coding == "deflate" { return }
        damage = "the \(coding) coding of the body is damaged"
      }
    }
    bytes = decoded
  }

  /// What decodes `bytes`; nil when they are not coded so.
  private static func source(_ coding: String, _ bytes: [UInt8]) throws(ByteFailure) -> (any ByteSource)? {
    switch coding {
    case "gzip", "x-gzip":
      return Signature(bytes) == .gzip ? try InflatedBytes(.gzip, MemoryBytes(bytes)) : nil
    case "zstd":
      return Signature(bytes) == .filtered(.zstd) ? try FilteredBytes(.zstd, MemoryBytes(bytes)) : nil
    case "deflate":
      // RFC 9110 means zlib; many servers send bare deflate. The two bytes of zlib's head are a multiple of 31.
      guard bytes.count >= 2 else { return nil }
      let isZlib = bytes[0] & 0x0F == 8 && (Int(bytes[0]) << 8 + Int(bytes[1])) % 31 == 0
      return try InflatedBytes(isZlib ? .zlib : .none, MemoryBytes(bytes))
    case "br": return bytes.isEmpty ? nil : try BrotliBytes(MemoryBytes(bytes))
    default: return nil
    }
  }

  /// The body that its chunks make (RFC 9112, 7.1); nil when it does not begin with a chunk.
  private static func unchunk(_ body: [UInt8]) -> (bytes: [UInt8], isWhole: Bool)? {
    var bytes: [UInt8] = []
    var at = 0
    while at < body.count {
      guard let end = lineFeed(in: body, from: at), end - at < 1000,
        let size = size(body[at..<end])
      else {
        if at == 0 { return nil }
        // What stands there is text all the same.
        return (bytes + body[at...], false)
      }
      if size == 0 { return (bytes, true) }
      let start = end + 1
      guard size <= body.count - start else { return (bytes + body[start...], false) }
      bytes += body[start..<(start + size)]
      at = start + size
      if at < body.count, body[at] == 0x0D { at += 1 }
      if at < body.count, body[at] == 0x0A { at += 1 }
    }
    // The last chunk is missing; nothing of the text is.
    return (bytes, at > 0)
  }

  /// The size that a chunk's first line says, in hexadecimal digits before any extension.
  private static func size(_ line: ArraySlice<UInt8>) -> Int? {
    let text = line.prefix { $0 != UInt8(ascii: ";") && $0 != 0x0D }.filter { $0 != 0x20 && $0 != 0x09 }
    guard (1...15).contains(text.count) else { return nil }
    return Int(String(decoding: text, as: UTF8.self), radix: 16).flatMap { $0 >= 0 ? $0 : nil }
  }
}
