internal import Folding
internal import ICU

/// Judges the edges of a match.
struct BoundaryCheck {
  private var words: BreakIterator?
  /// The bytes that `words` was given, kept so that they are known again, and which of them.
  private var wordBytes: [UInt8] = []
  private var wordRange = 0..<0

  /// Whether `lower ..< upper` of the subject's bytes stands free at both ends as `boundary` asks.
  mutating func holds(
    _ boundary: PatternSpec.Boundary, _ lower: Int, _ upper: Int, in subject: Subject
  ) -> Bool {
    guard boundary != .none, lower < upper else { return true }
    return holds(boundary, edge: lower, isStart: true, subject.bytes, subject.range)
      && holds(boundary, edge: upper, isStart: false, subject.bytes, subject.range)
  }

  private mutating func holds(
    _ boundary: PatternSpec.Boundary, edge: Int, isStart: Bool, _ bytes: [UInt8], _ limits: Range<Int>
  ) -> Bool {
    guard edge > limits.lowerBound, edge < limits.upperBound else { return true }
    let span = bytes.span
    let before = UTF8Scalars.decode(span, before: edge).scalar
    let behind = UTF8Scalars.decode(span, at: edge).scalar
    let inner = isStart ? behind : before
    let outer = isStart ? before : behind
    switch boundary {
    case .none: return true
    case .unicode: return !(Self.isWord(inner) && Self.isWord(outer))
    case .script: return !Self.isOneWord(inner, outer)
    case .word:
      guard Self.isWord(inner), Self.isWord(outer) else { return true }
      return isWordBreak(edge, bytes, limits)
    }
  }

  private mutating func isWordBreak(_ offset: Int, _ bytes: [UInt8], _ limits: Range<Int>) -> Bool {
    if words == nil { words = try? BreakIterator(.word) }
    guard let words else { return true }
    if wordRange != limits || !bytes.span.isIdentical(to: wordBytes.span) {
      guard (try? words.setText(bytes, limits)) != nil else { return true }
      wordBytes = bytes
      wordRange = limits
    }
    return words.isBoundary(at: offset)
  }

  /// Lets go of the text.
  mutating func reset() {
    wordBytes = []
    wordRange = 0..<0
  }

  private static func isWord(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar &- 0x30 < 10 || (scalar | 0x20) &- 0x61 < 26 }
    switch UnicodeData.generalCategory(scalar) {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      return true
    default: return false
    }
  }

  /// Whether two neighbours can belong to one word of a script that is written with spaces.
  private static func isOneWord(_ inner: UInt32, _ outer: UInt32) -> Bool {
    guard isWord(inner), isWord(outer) else { return false }
    if inner < 0x80, outer < 0x80 { return true }
    let one = UnicodeData.script(inner)
    let other = UnicodeData.script(outer)
    if isWrittenWithoutSpaces(one) || isWrittenWithoutSpaces(other) { return false }
    return one == other || one == .common || other == .common || one == .inherited || other == .inherited
  }

  private static func isWrittenWithoutSpaces(_ script: Script) -> Bool {
    switch script {
    case .han, .hiragana, .katakana, .bopomofo, .thai, .lao, .khmer, .myanmar: true
    default: false
    }
  }
}
