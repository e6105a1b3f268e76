extension TOMLReader {
  /// The byte here, nil at the end.
  var byte: UInt8? { at < end ? text[at] : nil }

  /// Steps over `sign` if it stands here.
  mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: sign) else { return false }
    at += 1
    return true
  }

  mutating func expect(_ sign: Unicode.Scalar) throws(Failure) {
    skipSpace()
    guard skip(sign) else { throw failure("'\(sign)'") }
  }

  mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x09 { at += 1 }
  }

  /// Steps over white space, line ends and comments.
  mutating func skipBlank() {
    while let byte {
      if byte == UInt8(ascii: "#") {
        at = min(lineEnd(text, from: at), end)
      } else if byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D {
        at += 1
      } else {
        return
      }
    }
  }

  mutating func endOfLine() throws(Failure) {
    if byte == UInt8(ascii: "#") { at = min(lineEnd(text, from: at), end) }
    guard let byte else { return }
    guard byte == 0x0A || byte == 0x0D else { throw failure("the end of the line") }
  }

  func failure(_ expected: String) -> Failure {
    let found =
      switch byte {
      case nil: "the end"
      case 0x0A, 0x0D: "the end of the line"
      case .some(let byte): byte > 0x20 && byte < 0x7F ? "'\(Unicode.Scalar(byte))'" : "byte \(byte)"
      }
    return Failure(message: "expected \(expected), found \(found)", offset: at)
  }
}

// MARK: Strings

extension TOMLReader {
  /// One of the four kinds of string; keys are not written over several lines.
  mutating func string(isKey: Bool) throws(Failure) -> (text: [UInt8], map: SourceMap) {
    let quote = text[at]
    let isLong = !isKey && text[at..<end].starts(with: [quote, quote, quote])
    at += isLong ? 3 : 1
    if isLong { skipFirstLineEnd() }
    var value: [UInt8] = []
    var map = SourceMap()
    while let byte {
      if byte == quote, !isLong {
        at += 1
        return (value, map)
      }
      if byte == quote, let quotes = closingQuotes(quote) {
        take(quotes, into: &value, &map)
        at += 3
        return (value, map)
      }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        try escape(isLong: isLong, into: &value, &map)
      } else if byte == 0x7F || byte < 0x20 && byte != 0x09 && !(isLong && (byte == 0x0A || byte == 0x0D)) {
        throw failure(isLong ? "text" : "the closing quotation mark on the same line")
      } else {
        take(1, into: &value, &map)
      }
    }
    throw failure("the closing quotation mark")
  }

  private mutating func take(_ count: Int, into value: inout [UInt8], _ map: inout SourceMap) {
    value.append(contentsOf: text[at..<at + count])
    map.copy(lower: at, count: count)
    at += count
  }

  private mutating func skipFirstLineEnd() {
    if byte == 0x0D, at + 1 < end, text[at + 1] == 0x0A { at += 1 }
    if byte == 0x0A { at += 1 }
  }

  /// How many quotation marks belong to the text before the three that close a long string; nil when it goes on.
  private func closingQuotes(_ quote: UInt8) -> Int? {
    let count = text[at..<min(at + 5, end)].prefix { $0 == quote }.count
    return count >= 3 ? count - 3 : nil
  }

  private mutating func escape(isLong: Bool, into value: inout [UInt8], _ map: inout SourceMap) throws(Failure) {
    let open = at
    at += 1
    guard let sign = byte else { throw failure("an escape") }
    if isLong, isASCIIWhiteSpace(sign) { return try skipFoldedLine() }
    at += 1
    let scalar: Unicode.Scalar
    switch sign {
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): scalar = Unicode.Scalar(sign)
    case UInt8(ascii: "u"): scalar = try unicode(digits: 4)
    case UInt8(ascii: "U"): scalar = try unicode(digits: 8)
    default:
      at -= 1
      throw failure("one of \"\\btnfruU after a backslash")
    }
    let bytes = Array(String(scalar).utf8)
    value.append(contentsOf: bytes)
    map.replace(lower: ByteRange(open, at), upperCount: bytes.count)
  }

  private mutating func skipFoldedLine() throws(Failure) {
    skipSpace()
    guard byte == 0x0A || byte == 0x0D else { throw failure("the end of the line after a backslash") }
    while let byte, isASCIIWhiteSpace(byte) { at += 1 }
  }

  private mutating func unicode(digits: Int) throws(Failure) -> Unicode.Scalar {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let byte, let digit = hexadecimalDigit(byte) else { throw failure("\(digits) hexadecimal digits") }
      value = value << 4 | digit
      at += 1
    }
    guard let scalar = Unicode.Scalar(value) else { throw failure("a Unicode scalar value") }
    return scalar
  }
}

// MARK: Literals

/// The forms of TOML's booleans, numbers and dates.
enum TOMLLiteral {
  static func isValid(_ word: [UInt8]) -> Bool {
    let text = String(decoding: word, as: UTF8.self)
    if text == "true" || text == "false" { return true }
    return isNumber(text) || isDate(word)
  }

  private static func isNumber(_ text: String) -> Bool {
    let digits = text.drop { $0 == "+" || $0 == "-" }
    guard text.count - digits.count <= 1, let first = digits.first else { return false }
    if digits == "inf" || digits == "nan" { return true }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where text.hasPrefix(prefix) {
      return groups(text.dropFirst(2)) { $0.hexDigitValue.map { $0 < radix } ?? false }
    }
    let parts = digits.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    let mantissa = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard first != "0" || mantissa[0].count == 1, mantissa.allSatisfy({ groups($0, isDigit) }) else { return false }
    guard parts.count == 2 else { return true }
    let exponent = parts[1].drop { $0 == "+" || $0 == "-" }
    return parts[1].count - exponent.count <= 1 && groups(exponent, isDigit)
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  /// Digits with single underscores between them.
  private static func groups(_ text: Substring, _ isDigit: (Character) -> Bool) -> Bool {
    let parts = text.split(separator: "_", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
  }

  /// `1979-05-27`, `07:32:00`, or both with `T` or a space between them, with fractions and offset.
  private static func isDate(_ word: [UInt8]) -> Bool {
    let shape = String(decoding: word.map { (0x30...0x39).contains($0) ? UInt8(ascii: "0") : $0 | 0x20 }, as: UTF8.self)
    if shape.hasPrefix("0000-00-00") {
      let rest = shape.dropFirst(10)
      return rest.isEmpty || (rest.first == "t" || rest.first == " ") && isTime(rest.dropFirst(), mayHaveOffset: true)
    }
    return isTime(shape[...], mayHaveOffset: false)
  }

  private static func isTime(_ shape: Substring, mayHaveOffset: Bool) -> Bool {
    guard shape.hasPrefix("00:00:00") else { return false }
    var rest = shape.dropFirst(8)
    if rest.first == "." {
      let fraction = rest.dropFirst().prefix { $0 == "0" }
      guard !fraction.isEmpty else { return false }
      rest = rest.dropFirst(1 + fraction.count)
    }
    return rest.isEmpty || mayHaveOffset && (rest == "z" || rest == "+00:00" || rest == "-00:00")
  }
}
