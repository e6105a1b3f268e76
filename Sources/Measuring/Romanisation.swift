internal import ICU
internal import Pinyin
import Synchronization

/// Letters in the ASCII letters that host names spell them with.
///
/// Han characters by their first Mandarin readings, Cyrillic as BGN/PCGN has it, Greek as UNGEGN has it, kana and hangul as
/// CLDR has them. A letter at a time: a letter whose sound depends on its neighbours gets its usual one.
/// - Note: Thread safety: may be used by all at once; the transforms are opened at the first letter that needs one.
enum Romanisation {
  /// The reading of `letter`, nil for one that has none.
  static func reading(of letter: UInt32) -> [UInt8]? {
    if letter < 0x80 { return [UInt8(letter)] }
    if let reading = Pinyin.reading(of: letter) { return reading }
    return table.withLock { $0.reading(of: letter) }
  }

  private static let table = Mutex(Table())

  /// What the transforms said, kept; they are slow.
  private struct Table {
    private var readings: [UInt32: [UInt8]?] = [:]
    private var transforms: [Script: Transliterator?] = [:]

    mutating func reading(of letter: UInt32) -> [UInt8]? {
      if let known = readings[letter] { return known }
      let reading = transformed(letter)
      readings[letter] = .some(reading)
      return reading
    }

    private mutating func transformed(_ letter: UInt32) -> [UInt8]? {
      let script = UnicodeData.script(letter)
      guard let scalar = Unicode.Scalar(letter), let id = Self.identifiers[script] else { return nil }
      if transforms[script] == nil { transforms[script] = .some(try? Transliterator(id)) }
      // Some Cyrillic vowels are spelt another way at the start of a word than behind a consonant.
      let lead = script == .cyrillic ? "\u{431}" : ""
      guard let transform = transforms[script] ?? nil, let text = try? transform.transform(lead + String(scalar)) else {
        return nil
      }
      let letters = text.utf8.filter { (0x61...0x7A).contains($0) }.dropFirst(lead.isEmpty ? 0 : 1)
      return letters.isEmpty ? nil : Array(letters)
    }

    /// ICU's transforms for each script, made ASCII and lower case.
    private static let identifiers: [Script: String] = [
      .cyrillic: "Russian-Latin/BGN; Latin-ASCII; Lower", .greek: "Greek-Latin/UNGEGN; Latin-ASCII; Lower",
      .hangul: "Hangul-Latin; Latin-ASCII; Lower", .hiragana: "Hiragana-Latin; Latin-ASCII; Lower",
      .katakana: "Katakana-Latin; Latin-ASCII; Lower",
    ]
  }
}
