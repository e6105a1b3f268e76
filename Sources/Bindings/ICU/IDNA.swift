internal import CICU

/// Domain names between Unicode and the `xn--` form that the DNS knows (UTS #46, nontransitional).
///
/// - Note: Thread safety: shareable. uidna.h, `uidna_openUTS46`: the instance is thread-safe, that is, it can be used
///   concurrently.
@safe
package final class IDNA: @unchecked Sendable {
  /// What is wrong with a name (uidna.h, `UIDNA_ERROR_*`).
  package struct Problems: OptionSet, Hashable, Sendable {
    /// ICU's bits.
    package let rawValue: UInt32

    /// The problems with these bits.
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A label is empty.
    package static let emptyLabel = Problems(rawValue: 0x1)
    /// A label is longer than 63 bytes.
    package static let labelTooLong = Problems(rawValue: 0x2)
    /// The name is longer than 253 bytes.
    package static let nameTooLong = Problems(rawValue: 0x4)
    /// A label starts with a hyphen.
    package static let leadingHyphen = Problems(rawValue: 0x8)
    /// A label ends with a hyphen.
    package static let trailingHyphen = Problems(rawValue: 0x10)
    /// A label has hyphens in the third and fourth place.
    package static let hyphen3And4 = Problems(rawValue: 0x20)
    /// A label starts with a combining mark.
    package static let leadingCombiningMark = Problems(rawValue: 0x40)
    /// A character that no domain name may hold.
    package static let disallowed = Problems(rawValue: 0x80)
    /// An `xn--` label does not decode.
    package static let punycode = Problems(rawValue: 0x100)
    /// A label holds a dot after mapping.
    package static let labelHasDot = Problems(rawValue: 0x200)
    /// An `xn--` label is not what its text would be encoded to.
    package static let invalidACELabel = Problems(rawValue: 0x400)
    /// The rule for right-to-left labels is broken.
    package static let bidi = Problems(rawValue: 0x800)
    /// A joiner stands where it has nothing to join.
    package static let contextJ = Problems(rawValue: 0x1000)
  }

  private let instance: OpaquePointer

  /// Opens the mapping with the checks that browsers make.
  package init() throws(ICUError) {
    let checks = ICU_UIDNA_CHECK_BIDI.rawValue | ICU_UIDNA_CHECK_CONTEXTJ.rawValue
    let mapping = ICU_UIDNA_NONTRANSITIONAL_TO_ASCII.rawValue | ICU_UIDNA_NONTRANSITIONAL_TO_UNICODE.rawValue
    let opened = try unsafe icu("uidna_openUTS46") { status in
      unsafe icu_uidna_openUTS46(UInt32(bitPattern: checks | mapping), &status)
    }
    guard let opened = unsafe opened else { throw ICUError("uidna_openUTS46", ICU_U_MEMORY_ALLOCATION_ERROR) }
    unsafe instance = unsafe opened
  }

  deinit { unsafe icu_uidna_close(instance) }

  /// The name in the DNS's form, and what is wrong with it; with problems the text is not to be looked up.
  package func toASCII(_ name: String) throws(ICUError) -> (name: String, problems: Problems) {
    try unsafe convert("uidna_nameToASCII_UTF8", name) { text, count, place, capacity, problems, status in
      unsafe icu_uidna_nameToASCII_UTF8(instance, text, count, place, capacity, &problems, &status)
    }
  }

  /// The name in Unicode, and what is wrong with it; wrong labels are left or end in U+FFFD.
  package func toUnicode(_ name: String) throws(ICUError) -> (name: String, problems: Problems) {
    try unsafe convert("uidna_nameToUnicodeUTF8", name) { text, count, place, capacity, problems, status in
      unsafe icu_uidna_nameToUnicodeUTF8(instance, text, count, place, capacity, &problems, &status)
    }
  }

  private typealias Conversion = (
    UnsafePointer<CChar>?, Int32, UnsafeMutablePointer<CChar>?, Int32, inout UInt32, inout ICUStatus
  ) -> Int32

  private func convert(
    _ operation: StaticString, _ name: String, _ body: Conversion
  ) throws(ICUError) -> (name: String, problems: Problems) {
    // Hostile names may be long; the result of mapping is bounded by what ICU asks for in the second round.
    let text = Array(name.utf8)
    var capacity = text.count * 2 + 256
    while true {
      var status = ICU_U_ZERO_ERROR
      var problems: UInt32 = 0
      var needed: Int32 = 0
      let result = unsafe text.withUnsafeBytes { source in
        unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, written in
          let from = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
          let place = unsafe UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
          needed = unsafe body(from, Int32(clamping: source.count), place, Int32(capacity), &problems, &status)
          written = status.isFailure ? 0 : Int(needed)
        }
      }
      if status == ICU_U_BUFFER_OVERFLOW_ERROR {
        capacity = Int(needed)
      } else if status == ICU_U_INPUT_TOO_LONG_ERROR {
        return (name, .nameTooLong)
      } else if status.isFailure {
        throw ICUError(operation, status)
      } else {
        return (String(decoding: result, as: UTF8.self), Problems(rawValue: problems))
      }
    }
  }
}
