import Archive

/// The XML documents whose entries are articles.
enum DumpKind: Hashable {
  /// RSS 0.9x to 2.0, RSS 1.0, Atom (RFC 4287), and WordPress exports (WXR), which are RSS with elements of their own.
  case feed
  /// A dump of MediaWiki (export schema 0.3 to 0.11).
  case mediaWiki

  /// Whether an input that begins with `start` may be one: it begins with an XML declaration or the root of one.
  static func looksLikeXML(_ start: [UInt8]) -> Bool {
    let text = ascii(start).prefix(200).drop { $0 <= 0x20 }
    return ["<?xml", "<rss", "<feed", "<mediawiki", "<rdf:RDF", "<!--"].contains { text.starts(with: $0.utf8) }
  }

  /// The kind that the root element of `bytes` says; nil for any other XML.
  init?(_ bytes: PeekableBytes) {
    let text = Self.ascii(bytes.peek(1 << 16))
    guard let root = Self.root(text) else { return nil }
    switch root {
    case "rss", "feed", "atom:feed": self = .feed
    case "rdf:RDF" where Self.holds(text, "http://purl.org/rss/1.0/"): self = .feed
    case "mediawiki": self = .mediaWiki
    default: return nil
    }
  }

  /// The bytes as far as markup is concerned: without a byte order mark, and without the zeros of UTF-16.
  private static func ascii(_ start: [UInt8]) -> [UInt8] {
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(start.dropFirst(3)) }
    guard start.starts(with: [0xFE, 0xFF]) || start.starts(with: [0xFF, 0xFE]) else { return start }
    return start.dropFirst(2).filter { $0 != 0 }
  }

  /// The name of the first element, behind the declaration, comments and the document type.
  private static func root(_ text: [UInt8]) -> String? {
    var at = 0
    while let open = text[at...].firstIndex(of: UInt8(ascii: "<")), open + 1 < text.count {
      let rest = text[(open + 1)...]
      let end: Int?
      if rest.starts(with: "!--".utf8) {
        end = first("-->", in: text, from: open)
      } else if rest.first == UInt8(ascii: "?") {
        end = first("?>", in: text, from: open)
      } else if rest.first == UInt8(ascii: "!") {
        let close = first(">", in: text, from: open)
        let bracket = text[open..<(close ?? text.count)].contains(UInt8(ascii: "["))
        end = bracket ? first("]", in: text, from: open).flatMap { first(">", in: text, from: $0) } : close
      } else {
        let name = rest.prefix(40).prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        return String(decoding: name, as: UTF8.self)
      }
      guard let end else { return nil }
      at = end
    }
    return nil
  }

  private static func holds(_ text: [UInt8], _ part: String) -> Bool { first(part, in: text, from: 0) != nil }

  /// The offset of the first `part` from `start` on.
  private static func first(_ part: String, in text: [UInt8], from start: Int) -> Int? {
    let part = Array(part.utf8)
    guard text.count >= part.count + start else { return nil }
    return (start...(text.count - part.count)).first {
      text[$0] == part[0] && text[$0..<($0 + part.count)] == part[...]
    }
  }
}
