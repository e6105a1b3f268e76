internal import CICU

/// Brings UTF-8 text into a normalization form (UAX #15).
///
/// - Note: Thread safety: shareable. unorm2.h: instances from `unorm2_get…Instance` are unmodifiable singletons.
@safe
package struct Normalizer: @unchecked Sendable {
  /// A normalization form.
  package enum Form: Hashable, Sendable, CaseIterable {
    /// Canonical decomposition.
    case nfd
    /// Canonical decomposition, then composition.
    case nfc
    /// Compatibility decomposition.
    case nfkd
    /// Compatibility decomposition, then composition.
    case nfkc
    /// NFKC, folded in case and without default-ignorable characters.
    case nfkcCasefold
  }

  /// The form it makes.
  package let form: Form

  private let instance: OpaquePointer

  /// The normalizer of a form; ICU loads the data of each once.
  package init(_ form: Form) throws(ICUError) {
    self.form = form
    let found = try unsafe icu("unorm2_getInstance") { status in
      switch form {
      case .nfd: unsafe icu_unorm2_getNFDInstance(&status)
      case .nfc: unsafe icu_unorm2_getNFCInstance(&status)
      case .nfkd: unsafe icu_unorm2_getNFKDInstance(&status)
      case .nfkc: unsafe icu_unorm2_getNFKCInstance(&status)
      case .nfkcCasefold: unsafe icu_unorm2_getNFKCCasefoldInstance(&status)
      }
    }
    guard let found = unsafe found else { throw ICUError("unorm2_getInstance", ICU_U_INTERNAL_PROGRAM_ERROR) }
    unsafe instance = unsafe found
  }

  /// The normalized text; bytes that are not UTF-8 become U+FFFD.
  ///
  /// O(n).
  package func normalize(_ utf8: Span<UInt8>) throws(ICUError) -> [UInt8] {
    guard let text = UTF16Units.units(utf8), !text.isEmpty else { return [] }
    var capacity = text.count + text.count / 2 + 16
    while true {
      var status = ICU_U_ZERO_ERROR
      var needed: Int32 = 0
      let result = unsafe [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
        unsafe needed = icu_unorm2_normalize(
          instance, text, Int32(text.count), buffer.baseAddress, Int32(capacity), &status)
        count = status.isFailure ? 0 : Int(needed)
      }
      if status == ICU_U_BUFFER_OVERFLOW_ERROR {
        capacity = Int(needed)
      } else if status.isFailure {
        throw ICUError("unorm2_normalize", status)
      } else {
        return UTF16Units.utf8(result.span)
      }
    }
  }

  /// The normalized text; see the span's overload.
  package func normalize(_ utf8: [UInt8]) throws(ICUError) -> [UInt8] { try normalize(utf8.span) }

  /// Whether the text is in the form already.
  ///
  /// O(n).
  package func isNormalized(_ utf8: Span<UInt8>) -> Bool {
    guard let text = UTF16Units.units(utf8), !text.isEmpty else { return true }
    var status = ICU_U_ZERO_ERROR
    return unsafe icu_unorm2_isNormalized(instance, text, Int32(text.count), &status) != 0 && !status.isFailure
  }

  /// Whether the text is in the form already; see the span's overload.
  package func isNormalized(_ utf8: [UInt8]) -> Bool { isNormalized(utf8.span) }

  /// Whether the scalar stays as it is and takes part in no change of its neighbours.
  package func isInert(_ scalar: UInt32) -> Bool {
    unsafe icu_unorm2_isInert(instance, Int32(bitPattern: scalar)) != 0
  }

  /// Whether what stands before the scalar has no bearing on what becomes of it and what follows.
  package func hasBoundaryBefore(_ scalar: UInt32) -> Bool {
    unsafe icu_unorm2_hasBoundaryBefore(instance, Int32(bitPattern: scalar)) != 0
  }

  /// The one scalar that the two make in this form; nil where they do not compose.
  package func composition(of scalar: UInt32, and mark: UInt32) -> UInt32? {
    let one = unsafe icu_unorm2_composePair(instance, Int32(bitPattern: scalar), Int32(bitPattern: mark))
    return one < 0 ? nil : UInt32(one)
  }

  /// What the scalar decomposes to in this form, fully; nil when it stays itself.
  package func decomposition(of scalar: UInt32) -> [UInt32]? {
    var status = ICU_U_ZERO_ERROR
    var units = [UInt16](repeating: 0, count: 32)
    let count = unsafe icu_unorm2_getDecomposition(instance, Int32(bitPattern: scalar), &units, 32, &status)
    guard count >= 0, !status.isFailure else { return nil }
    return String(decoding: units.prefix(Int(count)), as: UTF16.self).unicodeScalars.map(\.value)
  }
}
