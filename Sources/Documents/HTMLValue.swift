/// A stretch of an HTML source as the text it stands for, with its map down to the source.
package struct HTMLValue: Sendable {
  /// The text, UTF-8.
  package private(set) var text: [UInt8] = []
  /// From `text` down to the source.
  package private(set) var map = SourceMap()

  init() {}

  /// The value of an attribute: references decoded, line breaks and NUL replaced.
  package init(_ attribute: HTMLAttribute, in bytes: [UInt8]) {
    if attribute.isEncoded {
      append(attribute.value, of: bytes, decodesReferences: true)
    } else {
      copy(attribute.value, of: bytes)
    }
  }

  /// The text of a comment or a declaration: line breaks and NUL replaced.
  package init(raw range: ByteRange, in bytes: [UInt8]) {
    append(range, of: bytes, decodesReferences: false)
  }

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

  private mutating func append(_ range: ByteRange, of bytes: [UInt8], decodesReferences: Bool) {
    var run = range.lower
    var index = range.lower
    while index < range.upper {
      let (replacement, end): (HTMLReplacement, Int)
      switch bytes[index] {
      case 0x0D:
        replacement = .lineFeed
        end = index + 1 < range.upper && bytes[index + 1] == 0x0A ? index + 2 : index + 1
      case 0x00:
        (replacement, end) = (.unknown, index + 1)
      case 0x26 where decodesReferences:
        guard
          let reference = HTMLCharacterReference.at(index, in: bytes.span, upTo: range.upper, isAttribute: true)
        else { fallthrough }
        (replacement, end) = (reference.replacement, reference.end)
      default:
        index += 1
        continue
      }
      if run < index { copy(ByteRange(run, index), of: bytes) }
      replace(replacement, for: ByteRange(index, end))
      index = end
      run = end
    }
    if run < index { copy(ByteRange(run, index), of: bytes) }
  }
}
