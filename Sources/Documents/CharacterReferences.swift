/// Text that shows character references, decoded.
package enum CharacterReferences {
  /// `text` with every character reference in it decoded (WHATWG HTML, section 13.2.5.72), layer by layer: `&amp;nbsp;`
  /// is a no-break space.
  ///
  /// - Complexity: O(n) for each layer, of which four are decoded.
  package static func decoded(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<layers {
      let next = once(bytes)
      if next == bytes { break }
      bytes = next
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let layers = 4

  private static func once(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "&"),
        let reference = HTMLCharacterReference.at(at, in: bytes.span, upTo: bytes.count, isAttribute: false)
      {
        result += Array(String(reference.replacement.first).utf8)
        if let second = reference.replacement.second { result += Array(String(second).utf8) }
        at = reference.end
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    return result
  }
}
