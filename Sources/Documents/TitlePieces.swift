/// The parts of a page title, cut at every mark that separates by itself, without any knowledge of the page.
///
/// `TitleSplitter` says which part is what on one page; where many pages of a site are at hand, the parts that they share
/// say it better.
package enum TitlePieces {
  /// The parts of `title` in order, without white space at their ends; none for a title longer than the splitter reads.
  ///
  /// - Complexity: O(n).
  package static func parts(of title: String) -> [String] {
    let bytes = Array(title.utf8)
    guard bytes.count <= TitleSplitter.longestTitle else { return [] }
    var parts: [String] = []
    var start = 0
    func add(_ end: Int) {
      let part = String(decoding: bytes[start..<end], as: UTF8.self)
      let scalars = part.unicodeScalars.drop { $0.properties.isWhitespace }
      let end = scalars.lastIndex { !$0.properties.isWhitespace }
      if let end { parts.append(String(scalars[...end])) }
    }
    for separator in TitleSeparator.all(in: bytes, TextRange(0, bytes.count)) where separator.strength > .weak {
      add(separator.range.lower)
      start = separator.range.upper
    }
    add(bytes.count)
    return parts
  }
}
