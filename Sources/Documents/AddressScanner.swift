/// Finds addresses that stand in running text: URLs, host names and mail addresses, as ASCII writes them.
///
/// An address ends where RFC 3986 ends it and before punctuation that closes the sentence around it; a character that is
/// not ASCII ends it too, since Chinese and Japanese go on without a space. A bare host name counts when a path follows,
/// when it starts with `www.`, or when it ends in one of the original top-level domains.
struct AddressScanner {
  private let text: [UInt8]
  private let lower: Int
  private let upper: Int

  /// The addresses in `range` of `text`, in order and without overlap.
  ///
  /// - Complexity: O(n).
  static func addresses(in text: [UInt8], _ range: TextRange) -> [TextRange] {
    AddressScanner(text: text, lower: range.lower, upper: range.upper).all()
  }

  private func all() -> [TextRange] {
    var found: [TextRange] = []
    var free = lower
    var at = lower
    while let sign = nextSign(from: at) {
      if let address = address(sign: sign, free: free) {
        found.append(address)
        free = address.upper
        at = max(address.upper, sign + 1)
      } else {
        at = sign + 1
      }
    }
    return found
  }

  /// The next `:`, `@` or `.`, one of which every address has.
  private func nextSign(from start: Int) -> Int? {
    let text = text.span
    var at = start
    while upper - at >= 32 {
      var seen: UInt8 = 0
      for index in at..<at + 32 {
        let byte = text[index]
        seen |= (byte == 0x3A ? 1 : 0) | (byte == 0x40 ? 1 : 0) | (byte == 0x2E ? 1 : 0)
      }
      if seen != 0 { break }
      at += 32
    }
    while at < upper, text[at] != 0x3A, text[at] != 0x40, text[at] != 0x2E { at += 1 }
    return at < upper ? at : nil
  }

  private func address(sign: Int, free: Int) -> TextRange? {
    switch text[sign] {
    case UInt8(ascii: ":"): scheme(colon: sign, free: free)
    case UInt8(ascii: "@"): mail(at: sign, free: free)
    default: host(dot: sign, free: free)
    }
  }

  /// A scheme, a colon and two slashes, and what follows.
  private func scheme(colon: Int, free: Int) -> TextRange? {
    guard colon + 3 < upper, text[colon + 1] == 0x2F, text[colon + 2] == 0x2F, Self.isAddress(text[colon + 3]) else {
      return nil
    }
    var start = colon
    while start > free, colon - start < 16, Self.isAlphanumeric(text[start - 1]) { start -= 1 }
    while start < colon, !Self.isLetter(text[start]) { start += 1 }
    guard colon - start >= 2 else { return nil }
    return TextRange(start, end(from: colon + 3))
  }

  private func mail(at sign: Int, free: Int) -> TextRange? {
    var start = sign
    while start > free, sign - start < 64, Self.isMailName(text[start - 1]) { start -= 1 }
    while start < sign, text[start] == UInt8(ascii: ".") { start += 1 }
    guard start < sign, let end = hostEnd(from: sign + 1), topLevel(sign + 1, end) != nil else { return nil }
    return TextRange(start, end)
  }

  private func host(dot: Int, free: Int) -> TextRange? {
    var start = dot
    while start > free, dot - start < 63, Self.isHostLabel(text[start - 1]) { start -= 1 }
    guard start < dot, start == free || text[start - 1] != UInt8(ascii: "."), let end = hostEnd(from: start),
      let topLevel = topLevel(start, end)
    else { return nil }
    if end < upper, text[end] == UInt8(ascii: "/") { return TextRange(start, self.end(from: end)) }
    guard starts(start, "www.") || Self.originalDomains.contains(topLevel) else { return nil }
    return TextRange(start, end)
  }

  /// Where the host name that starts at `start` ends; nil when it is none.
  private func hostEnd(from start: Int) -> Int? {
    var end = start
    while end < upper, end - start < 253, Self.isHostLabel(text[end]) || text[end] == UInt8(ascii: ".") { end += 1 }
    while end > start, !Self.isAlphanumeric(text[end - 1]) { end -= 1 }
    return end > start && Self.isAlphanumeric(text[start]) ? end : nil
  }

  /// The last label of a host name in lower case, when it has two labels and the last is of letters.
  private func topLevel(_ start: Int, _ end: Int) -> String? {
    guard let dot = text[start..<end].lastIndex(of: UInt8(ascii: ".")), dot > start, end - dot > 2 else { return nil }
    let label = text[dot + 1..<end]
    guard label.allSatisfy(Self.isLetter), text[dot - 1] != UInt8(ascii: ".") else { return nil }
    return String(decoding: label.map { $0 | 0x20 }, as: UTF8.self)
  }

  private func starts(_ at: Int, _ prefix: String) -> Bool {
    text[at..<upper].lazy.map { $0 | 0x20 }.starts(with: prefix.utf8.map { $0 | 0x20 })
  }

  /// Where the address ends: punctuation and closing brackets that it does not open are the sentence's.
  private func end(from start: Int) -> Int {
    var end = start
    var open = 0
    while end < upper, Self.isAddress(text[end]) {
      if text[end] == UInt8(ascii: "(") { open += 1 }
      if text[end] == UInt8(ascii: ")") {
        if open == 0 { break }
        open -= 1
      }
      end += 1
    }
    while end > start, Self.isClosing(text[end - 1]) { end -= 1 }
    return end
  }

  /// The generic top-level domains of RFC 920 and the first extension of 2001 that people write without a scheme.
  private static let originalDomains: Set<String> = ["com", "net", "org", "edu", "gov", "info", "biz"]

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) }
  private static func isHostLabel(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == UInt8(ascii: "-") }

  private static func isMailName(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || [0x2E, 0x5F, 0x25, 0x2B, 0x2D].contains(byte)
  }

  /// Whether RFC 3986, section 2, allows the byte in an address.
  ///
  /// Brackets, which belong to IPv6 hosts only, end it.
  private static func isAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: true
    default: false
    }
  }

  /// `!`, `'`, `*`, `,`, `.`, `:`, `;`, `?` at the end.
  private static func isClosing(_ byte: UInt8) -> Bool {
    [0x21, 0x27, 0x2A, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F].contains(byte)
  }
}
