import Archive
import Files

/// The pages in a web archive: WARC or ARC.
///
/// Handed out are HTML, XHTML and Markdown that were fetched with a status of success, and the plain text of `conversion`
/// records; everything else is counted by kind.
final class WebArchiveContainer: Container {
  private let input: Input
  private let opener: InputOpener
  private let framing: any RecordFraming
  private var waiting: [CorpusEntry] = []

  /// The web archive that `input` is.
  init(_ input: Input, _ opener: InputOpener, isARC: Bool) {
    self.input = input
    self.opener = opener
    let bytes = RecordBytes(input.bytes)
    framing = isARC ? ARCFraming(bytes) : WARCFraming(bytes)
  }

  /// The next page or problem; nil at the end.
  func next() -> Content? {
    while waiting.isEmpty {
      do throws(RecordDamage) {
        guard let record = try framing.next() else {
          // Behind damage the bytes may go on.
          guard let failure = framing.bytes.takeFailure() else { return nil }
          waiting.append(.problem(opener.problem(failure, input.path)))
          continue
        }
        try read(record)
      } catch {
        // Where the bytes fail, the record is not to blame.
        if let failure = framing.bytes.takeFailure() {
          waiting.append(.problem(opener.problem(failure, input.path)))
        } else {
          waiting.append(.problem(damage(error.message, input.path)))
        }
      }
    }
    return .entry(waiting.removeFirst())
  }

  private func damage(_ message: String, _ path: FilePath) -> CorpusProblem {
    var problem = CorpusProblem(.damagedRecord, path)
    problem.detail = message
    return problem
  }

  /// Hands out the page of `record`, or counts it.
  private func read(_ record: WebRecord) throws(RecordDamage) {
    let start = framing.bytes.peek(min(record.length, HTTPMessage.headLimit))
    let message = record.isHTTP ? HTTPMessage(start) : nil
    let type = MediaType(message.map { $0.fields["content-type"] ?? "" } ?? record.contentType)
    let body = start.dropFirst(message?.headLength ?? 0)
    guard let format = format(record, message, type, body) else { return try skip(record) }
    let name = record.uri.map { ":\($0.prefix(2000))" } ?? ""
    let path = input.path.appending(member: Array("\(record.number)\(name)".utf8))
    guard record.length - (message?.headLength ?? 0) <= opener.options.sizeLimit else {
      waiting.append(.problem(opener.options.tooLarge(path)))
      return try skip(record)
    }
    var block = framing.bytes.take(record.length)
    let isWhole = block.count == record.length
    var damage: RecordDamage?
    do throws(RecordDamage) { try framing.finish(&block, isWhole: isWhole) } catch { damage = error }
    hand(block, record, message, (type, format), path, mayMatch: isWhole && damage == nil)
    if !isWhole {
      // A failure of the bytes is said by the next call.
      if let failure = framing.bytes.takeFailure() {
        waiting.append(.problem(opener.problem(failure, path)))
      } else if damage == nil {
        waiting.append(.problem(CorpusProblem(.truncated, path)))
      }
    }
    if let damage { throw damage }
  }

  /// Passes over the block of `record`.
  private func skip(_ record: WebRecord) throws(RecordDamage) {
    guard framing.bytes.skip(record.length) == record.length else {
      throw RecordDamage("record \(record.number): it ends too early")
    }
    var none: [UInt8] = []
    try framing.finish(&none, isWhole: true)
  }

  /// What the page of `record` is to be read as; nil when it is none, which is counted.
  private func format(
    _ record: WebRecord, _ message: HTTPMessage?, _ type: MediaType, _ body: ArraySlice<UInt8>
  ) -> InputFormat? {
    guard ["response", "resource", "conversion"].contains(record.type) else {
      let isKnown = Self.types.contains(record.type)
      input.account.leaveOut(isKnown ? record.type : "other record")
      return nil
    }
    if let status = message?.status, !(200...299).contains(status) {
      input.account.leaveOut("HTTP \(status)")
      return nil
    }
    switch type.name {
    case "text/html", "application/xhtml+xml": return .html
    case "text/markdown", "text/x-markdown": return .markdown
    case "text/plain" where record.type == "conversion": return .text
    case "", "application/octet-stream", "unknown", "no-type", "unknown/unknown", "application/http":
      let start = String(decoding: body.prefix(200), as: UTF8.self).trimmed.lowercased()
      if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return .html }
    default: break
    }
    let isToken = type.name.utf8.count <= 60 && type.name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    input.account.leaveOut(isToken && !type.name.isEmpty ? type.name : "other type")
    return nil
  }

  private static let types: Set<String> = ["request", "metadata", "warcinfo", "revisit", "continuation", "filedesc"]

  /// Hands out the page that `block` holds.
  private func hand(
    _ block: [UInt8], _ record: WebRecord, _ message: HTTPMessage?, _ content: (type: MediaType, format: InputFormat),
    _ path: FilePath, mayMatch: Bool
  ) {
    let raw = Array(block.dropFirst(message?.headLength ?? 0))
    let body = DecodedBody(
      raw, message?.fields ?? HeaderFields(), limit: opener.options.sizeLimit, account: input.account)
    if body.isTooLarge {
      waiting.append(.problem(opener.options.tooLarge(path)))
      return
    }
    var statements = CorpusStatements()
    statements.url = record.uri
    statements.captured = record.date
    statements.charset = content.type.charset
    statements.language = record.language
    waiting.append(
      .document(CorpusDocument(path: path, bytes: body.bytes, format: content.format, statements: statements)))
    if record.isTruncated { input.account.leaveOut("end of a body") }
    if let damage = body.damage { waiting.append(.problem(self.damage(damage, path))) }
    guard mayMatch else { return }
    let payloads = [raw, body.unchunked, body.bytes].compactMap(\.self)
    if !Digest.agrees(record.blockDigest, with: [block]) || !Digest.agrees(record.payloadDigest, with: payloads) {
      waiting.append(.problem(CorpusProblem(.digestMismatch, path)))
    }
  }
}
