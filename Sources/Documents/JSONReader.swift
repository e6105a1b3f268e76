/// Reads JSON as RFC 8259 defines it, nothing more lenient, and keeps the origin of every character of every string.
///
/// A byte order mark before the text is skipped (RFC 8259, section 8.1). Not a streaming parser: the whole value is built.
package struct JSONReader: Sendable {
  /// How deep arrays and objects may be nested; a deeper one is an error with `JSONError.Code.nesting`.
  package var nestingLimit: Int

  /// A reader that refuses values nested deeper than `nestingLimit`.
  package init(nestingLimit: Int = 512) {
    self.nestingLimit = nestingLimit
  }

  /// The one value that `range` of `bytes` (all of it by default) holds; every position is one of `bytes`.
  ///
  /// - Complexity: O(n) in the number of bytes, whatever they are.
  package func read(_ bytes: [UInt8], in range: Range<Int>? = nil) throws(JSONError) -> JSONValue {
    var cursor = JSONCursor(bytes: bytes, range: range ?? 0..<bytes.count, nestingLimit: nestingLimit)
    return try cursor.document()
  }
}

/// The state of one reading: where it is and how deep.
///
/// It calls itself once a level of nesting, which `nestingLimit` bounds.
private struct JSONCursor {
  let bytes: [UInt8]
  let start: Int
  let end: Int
  let nestingLimit: Int
  var at: Int
  var depth = 0

  init(bytes: [UInt8], range: Range<Int>, nestingLimit: Int) {
    self.bytes = bytes
    self.nestingLimit = nestingLimit
    start = range.lowerBound
    end = range.upperBound
    at = range.lowerBound
  }

  /// The byte here, nil at the end.
  var byte: UInt8? { at < end ? bytes[at] : nil }

  mutating func document() throws(JSONError) -> JSONValue {
    if end - at >= 3, bytes[at] == 0xEF, bytes[at + 1] == 0xBB, bytes[at + 2] == 0xBF { at += 3 }
    skipWhitespace()
    let value = try value(expected: "a JSON value")
    skipWhitespace()
    guard at == end else { throw unexpected("the end of the text after the value") }
    return value
  }

  mutating func skipWhitespace() {
    while at < end {
      switch bytes[at] {
      case 0x20, 0x0A, 0x0D, 0x09: at += 1
      default: return
      }
    }
  }

  mutating func value(expected: String) throws(JSONError) -> JSONValue {
    guard let byte else { throw unexpected(expected) }
    switch byte {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "t"): return .bool(true, try literal("true", [0x74, 0x72, 0x75, 0x65]))
    case UInt8(ascii: "f"): return .bool(false, try literal("false", [0x66, 0x61, 0x6C, 0x73, 0x65]))
    case UInt8(ascii: "n"): return .null(try literal("null", [0x6E, 0x75, 0x6C, 0x6C]))
    default: throw unexpected(expected)
    }
  }

  mutating func literal(_ word: String, _ letters: [UInt8]) throws(JSONError) -> ByteRange {
    let open = at
    for letter in letters {
      guard byte == letter else { throw unexpected("the literal \(word)") }
      at += 1
    }
    return ByteRange(open, at)
  }

  mutating func descend() throws(JSONError) {
    depth += 1
    guard depth > nestingLimit else { return }
    throw JSONError(
      .nesting, "arrays and objects are nested more than \(nestingLimit) deep", at: at, in: bytes, from: start)
  }

  mutating func array() throws(JSONError) -> JSONArray {
    let open = at
    try descend()
    at += 1
    var elements: [JSONValue] = []
    skipWhitespace()
    if byte != UInt8(ascii: "]") {
      elements.append(try value(expected: "a value or ']'"))
      while try separated(close: UInt8(ascii: "]"), "',' or ']' after an array element") {
        elements.append(try value(expected: "a value after ','"))
      }
    }
    at += 1
    depth -= 1
    return JSONArray(elements: elements, range: ByteRange(open, at))
  }

  mutating func object() throws(JSONError) -> JSONObject {
    let open = at
    try descend()
    at += 1
    var members: [JSONObject.Member] = []
    skipWhitespace()
    if byte != UInt8(ascii: "}") {
      members.append(try member(expected: "a name in quotes or '}'"))
      while try separated(close: UInt8(ascii: "}"), "',' or '}' after an object member") {
        members.append(try member(expected: "a name in quotes after ','"))
      }
    }
    at += 1
    depth -= 1
    return JSONObject(members: members, range: ByteRange(open, at))
  }

  mutating func member(expected: String) throws(JSONError) -> JSONObject.Member {
    guard byte == UInt8(ascii: "\"") else { throw unexpected(expected) }
    let name = try string()
    skipWhitespace()
    guard byte == UInt8(ascii: ":") else { throw unexpected("':' after a member name") }
    at += 1
    skipWhitespace()
    return JSONObject.Member(name: name, value: try value(expected: "a value after ':'"))
  }

  /// Steps over a comma (true) or stops before `close` (false).
  mutating func separated(close: UInt8, _ expected: @autoclosure () -> String) throws(JSONError) -> Bool {
    skipWhitespace()
    if byte == close { return false }
    guard byte == UInt8(ascii: ",") else { throw unexpected(expected()) }
    at += 1
    skipWhitespace()
    return true
  }

  func unexpected(_ expected: String) -> JSONError {
    JSONError(.syntax, "expected \(expected), found \(found)", at: at, in: bytes, from: start)
  }

  private var found: String {
    guard let byte else { return "the end of the text" }
    if (0x20..<0x7F).contains(byte) { return "'\(Character(UnicodeScalar(byte)))'" }
    let digits = String(byte, radix: 16, uppercase: true)
    return "byte 0x\(byte < 16 ? "0" : "")\(digits)"
  }
}

// MARK: Numbers

extension JSONCursor {
  /// RFC 8259, section 6.
  mutating func number() throws(JSONError) -> JSONNumber {
    let open = at
    if byte == UInt8(ascii: "-") { at += 1 }
    if byte == UInt8(ascii: "0") { at += 1 } else { try digits() }
    if byte == UInt8(ascii: ".") {
      at += 1
      try digits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      at += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { at += 1 }
      try digits()
    }
    return JSONNumber(literal: String(decoding: bytes[open..<at], as: UTF8.self), range: ByteRange(open, at))
  }

  private mutating func digits() throws(JSONError) {
    guard let first = byte, (0x30...0x39).contains(first) else { throw unexpected("a digit") }
    while let next = byte, (0x30...0x39).contains(next) { at += 1 }
  }
}

// MARK: Strings

extension JSONCursor {
  /// RFC 8259, section 7.
  mutating func string() throws(JSONError) -> JSONString {
    let open = at
    at += 1
    skipPlain()
    if byte == UInt8(ascii: "\"") {
      at += 1
      return JSONString(utf8: Array(bytes[open + 1..<at - 1]), range: ByteRange(open, at), escaped: nil)
    }
    var text: [UInt8] = []
    var map = SourceMap()
    var plain = open + 1
    while true {
      text.append(contentsOf: bytes[plain..<at])
      map.copy(lower: plain, count: at - plain)
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return JSONString(utf8: text, range: ByteRange(open, at), escaped: map)
      case UInt8(ascii: "\\"):
        try escape(into: &text, &map)
      case nil:
        throw unexpected("'\"' at the end of a string")
      default:
        throw unexpected("an escape, since control characters may not stand in a string")
      }
      plain = at
      skipPlain()
    }
  }

  /// Steps to the next quotation mark, backslash or control character.
  private mutating func skipPlain() {
    at = plainEnd(bytes, from: at, to: end)
  }

  private mutating func escape(into text: inout [UInt8], _ map: inout SourceMap) throws(JSONError) {
    let open = at
    at += 1
    let single: UInt8
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): single = bytes[at]
    case UInt8(ascii: "b"): single = 0x08
    case UInt8(ascii: "f"): single = 0x0C
    case UInt8(ascii: "n"): single = 0x0A
    case UInt8(ascii: "r"): single = 0x0D
    case UInt8(ascii: "t"): single = 0x09
    case UInt8(ascii: "u"):
      let before = text.count
      text.append(contentsOf: String(try unicodeEscape()).utf8)
      map.replace(lower: ByteRange(open, at), upperCount: text.count - before)
      return
    default: throw unexpected("one of \"\\/bfnrtu after a backslash")
    }
    at += 1
    text.append(single)
    map.replace(lower: ByteRange(open, at), upperCount: 1)
  }

  /// The scalar of a `\uXXXX` or of a pair of them; a surrogate without its mate is U+FFFD.
  private mutating func unicodeEscape() throws(JSONError) -> UnicodeScalar {
    let replacement: UnicodeScalar = "\u{FFFD}"
    let first = try hexadecimal()
    guard (0xD800..<0xDC00).contains(first) else { return UnicodeScalar(first) ?? replacement }
    let back = at
    guard end - at >= 2, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
      return replacement
    }
    at += 1
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second) else {
      at = back
      return replacement
    }
    return UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? replacement
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    at += 1
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, let digit = hexadecimalDigit(byte) else {
        throw unexpected("four hexadecimal digits after \\u")
      }
      value = value << 4 | digit
      at += 1
    }
    return value
  }
}

/// The value of an ASCII hexadecimal digit, nil for any other byte.
func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case 0x30...0x39: UInt32(byte - 0x30)
  case 0x41...0x46: UInt32(byte - 0x37)
  case 0x61...0x66: UInt32(byte - 0x57)
  default: nil
  }
}

/// The offset of the first quotation mark, backslash or control character in `start ..< end`; `end` without one.
///
/// The first loop looks at 32 bytes at once without leaving early, which the compiler turns into vector code.
private func plainEnd(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
  let bytes = bytes.span
  var at = start
  while end - at >= 32 {
    var hit: UInt8 = 0
    for index in at..<at + 32 {
      let byte = bytes[index]
      hit |= (byte == 0x22 ? 1 : 0) | (byte == 0x5C ? 1 : 0) | (byte < 0x20 ? 1 : 0)
    }
    if hit != 0 { break }
    at += 32
  }
  while at < end, bytes[at] != 0x22, bytes[at] != 0x5C, bytes[at] >= 0x20 { at += 1 }
  return at
}
