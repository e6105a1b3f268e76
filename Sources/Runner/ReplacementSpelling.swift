import Documents
import ICU

/// How a replacement can be written in the source of a document.
struct ReplacementSpelling {
  private let document: Document
  private let converter: CharsetConverter?
  private let isUnicode: Bool

  /// The ways of writing in the source of `document`.
  init(_ document: Document) {
    self.document = document
    isUnicode = document.encoding.name == "UTF-8"
    converter = isUnicode ? nil : Charset(label: document.encoding.name).flatMap { try? CharsetConverter($0) }
  }

  /// Whether the characters of `range` stand side by side in the source, with nothing between them.
  ///
  /// - Complexity: O(n log m) in the length of the range and the number of pieces of the source map.
  func isContiguous(_ range: TextRange) -> Bool {
    var last: Int?
    var offset = range.lower
    while offset < range.upper {
      var end = offset + 1
      while end < range.upper, document.text[end] & 0xC0 == 0x80 { end += 1 }
      let place = document.sourceRange(TextRange(offset, end))
      if let last, last != place.lower { return false }
      last = place.upper
      offset = end
    }
    return last != nil
  }

  /// The ways to write `text`, the plainest first; none where the encoding lacks a character.
  ///
  /// Which of them is right depends on where it stands (text, an attribute, a JSON string, markup in a JSON string):
  /// whoever uses one reads the result and takes the first that reads as `text`.
  func spellings(of text: String) -> [[UInt8]] {
    let plain = Array(text.utf8)
    var spellings = [plain]
    for spelling in [
      Self.asMarkup(plain), Self.asJSON(plain), Self.asJSON(Self.asMarkup(plain)), Self.asMarkdown(plain),
    ]
    where !spellings.contains(spelling) {
      spellings.append(spelling)
    }
    return isUnicode ? spellings : spellings.compactMap { converter?.encodeStrict($0) }
  }

  private static func asMarkup(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "&"): Array("&amp;".utf8)
      case UInt8(ascii: "<"): Array("&lt;".utf8)
      case UInt8(ascii: ">"): Array("&gt;".utf8)
      case UInt8(ascii: "\""): Array("&quot;".utf8)
      default: [byte]
      }
    }
  }

  /// RFC 8259, section 7.
  private static func asJSON(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
      case 0x0A: Array("\\n".utf8)
      case 0x09: Array("\\t".utf8)
      case 0..<0x20: Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
      default: [byte]
      }
    }
  }

  /// CommonMark, section 2.4: a backslash before ASCII punctuation.
  private static func asMarkdown(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: [UInt8(ascii: "\\"), byte]
      default: [byte]
      }
    }
  }
}
