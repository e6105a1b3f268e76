/// A stretch of an HTML source as the text it stands for, with its map down to the source.
package struct HTMLValue: Sendable {
  /// The text, UTF-8.
  package private(set) var text: [UInt8] = []
  /// From `text` down to the source.
  package private(set) var map = SourceMap()
  private var space: ByteRange?

  init() {}

  /// The value of an attribute: references decoded, line breaks and NUL replaced.
  package init(_ attribute: HTMLAttribute, in bytes: [UInt8]) {
    decode(attribute.value, of: bytes, hasReferences: attribute.isEncoded) { piece in piece.append(to: &self) }
  }

  /// The value of an attribute as a phrase: also its white space collapsed and dropped at both ends.
  init(collapsing attribute: HTMLAttribute, in bytes: [UInt8]) {
    decode(attribute.value, of: bytes, hasReferences: attribute.isEncoded) { piece in piece.collapse(into: &self) }
  }

  /// The text of a comment or a declaration: line breaks and NUL replaced.
  package init(raw range: ByteRange, in bytes: [UInt8]) {
    decode(range, of: bytes, hasReferences: false) { piece in piece.append(to: &self) }
  }

  /// The value of a JSON string.
  init(_ string: JSONString) {
    text = string.utf8
    map = string.map
  }

  /// The text as a string.
  var string: String { String(decoding: text, as: UTF8.self) }

  // MARK: Appending

  /// Appends source bytes as they are.
  mutating func copy(_ range: ByteRange, of bytes: [UInt8]) {
    text.append(contentsOf: bytes[range.lower..<range.upper])
    map.copy(lower: range.lower, count: range.count)
  }

  /// Appends what `range` stands for.
  mutating func replace(_ replacement: HTMLReplacement, for range: ByteRange) {
    let before = text.count
    text.append(contentsOf: Unicode.UTF8.encode(replacement.first) ?? Unicode.UTF8.encodedReplacementCharacter)
    if let second = replacement.second.flatMap({ Unicode.UTF8.encode($0) }) { text.append(contentsOf: second) }
    map.replace(lower: range, upperCount: text.count - before)
  }

  /// Appends source bytes with their white space collapsed, and with what was appended before.
  mutating func collapse(_ range: ByteRange, of bytes: [UInt8]) {
    var index = range.lower
    while index < range.upper {
      let start = index
      if bytes[index].isASCIIWhitespace {
        while index < range.upper, bytes[index].isASCIIWhitespace { index += 1 }
        collapseSpace(ByteRange(start, index))
      } else {
        index = wordsEnd(bytes.span, from: index, to: range.upper)
        flushSpace()
        copy(ByteRange(start, index), of: bytes)
      }
    }
  }

  /// Appends what `range` stands for, white space collapsed.
  mutating func collapse(_ replacement: HTMLReplacement, for range: ByteRange) {
    if replacement.isWhitespace {
      collapseSpace(range)
    } else {
      flushSpace()
      replace(replacement, for: range)
    }
  }

  private mutating func collapseSpace(_ range: ByteRange) {
    if space == nil, !text.isEmpty { space = range }
  }

  private mutating func flushSpace() {
    guard let range = space else { return }
    space = nil
    text.append(0x20)
    map.replace(lower: range, upperCount: 1)
  }
}

extension HTMLReplacement {
  /// Whether it is white space that collapses.
  var isWhitespace: Bool { second == nil && first.value <= 0x20 && UInt8(first.value).isASCIIWhitespace }
}

/// The end of the words that begin at `start`: the first white space that is more than one space between two words.
///
/// The first loop looks at 16 bytes without leaving early, which the compiler turns into vector code; the control
/// characters that it stops at besides white space only cost time.
func wordsEnd(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int) -> Int {
  var index = start
  while end - index > 16 {
    var hit: UInt8 = 0
    for offset in index..<index + 16 {
      hit |= (bytes[offset] < 0x20 ? 1 : 0) | ((bytes[offset] <= 0x20 ? 1 : 0) & (bytes[offset + 1] <= 0x20 ? 1 : 0))
    }
    if hit != 0 { break }
    index += 16
  }
  while index < end {
    if bytes[index] <= 0x20, bytes[index].isASCIIWhitespace {
      guard bytes[index] == 0x20, index + 1 < end, !bytes[index + 1].isASCIIWhitespace else { return index }
    }
    index += 1
  }
  return index
}

/// A piece of decoded text: copied from a source range, or standing for it.
private struct Piece {
  var bytes: [UInt8]
  var range: ByteRange
  var replacement: HTMLReplacement?

  func append(to value: inout HTMLValue) {
    if let replacement { value.replace(replacement, for: range) } else { value.copy(range, of: bytes) }
  }

  func collapse(into value: inout HTMLValue) {
    if let replacement { value.collapse(replacement, for: range) } else { value.collapse(range, of: bytes) }
  }
}

/// Cuts `range` into pieces at character references, CR and NUL.
private func decode(_ range: ByteRange, of bytes: [UInt8], hasReferences: Bool, _ body: (Piece) -> Void) {
  var run = range.lower
  var index = range.lower
  while index < range.upper {
    guard bytes[index] <= 0x26,
      let (replacement, end) = replacement(at: index, of: bytes, upTo: range.upper, hasReferences)
    else {
      index += 1
      continue
    }
    if run < index { body(Piece(bytes: bytes, range: ByteRange(run, index))) }
    body(Piece(bytes: bytes, range: ByteRange(index, end), replacement: replacement))
    index = end
    run = end
  }
  if run < index { body(Piece(bytes: bytes, range: ByteRange(run, index))) }
}

private func replacement(
  at index: Int, of bytes: [UInt8], upTo end: Int, _ hasReferences: Bool
) -> (HTMLReplacement, Int)? {
  switch bytes[index] {
  case 0x0D: return (.lineFeed, index + 1 < end && bytes[index + 1] == 0x0A ? index + 2 : index + 1)
  case 0x00: return (.unknown, index + 1)
  case 0x26 where hasReferences:
    return HTMLCharacterReference.at(index, in: bytes.span, upTo: end, isAttribute: true)
      .map { ($0.replacement, $0.end) }
  default: return nil
  }
}
