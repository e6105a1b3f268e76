import Documents
import Policy

extension DocumentMender {
  /// Adds the paragraphs that rules want at the end of `document`, each only if nothing else reads differently then.
  mutating func append(to document: Document, _ mended: inout Mended) {
    var document = document
    var seen: Set<String> = []
    // A paragraph may be what another rule asks for, too: after each the article is asked again.
    for _ in 0..<Self.rounds {
      let next = evaluator.repairs(of: document, options: options).first {
        $0.isAppended && isWanted($0) && !seen.contains($0.fix.replacement)
      }
      guard let repair = next else { return }
      seen.insert(repair.fix.replacement)
      let lines = LineIndex(document.decoded)
      var outcome = Outcome(
        repair: repair, location: document.location(of: repair.range, using: lines), text: "", refusal: .reading)
      for change in ParagraphSpelling(document).changes(adding: repair.fix.replacement) {
        var pieces = SourcePieces(document.source)
        pieces.make([change])
        guard let changed = reread(pieces.bytes, as: document),
          Self.hasAdded(repair.fix.replacement, to: document, in: changed)
        else { continue }
        mended.pieces.make([change])
        document = changed
        outcome.refusal = nil
        break
      }
      mended.outcomes.append(outcome)
    }
  }

  /// Whether `changed` reads as `document` with one more paragraph, `text`, that its reader is shown.
  private static func hasAdded(_ text: String, to document: Document, in changed: Document) -> Bool {
    let old = blocks(of: document, with: [])
    let new = blocks(of: changed, with: [])
    guard new.count == old.count + 1, changed.marks.count >= document.marks.count else { return false }
    let at = zip(old, new).prefix { $0 == $1 }.count
    let added = new[at]
    guard old[at...].elementsEqual(new[(at + 1)...]) else { return false }
    let isShown = ![.code, .comment, .hidden, .meta, .link, .alt].contains(added.zone)
    return isShown && words(added.text) == words(Array(text.utf8))
  }

  private static func words(_ text: [UInt8]) -> [ArraySlice<UInt8>] { text.split { $0 <= 0x20 } }
}

/// How a paragraph can be added at the end of a document's running text.
private struct ParagraphSpelling {
  private let document: Document
  private let source: [UInt8]

  init(_ document: Document) {
    self.document = document
    source = document.source
  }

  /// The ways to add `text`, the plainest first; whoever makes one reads the result.
  func changes(adding text: String) -> [SourcePieces.Change] {
    let spellings = ReplacementSpelling(document)
    let line = lineEnd
    switch document.format {
    case .html:
      return spellings.spellings(of: text).flatMap { bytes in
        closings.map { insertion(at: $0, Array("<p>".utf8) + bytes + Array("</p>".utf8) + line) }
      }
    case .json:
      guard let end = bodyEnd else { return [] }
      let tags = spellings.spellings(of: "<p>\u{0}</p>").compactMap { Self.around($0) }
      let breaks = Array("\\n\\n".utf8)
      let asText = spellings.spellings(of: text).map { insertion(at: end, breaks + $0) }
      let asMarkup = spellings.spellings(of: text).flatMap { bytes in
        tags.map { insertion(at: end, $0.before + bytes + $0.after) }
      }
      return holdsMarkup(before: end) ? asMarkup + asText : asText + asMarkup
    case .markdown, .text, .siteConfiguration:
      var end = source.count
      while end > 0, [0x20, 0x09, 0x0A, 0x0D].contains(source[end - 1]) { end -= 1 }
      return spellings.spellings(of: text).map { bytes in
        SourcePieces.Change(range: ByteRange(end, source.count), bytes: line + line + bytes + line)
      }
    }
  }

  /// The bytes before and behind the zero that stands for the text.
  private static func around(_ bytes: [UInt8]) -> (before: [UInt8], after: [UInt8])? {
    let marker = bytes.firstRange(of: Array("\\u0000".utf8)) ?? bytes.firstIndex(of: 0).map { $0..<$0 + 1 }
    return marker.map { (Array(bytes[..<$0.lowerBound]), Array(bytes[$0.upperBound...])) }
  }

  private func insertion(at offset: Int, _ bytes: [UInt8]) -> SourcePieces.Change {
    SourcePieces.Change(range: ByteRange(offset, offset), bytes: bytes)
  }

  private var lineEnd: [UInt8] {
    guard let feed = source.firstIndex(of: 0x0A) else { return [0x0A] }
    return feed > 0 && source[feed - 1] == 0x0D ? [0x0D, 0x0A] : [0x0A]
  }

  /// Where the last block of running text ends in the source.
  private var runningEnd: Int? {
    document.blocks.last { $0.zone == .body && !$0.range.isEmpty }.map { document.sourceRange($0.range).upper }
  }

  /// The places in HTML where running text can end, the best first: before the end tag of the article, of the main part,
  /// of the page, else at the end.
  private var closings: [Int] {
    let from = runningEnd ?? 0
    let places = ["</article", "</main", "</body", "</html"].compactMap { tag in
      Self.first(Array(tag.utf8), in: source, from: from)
    }
    return places + [source.count]
  }

  private static func first(_ tag: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= tag.count, start <= bytes.count - tag.count else { return nil }
    return (start...(bytes.count - tag.count)).first { offset in
      tag.indices.allSatisfy { bytes[offset + $0] | (tag[$0] >= 0x61 ? 0x20 : 0) == tag[$0] }
    }
  }

  /// Where the JSON string ends that holds the last block of running text.
  private var bodyEnd: Int? {
    guard var offset = runningEnd else { return nil }
    while offset < source.count {
      switch source[offset] {
      case UInt8(ascii: "\\"): offset += 2
      case UInt8(ascii: "\""): return offset
      default: offset += 1
      }
    }
    return nil
  }

  /// Whether an end tag stands right before `end`.
  private func holdsMarkup(before end: Int) -> Bool {
    var offset = end
    while offset > 0, end - offset < 64 {
      offset -= 1
      if source[offset] == UInt8(ascii: "<") {
        return offset + 1 < end && [UInt8(ascii: "/"), UInt8(ascii: "\\")].contains(source[offset + 1])
      }
    }
    return false
  }
}
