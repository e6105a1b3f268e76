import Documents
import ICU

/// Text on its way to a terminal, character by character: how wide each is, and what must never get there as it is.
///
/// Control characters, escape sequences, bidi controls, invisible and unassigned characters are shown as `‹U+202E›`, so
/// that text from strangers can neither command the terminal nor deceive whoever reads it; so is the bracket of `##[`,
/// by which the log of a CI runner is commanded.
package struct Screen {
  /// What has been put on the screen: UTF-8.
  private(set) var bytes: [UInt8] = []
  /// The column that comes next, 0-based.
  private(set) var column = 0
  private var previous: UnicodeScalar?
  private var joins = false
  private var markCount = 0

  /// More marks than this on one letter are shown as escapes: they would spill over the lines around.
  private static let marksPerLetter = 6
  private static let tabStop = 4

  /// Puts `scalar` behind what is there and returns the number of columns that it takes.
  @discardableResult
  mutating func put(_ scalar: UnicodeScalar) -> Int {
    let before = column
    defer { previous = scalar }
    if scalar == "[", opensWorkflowCommand(bytes[...]) {
      putEscape(scalar)
    } else if scalar.value < 0x7F, scalar.value >= 0x20 {
      bytes.append(UInt8(scalar.value))
      column += 1
      markCount = 0
      joins = false
    } else if scalar == "\t" {
      let count = Self.tabStop - column % Self.tabStop
      bytes.append(contentsOf: repeatElement(0x20, count: count))
      column += count
      markCount = 0
      joins = false
    } else {
      putOther(scalar)
    }
    return column - before
  }

  /// Puts all of `text` behind what is there.
  mutating func put(_ text: some StringProtocol) {
    for scalar in text.unicodeScalars { put(scalar) }
  }

  private mutating func putOther(_ scalar: UnicodeScalar) {
    let category = scalar.properties.generalCategory
    let isMark = category == .nonspacingMark || category == .enclosingMark
    markCount = isMark ? markCount + 1 : 0
    if isHidden(scalar, category) || markCount > Self.marksPerLetter { return putEscape(scalar) }
    if isMark && previous == nil { putRaw("\u{25CC}", width: 1) }
    putRaw(scalar, width: width(of: scalar, isMark: isMark))
    joins = scalar == "\u{200D}"
  }

  private mutating func putRaw(_ scalar: UnicodeScalar, width: Int) {
    bytes.append(contentsOf: Array(String(scalar).utf8))
    column += width
  }

  private mutating func putEscape(_ scalar: UnicodeScalar) {
    let escape = Self.escape(scalar)
    bytes.append(contentsOf: escape.utf8)
    column += escape.unicodeScalars.count
    joins = false
  }

  /// `‹U+202E›`: the way a character is written that is not shown itself.
  static func escape(_ scalar: UnicodeScalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\u{2039}U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)\u{203A}"
  }

  private func isHidden(_ scalar: UnicodeScalar, _ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .control, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return true
    default: break
    }
    if (0xFFF9...0xFFFB).contains(scalar.value) { return true }
    guard scalar.properties.isDefaultIgnorableCodePoint else { return false }
    // Joiners and variation selectors are part of emoji and of some scripts, and hide nothing behind such a letter.
    guard scalar.properties.isVariationSelector || scalar == "\u{200D}" || scalar == "\u{200C}" else { return true }
    return !previousTakesJoiners
  }

  private var previousTakesJoiners: Bool {
    guard let previous else { return false }
    return previous.properties.isEmoji && previous.value > 0x7F || (0x0590..<0x1C80).contains(previous.value)
      || previous.properties.isVariationSelector || previous.properties.isEmojiModifier
      || previous.properties.isIdeographic
  }

  private func width(of scalar: UnicodeScalar, isMark: Bool) -> Int {
    if scalar == "\u{FE0F}", let previous, previous.properties.isEmoji, Self.columns(previous) == 1 { return 1 }
    if isMark || scalar.properties.isDefaultIgnorableCodePoint { return 0 }
    if joins && scalar.properties.isEmoji { return 0 }
    if scalar.properties.isEmojiModifier, previous?.properties.isEmojiModifierBase == true { return 0 }
    return Self.columns(scalar)
  }

  private static func columns(_ scalar: UnicodeScalar) -> Int {
    // Vowels and final consonants of conjoining Hangul stand inside the syllable's two columns.
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) { return 0 }
    switch UnicodeData.eastAsianWidth(scalar.value) {
    case .wide, .fullwidth: return 2
    case .neutral, .ambiguous, .halfwidth, .narrow: return 1
    }
  }
}
