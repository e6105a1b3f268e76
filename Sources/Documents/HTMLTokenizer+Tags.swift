extension HTMLTokenizer {
  /// Reads the start tag at `at`; one that the input cuts off is dropped.
  mutating func startTag(_ handler: inout some HTMLTokenHandler) {
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
    if !names.isEmpty { names.removeAll() }
    guard let tag = tag(nameAt: at + 1, keepsAttributes: true) else { return drop(&handler) }
    at = tag.range.upper
    state = handler.startTag(tag, attributes)
    if state != .data { rawTextName = lowercased(tag.name) }
  }

  /// Reads the end tag at `at`; one that the input cuts off is dropped, and so are its attributes.
  mutating func endTag(_ handler: inout some HTMLTokenHandler) {
    guard let tag = tag(nameAt: at + 2, keepsAttributes: false) else { return drop(&handler) }
    at = tag.range.upper
    state = .data
    handler.endTag(tag)
  }

  private mutating func drop(_ handler: inout some HTMLTokenHandler) {
    handler.unfinishedTag(ByteRange(at, bytes.count))
    at = bytes.count
  }

  private mutating func tag(nameAt start: Int, keepsAttributes: Bool) -> HTMLTag? {
    var index = start
    while index < bytes.count, !bytes[index].endsTagName { index += 1 }
    let name = ByteRange(start, index)
    while true {
      while index < bytes.count, bytes[index].isASCIIWhitespace { index += 1 }
      guard index < bytes.count else { return nil }
      switch bytes[index] {
      case 0x3E:
        return HTMLTag(name: name, range: ByteRange(at, index + 1), isSelfClosing: false)
      case 0x2F:
        index += 1
        if index < bytes.count, bytes[index] == 0x3E {
          return HTMLTag(name: name, range: ByteRange(at, index + 1), isSelfClosing: true)
        }
      default:
        guard let attribute = attribute(at: &index) else { return nil }
        if keepsAttributes { add(attribute) }
      }
    }
  }

  /// Reads an attribute, its value included, and leaves `index` behind it; nil where the input ends within.
  private func attribute(at index: inout Int) -> HTMLAttribute? {
    let start = index
    index += 1  // A name may begin with "=".
    while index < bytes.count, !bytes[index].endsTagName, bytes[index] != 0x3D { index += 1 }
    let name = ByteRange(start, index)
    while index < bytes.count, bytes[index].isASCIIWhitespace { index += 1 }
    guard index < bytes.count else { return nil }
    guard bytes[index] == 0x3D else {
      return HTMLAttribute(name: name, value: ByteRange(index, index), isEncoded: false)
    }
    index += 1
    while index < bytes.count, bytes[index].isASCIIWhitespace { index += 1 }
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case 0x22, 0x27:
      return quoted(name, at: &index)
    case 0x3E:
      return HTMLAttribute(name: name, value: ByteRange(index, index), isEncoded: false)
    default:
      return unquoted(name, at: &index)
    }
  }

  private func quoted(_ name: ByteRange, at index: inout Int) -> HTMLAttribute? {
    let span = bytes.span
    let quote = span[index]
    let start = index + 1
    var end = start
    var isEncoded = false
    while end < span.count, span[end] != quote {
      if span[end].needsDecoding { isEncoded = true }
      end += 1
    }
    guard end < span.count else { return nil }
    index = end + 1
    return HTMLAttribute(name: name, value: ByteRange(start, end), isEncoded: isEncoded)
  }

  private func unquoted(_ name: ByteRange, at index: inout Int) -> HTMLAttribute? {
    let start = index
    var isEncoded = false
    while index < bytes.count, !bytes[index].isASCIIWhitespace, bytes[index] != 0x3E {
      if bytes[index].needsDecoding { isEncoded = true }
      index += 1
    }
    guard index < bytes.count else { return nil }
    return HTMLAttribute(name: name, value: ByteRange(start, index), isEncoded: isEncoded)
  }
}

extension UInt8 {
  /// Whitespace, `/` or `>`.
  fileprivate var endsTagName: Bool { isASCIIWhitespace || self == 0x2F || self == 0x3E }
  /// `&`, CR or NUL: what makes an attribute's bytes differ from its value.
  fileprivate var needsDecoding: Bool { self == 0x26 || self == 0x0D || self == 0x00 }
}
