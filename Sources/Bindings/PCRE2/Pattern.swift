internal import CPCRE2

/// A regular expression, compiled to machine code where the platform allows it.
///
/// It always reads UTF-8 with Unicode properties (`\w`, `\d`, `\b` and caseless by Unicode).
/// - Note: Thread safety: shareable. pcre2api, "MULTITHREADING": the compiled form of a pattern is a fixed part of
///   memory that is never altered by matching, so one pattern may be used by several threads at once.
@safe
package final class Pattern: @unchecked Sendable {
  /// The pattern as it was written.
  package let source: String
  /// The options it was compiled with.
  package let options: PatternOptions
  /// Whether it runs as machine code; else the interpreter runs it, some ten times slower.
  package let isJIT: Bool
  /// The number of capturing groups, the whole match not counted.
  package let captureCount: Int
  /// The named groups in the order of their names' bytes; a name may stand for several groups.
  package let captureNames: [(name: String, index: Int)]

  let code: OpaquePointer

  /// Compiles `source`.
  ///
  /// - Throws: `PatternError` with PCRE2's message and the place in the pattern.
  package init(_ source: String, options: PatternOptions = []) throws(PatternError) {
    var number: Int32 = 0
    var offset = 0
    let bytes = Array(source.utf8)
    let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(
        buffer.baseAddress, buffer.count, Self.bits(options), &number, &offset, nil)
    }
    guard let compiled = unsafe compiled else {
      throw PatternError(code: Int(number), message: Self.message(number), offset: offset)
    }
    unsafe pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE))
    self.source = source
    self.options = options
    unsafe code = unsafe compiled
    isJIT = unsafe Self.info(compiled, PCRE2_INFO_JITSIZE, as: Int.self) > 0
    captureCount = Int(unsafe Self.info(compiled, PCRE2_INFO_CAPTURECOUNT, as: UInt32.self))
    captureNames = unsafe Self.names(compiled)
  }

  deinit { unsafe pcre2_code_free_8(code) }

  /// The group that the name stands for, the first one when there are several.
  package func captureIndex(named name: String) -> Int? {
    captureNames.first { $0.name == name }?.index
  }

  private static func bits(_ options: PatternOptions) -> UInt32 {
    // A scalar that is not valid would make matching undefined; Swift strings hold none, so the check is not repeated.
    var bits = UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_USE_OFFSET_LIMIT) | UInt32(PCRE2_NO_UTF_CHECK)
    if options.contains(.caseless) { bits |= UInt32(PCRE2_CASELESS) }
    if options.contains(.multiline) { bits |= UInt32(PCRE2_MULTILINE) }
    if options.contains(.dotAll) { bits |= UInt32(PCRE2_DOTALL) }
    if options.contains(.extended) { bits |= UInt32(PCRE2_EXTENDED) }
    if options.contains(.neverBackslashC) { bits |= UInt32(PCRE2_NEVER_BACKSLASH_C) }
    if options.contains(.duplicateNames) { bits |= UInt32(PCRE2_DUPNAMES) }
    if options.contains(.namedCapturesOnly) { bits |= UInt32(PCRE2_NO_AUTO_CAPTURE) }
    return bits
  }

  static func message(_ number: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
      unsafe pcre2_get_error_message_8(number, buffer.baseAddress, buffer.count)
    }
    return count > 0 ? String(decoding: buffer.prefix(Int(count)), as: UTF8.self) : "PCRE2 error \(number)"
  }

  static func info<Value: FixedWidthInteger & BitwiseCopyable>(
    _ code: OpaquePointer, _ what: Int32, as type: Value.Type
  ) -> Value {
    var value: Value = 0
    unsafe pcre2_pattern_info_8(code, UInt32(what), &value)
    return value
  }

  /// The name table: entries of equal size, each the group's number in two bytes and its name, ended by a zero.
  private static func names(_ code: OpaquePointer) -> [(name: String, index: Int)] {
    let count = Int(unsafe info(code, PCRE2_INFO_NAMECOUNT, as: UInt32.self))
    let size = Int(unsafe info(code, PCRE2_INFO_NAMEENTRYSIZE, as: UInt32.self))
    var table: UnsafePointer<UInt8>?
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    guard count > 0, let table = unsafe table else { return [] }
    return (0..<count).map { entry in
      let start = unsafe table + entry * size
      let index = unsafe Int(start[0]) << 8 | Int(start[1])
      return (unsafe String(cString: start + 2), index)
    }
  }
}
