/// Records of WARC 1.0 and 1.1 (ISO 28500:2017).
final class WARCFraming: RecordFraming {
  private static let headLimit = 1 << 16

  let bytes: RecordBytes
  private var number = 0
  private var isLost = false

  /// The records in `bytes`.
  init(_ bytes: RecordBytes) { self.bytes = bytes }

  /// The head of the next record; nil at the end.
  ///
  /// See the protocol.
  func next() throws(RecordDamage) -> WebRecord? {
    if isLost {
      isLost = false
      guard Self.isVersion(bytes.peek(10)) || bytes.skip(toLine: Self.isVersion, length: 10) else { return nil }
    }
    // Two line ends close a record; some writers leave more.
    while let first = bytes.peek(1).first, first == 0x0D || first == 0x0A { _ = bytes.skip(1) }
    if bytes.peek(1).isEmpty { return nil }
    guard Self.isVersion(bytes.peek(10)) else {
      isLost = true
      throw RecordDamage("there is no record here")
    }
    number += 1
    _ = bytes.line(limit: 100)
    var fields = HeaderFields()
    var size = 0
    while true {
      guard let line = bytes.line(limit: Self.headLimit), size < Self.headLimit else {
        isLost = true
        throw RecordDamage("record \(number): the head does not end")
      }
      if line.isEmpty { break }
      size += line.count
      if Self.isVersion(line[...] + [0x0A]) {
        bytes.putBack((line + [0x0D, 0x0A])[...])
        throw RecordDamage("record \(number): the head is cut off")
      }
      // A line without a colon says nothing; the fields around it do.
      _ = fields.add(line)
    }
    guard let text = fields["content-length"], let length = Int(text), length >= 0 else {
      isLost = true
      throw RecordDamage("record \(number): there is no valid Content-Length")
    }
    return record(fields, length: length)
  }

  private func record(_ fields: HeaderFields, length: Int) -> WebRecord {
    let type = MediaType(fields["content-type"])
    var record = WebRecord(
      number: number, type: (fields["warc-type"] ?? "unknown").lowercased(), contentType: type.name, length: length)
    var uri = fields["warc-target-uri"]
    if let text = uri, text.hasPrefix("<"), text.hasSuffix(">") { uri = String(text.dropFirst().dropLast()) }
    record.uri = uri
    record.date = fields["warc-date"]
    record.blockDigest = fields["warc-block-digest"]
    record.payloadDigest = fields["warc-payload-digest"]
    if let language = fields["warc-identified-content-language"], !language.contains(",") { record.language = language }
    record.isTruncated = fields["warc-truncated"] != nil
    record.isHTTP = type.name == "application/http" && type.messageType != "request"
    return record
  }

  /// Looks for the line ends that close a record, see the protocol.
  ///
  func finish(_ block: inout [UInt8], isWhole: Bool) throws(RecordDamage) {
    let end = bytes.peek(14)
    let rest = end.drop { $0 == 0x0D || $0 == 0x0A }
    if isWhole, rest.isEmpty || (rest.startIndex > end.startIndex && Self.isVersion(rest)) { return }
    if let start = Self.start(in: block) {
      bytes.putBack(block[start...])
      block.removeSubrange(start...)
    } else if !isWhole {
      return
    } else {
      // The next record may begin in the last bytes of the block.
      bytes.putBack(block.suffix(12))
      isLost = true
    }
    throw RecordDamage("record \(number): its length is not the one that it says")
  }

  /// Whether a line begins with the version of a record.
  private static func isVersion(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count > 8, line.starts(with: "WARC/".utf8) else { return false }
    let digits = line.dropFirst(5).prefix(3)
    let isNumber = digits.enumerated().allSatisfy { index, byte in
      index == 1 ? byte == UInt8(ascii: ".") : (0x30...0x39).contains(byte)
    }
    let next = line[line.startIndex + 8]
    return isNumber && (next == 0x0D || next == 0x0A || next == 0x20)
  }

  /// The offset in a block where another record begins.
  private static func start(in block: [UInt8]) -> Int? {
    var at = 0
    while let end = lineFeed(in: block, from: at) {
      at = end + 1
      if at < block.count, block[at] == UInt8(ascii: "W"), isVersion(block[at...].prefix(10)) { return at }
    }
    return nil
  }
}
