extension DocumentFormat {
  /// The format that the name of a file stands for, nil when the name says nothing.
  package init?(path: String) {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "md", "markdown", "mdown", "mkd", "mkdn", "mdx", "rmd", "qmd": self = .markdown
    case "html", "htm", "xhtml", "xht", "shtml", "shtm": self = .html
    case "txt", "text": self = .text
    case "json", "ipynb": self = .json
    default: return nil
    }
  }

  /// Whether `source` begins as an HTML page does; also for bytes that are not decoded yet.
  static func looksLikeHTML(_ source: [UInt8]) -> Bool {
    let head = source.drop { isASCIIWhiteSpace($0) || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }.prefix(64)
      .map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard head.first == UInt8(ascii: "<") else { return false }
    return pageStarts.contains { head.starts(with: $0) }
  }

  private static let pageStarts = ["<!doctype html", "<html", "<head", "<body", "<?xml", "<title", "<meta"]
    .map { Array($0.utf8) }

  /// The format of a decoded text by what stands in it.
  ///
  /// - Complexity: O(n).
  init(content decoded: [UInt8]) {
    if FrontMatter.opens(decoded) {
      self = .markdown
    } else if Self.looksLikeHTML(decoded) || Self.isMarkupThroughout(decoded) {
      self = .html
    } else if Self.looksLikeJSON(decoded) {
      self = .json
    } else {
      self = Self.looksLikeMarkdown(decoded) ? .markdown : Self.hasMarkup(decoded) ? .html : .text
    }
  }

  /// A fragment of HTML: a tag at the start and one at the end.
  private static func isMarkupThroughout(_ decoded: [UInt8]) -> Bool {
    let rest = decoded.drop { isASCIIWhiteSpace($0) }
    guard rest.first == UInt8(ascii: "<"), rest.count > 1, let last = rest.last(where: { !isASCIIWhiteSpace($0) })
    else {
      return false
    }
    let second = rest[rest.startIndex + 1]
    return last == UInt8(ascii: ">") && (second == UInt8(ascii: "!") || (0x61...0x7A).contains(second | 0x20))
  }

  /// An end tag or a line break of HTML anywhere.
  private static func hasMarkup(_ decoded: [UInt8]) -> Bool {
    let span = decoded.span
    for at in span.indices where span[at] == UInt8(ascii: "<") {
      let start = at + 1 < span.count && span[at + 1] == UInt8(ascii: "/") ? at + 2 : at + 1
      var end = start
      while end < span.count, end - start < 16, span[end].isASCIIAlphanumeric { end += 1 }
      guard end > start, let known = HTMLElement.known[HTMLName(ByteRange(start, end), in: span)] else { continue }
      while end < span.count, span[end] == 0x20 || span[end] == UInt8(ascii: "/") { end += 1 }
      guard end < span.count, span[end] == UInt8(ascii: ">") else { continue }
      if start == at + 2 || known.element == .br || known.element == .p { return true }
    }
    return false
  }

  /// An object or array of JSON at the start; whether the rest is JSON too, the reader says.
  private static func looksLikeJSON(_ decoded: [UInt8]) -> Bool {
    let rest = decoded.drop { isASCIIWhiteSpace($0) }
    guard let first = rest.first else { return false }
    let next = rest.dropFirst().first { !isASCIIWhiteSpace($0) }
    switch first {
    case UInt8(ascii: "{"): return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
    case UInt8(ascii: "["): return next == UInt8(ascii: "{") || next == UInt8(ascii: "[") || next == UInt8(ascii: "\"")
    default: return false
    }
  }

  /// A heading, a fence, a link or strong emphasis of Markdown.
  private static func looksLikeMarkdown(_ decoded: [UInt8]) -> Bool {
    if decoded.firstRange(of: Array("](".utf8)) != nil || decoded.firstRange(of: Array("]: http".utf8)) != nil {
      return true
    }
    var start = 0
    while start < decoded.count {
      let end = lineEnd(decoded, from: start)
      let line = decoded[start..<end]
      let hashes = line.prefix { $0 == UInt8(ascii: "#") }.count
      if (1...6).contains(hashes), line.count > hashes + 1, line[start + hashes] == 0x20 { return true }
      if line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8) { return true }
      if let strong = line.firstRange(of: Array("**".utf8)), line[strong.upperBound...].contains(UInt8(ascii: "*")) {
        return true
      }
      start = end + 1
    }
    return false
  }
}
