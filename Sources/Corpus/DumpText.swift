import Archive
import ICU

/// The text of an XML document as UTF-8, whatever its encoding, fit for a strict parser.
///
/// What is not valid in the encoding becomes U+FFFD, and control characters that XML does not allow (XML 1.0, 2.2) become
/// spaces: exports are full of both, and one such byte would cost all that follows. Not for use from several threads.
final class DumpText: ByteSource {
  private let source: PeekableBytes
  /// Nil for UTF-8.
  private let converter: CharsetConverter?
  private var rest: [UInt8] = []
  private var failure: ByteFailure?
  private var isAtEnd = false

  /// The text of `source`, in the encoding that its first bytes say.
  init(_ source: PeekableBytes) {
    self.source = source
    let charset = Self.charset(source.peek(256))
    converter = charset?.name == "utf-8" ? nil : charset.flatMap { try? CharsetConverter($0) }
  }

  /// The next portion; empty at the end.
  func next() throws(ByteFailure) -> [UInt8] {
    while !isAtEnd {
      do throws(ByteFailure) {
        let more = try source.next()
        isAtEnd = more.isEmpty
        rest += more
      } catch {
        failure = error
        isAtEnd = true
      }
      let end = isAtEnd ? rest.count : boundary
      guard end > 0 else { continue }
      defer { rest.removeFirst(end) }
      return text(rest[..<end])
    }
    if let failure {
      self.failure = nil
      throw failure
    }
    return []
  }

  /// How many of the bytes at hand hold whole characters.
  ///
  /// In encodings of several bytes a line feed, `<` or `>` is always itself, UTF-16 apart.
  private var boundary: Int {
    guard let converter else {
      let tail = rest.suffix(3).lastIndex { $0 >= 0xC0 } ?? rest.count
      return tail
    }
    if converter.charset.name.hasPrefix("utf-16") {
      let even = rest.count & ~1
      guard even >= 2 else { return 0 }
      let high = rest[converter.charset.name == "utf-16le" ? even - 1 : even - 2]
      return (0xD8...0xDB).contains(high) ? even - 2 : even
    }
    let last = rest.lastIndex { $0 == 0x0A || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
    return last ?? (rest.count > 1 << 20 ? rest.count : 0)
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8]
    if let converter {
      text = (try? converter.decode(bytes))?.utf8 ?? []
    } else if String(validating: bytes, as: UTF8.self) != nil {
      text = Array(bytes)
    } else {
      text = Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
    for index in text.indices where text[index] < 0x20 {
      if text[index] != 0x0A, text[index] != 0x0D, text[index] != 0x09 { text[index] = 0x20 }
    }
    return text
  }

  /// The encoding that a byte order mark or the XML declaration says; nil for UTF-8 and what nobody knows.
  private static func charset(_ start: [UInt8]) -> Charset? {
    if start.starts(with: [0xFE, 0xFF]) { return Charset(label: "utf-16be") }
    if start.starts(with: [0xFF, 0xFE]) { return Charset(label: "utf-16le") }
    let text = String(decoding: start, as: UTF8.self)
    guard let declaration = text.split(separator: "?>").first, declaration.contains("<?xml"),
      let value = declaration.split(separator: "encoding").dropFirst().first
    else { return nil }
    let quotes: Set<Character> = ["\"", "'"]
    let label = value.drop { !quotes.contains($0) }.dropFirst().prefix { !quotes.contains($0) }
    return Charset(label: String(label))
  }
}
