/// What is kept of a document for the comparison of all documents: its sketch, and its page title as a whole.
package struct Trace: Hashable, Sendable {
  /// The sketch of the text.
  package var sketch: Sketch
  /// The page title before it was split into article and site; empty where there is none.
  package var pageTitle: String
  /// The addresses that the page links to or names, as hosts; what may be the credit to a source.
  package var hosts: [String]

  /// A trace of these parts.
  package init(sketch: Sketch, pageTitle: String = "", hosts: [String] = []) {
    self.sketch = sketch
    self.pageTitle = pageTitle
    self.hosts = hosts
  }
}

/// The form of a trace in the database: little-endian numbers, then texts with their lengths.
///
/// A byte for the version; digest, second digest (8 bytes each); length, shingles, limit, number of hashes (4 each), the
/// hashes (4 each); the page title; the number of hosts and the hosts. A text is its length in bytes (4) and its UTF-8.
extension Trace {
  private static let version: UInt8 = 1

  /// The trace as bytes; the same trace gives the same bytes.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = [Self.version]
    bytes.reserveCapacity(64 + sketch.hashes.count * 4 + pageTitle.utf8.count)
    func append(_ number: some FixedWidthInteger & UnsignedInteger, _ width: Int) {
      for index in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
    }
    func append(_ text: String) {
      append(UInt32(clamping: text.utf8.count), 4)
      bytes.append(contentsOf: text.utf8)
    }
    append(sketch.digest, 8)
    append(sketch.digest2, 8)
    append(UInt32(clamping: sketch.length), 4)
    append(UInt32(clamping: sketch.shingles), 4)
    append(sketch.limit, 4)
    append(UInt32(clamping: sketch.hashes.count), 4)
    for hash in sketch.hashes { append(hash, 4) }
    append(pageTitle)
    append(UInt32(clamping: hosts.count), 4)
    for host in hosts { append(host) }
    return bytes
  }

  /// The trace that `bytes` hold; nil where they are damaged or of another version.
  package init?(bytes: [UInt8]) {
    var reader = TraceReader(bytes)
    guard reader.number(1) == UInt64(Self.version),
      let digest = reader.number(8), let digest2 = reader.number(8), let length = reader.number(4),
      let shingles = reader.number(4), let limit = reader.number(4), let count = reader.number(4),
      let hashes = reader.hashes(Int(count)), let title = reader.text(), let hostCount = reader.number(4)
    else { return nil }
    var hosts: [String] = []
    for _ in 0..<hostCount {
      guard let host = reader.text() else { return nil }
      hosts.append(host)
    }
    guard reader.isAtEnd else { return nil }
    self.init(
      sketch: Sketch(
        digest: digest, digest2: digest2, length: Int(length), shingles: Int(shingles), limit: UInt32(limit),
        hashes: hashes),
      pageTitle: title, hosts: hosts)
  }
}

/// Reads numbers and texts one after the other; nil where the bytes end before.
private struct TraceReader {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { offset == bytes.count }

  mutating func number(_ width: Int) -> UInt64? {
    guard bytes.count - offset >= width else { return nil }
    var number: UInt64 = 0
    for index in 0..<width { number |= UInt64(bytes[offset + index]) << UInt64(8 * index) }
    offset += width
    return number
  }

  mutating func hashes(_ count: Int) -> [UInt32]? {
    guard count <= (bytes.count - offset) / 4 else { return nil }
    var hashes: [UInt32] = []
    hashes.reserveCapacity(count)
    for _ in 0..<count {
      guard let hash = number(4) else { return nil }
      if let last = hashes.last, hash <= last { return nil }
      hashes.append(UInt32(hash))
    }
    return hashes
  }

  mutating func text() -> String? {
    guard let count = number(4), Int(count) <= bytes.count - offset else { return nil }
    defer { offset += Int(count) }
    return String(decoding: bytes[offset..<offset + Int(count)], as: UTF8.self)
  }
}
