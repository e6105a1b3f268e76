package import Files

/// A pattern of paths: `*` and `?` stay within a name, `**` does not, `[a-z]` is one of several characters.
///
/// A pattern without a slash is compared with the last name of a path, any other with all of it; `!` between an archive
/// and its member counts as a slash. Bytes are compared, ASCII case aside.
package struct PathPattern: Hashable, Sendable {
  private enum Part: Hashable {
    case byte(UInt8)
    case any
    case run(crossesSlashes: Bool)
    case set(ranges: [ClosedRange<UInt8>], isNegated: Bool)
  }

  /// The pattern as it was written.
  package let text: String
  private let parts: [Part]
  private let isName: Bool

  /// The pattern that `text` spells.
  package init(_ text: String) {
    self.text = text
    var parts: [Part] = []
    let bytes = Array(text.utf8)
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "*"):
        let start = at
        while at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "*") { at += 1 }
        parts.append(.run(crossesSlashes: at > start))
        // `**/` also stands for no folder at all.
        if at > start, at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "/") { at += 1 }
      case UInt8(ascii: "?"): parts.append(.any)
      case UInt8(ascii: "["):
        if let (set, end) = Self.set(bytes, at) {
          parts.append(set)
          at = end
        } else {
          parts.append(.byte(bytes[at]))
        }
      case UInt8(ascii: "\\") where at + 1 < bytes.count:
        at += 1
        parts.append(.byte(Self.folded(bytes[at])))
      default: parts.append(.byte(Self.folded(bytes[at])))
      }
      at += 1
    }
    self.parts = parts
    isName = !bytes.contains(UInt8(ascii: "/")) && !bytes.contains(UInt8(ascii: "!"))
  }

  /// Whether `path` fits.
  ///
  /// - Complexity: O(n · m) in the lengths of path and pattern.
  package func matches(_ path: FilePath) -> Bool {
    var bytes = path.bytes.map { Self.folded($0) }
    if isName, let slash = bytes.lastIndex(of: Self.slash) { bytes = Array(bytes[(slash + 1)...]) }
    // The positions of the pattern that may be reached, byte by byte: nothing is tried twice.
    var states = [Bool](repeating: false, count: parts.count + 1)
    states[0] = true
    skipRuns(&states)
    for byte in bytes {
      var next = [Bool](repeating: false, count: parts.count + 1)
      for (index, part) in parts.enumerated() where states[index] {
        switch part {
        case .run(let crossesSlashes): if crossesSlashes || byte != Self.slash { next[index] = true }
        case .byte(let wanted): if byte == wanted { next[index + 1] = true }
        case .any: if byte != Self.slash { next[index + 1] = true }
        case .set(let ranges, let isNegated):
          if byte != Self.slash, ranges.contains(where: { $0.contains(byte) }) != isNegated { next[index + 1] = true }
        }
      }
      states = next
      skipRuns(&states)
    }
    return states[parts.count]
  }

  /// A run may be empty.
  private func skipRuns(_ states: inout [Bool]) {
    for (index, part) in parts.enumerated() where states[index] {
      if case .run = part { states[index + 1] = true }
    }
  }

  private static let slash = UInt8(ascii: "/")

  private static func folded(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 0x20 : byte == UInt8(ascii: "!") ? slash : byte
  }

  /// The set that begins at `start`, and where its bracket closes; nil when it does not.
  private static func set(_ bytes: [UInt8], _ start: Int) -> (Part, Int)? {
    var at = start + 1
    let isNegated = at < bytes.count && (bytes[at] == UInt8(ascii: "!") || bytes[at] == UInt8(ascii: "^"))
    if isNegated { at += 1 }
    var ranges: [ClosedRange<UInt8>] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: "]") || ranges.isEmpty {
      let lower = folded(bytes[at])
      if at + 2 < bytes.count, bytes[at + 1] == UInt8(ascii: "-"), bytes[at + 2] != UInt8(ascii: "]") {
        let upper = folded(bytes[at + 2])
        ranges.append(min(lower, upper)...max(lower, upper))
        at += 3
      } else {
        ranges.append(lower...lower)
        at += 1
      }
    }
    return at < bytes.count ? (.set(ranges: ranges, isNegated: isNegated), at) : nil
  }
}
