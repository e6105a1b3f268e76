internal import CICU

/// Looks for text that can be taken for other text (UTS #39).
///
/// ICU's check for invisible characters is left out: it does not report U+200B or bidirectional controls.
/// - Note: Thread safety: shareable. uspoof.h: functions that take a `const USpoofChecker` are thread safe, and nothing
///   here changes it after `init`.
@safe
package final class SpoofChecker: @unchecked Sendable {
  /// How mixed the scripts of an identifier are, from the strictest level it meets on (UTS #39, section 5.2).
  package enum RestrictionLevel: Int, Hashable, Sendable, Comparable {
    /// ASCII only.
    case ascii
    /// One script.
    case singleScript
    /// One script, or Latin with Han and Bopomofo, with Han, Hiragana and Katakana, or with Han and Hangul.
    case highlyRestrictive
    /// Latin with one other recommended script except Cyrillic and Greek.
    case moderatelyRestrictive
    /// Any scripts.
    case minimallyRestrictive
    /// Characters that are not allowed at all; ICU allows every one unless told otherwise, so this does not come up.
    case unrestricted

    /// The stricter level is less.
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  private let checker: OpaquePointer

  /// Opens a checker of restriction levels.
  package init() throws(ICUError) {
    let opened = try unsafe icu("uspoof_open") { status in unsafe icu_uspoof_open(&status) }
    guard let opened = unsafe opened else { throw ICUError("uspoof_open", ICU_U_MEMORY_ALLOCATION_ERROR) }
    unsafe checker = unsafe opened
    try icu("uspoof_setChecks") { status in
      let checks = ICU_USPOOF_RESTRICTION_LEVEL.rawValue | ICU_USPOOF_AUX_INFO.rawValue
      unsafe icu_uspoof_setChecks(opened, checks, &status)
    }
    unsafe icu_uspoof_setRestrictionLevel(opened, ICU_USPOOF_ASCII)
  }

  deinit { unsafe icu_uspoof_close(checker) }

  /// What all texts that look like this one have in common; not for display.
  ///
  /// O(n).
  package func skeleton(_ utf8: [UInt8]) throws(ICUError) -> [UInt8] {
    var capacity = utf8.count * 2 + 32
    while true {
      var status = ICU_U_ZERO_ERROR
      var needed: Int32 = 0
      let result = unsafe withText(utf8) { text, count in
        unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, written in
          let place = unsafe UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
          needed = unsafe icu_uspoof_getSkeletonUTF8(checker, 0, text, count, place, Int32(capacity), &status)
          written = status.isFailure ? 0 : Int(needed)
        }
      }
      if status == ICU_U_BUFFER_OVERFLOW_ERROR {
        capacity = Int(needed)
      } else if status.isFailure {
        throw ICUError("uspoof_getSkeletonUTF8", status)
      } else {
        return result
      }
    }
  }

  /// The strictest level that the text meets.
  ///
  /// O(n).
  package func restrictionLevel(_ utf8: [UInt8]) throws(ICUError) -> RestrictionLevel {
    let result = try unsafe icu("uspoof_openCheckResult") { status in unsafe icu_uspoof_openCheckResult(&status) }
    defer { unsafe icu_uspoof_closeCheckResult(result) }
    let level = try icu("uspoof_check2UTF8") { status in
      _ = unsafe withText(utf8) { text, count in unsafe icu_uspoof_check2UTF8(checker, text, count, result, &status) }
      return unsafe icu_uspoof_getCheckResultRestrictionLevel(result, &status)
    }
    return switch level {
    case ICU_USPOOF_ASCII: .ascii
    case ICU_USPOOF_SINGLE_SCRIPT_RESTRICTIVE: .singleScript
    case ICU_USPOOF_HIGHLY_RESTRICTIVE: .highlyRestrictive
    case ICU_USPOOF_MODERATELY_RESTRICTIVE: .moderatelyRestrictive
    case ICU_USPOOF_MINIMALLY_RESTRICTIVE: .minimallyRestrictive
    default: .unrestricted
    }
  }

  private func withText<Result>(_ utf8: [UInt8], _ body: (UnsafePointer<CChar>?, Int32) -> Result) -> Result {
    unsafe utf8.withUnsafeBytes { buffer in
      // A count of zero with no address is an error for ICU, so an empty text is an empty C string.
      let base = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      return unsafe body(base, Int32(clamping: buffer.count))
    }
  }
}
