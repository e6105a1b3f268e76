internal import ICU

/// The numbers and letters that characters stand for, whatever they look like.
enum CharacterValue {
  /// Whether `scalar` stands for a number, Han numerals included.
  static func isNumeral(_ scalar: UInt32) -> Bool { UnicodeData.numericValue(scalar) != nil }

  /// The decimal digit of `scalar` in whatever script, nil for what is none.
  static func digit(_ scalar: UInt32) -> Int? {
    guard let value = UnicodeData.numericValue(scalar), value >= 0, value <= 9, value == value.rounded() else {
      return nil
    }
    return Int(value)
  }

  /// The value of a decimal digit in whatever script (General_Category Nd), nil for what is none.
  static func decimalDigit(_ scalar: UInt32) -> Int? {
    guard scalar >= 0x30, UnicodeData.generalCategory(scalar) == .decimalNumber else { return nil }
    return digit(scalar)
  }

  /// Whether two characters are the same letter in different cases.
  static func isSameLetter(_ one: UInt32, _ other: UInt32) -> Bool {
    UnicodeData.simpleFold(one) == UnicodeData.simpleFold(other)
  }

  /// The small letter of `scalar`, or itself.
  static func lowercase(_ scalar: UInt32) -> UInt32 { UnicodeData.lowercase(scalar) }
}
