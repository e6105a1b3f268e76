/// Records of ARC 1 and 2, the format of the Internet Archive before WARC.
///
/// A head is one line: address, IP, date, media type, in version 2 more, and last the length. An address may hold spaces.
final class ARCFraming: RecordFraming {
  private static let headLimit = 1 << 14

  let bytes: RecordBytes
  private var number = 0
  private var isLost = false
  /// How many words a head has.
  private var words = 5

  /// The records in `bytes`.
  init(_ bytes: RecordBytes) { self.bytes = bytes }

  /// The head of the next record; nil at the end.
  ///
  /// See the protocol.
  func next() throws(RecordDamage) -> WebRecord? {
    if isLost {
      isLost = false
      if !Self.isHead(bytes.peek(Self.headLimit)) {
        guard bytes.skip(toLine: { Self.isHead($0) }, length: Self.headLimit) else { return nil }
      }
    }
    while let first = bytes.peek(1).first, first == 0x0D || first == 0x0A { _ = bytes.skip(1) }
    if bytes.peek(1).isEmpty { return nil }
    number += 1
    guard let line = bytes.line(limit: Self.headLimit) else {
      isLost = true
      throw RecordDamage("record \(number): the head does not end")
    }
    let isFirst = number == 1
    let parts = String(decoding: line, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
    // The first record describes the file; its own head always has five words.
    let count = isFirst ? 5 : words
    guard parts.count >= count, let length = Int(parts[parts.count - 1]), length >= 0 else {
      lookAround()
      throw RecordDamage("record \(number): the head is no ARC head with a valid length")
    }
    let address = parts[0...(parts.count - count)].joined(separator: " ")
    var record = WebRecord(
      number: number, type: isFirst && address.hasPrefix("filedesc:") ? "filedesc" : "response",
      contentType: parts[parts.count - count + 3].lowercased(), length: length)
    record.uri = address
    record.date = Self.date(parts[parts.count - count + 2])
    record.isHTTP = address.hasPrefix("http:") || address.hasPrefix("https:")
    if isFirst { readVersion(length) }
    return record
  }

  /// Looks whether another head follows, see the protocol.
  ///
  func finish(_ block: inout [UInt8], isWhole: Bool) throws(RecordDamage) {
    guard isWhole else { return }
    let next = bytes.peek(Self.headLimit).drop { $0 == 0x0D || $0 == 0x0A }
    if next.isEmpty || Self.isHead(next) { return }
    isLost = true
    throw RecordDamage("record \(number): its length is not the one that it says")
  }

  /// Behind a line that is no head: the next one may be one, else a head is looked for.
  private func lookAround() {
    let next = bytes.peek(Self.headLimit).drop { $0 == 0x0D || $0 == 0x0A }
    isLost = !next.isEmpty && !Self.isHead(next)
  }

  /// Takes from the description, of which `length` bytes follow, how many words a head has.
  private func readVersion(_ length: Int) {
    let text = String(decoding: bytes.peek(min(length, 4096)), as: UTF8.self)
    guard let line = text.split(whereSeparator: \.isNewline).first(where: { $0.hasPrefix("URL ") }) else { return }
    words = max(5, line.split(separator: " ").count)
  }

  /// Whether a line looks like a head, be its length valid or not: a scheme, a date of digits, enough words.
  private static func isHead(_ start: ArraySlice<UInt8>) -> Bool {
    let line = start.prefix { $0 != 0x0A && $0 != 0x0D }
    guard line.count < start.count || line.count < headLimit else { return false }
    let parts = line.split(separator: 0x20)
    guard parts.count >= 5 else { return false }
    let hasScheme = parts[0].prefix(20).contains(UInt8(ascii: ":"))
    return hasScheme && parts.contains { $0.count >= 12 && $0.allSatisfy { (0x30...0x39).contains($0) } }
  }

  /// ISO 8601 of the 14 digits of a date; what is not 14 digits stays as it is.
  private static func date(_ digits: Substring) -> String {
    let parts = Array(digits)
    guard parts.count == 14, parts.allSatisfy(\.isNumber) else { return String(digits) }
    func part(_ range: Range<Int>) -> String { String(parts[range]) }
    return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
  }
}
