/// Takes the markup out of MediaWiki's text, so that what is left can be read as text.
enum WikiText {
  /// `text` with its markup turned into spaces; every other byte stays where it is.
  ///
  /// Blanked are templates, tables' frames, comments, tags, references, the targets of links (their labels stay), files,
  /// categories, emphasis and the signs of headings. O(n).
  static func masked(_ text: [UInt8]) -> [UInt8] {
    var mask = WikiMask(text)
    mask.run()
    return mask.text
  }
}

/// The state of blanking one text.
private struct WikiMask {
  private static let comment = (open: Array("<!--".utf8), close: Array("-->".utf8))
  private static let reference = (open: Array("<ref".utf8), close: Array("</ref>".utf8))

  private(set) var text: [UInt8]
  private var at = 0
  private var isLineStart = true
  /// Where the template or link that begins at an offset ends.
  private let ends: [Int: Int]
  /// Ends that do not come any more.
  private var missing: Set<[UInt8]> = []

  init(_ text: [UInt8]) {
    self.text = text
    ends = Self.ends(in: text, UInt8(ascii: "{"), UInt8(ascii: "}"))
      .merging(Self.ends(in: text, UInt8(ascii: "["), UInt8(ascii: "]"))) { one, _ in one }
  }

  /// The offsets behind the pairs of signs that close the pairs that begin at the keys.
  private static func ends(in text: [UInt8], _ open: UInt8, _ close: UInt8) -> [Int: Int] {
    var ends: [Int: Int] = [:]
    var begun: [Int] = []
    var at = 0
    while at + 1 < text.count {
      if text[at] == open, text[at + 1] == open {
        begun.append(at)
        at += 2
      } else if text[at] == close, text[at + 1] == close {
        if let start = begun.popLast() { ends[start] = at + 2 }
        at += 2
      } else {
        at += 1
      }
    }
    return ends
  }

  mutating func run() {
    while at < text.count {
      let byte = text[at]
      let next = at + 1 < text.count ? text[at + 1] : 0
      let lineStart = isLineStart
      isLineStart = byte == 0x0A
      switch byte {
      case UInt8(ascii: "{") where next == byte: blank(ends[at].map { $0 - at } ?? 2)
      case UInt8(ascii: "{") where next == UInt8(ascii: "|"): blank(line)
      case UInt8(ascii: "|") where lineStart:
        blank(next == UInt8(ascii: "-") || next == UInt8(ascii: "}") ? line : 1)
      case UInt8(ascii: "!") where lineStart: blank(1)
      case UInt8(ascii: "<"): tag(next)
      case UInt8(ascii: "["): link(next)
      case UInt8(ascii: "]"), UInt8(ascii: "}"): blank(next == byte ? 2 : 1)
      case UInt8(ascii: "'") where next == byte, UInt8(ascii: "=") where next == byte: blank(run(of: byte))
      case UInt8(ascii: "*") where lineStart, UInt8(ascii: "#") where lineStart, UInt8(ascii: ":") where lineStart,
        UInt8(ascii: ";") where lineStart:
        blank(1)
        isLineStart = true
      default: at += 1
      }
    }
  }

  /// Turns `count` bytes into spaces, line feeds excepted, and goes on behind them.
  private mutating func blank(_ count: Int) {
    let end = min(text.count, at + max(1, count))
    for index in at..<end where text[index] != 0x0A { text[index] = 0x20 }
    at = end
  }

  private func run(of byte: UInt8) -> Int { text[at...].prefix { $0 == byte }.count }

  /// The length of what is left of the line.
  private var line: Int { text[at...].prefix { $0 != 0x0A }.count }

  private func begins(_ part: [UInt8]) -> Bool { text[at...].starts(with: part) }

  private mutating func tag(_ next: UInt8) {
    if begins(Self.comment.open) { return blank(length(to: Self.comment.close) ?? 4) }
    let name = text[at...].dropFirst().prefix(1000)
    let isTag = (0x61...0x7A).contains(next | 0x20) || next == UInt8(ascii: "/")
    guard isTag, let end = name.firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }),
      text[end] == UInt8(ascii: ">")
    else {
      at += 1
      return
    }
    if begins(Self.reference.open), text[end - 1] != UInt8(ascii: "/"),
      let length = length(to: Self.reference.close)
    {
      return blank(length)
    }
    blank(end + 1 - at)
  }

  /// How many bytes there are up to and with the next `end`.
  private mutating func length(to end: [UInt8]) -> Int? {
    guard !missing.contains(end) else { return nil }
    var place = at
    while place + end.count <= text.count {
      if text[place] == end[0], text[place..<(place + end.count)] == end[...] { return place + end.count - at }
      place += 1
    }
    missing.insert(end)
    return nil
  }

  private mutating func link(_ next: UInt8) {
    guard next == UInt8(ascii: "[") else {
      guard next == UInt8(ascii: "h") || next == UInt8(ascii: "/") else { return blank(1) }
      return blank(text[at...].prefix { $0 > 0x20 && $0 != UInt8(ascii: "]") }.count)
    }
    guard let end = ends[at] else { return blank(2) }
    let signs: Set<UInt8> = [UInt8(ascii: "|"), UInt8(ascii: "["), UInt8(ascii: "]"), 0x0A]
    let target = text[(at + 2)..<end].prefix { !signs.contains($0) }
    // File:, Category: and the like in any language; what stands in them is no running text.
    if target.contains(UInt8(ascii: ":")) { return blank(end - at) }
    blank(text[target.endIndex] == UInt8(ascii: "|") ? target.count + 3 : 2)
  }
}
