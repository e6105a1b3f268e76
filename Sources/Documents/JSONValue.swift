/// A JSON text as it was written: members keep their order and their duplicates, and every value knows its bytes.
package enum JSONValue: Sendable {
  case null(ByteRange)
  case bool(Bool, ByteRange)
  case number(JSONNumber)
  case string(JSONString)
  case array(JSONArray)
  case object(JSONObject)

  /// The bytes of the whole value in the input, quotes and brackets included.
  package var range: ByteRange {
    switch self {
    case .null(let range), .bool(_, let range): range
    case .number(let number): number.range
    case .string(let string): string.range
    case .array(let array): array.range
    case .object(let object): object.range
    }
  }

  /// The string, when the value is one.
  package var string: JSONString? { if case .string(let string) = self { string } else { nil } }

  /// The number, when the value is one.
  package var number: JSONNumber? { if case .number(let number) = self { number } else { nil } }

  /// The array, when the value is one.
  package var array: JSONArray? { if case .array(let array) = self { array } else { nil } }

  /// The object, when the value is one.
  package var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

  /// What kind of value it is, in the words of RFC 8259.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a literal"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// A JSON number, kept as it is spelled because RFC 8259 sets no precision.
package struct JSONNumber: Hashable, Sendable {
  /// The number as it is spelled: ASCII.
  package let literal: String
  /// Its bytes in the input.
  package let range: ByteRange

  /// The value, when the number is spelled as an integer and fits.
  package var int: Int? { Int(literal) }

  /// The nearest value in binary floating point; infinite where the number is too large for it.
  package var double: Double? { Double(literal) }
}

/// A JSON string with the origin of each of its bytes.
///
/// Bytes that are not valid UTF-8 in the input stand in `utf8` as they are; escapes always give valid UTF-8, and the
/// escape of a lone surrogate gives U+FFFD.
package struct JSONString: Equatable, Sendable {
  /// The string's value.
  package let utf8: [UInt8]
  /// The whole token in the input, with its quotes.
  package let range: ByteRange
  private let escaped: SourceMap?

  init(utf8: [UInt8], range: ByteRange, escaped: SourceMap?) {
    self.utf8 = utf8
    self.range = range
    self.escaped = escaped
  }

  /// From `utf8` down to the input; an escape maps as a whole, surrogate pairs as one.
  package var map: SourceMap { escaped ?? SourceMap(identity: utf8.count, lowerStart: range.lower + 1) }

  /// Whether every byte was copied, so that the value stands in the input as it is.
  package var isPlain: Bool { escaped == nil }

  /// The value as a Swift string; invalid UTF-8 becomes U+FFFD.
  package var text: String { String(decoding: utf8, as: UTF8.self) }

  /// Whether the value is `text`, byte for byte.
  package func equals(_ text: String) -> Bool { utf8.elementsEqual(text.utf8) }
}

/// A JSON array.
package struct JSONArray: Sendable {
  /// The elements in order.
  package let elements: [JSONValue]
  /// The bytes from `[` to `]`.
  package let range: ByteRange
}

/// A JSON object.
package struct JSONObject: Sendable {
  /// A name with its value.
  package struct Member: Sendable {
    /// The name.
    package let name: JSONString
    /// The value.
    package let value: JSONValue
  }

  /// The members in the order of the input, duplicates included.
  package let members: [Member]
  /// The bytes from `{` to `}`.
  package let range: ByteRange

  /// The value of the last member called `name`, as most programs read duplicates.
  ///
  /// - Complexity: O(n) in the number of members.
  package subscript(name: String) -> JSONValue? {
    members.last { $0.name.equals(name) }?.value
  }
}
