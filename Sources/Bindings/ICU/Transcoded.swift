/// A text decoded to UTF-8, with the source bytes of every character.
package struct Transcoded: Sendable, Equatable {
  /// Neighbouring characters that each took the same number of source bytes and gave the same number of UTF-8 bytes.
  package struct Run: Sendable, Hashable {
    /// The source byte at which the first character begins, 0-based.
    package var lower: Int
    /// The source bytes of one character.
    package var lowerUnit: Int
    /// The UTF-8 bytes of one character.
    package var upperUnit: Int
    /// The number of characters.
    package var count: Int

    /// The run of these characters.
    package init(lower: Int, lowerUnit: Int, upperUnit: Int, count: Int) {
      self.lower = lower
      self.lowerUnit = lowerUnit
      self.upperUnit = upperUnit
      self.count = count
    }
  }

  /// The text; valid UTF-8.
  package var utf8: [UInt8] = []
  /// What the characters were made from, in order, without gaps in `utf8`.
  ///
  /// In the source there are gaps: escape sequences and a byte order mark belong to no character.
  package var runs: [Run] = []
  /// The source bytes that the encoding does not allow or maps to nothing; each stretch became one U+FFFD.
  package var invalid: [Range<Int>] = []

  /// The decoding of no bytes.
  package init() {}
}
