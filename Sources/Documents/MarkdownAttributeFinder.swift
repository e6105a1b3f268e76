import Markdown

/// Finds where a destination or a title stands in the source.
///
/// The parser says so only of strings that it did not have to change. The others are looked for where an inline link
/// has them, behind its text; what stands in a definition and was changed maps to the link that uses it.
struct MarkdownAttributeFinder {
  private let bytes: [UInt8]
  private let base: Int
  private let use: ByteRange
  private var at: Int

  /// A finder that begins behind the link's text, at `start`; `use` is the link's text.
  init(_ bytes: [UInt8], base: Int, from start: Int, use: ByteRange) {
    self.bytes = bytes
    self.base = base
    self.use = use
    at = start
  }

  /// The text of the attribute, character references decoded, and its map down to the source.
  ///
  /// White space in a title is that of its source lines; each stretch of it becomes one space.
  mutating func value(
    of attribute: MarkdownAttribute, isTitle: Bool = false
  ) -> (text: [UInt8], map: SourceMap) {
    let value = verbatim(attribute)
    guard isTitle, value.text.contains(where: { $0 < 0x20 }) else { return value }
    return Self.collapsed(value)
  }

  private static func collapsed(_ value: (text: [UInt8], map: SourceMap)) -> (text: [UInt8], map: SourceMap) {
    var text: [UInt8] = []
    var map = SourceMap()
    let inner = TextReader.trimmed(value.text, TextRange(0, value.text.count))
    var at = inner.lower
    while at < inner.upper {
      let start = at
      let isSpace = isASCIIWhiteSpace(value.text[at])
      while at < inner.upper, isASCIIWhiteSpace(value.text[at]) == isSpace { at += 1 }
      text += isSpace ? [0x20] : value.text[start..<at]
      if isSpace {
        map.replace(lower: value.map.lowerRange(start, at), upperCount: 1)
      } else {
        value.map.copy(from: start, count: at - start, into: &map)
      }
    }
    return (text, map)
  }

  private mutating func verbatim(_ attribute: MarkdownAttribute) -> (text: [UInt8], map: SourceMap) {
    if let offset = attribute.sourceOffset {
      if base + offset >= at { at = max(at, base + offset + attribute.bytes.count) }
      return build(attribute) { ByteRange(base + offset + $0.lowerBound, base + offset + $0.upperBound) }
    }
    if let places = aligned(attribute.bytes) {
      return build(attribute) { ByteRange(places[$0.lowerBound], places[$0.upperBound - 1] + 1) }
    }
    let use = use
    return build(attribute) { _ in use }
  }

  private func build(
    _ attribute: MarkdownAttribute, _ place: (Range<Int>) -> ByteRange
  ) -> (text: [UInt8], map: SourceMap) {
    var text: [UInt8] = []
    var map = SourceMap()
    let whole = (kind: MarkdownText.normal, range: 0..<attribute.bytes.count)
    let pieces = attribute.pieces.isEmpty ? [whole] : attribute.pieces.map { ($0.kind, $0.range) }
    for (kind, range) in pieces where !range.isEmpty {
      let before = text.count
      switch kind {
      case .nul:
        text += [0xEF, 0xBF, 0xBD]
        map.replace(lower: place(range), upperCount: 3)
      case .entity:
        text += decoded(attribute.bytes, range)
        map.replace(lower: place(range), upperCount: text.count - before)
      default:
        text += attribute.bytes[range]
        copy(range, place, into: &map)
      }
    }
    return (text, map)
  }

  /// Adds bytes that were copied, but for escapes: bytes whose places do not follow each other.
  private func copy(_ range: Range<Int>, _ place: (Range<Int>) -> ByteRange, into map: inout SourceMap) {
    let first = place(range)
    if first.count == range.count { return map.copy(lower: first.lower, count: range.count) }
    if place(range.lowerBound..<range.lowerBound + 1) == first {
      return map.replace(lower: first, upperCount: range.count)
    }
    for index in range { map.copy(lower: place(index..<index + 1).lower, count: 1) }
  }

  private func decoded(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    let reference = HTMLCharacterReference.at(
      range.lowerBound, in: bytes.span, upTo: range.upperBound, isAttribute: false)
    guard let reference, reference.end == range.upperBound else { return Array(bytes[range]) }
    let scalars = [reference.replacement.first, reference.replacement.second].compactMap { $0 }
    return scalars.flatMap { Array(String($0).utf8) }
  }

  /// The places of the bytes of `wanted` in the next destination or title; nil when something else stands there.
  private mutating func aligned(_ wanted: [UInt8]) -> [Int]? {
    var scan = at
    while scan < bytes.count, scan - at < 64, Self.opening.contains(bytes[scan]) { scan += 1 }
    // A bracket that opens the string may also be its first byte; in angle brackets the text is the destination.
    for start in [scan, scan - 1, use.lower] where start >= use.lower {
      if let places = places(of: wanted, from: start) {
        at = max(at, (places.last ?? start) + 1)
        return places
      }
    }
    return nil
  }

  private func places(of wanted: [UInt8], from start: Int) -> [Int]? {
    var places: [Int] = []
    places.reserveCapacity(wanted.count)
    var scan = start
    var wanted = wanted[...]
    let isMail = start == use.lower && wanted.starts(with: Self.mailScheme)
    if isMail {
      // The parser puts the scheme before a mail address.
      places += repeatElement(start, count: Self.mailScheme.count)
      wanted = wanted.dropFirst(Self.mailScheme.count)
    }
    for byte in wanted {
      if scan < bytes.count, bytes[scan] == UInt8(ascii: "\\"), scan + 1 < bytes.count, bytes[scan + 1] == byte,
        byte.isASCIIPunctuation
      {
        scan += 1
      }
      guard scan < bytes.count, bytes[scan] == byte else { return nil }
      places.append(scan)
      scan += 1
    }
    return places
  }

  private static let mailScheme = Array("mailto:".utf8)

  /// What may stand between a link's text and its destination, and between that and the title.
  private static let opening: Set<UInt8> = Set("])`*_~ (<\t\r\n\"'".utf8).union([UInt8(ascii: ">")])
}

extension UInt8 {
  /// Whether it is punctuation of ASCII, which Markdown's backslash escapes.
  var isASCIIPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}

extension [UInt8] {
  /// Whether the bytes are an address with a scheme, or one that begins with a host.
  var isAbsoluteAddress: Bool {
    if starts(with: [0x2F, 0x2F]) { return count > 2 }
    guard let colon = prefix(12).firstIndex(of: UInt8(ascii: ":")), colon > 1, self[0].isASCIILetter else {
      return false
    }
    guard self[..<colon].allSatisfy({ $0.isASCIIAlphanumeric || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }) else {
      return false
    }
    let scheme = self[..<colon].map { $0 | 0x20 }
    return !Self.inertSchemes.contains { scheme.elementsEqual($0.utf8) }
  }

  /// Schemes of addresses that lead nowhere.
  private static var inertSchemes: [String] { ["javascript", "data", "blob", "about", "vbscript"] }
}
