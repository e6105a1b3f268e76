/// Splits HTML into tags, character data and comments as the WHATWG standard does (section 13.2.5), with byte offsets.
///
/// It builds no strings: a token is a range of the input, and what a character reference stands for is handed over
/// beside the range it came from. The input is valid UTF-8; other bytes do no harm. Every state takes time linear in
/// the bytes it consumes and none consumes a byte twice. Not for use from several threads.
package struct HTMLTokenizer {
  /// How character data is read: which bytes begin markup, and whether references are decoded.
  package enum State: String, Sendable {
    /// Markup and references.
    case data
    /// `<title>`, `<textarea>`: references, and no markup but the end tag.
    case rcdata
    /// `<style>`, `<xmp>`, `<iframe>`, …: no references, no markup but the end tag.
    case rawtext
    /// `<script>`: as raw text, with the escapes that `<!--` opens.
    case scriptData
    /// `<plaintext>`: text up to the end.
    case plaintext
    /// `<![CDATA[` in SVG and MathML.
    case cdata
  }

  let bytes: [UInt8]
  var at = 0
  var state: State
  /// The name of the start tag that opened the raw text, in lower case: only its end tag closes it.
  var rawTextName: [UInt8]
  var attributes: [HTMLAttribute] = []
  /// The names of the current tag's attributes once there are many.
  var names: Set<[UInt8]> = []

  /// A tokenizer of `bytes` that begins in `state`, as if `lastStartTag` (lower case) had just been read.
  package init(_ bytes: [UInt8], state: State = .data, lastStartTag: [UInt8] = []) {
    self.bytes = bytes
    self.state = state
    rawTextName = lastStartTag
  }

  /// Hands all tokens to `handler`.
  ///
  /// - Complexity: O(n) in the number of bytes, whatever they are.
  package mutating func run(_ handler: inout some HTMLTokenHandler) {
    while at < bytes.count {
      switch state {
      case .data: data(&handler)
      case .rcdata, .rawtext, .scriptData: rawText(&handler)
      case .plaintext:
        emit(at, bytes.count, decodesReferences: false, replacesNUL: true, &handler)
        at = bytes.count
      case .cdata: cdata(&handler)
      }
    }
  }

  // MARK: Data

  /// Character data up to the next piece of markup, and that markup.
  private mutating func data(_ handler: inout some HTMLTokenHandler) {
    var run = at
    var index = at
    while true {
      index = nextSpecial(from: index)
      guard index < bytes.count else { break }
      if bytes[index] == 0x3C {
        guard opensMarkup(index) else {
          index += 1
          continue
        }
        if run < index { handler.text(ByteRange(run, index)) }
        at = index
        return markup(&handler)
      }
      guard let (replacement, next) = replacement(bytes[index], at: index, upTo: bytes.count, true, false) else {
        index += 1
        continue
      }
      if run < index { handler.text(ByteRange(run, index)) }
      handler.text(replacement, for: ByteRange(index, next))
      index = next
      run = next
    }
    if run < index { handler.text(ByteRange(run, index)) }
    at = index
  }

  /// The offset of the next `<`, `&` or CR.
  ///
  /// The first loop looks at 16 bytes without leaving early, which the compiler turns into vector code.
  private func nextSpecial(from start: Int) -> Int {
    let span = bytes.span
    var index = start
    while span.count - index >= 16 {
      var hit: UInt8 = 0
      for offset in index..<index + 16 {
        let byte = span[offset]
        hit |= (byte == 0x3C ? 1 : 0) | (byte == 0x26 ? 1 : 0) | (byte == 0x0D ? 1 : 0)
      }
      if hit != 0 { break }
      index += 16
    }
    while index < span.count, span[index] != 0x3C, span[index] != 0x26, span[index] != 0x0D { index += 1 }
    return index
  }

  /// Whether the `<` at `index` begins a tag, a comment or a declaration.
  private func opensMarkup(_ index: Int) -> Bool {
    guard index + 1 < bytes.count else { return false }
    let next = bytes[index + 1]
    if next == 0x2F { return index + 2 < bytes.count }
    return next.isASCIILetter || next == 0x21 || next == 0x3F
  }

  private mutating func markup(_ handler: inout some HTMLTokenHandler) {
    let next = bytes[at + 1]
    if next.isASCIILetter {
      startTag(&handler)
    } else if next == 0x2F {
      let name = bytes[at + 2]
      if name.isASCIILetter {
        endTag(&handler)
      } else if name == 0x3E {
        at += 3
      } else {
        bogusComment(contentAt: at + 2, &handler)
      }
    } else if next == 0x21 {
      declaration(&handler)
    } else {
      bogusComment(contentAt: at + 1, &handler)
    }
  }

  // MARK: Character data

  /// Hands over the text `start ..< end`, cut where a reference, a CR or a NUL has to be replaced.
  func emit(
    _ start: Int, _ end: Int, decodesReferences: Bool, replacesNUL: Bool, _ handler: inout some HTMLTokenHandler
  ) {
    let span = bytes.span
    var run = start
    var index = start
    while index < end {
      let byte = span[index]
      guard byte <= 0x26,
        let (replacement, next) = replacement(byte, at: index, upTo: end, decodesReferences, replacesNUL)
      else {
        index += 1
        continue
      }
      if run < index { handler.text(ByteRange(run, index)) }
      handler.text(replacement, for: ByteRange(index, next))
      index = next
      run = next
    }
    if run < end { handler.text(ByteRange(run, end)) }
  }

  /// What stands for the `byte` at `index` and where to go on; nil when it stands for itself.
  private func replacement(
    _ byte: UInt8, at index: Int, upTo end: Int, _ decodesReferences: Bool, _ replacesNUL: Bool
  ) -> (HTMLReplacement, Int)? {
    switch byte {
    case 0x26 where decodesReferences:
      guard let reference = HTMLCharacterReference.at(index, in: bytes.span, upTo: end, isAttribute: false) else {
        return nil
      }
      return (reference.replacement, reference.end)
    case 0x0D:
      return (.lineFeed, index + 1 < end && bytes[index + 1] == 0x0A ? index + 2 : index + 1)
    case 0x00 where replacesNUL:
      return (.unknown, index + 1)
    default:
      return nil
    }
  }

  // MARK: Attributes

  /// Notes an attribute unless the tag has one of that name already.
  ///
  /// - Complexity: O(1) amortised; beyond 16 attributes the names are kept in a set.
  mutating func add(_ attribute: HTMLAttribute) {
    if attributes.count < 16 {
      guard !attributes.contains(where: { isSameName($0.name, attribute.name) }) else { return }
    } else {
      if names.isEmpty { names = Set(attributes.map { lowercased($0.name) }) }
      guard names.insert(lowercased(attribute.name)).inserted else { return }
    }
    attributes.append(attribute)
  }

  private func isSameName(_ one: ByteRange, _ other: ByteRange) -> Bool {
    guard one.count == other.count else { return false }
    return (0..<one.count).allSatisfy {
      bytes[one.lower + $0].asciiLowercased == bytes[other.lower + $0].asciiLowercased
    }
  }

  func lowercased(_ range: ByteRange) -> [UInt8] {
    bytes[range.lower..<range.upper].map(\.asciiLowercased)
  }
}
