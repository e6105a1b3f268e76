internal import CICU

/// Guesses the encoding of bytes from their statistics.
///
/// Good for whole pages; of a title or a short field it says little that is true.
/// - Note: Thread safety: one per worker (a detector keeps the text it was given).
@safe
package final class CharsetDetector {
  /// One guess.
  package struct Guess: Hashable, Sendable {
    /// ICU's name of the encoding.
    package let name: String
    /// How sure ICU is, 0 to 100.
    package let confidence: Int
    /// The ISO 639 code of the language, empty when the encoding tells none.
    package let language: String
  }

  private let detector: OpaquePointer

  /// Opens the detector.
  package init() throws(ICUError) {
    let opened = try unsafe icu("ucsdet_open") { status in unsafe icu_ucsdet_open(&status) }
    guard let opened = unsafe opened else { throw ICUError("ucsdet_open", ICU_U_MEMORY_ALLOCATION_ERROR) }
    unsafe detector = unsafe opened
  }

  deinit { unsafe icu_ucsdet_close(detector) }

  /// The encodings that `bytes` may be in, the likeliest first; empty when ICU finds none.
  ///
  /// O(n) with a large factor: give it the first some thousand bytes.
  package func detect(_ bytes: Span<UInt8>) -> [Guess] {
    unsafe bytes.withUnsafeBytes { buffer in
      let base = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let base = unsafe base, buffer.count > 0 else { return [] }
      var status = ICU_U_ZERO_ERROR
      var count: Int32 = 0
      unsafe icu_ucsdet_setText(detector, base, Int32(clamping: buffer.count), &status)
      guard let matches = unsafe icu_ucsdet_detectAll(detector, &count, &status), !status.isFailure else { return [] }
      return (0..<Int(count)).compactMap { index in unsafe guess(matches[index]) }
    }
  }

  /// The encodings that `bytes` may be in, the likeliest first; see the span's overload.
  package func detect(_ bytes: [UInt8]) -> [Guess] { detect(bytes.span) }

  private func guess(_ match: OpaquePointer?) -> Guess? {
    var status = ICU_U_ZERO_ERROR
    guard let name = unsafe icu_ucsdet_getName(match, &status) else { return nil }
    let confidence = Int(unsafe icu_ucsdet_getConfidence(match, &status))
    let language = unsafe icu_ucsdet_getLanguage(match, &status).map { unsafe String(cString: $0) } ?? ""
    return Guess(name: unsafe String(cString: name), confidence: confidence, language: language)
  }
}
