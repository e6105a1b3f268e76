import Documents

/// A stretch of text that was decoded with the wrong encoding, and what it says when decoded with the right one.
struct Misreading {
  /// Its place in the block's characters.
  var range: Range<Int>
  /// The encoding it was decoded with.
  var wrong: String
  /// The encoding it was written in.
  var right: String
  /// How often the mistake was made.
  var layers = 1
  /// What it says.
  var text: [UInt32]
  /// How plausible it is as it stands, 0 to 1.
  var before: Double
  /// How plausible it is decoded rightly, 0 to 1.
  var after: Double
  /// Whether no other encoding reads it as well.
  var isCertain = true

  /// Whether the way it was read allows no other text, so that no round trip is needed.
  var isProven = false

  /// How many of the block's characters it covers.
  var count: Int { range.count }
}

/// How plausible characters are as text that people write.
struct Plausibility {
  let table: TraitTable

  /// The greatest share of `scalars` beyond ASCII that is in everyday use in one East Asian standard; marks and digits
  /// do not count.
  func everydayShare(_ scalars: some Sequence<UInt32>) -> Double {
    var total = 0
    var counts = [0, 0, 0, 0]
    for scalar in scalars {
      let traits = table[scalar]
      guard traits.has(.beyondASCII), !traits.has([.punctuation, .digit, .space]) else { continue }
      total += 1
      let level = traits.everydayLevels
      for bit in 0..<4 where level >> bit & 1 == 1 { counts[bit] += 1 }
    }
    return total == 0 ? 1 : Double(counts.max() ?? 0) / Double(total)
  }

  /// The share of `scalars` beyond ASCII that is in everyday use in the standard that `everyday` stands for.
  func share(_ scalars: some Sequence<UInt32>, of everyday: Traits) -> Double {
    var total = 0
    var count = 0
    for scalar in scalars {
      let traits = table[scalar]
      guard traits.has(.beyondASCII), !traits.has([.punctuation, .digit, .space]) else { continue }
      total += 1
      if traits.has(everyday) { count += 1 }
    }
    return total == 0 ? 0 : Double(count) / Double(total)
  }

  /// The share of `scalars` that people write: East Asian characters of the first levels, letters and marks of other
  /// scripts, punctuation, symbols.
  func writtenShare(_ scalars: some Collection<UInt32>) -> Double {
    scalars.isEmpty ? 0 : Double(scalars.filter(isWritten).count) / Double(scalars.count)
  }

  /// Whether the letters are of one alphabet, Latin aside, or East Asian.
  func isOneScript(_ scalars: [UInt32]) -> Bool {
    var script: Int?
    for scalar in scalars {
      let traits = table[scalar]
      guard traits.has([.letter, .mark]), !traits.has([.latin, .inheritedMark]) else { continue }
      let own = traits.has(.eastAsian) ? 0 : traits.script
      if let script, script != own { return false }
      script = own
    }
    return true
  }

  /// Whether people write the character.
  func isWritten(_ scalar: UInt32) -> Bool {
    let traits = table[scalar]
    if traits.has([.control, .privateUse, .unassigned]) { return false }
    if traits.has(.eastAsian) { return traits.has(.everyday) }
    return !traits.has(.box)
  }
}

/// UTF-8 sequences in bytes that came from somewhere else.
enum UTF8Sequence {
  /// The character whose sequence begins at `index` of `bytes`, and the number of its bytes; nil for what is no
  /// sequence of two bytes or more.
  ///
  /// Surrogates written as two sequences (CESU-8) are one character.
  static func decode(_ bytes: [UInt8], at index: Int) -> (scalar: UInt32, length: Int)? {
    let first = bytes[index]
    guard first >= 0xC2, first <= 0xF4 else { return nil }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= bytes.count else { return nil }
    var scalar = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length {
      guard bytes[index + offset] & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    if length == 3, scalar < 0x800 { return nil }
    if length == 4, scalar < 0x1_0000 || scalar > 0x10_FFFF { return nil }
    guard (0xD800...0xDFFF).contains(scalar) else { return (scalar, length) }
    return scalar < 0xDC00 ? pair(scalar, bytes, at: index) : nil
  }

  private static func pair(_ high: UInt32, _ bytes: [UInt8], at index: Int) -> (scalar: UInt32, length: Int)? {
    guard index + 6 <= bytes.count, bytes[index + 3] == 0xED, bytes[index + 4] & 0xF0 == 0xB0,
      bytes[index + 5] & 0xC0 == 0x80
    else { return nil }
    let low = 0xDC00 | UInt32(bytes[index + 4] & 0x0F) << 6 | UInt32(bytes[index + 5] & 0x3F)
    return (0x1_0000 + (high - 0xD800) << 10 + (low - 0xDC00), 6)
  }
}
