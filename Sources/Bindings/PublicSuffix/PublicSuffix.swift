internal import CPublicSuffix

/// The Public Suffix List: where in a host name the part ends that a registry hands out.
package enum PublicSuffix {
  /// The number of bytes of the longest host name that DNS allows (RFC 1035, section 2.3.4).
  private static let longestHost = 253

  /// The part of `host` that one owner registered: the public suffix and the label before it.
  ///
  /// `host` is a name in lower case and ASCII form (`xn--`) without a final dot; an IP address is no name. Returns the
  /// offset of the part's first byte, nil when the host is a public suffix itself, is empty or is no possible name.
  /// A name under no rule counts as registered under its last label, as publicsuffix.org says.
  /// - Complexity: O(labels × log n) for n rules of the list; nothing is parsed.
  package static func registrableStart(of host: [UInt8]) -> Int? {
    guard !host.isEmpty, host.count <= longestHost, let starts = labelStarts(of: host) else { return nil }
    var suffix = starts.count - 1
    for index in starts.indices {
      let name = host[starts[index]...]
      if contains(prefix: [0x21], name) { return starts[index] }
      let isListed = contains(prefix: [], name)
      if isListed || (index + 1 < starts.count && contains(prefix: [0x2A, 0x2E], host[starts[index + 1]...])) {
        suffix = index
        break
      }
    }
    return suffix > 0 ? starts[suffix - 1] : nil
  }

  /// The offsets at which the labels begin, nil when one is empty.
  private static func labelStarts(of host: [UInt8]) -> [Int]? {
    var starts = [0]
    for (offset, byte) in host.enumerated() where byte == 0x2E {
      if offset == starts[starts.count - 1] { return nil }
      starts.append(offset + 1)
    }
    return starts[starts.count - 1] < host.count ? starts : nil
  }

  /// Whether the list has the line `prefix` + `name`: a binary search over bytes that steps back to a line's start.
  private static func contains(prefix: [UInt8], _ name: ArraySlice<UInt8>) -> Bool {
    let key = prefix + name
    let list = unsafe UnsafeBufferPointer(
      start: imprimatur_public_suffixes(), count: Int(imprimatur_public_suffixes_count()))
    var low = 0
    var high = list.count
    while low < high {
      var start = (low + high) / 2
      while start > low, unsafe list[start - 1] != 0x0A { start -= 1 }
      var end = start
      while end < high, unsafe list[end] != 0x0A { end += 1 }
      switch unsafe order(list, start..<end, key) {
      case 0: return true
      case 1...: high = start
      default: low = end + 1
      }
    }
    return false
  }

  /// How the line `range` of `list` compares with `key`, byte by byte: negative, zero or positive.
  private static func order(_ list: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ key: [UInt8]) -> Int {
    for (index, byte) in key.enumerated() {
      guard index < range.count else { return -1 }
      let other = unsafe list[range.lowerBound + index]
      if other != byte { return other < byte ? -1 : 1 }
    }
    return range.count == key.count ? 0 : 1
  }
}
