extension UInt8 {
  /// Whether the byte is tab, line feed, form feed, carriage return or space (WHATWG Infra, "ASCII whitespace").
  var isASCIIWhitespace: Bool {
    self <= 0x20 && (self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 || self == 0x0C)
  }
  /// Whether the byte is A–Z or a–z.
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  /// Whether the byte is 0–9.
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  /// Whether the byte is a letter or a digit of ASCII.
  var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
  /// The byte with A–Z turned into a–z.
  var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
