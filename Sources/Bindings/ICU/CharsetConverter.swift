internal import CICU

/// Decodes one character encoding to UTF-8 and says which bytes every character came from; encodes back, strictly.
///
/// - Note: Thread safety: one per worker, which the missing `Sendable` makes the compiler check. A UConverter holds the
///   state of its conversion (ucnv.h: `ucnv_toUnicode` is "a stateful conversion").
@safe
package final class CharsetConverter {
  /// The encoding.
  package let charset: Charset

  private static let capacity = 4096
  private let converter: OpaquePointer
  private let isStateful: Bool
  private let units: UnsafeMutablePointer<UInt16>
  private let offsets: UnsafeMutablePointer<Int32>
  private let bytes: UnsafeMutablePointer<UInt8>

  /// Opens the converter.
  ///
  /// - Throws: `ICUError` when this ICU has no data for the encoding.
  package init(_ charset: Charset) throws(ICUError) {
    self.charset = charset
    let opened = try unsafe icu("ucnv_open") { status in unsafe icu_ucnv_open(charset.converterName, &status) }
    guard let opened = unsafe opened else { throw ICUError("ucnv_open", ICU_U_MEMORY_ALLOCATION_ERROR) }
    unsafe converter = unsafe opened
    let type = unsafe icu_ucnv_getType(opened)
    isStateful = type == ICU_UCNV_ISO_2022 || type == ICU_UCNV_HZ
    unsafe units = .allocate(capacity: Self.capacity)
    unsafe offsets = .allocate(capacity: Self.capacity)
    unsafe bytes = .allocate(capacity: 3 * Self.capacity + 4)
    try stopAtErrors()
  }

  deinit {
    unsafe icu_ucnv_close(converter)
    unsafe units.deallocate()
    unsafe offsets.deallocate()
    unsafe bytes.deallocate()
  }

  /// Decodes all of `bytes`; what the encoding does not allow becomes U+FFFD and is listed.
  ///
  /// Offsets count from the start of `source`. O(n). A byte order mark is decoded to U+FEFF where the encoding's name
  /// fixes the byte order (UTF-16LE) and is skipped where it does not (UTF-16, UTF-32).
  /// - Throws: `ICUError` when ICU itself fails, which no input should bring about.
  package func decode(_ source: Span<UInt8>) throws(ICUError) -> Transcoded {
    let result = unsafe source.withUnsafeBufferPointer { buffer in
      Result { () throws(ICUError) in unsafe try transcode(buffer) }
    }
    return try result.get()
  }

  /// Decodes all of `source`; see the span's overload.
  ///
  /// Offsets count from the start of the slice.
  package func decode(_ source: ArraySlice<UInt8>) throws(ICUError) -> Transcoded { try decode(source.span) }

  /// Decodes all of `source`; see the span's overload.
  package func decode(_ source: [UInt8]) throws(ICUError) -> Transcoded { try decode(source.span) }

  /// The UTF-8 of `source`, or nil when one byte of it is not allowed, mapped to nothing or cut off.
  package func decodeStrict(_ source: Span<UInt8>) -> [UInt8]? {
    unsafe source.withUnsafeBufferPointer { buffer -> [UInt8]? in
      guard let base = buffer.baseAddress else { return [] }
      if charset.isEastAsian, unsafe buffer.contains(0xFF) { return nil }
      unsafe icu_ucnv_reset(converter)
      var result: [UInt16] = []
      result.reserveCapacity(buffer.count)
      var next = unsafe UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self) as UnsafePointer<CChar>?
      let end = unsafe next.map { unsafe $0 + buffer.count }
      while true {
        var target: UnsafeMutablePointer<UInt16>? = unsafe units
        var status = ICU_U_ZERO_ERROR
        unsafe icu_ucnv_toUnicode(converter, &target, units + Self.capacity, &next, end, nil, 1, &status)
        let count = unsafe target.map { unsafe $0 - units } ?? 0
        unsafe result.append(contentsOf: UnsafeBufferPointer(start: units, count: count))
        if status == ICU_U_BUFFER_OVERFLOW_ERROR { continue }
        guard status.isFailure else { return UTF16Units.utf8(result.span) }
        guard charset.hasEuroAt80, invalidLength() == 1, unsafe bytes[0] == 0x80 else { return nil }
        result.append(0x20AC)
      }
    }
  }

  /// The bytes of `utf8` in this encoding, or nil when it is not valid UTF-8 or a character has no exact mapping.
  package func encodeStrict(_ utf8: Span<UInt8>) -> [UInt8]? {
    guard let text = UTF16Units.units(utf8, strict: true) else { return nil }
    return unsafe text.withUnsafeBufferPointer { buffer -> [UInt8]? in
      guard let base = buffer.baseAddress, buffer.count > 0 else { return [] }
      unsafe icu_ucnv_reset(converter)
      var result: [UInt8] = []
      result.reserveCapacity(buffer.count * 2)
      var next: UnsafePointer<UInt16>? = unsafe base
      while true {
        let start = unsafe UnsafeMutableRawPointer(bytes).assumingMemoryBound(to: CChar.self)
        var target: UnsafeMutablePointer<CChar>? = unsafe start
        var status = ICU_U_ZERO_ERROR
        unsafe icu_ucnv_fromUnicode(
          converter, &target, start + Self.capacity, &next, base + buffer.count, nil, 1, &status)
        let count = unsafe target.map { unsafe $0 - start } ?? 0
        unsafe result.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        if status == ICU_U_BUFFER_OVERFLOW_ERROR { continue }
        return status.isFailure || charset.isEastAsian && result.contains(0xFF) ? nil : result
      }
    }
  }

  /// The UTF-8 of `source`, or nil when one byte of it is not allowed, mapped to nothing or cut off.
  package func decodeStrict(_ source: [UInt8]) -> [UInt8]? { decodeStrict(source.span) }

  /// The bytes of `utf8` in this encoding, or nil when it is not valid UTF-8 or a character has no exact mapping.
  package func encodeStrict(_ utf8: [UInt8]) -> [UInt8]? { encodeStrict(utf8.span) }

  /// Leaves every error to the caller.
  ///
  /// ICU's own stop callback would drop default-ignorable characters unasked.
  private func stopAtErrors() throws(ICUError) {
    try icu("ucnv_setToUCallBack") { status in unsafe icu_ucnv_stopAtErrors(converter, &status) }
    unsafe icu_ucnv_setFallback(converter, 0)
  }

  private func transcode(_ buffer: UnsafeBufferPointer<UInt8>) throws(ICUError) -> Transcoded {
    guard let base = buffer.baseAddress, buffer.count > 0 else { return Transcoded() }
    unsafe icu_ucnv_reset(converter)
    var sink = unsafe TranscodingSink(source: base, output: bytes, isStateful: isStateful, charset: charset)
    sink.reserve(buffer.count + buffer.count / 2)
    let start = unsafe UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self)
    let end = unsafe start + buffer.count
    var next: UnsafePointer<CChar>? = unsafe start
    while let from = unsafe next {
      var target: UnsafeMutablePointer<UInt16>? = unsafe units
      var status = ICU_U_ZERO_ERROR
      unsafe icu_ucnv_toUnicode(converter, &target, units + Self.capacity, &next, end, offsets, 1, &status)
      let count = unsafe target.map { unsafe $0 - units } ?? 0
      let at = unsafe next.map { unsafe $0 - start } ?? buffer.count
      unsafe sink.append(units, offsets, count: count, base: from - start)
      if status == ICU_U_BUFFER_OVERFLOW_ERROR { continue }
      guard status.isFailure else { break }
      guard Self.isInputError(status) else { throw ICUError("ucnv_toUnicode", status) }
      let length = invalidLength()
      sink.invalid(at - length, at)
      // Every error consumes its bytes; a converter that did not would be called for ever.
      if count == 0, length == 0, unsafe next == from { throw ICUError("ucnv_toUnicode", status) }
    }
    return sink.finish(count: buffer.count)
  }

  /// The number of bytes the converter stumbled over; they are at the start of `bytes`.
  private func invalidLength() -> Int {
    var length: Int8 = 32
    var status = ICU_U_ZERO_ERROR
    unsafe UnsafeMutableRawPointer(bytes).withMemoryRebound(to: CChar.self, capacity: 32) { place in
      unsafe icu_ucnv_getInvalidChars(converter, place, &length, &status)
    }
    return status.isFailure ? 0 : Int(length)
  }

  private static func isInputError(_ status: ICUStatus) -> Bool {
    switch status {
    case ICU_U_INVALID_CHAR_FOUND, ICU_U_ILLEGAL_CHAR_FOUND, ICU_U_TRUNCATED_CHAR_FOUND, ICU_U_ILLEGAL_ESCAPE_SEQUENCE,
      ICU_U_UNSUPPORTED_ESCAPE_SEQUENCE:
      true
    default: false
    }
  }
}
