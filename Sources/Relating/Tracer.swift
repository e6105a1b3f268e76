package import Documents

/// Makes the trace of one document after the other.
///
/// Not for use from several threads: one a worker. The trace depends on the document and the settings alone.
package struct Tracer {
  private let settings: RelatingSettings
  private var shingler: Shingler
  private var hashes: [UInt32] = []

  /// A tracer by `settings`.
  package init(_ settings: RelatingSettings) {
    self.settings = settings
    shingler = Shingler(settings.shingle)
  }

  /// The most hosts that are kept of a page's links.
  private static let mostHosts = 16
  /// Page titles longer than this many bytes say nothing and are not kept.
  private static let longestTitle = 512

  /// The trace of `document`.
  ///
  /// - Complexity: O(n log n) in the text.
  package mutating func trace(_ document: Document) -> Trace {
    Trace(sketch: sketch(document), pageTitle: pageTitle(document), hosts: hosts(document))
  }

  private mutating func sketch(_ document: Document) -> Sketch {
    hashes.removeAll(keepingCapacity: true)
    var hashes = hashes
    var digest = Hash.seed
    var digest2 = ~Hash.seed
    var length = 0
    shingler.run(document) { token, shingle in
      length += 1
      digest = Hash.mix(digest ^ token)
      digest2 = Hash.mix(digest2 &+ token)
      if let shingle { hashes.append(UInt32(truncatingIfNeeded: shingle >> 32)) }
    }
    hashes.sort()
    var distinct: [UInt32] = []
    distinct.reserveCapacity(hashes.count)
    for hash in hashes where hash != distinct.last { distinct.append(hash) }
    self.hashes = hashes
    let count = settings.sketchSize(shingles: distinct.count)
    let limit = distinct.count > count ? distinct[count - 1] : .max
    return Sketch(
      digest: digest, digest2: digest2, length: length, shingles: distinct.count, limit: limit,
      hashes: Array(distinct.prefix(count)))
  }

  private func pageTitle(_ document: Document) -> String {
    guard let claim = document.identity.pageTitles.first, claim.range.count <= Self.longestTitle else { return "" }
    return document.string(claim.range)
  }

  /// The hosts of the page's links in running text, each once, in their order.
  private func hosts(_ document: Document) -> [String] {
    var found: [String] = []
    for block in document.blocks where block.zone == .link && found.count < Self.mostHosts {
      guard let host = Self.host(document.text[block.range.lower..<block.range.upper]), !found.contains(host) else {
        continue
      }
      found.append(host)
    }
    return found
  }

  /// The host of an absolute address as it is written, in small letters; nil for relative ones.
  private static func host(_ address: ArraySlice<UInt8>) -> String? {
    guard address.count < 2048, let colon = address.firstIndex(of: 0x3A),
      address[colon...].starts(with: [0x3A, 0x2F, 0x2F])
    else { return nil }
    let end = address[(colon + 3)...].firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 || $0 <= 0x20 }
    var host = address[(colon + 3)..<(end ?? address.endIndex)]
    if let at = host.lastIndex(of: 0x40) { host = host[(at + 1)...] }
    if let port = host.firstIndex(of: 0x3A) { host = host[..<port] }
    guard !host.isEmpty, host.count < 254 else { return nil }
    return String(decoding: host, as: UTF8.self).lowercased()
  }
}
