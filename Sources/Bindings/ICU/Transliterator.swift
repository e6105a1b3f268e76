internal import CICU

/// Rewrites text by one of ICU's transforms, such as `Traditional-Simplified`, `Han-Latin` or `Any-Latin`.
///
/// Slow to open (tens of milliseconds for Han) and slow to run: for generating tables and for tests.
/// - Note: Thread safety: one per worker (utrans.h gives no promise for a shared one).
@safe
package final class Transliterator {
  /// The transform's identifier.
  package let id: String

  private let transliterator: OpaquePointer

  /// Opens the transform.
  ///
  /// - Throws: `ICUError` when ICU knows no transform of this name.
  package init(_ id: String) throws(ICUError) {
    self.id = id
    let name = Array(id.utf16)
    let opened = try unsafe icu("utrans_openU") { status in
      unsafe icu_utrans_openU(name, Int32(name.count), ICU_UTRANS_FORWARD, &status)
    }
    guard let opened = unsafe opened else { throw ICUError("utrans_openU", ICU_U_INVALID_ID) }
    unsafe transliterator = unsafe opened
  }

  deinit { unsafe icu_utrans_close(transliterator) }

  /// The text after the transform.
  package func transform(_ text: String) throws(ICUError) -> String {
    let source = Array(text.utf16)
    var capacity = source.count * 4 + 64
    while true {
      var units = source + [UInt16](repeating: 0, count: capacity - source.count)
      var length = Int32(source.count)
      var limit = length
      var status = ICU_U_ZERO_ERROR
      unsafe icu_utrans_transUChars(transliterator, &units, &length, Int32(capacity), 0, &limit, &status)
      if status == ICU_U_BUFFER_OVERFLOW_ERROR {
        capacity = max(Int(length), capacity * 2)
      } else if status.isFailure {
        throw ICUError("utrans_transUChars", status)
      } else {
        return String(decoding: units.prefix(Int(length)), as: UTF16.self)
      }
    }
  }
}
