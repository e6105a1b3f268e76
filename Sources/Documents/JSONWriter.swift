/// Writes JSON (RFC 8259) into bytes, for reports, records and caches.
///
/// The caller's order is kept, commas and colons are the writer's. Text stays UTF-8; escaped are quotation mark,
/// backslash, every control character (C0, DEL, C1: they would reach a terminal), U+2028/U+2029, which end a line in
/// JavaScript, the controls that turn the direction of text, and the bracket of what a CI runner would take for a command.
/// What is not valid UTF-8 becomes U+FFFD, so the output is always valid.
package struct JSONWriter: Sendable {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []
  /// The number of spaces a level of nesting is indented by; nil writes everything on one line.
  package let indentation: Int?
  private var depth = 0
  private var needsComma = false
  private var afterName = false

  /// An empty writer.
  package init(indentation: Int? = nil) {
    self.indentation = indentation
  }

  /// Writes an object whose members `body` writes: `name`, then one value, in turns.
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    nested(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// Writes an array whose elements `body` writes.
  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    nested(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  /// Writes a member's name; the next call writes its value.
  package mutating func name(_ name: String) {
    separate()
    quote(Array(name.utf8))
    bytes.append(UInt8(ascii: ":"))
    if indentation != nil { bytes.append(0x20) }
    afterName = true
  }

  /// Writes a string.
  package mutating func string(_ text: String) {
    separate()
    quote(Array(text.utf8))
  }

  /// Writes the string that `utf8` holds.
  package mutating func string(utf8: some Collection<UInt8>) {
    separate()
    let copy = Array(utf8)
    quote(isValidUTF8(copy) ? copy : Array(String(decoding: copy, as: UTF8.self).utf8))
  }

  /// Writes an integer.
  package mutating func int(_ value: Int) {
    separate()
    bytes.append(contentsOf: String(value).utf8)
  }

  /// Writes a number; JSON has no infinities and no NaN, which become null.
  package mutating func double(_ value: Double) {
    separate()
    guard value.isFinite else { return bytes.append(contentsOf: "null".utf8) }
    let literal = String(value)
    bytes.append(contentsOf: (literal.hasSuffix(".0") ? String(literal.dropLast(2)) : literal).utf8)
  }

  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// Writes `null`.
  package mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// Writes a string, or null.
  package mutating func optional(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  /// Writes a value that was read, numbers as they were spelled.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value, _): bool(value)
    case .number(let number):
      separate()
      bytes.append(contentsOf: number.literal.utf8)
    case .string(let string): self.string(utf8: string.utf8)
    case .array(let array): self.array { writer in for element in array.elements { writer.value(element) } }
    case .object(let object):
      self.object { writer in
        for member in object.members {
          writer.name(member.name.text)
          writer.value(member.value)
        }
      }
    }
  }

  /// Ends a line of JSON Lines: writes a line feed and begins the next text.
  package mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Hands over what has been written and begins anew.
  package mutating func take() -> [UInt8] {
    defer {
      bytes = []
      needsComma = false
    }
    return bytes
  }
}

// MARK: Parts

extension JSONWriter {
  private mutating func nested(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    depth += 1
    needsComma = false
    body(&self)
    depth -= 1
    if needsComma { breakLine() }
    bytes.append(close)
    needsComma = true
  }

  /// Writes what stands between the last value and the next.
  private mutating func separate() {
    if afterName {
      afterName = false
      needsComma = true
      return
    }
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    if depth > 0 { breakLine() }
    needsComma = true
  }

  private mutating func breakLine() {
    guard let indentation else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: indentation * depth))
  }

  /// Writes valid UTF-8 in quotation marks.
  private mutating func quote(_ utf8: [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var plain = 0
    var at = 0
    while at < utf8.count {
      guard let special = Self.special(utf8, at) else {
        at += 1
        continue
      }
      bytes.append(contentsOf: utf8[plain..<at])
      escape(special.scalar)
      at += special.count
      plain = at
    }
    bytes.append(contentsOf: utf8[plain...])
    bytes.append(UInt8(ascii: "\""))
  }

  /// The character at `at` and its length, when it must be escaped.
  private static func special(_ utf8: [UInt8], _ at: Int) -> (scalar: UInt32, count: Int)? {
    let byte = utf8[at]
    switch byte {
    case 0..<0x20, 0x22, 0x5C, 0x7F: return (UInt32(byte), 1)
    case 0x5B where opensWorkflowCommand(utf8[..<at]): return (UInt32(byte), 1)
    case 0xC2 where at + 1 < utf8.count && utf8[at + 1] < 0xA0: return (UInt32(utf8[at + 1]), 2)
    case 0xE2 where at + 2 < utf8.count:
      let scalar = 0x2000 + UInt32(utf8[at + 1] & 0x3F) << 6 + UInt32(utf8[at + 2] & 0x3F)
      // Line ends of Unicode, and what turns the direction of text.
      return (0x2028...0x202E).contains(scalar) || (0x2066...0x2069).contains(scalar) ? (scalar, 3) : nil
    default: return nil
    }
  }

  private mutating func escape(_ scalar: UInt32) {
    bytes.append(UInt8(ascii: "\\"))
    switch scalar {
    case 0x22, 0x5C: bytes.append(UInt8(scalar))
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      let digits = String(scalar, radix: 16)
      bytes.append(UInt8(ascii: "u"))
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
      bytes.append(contentsOf: digits.utf8)
    }
  }
}
