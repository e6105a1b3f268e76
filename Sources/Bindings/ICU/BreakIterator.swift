internal import CICU

/// Finds where characters, words, sentences or possible line ends begin in UTF-8 text, by byte offsets (UAX #29, #14).
///
/// Chinese, Japanese, Thai, Lao, Khmer and Burmese words come from ICU's dictionaries.
/// - Note: Thread safety: one per worker (a UBreakIterator holds its text and its place in it).
@safe
package final class BreakIterator {
  /// What is to be told apart.
  package enum Kind: Hashable, Sendable {
    /// Extended grapheme clusters.
    case character
    /// Words and what is between them.
    case word
    /// Sentences with their trailing space.
    case sentence
    /// Where a line may be broken.
    case line
  }

  /// What a word segment is (ubrk.h, `UWordBreak`).
  package enum WordStatus: Hashable, Sendable {
    /// Space, punctuation or symbols.
    case none
    /// Digits.
    case number
    /// Letters of other scripts than the two below.
    case letter
    /// Kana.
    case kana
    /// Han, and kana words from the dictionary.
    case ideographic

    init(_ status: Int32) {
      switch status {
      case 100..<200: self = .number
      case 200..<300: self = .letter
      case 300..<400: self = .kana
      case 400..<500: self = .ideographic
      default: self = .none
      }
    }
  }

  /// A stretch between two neighbouring boundaries.
  package struct Segment: Hashable, Sendable {
    /// Its first byte, counted as the text's array counts.
    package let lower: Int
    /// The byte after its last one.
    package let upper: Int
    /// What kind of word it is; `none` for iterators that do not look for words.
    package let status: WordStatus
  }

  /// What it looks for.
  package let kind: Kind

  private let iterator: OpaquePointer
  private var text: OpaquePointer?
  private var copy: UnsafeMutablePointer<CChar>
  private var capacity = 0
  private var lower = 0
  private var count = 0

  /// Opens an iterator.
  ///
  /// - Parameter locale: A language tag ICU knows, such as `zh` or `th`; empty for the rules of the root.
  package init(_ kind: Kind, locale: String = "") throws(ICUError) {
    self.kind = kind
    let type =
      switch kind {
      case .character: ICU_UBRK_CHARACTER
      case .word: ICU_UBRK_WORD
      case .sentence: ICU_UBRK_SENTENCE
      case .line: ICU_UBRK_LINE
      }
    let opened = try unsafe icu("ubrk_open") { status in unsafe icu_ubrk_open(type, locale, nil, 0, &status) }
    guard let opened = unsafe opened else { throw ICUError("ubrk_open", ICU_U_MEMORY_ALLOCATION_ERROR) }
    unsafe iterator = unsafe opened
    unsafe copy = .allocate(capacity: 1)
    try setText([], 0..<0)
  }

  deinit {
    unsafe icu_ubrk_close(iterator)
    unsafe icu_utext_close(text)
    unsafe copy.deallocate()
  }

  /// Takes the text to look at; its start and end are boundaries, whatever stands beyond them.
  ///
  /// The bytes are copied. All offsets, given and returned, count as those of `bytes` do.
  /// - Parameters:
  ///   - bytes: UTF-8; invalid bytes count as U+FFFD.
  ///   - range: What of it, within its bounds.
  package func setText(_ bytes: [UInt8], _ range: Range<Int>) throws(ICUError) {
    let range = range.clamped(to: 0..<bytes.count)
    reserve(range.count)
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      unsafe UnsafeMutableRawPointer(copy).copyMemory(from: base + range.lowerBound, byteCount: range.count)
    }
    lower = range.lowerBound
    count = range.count
    let opened = try unsafe icu("utext_openUTF8") { status in
      unsafe icu_utext_openUTF8(text, copy, Int64(count), &status)
    }
    unsafe text = unsafe opened
    try icu("ubrk_setUText") { status in unsafe icu_ubrk_setUText(iterator, text, &status) }
  }

  /// Takes all of `bytes` as the text to look at.
  package func setText(_ bytes: [UInt8]) throws(ICUError) { try setText(bytes, 0..<bytes.count) }

  /// All boundaries in order, the text's start and end among them; empty for an empty text.
  ///
  /// O(n).
  package var boundaries: [Int] {
    guard count > 0 else { return [] }
    var result: [Int] = []
    var at = unsafe icu_ubrk_first(iterator)
    while at != ICU_UBRK_DONE.rawValue {
      result.append(lower + Int(at))
      at = unsafe icu_ubrk_next(iterator)
    }
    return result
  }

  /// The stretches between the boundaries, with the status of each.
  ///
  /// O(n).
  package var segments: [Segment] {
    var result: [Segment] = []
    var start = unsafe icu_ubrk_first(iterator)
    while true {
      let end = unsafe icu_ubrk_next(iterator)
      if end == ICU_UBRK_DONE.rawValue { return result }
      result.append(Segment(lower: lower + Int(start), upper: lower + Int(end), status: status))
      start = end
    }
  }

  /// Whether a boundary is at `offset`; false inside a scalar and outside the text.
  ///
  /// It depends on the distance to the last boundary the iterator is sure of, not on the length of the text.
  package func isBoundary(at offset: Int) -> Bool {
    guard let offset = relative(offset), !isInsideScalar(offset) else { return false }
    return unsafe icu_ubrk_isBoundary(iterator, offset) != 0
  }

  /// The first boundary behind `offset`; nil at and behind the end.
  package func following(_ offset: Int) -> Int? {
    guard offset < lower + count else { return nil }
    return offset < lower ? lower : absolute(unsafe icu_ubrk_following(iterator, Int32(offset - lower)))
  }

  /// The last boundary before `offset`; nil at and before the start.
  package func preceding(_ offset: Int) -> Int? {
    guard offset > lower else { return nil }
    return offset > lower + count ? lower + count : absolute(unsafe icu_ubrk_preceding(iterator, Int32(offset - lower)))
  }

  /// The status of the segment that ends at the boundary found last.
  package var status: WordStatus {
    kind == .word ? WordStatus(unsafe icu_ubrk_getRuleStatus(iterator)) : .none
  }

  private func reserve(_ needed: Int) {
    guard needed > capacity else { return }
    unsafe copy.deallocate()
    capacity = max(needed, 2 * capacity)
    unsafe copy = .allocate(capacity: capacity)
  }

  private func relative(_ offset: Int) -> Int32? {
    offset >= lower && offset <= lower + count && count > 0 ? Int32(offset - lower) : nil
  }

  private func absolute(_ offset: Int32) -> Int? { offset == ICU_UBRK_DONE.rawValue ? nil : lower + Int(offset) }

  private func isInsideScalar(_ offset: Int32) -> Bool {
    offset < count && UInt8(bitPattern: unsafe copy[Int(offset)]) & 0xC0 == 0x80
  }
}
