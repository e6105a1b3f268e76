import Documents

/// A token with its text decoded, as the html5lib tests write it.
enum HTMLTestToken: Equatable {
  case character([UInt8])
  case comment([UInt8])
  case startTag([UInt8], [[UInt8]: [UInt8]], isSelfClosing: Bool)
  case endTag([UInt8])
  case doctype([UInt8]?, [UInt8]?, [UInt8]?, forcesQuirks: Bool)

  /// The token as an XML infoset would hold it, which is what `xmlViolation.test` expects: U+FFFF is U+FFFD, a form
  /// feed is a space, and two hyphens in a comment stand apart.
  var coercedForXML: HTMLTestToken {
    switch self {
    case .character(let bytes):
      return .character(
        Array(
          String(decoding: bytes, as: UTF8.self).unicodeScalars.map {
            $0 == "\u{FFFF}" ? "\u{FFFD}" : $0 == "\u{C}" ? " " : String($0)
          }.joined().utf8))
    case .comment(let bytes):
      var result: [UInt8] = []
      for byte in bytes {
        if byte == 0x2D, result.last == 0x2D { result.append(0x20) }
        result.append(byte)
      }
      return .comment(result)
    default: return self
    }
  }
}

extension [HTMLTestToken] {
  /// The tokens with neighbouring character tokens joined.
  var merged: [HTMLTestToken] {
    reduce(into: []) { tokens, token in
      if case .character(let more) = token, case .character(let text) = tokens.last {
        tokens[tokens.count - 1] = .character(text + more)
      } else {
        tokens.append(token)
      }
    }
  }
}

/// Collects tokens as the tests compare them.
struct HTMLTokenCollector: HTMLTokenHandler {
  let bytes: [UInt8]
  private(set) var parts: [HTMLTestToken] = []
  var allowsCDATA: Bool { false }
  var tokens: [HTMLTestToken] { parts.merged }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func text(_ range: ByteRange) { parts.append(.character(Array(bytes[range.lower..<range.upper]))) }

  mutating func text(_ replacement: HTMLReplacement, for range: ByteRange) {
    let text = String(replacement.first) + (replacement.second.map { String($0) } ?? "")
    parts.append(.character(Array(text.utf8)))
  }

  mutating func startTag(_ tag: HTMLTag, _ attributes: [HTMLAttribute]) -> HTMLTokenizer.State {
    var values: [[UInt8]: [UInt8]] = [:]
    for attribute in attributes { values[name(attribute.name)] = HTMLValue(attribute, in: bytes).text }
    parts.append(.startTag(name(tag.name), values, isSelfClosing: tag.isSelfClosing))
    return .data
  }

  mutating func endTag(_ tag: HTMLTag) { parts.append(.endTag(name(tag.name))) }

  mutating func comment(_ content: ByteRange, whole: ByteRange) {
    parts.append(.comment(HTMLValue(raw: content, in: bytes).text))
  }

  mutating func unfinishedTag(_ range: ByteRange) {}

  mutating func doctype(_ doctype: HTMLDoctype) {
    func raw(_ range: ByteRange?) -> [UInt8]? { range.map { HTMLValue(raw: $0, in: bytes).text } }
    parts.append(
      .doctype(
        doctype.name.map(name), raw(doctype.publicID), raw(doctype.systemID), forcesQuirks: doctype.forcesQuirks))
  }

  private func name(_ range: ByteRange) -> [UInt8] {
    HTMLValue(raw: range, in: bytes).text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}
