package import Documents
internal import ICU

/// Cuts a block into clauses and sentences at punctuation, by Unicode properties and the neighbours of ASCII marks.
///
/// Marks are the characters with Terminal_Punctuation (sentences: Sentence_Terminal), without the commas that only list
/// (U+3001 and its forms), and with dashes and ellipses of two. An ASCII mark, which also stands in numbers, addresses
/// and abbreviations, counts where a space, the end or a closing quote follows, or next to a CJK letter.
package enum Segmenter {
  private enum Mark { case none, clause, sentence }

  /// The clauses and sentences of `text[range]`; with `keepsLines` each line is one of both.
  ///
  /// - Complexity: O(n).
  package static func segments(_ text: [UInt8], _ range: TextRange, keepsLines: Bool = false) -> Segments {
    var segments = Segments(range: range, clauseEnds: [], sentenceEnds: [])
    let bytes = text.span.extracting(range.lower..<range.upper)
    if keepsLines {
      for offset in 0..<bytes.count where bytes[offset] == 0x0A && offset + 1 < bytes.count {
        segments.clauseEnds.append(range.lower + offset + 1)
      }
      segments.sentenceEnds = segments.clauseEnds
    } else {
      cut(bytes, base: range.lower, into: &segments)
    }
    if segments.clauseEnds.last != range.upper { segments.clauseEnds.append(range.upper) }
    if segments.sentenceEnds.last != range.upper { segments.sentenceEnds.append(range.upper) }
    return segments
  }

  private static func cut(_ bytes: Span<UInt8>, base: Int, into segments: inout Segments) {
    var offset = 0
    var sentenceStart = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80, !isASCIIMark(byte) {
        offset += 1
        continue
      }
      let (scalar, length) = UTF8Scalars.decode(bytes, at: offset)
      var mark = Self.mark(scalar, bytes, offset, length, sentenceStart)
      offset += length
      guard mark != .none else { continue }
      offset = behindMarks(bytes, offset, &mark)
      segments.clauseEnds.append(base + offset)
      guard mark == .sentence else { continue }
      segments.sentenceEnds.append(base + offset)
      sentenceStart = offset
    }
  }

  @inline(__always)
  private static func isASCIIMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: true
    default: false
    }
  }

  /// What the character at `offset` cuts.
  private static func mark(
    _ scalar: UInt32, _ bytes: Span<UInt8>, _ offset: Int, _ length: Int, _ sentenceStart: Int
  ) -> Mark {
    switch scalar {
    case 0x21, 0x3F: return isFree(bytes, offset, offset + 1) ? .sentence : .none
    case 0x2C, 0x3A, 0x3B: return isFree(bytes, offset, offset + 1) ? .clause : .none
    case 0x2E: return fullStop(bytes, offset, sentenceStart)
    case 0x2014, 0x2015, 0x2026:
      let next = self.scalar(bytes, at: offset + length)
      return next == scalar ? .clause : .none
    case 0x3001, 0xFE11, 0xFE50, 0xFE51, 0xFF64: return .none
    case 0xFF0C, 0xFF0E, 0xFF1A:
      if isDigit(before(bytes, offset)), isDigit(self.scalar(bytes, at: offset + length)) { return .none }
      return scalar == 0xFF0E ? .sentence : .clause
    case 0x3400...0x9FFF, 0xAC00...0xD7A3, 0x3041...0x30FA, 0x80...0x37D, 0x388...0x588: return .none
    default:
      guard UnicodeData.has(.terminalPunctuation, scalar) else { return .none }
      return UnicodeData.has(.sentenceTerminal, scalar) ? .sentence : .clause
    }
  }

  /// The most bytes of a number that opens a list item, as `12.3` does.
  private static let longestListNumber = 8

  /// A dot ends a sentence unless it stands in a number, behind a single capital (an initial) or a number that opens the
  /// sentence (a list), or before a small letter (an abbreviation).
  private static func fullStop(_ bytes: Span<UInt8>, _ offset: Int, _ sentenceStart: Int) -> Mark {
    guard isFree(bytes, offset, offset + 1) else { return .none }
    let previous = before(bytes, offset)
    if CharacterClass.isCJKLetter(previous) { return isBetweenLetters(bytes, offset, previous) ? .none : .sentence }
    var next = offset + 1
    while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x0A { next += 1 }
    if UnicodeData.has(.lowercase, scalar(bytes, at: next)) { return .none }
    if UnicodeData.has(.uppercase, previous) {
      let start = UTF8Scalars.start(bytes, before: offset)
      if !isWord(before(bytes, start)) { return .none }
    }
    if isDigit(previous) {
      var start = offset
      let first = max(sentenceStart, offset - longestListNumber)
      while start > first, isDigit(UInt32(bytes[start - 1])) || bytes[start - 1] == 0x2E { start -= 1 }
      if start == sentenceStart { return .none }
    }
    return .sentence
  }

  /// Whether the dot behind the CJK letter `previous` is one of several that stand between single letters, as in `不.得.转.载`.
  private static func isBetweenLetters(_ bytes: Span<UInt8>, _ offset: Int, _ previous: UInt32) -> Bool {
    let next = scalar(bytes, at: offset + 1)
    guard CharacterClass.isCJKLetter(next) else { return false }
    let start = UTF8Scalars.start(bytes, before: offset)
    let end = offset + 1 + UTF8Scalars.length(of: next)
    return start > 0 && bytes[start - 1] == 0x2E || end < bytes.count && bytes[end] == 0x2E
  }

  /// Whether the ASCII mark at `offset` is one: a space, the end, a closing quote or a row of marks follows, or a CJK
  /// letter stands next to it.
  private static func isFree(_ bytes: Span<UInt8>, _ offset: Int, _ next: Int) -> Bool {
    var next = next
    while next < bytes.count, isASCIIMark(bytes[next]) {
      // A long row is looked at no further, or a page of dots would be looked at from each of them.
      if next - offset == 3 { return true }
      next += 1
    }
    guard next < bytes.count else { return true }
    let following = scalar(bytes, at: next)
    if CharacterClass.isBlank(following) || isCloser(following) || CharacterClass.isWide(following) { return true }
    return CharacterClass.isCJKLetter(before(bytes, offset)) && !isDigit(following)
  }

  /// Behind further marks, closing quotes and brackets, and blanks.
  private static func behindMarks(_ bytes: Span<UInt8>, _ start: Int, _ mark: inout Mark) -> Int {
    var offset = start
    while offset < bytes.count {
      let (scalar, length) = UTF8Scalars.decode(bytes, at: offset)
      if scalar < 0x80, isASCIIMark(UInt8(truncatingIfNeeded: scalar)) {
        if scalar == 0x21 || scalar == 0x3F { mark = .sentence }
      } else if !isCloser(scalar), scalar != 0x2014, scalar != 0x2026 {
        guard scalar >= 0x80, UnicodeData.has(.terminalPunctuation, scalar), scalar != 0x3001 else { break }
        if UnicodeData.has(.sentenceTerminal, scalar) { mark = .sentence }
      }
      offset += length
    }
    while offset < bytes.count {
      let (scalar, length) = UTF8Scalars.decode(bytes, at: offset)
      guard CharacterClass.isBlank(scalar) else { break }
      offset += length
    }
    return offset
  }

  private static func isCloser(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar == 0x22 || scalar == 0x27 || scalar == 0x29 || scalar == 0x5D || scalar == 0x7D }
    switch UnicodeData.generalCategory(scalar) {
    case .closePunctuation, .finalPunctuation: return true
    default: return false
    }
  }

  private static func isDigit(_ scalar: UInt32) -> Bool {
    scalar &- 0x30 < 10 || scalar &- 0xFF10 < 10
  }

  private static func isWord(_ scalar: UInt32) -> Bool {
    scalar == 0 ? false : UnicodeData.has(.wordContinue, scalar)
  }

  private static func before(_ bytes: Span<UInt8>, _ offset: Int) -> UInt32 {
    offset > 0 ? UTF8Scalars.decode(bytes, before: offset).scalar : 0
  }

  private static func scalar(_ bytes: Span<UInt8>, at offset: Int) -> UInt32 {
    offset < bytes.count ? UTF8Scalars.decode(bytes, at: offset).scalar : 0
  }
}
