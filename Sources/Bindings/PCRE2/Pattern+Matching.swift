internal import CPCRE2

extension Pattern {
  /// Searches `subject` from the byte `from` on and leaves the ranges of the match in `memory`.
  ///
  /// All offsets count bytes from the start of `subject`. Look-behind, `\b` and `^` see the text before `from`; nothing
  /// sees the text from `subjectEnd` on, where `$` matches. No allocation unless the pattern has more groups than any
  /// before it.
  /// - Parameters:
  ///   - subject: Valid UTF-8. The caller guarantees it: it is not checked, and with other bytes the result is undefined.
  ///   - from: Where the search begins, on a scalar boundary.
  ///   - subjectEnd: Where the subject ends, on a scalar boundary; nil for the end of the array.
  ///   - startLimit: The last offset at which a match may start (PCRE2's offset limit); nil for any.
  ///   - anchored: Whether the match must start at `from`.
  ///   - notEmpty: Whether an empty match is none.
  /// - Throws: `MatchError` when a limit was reached, which is not an answer.
  /// - Returns: Whether there is a match.
  @inline(__always)
  package func firstMatch(
    in subject: [UInt8], from: Int = 0, subjectEnd: Int? = nil, startLimit: Int? = nil, anchored: Bool = false,
    notEmpty: Bool = false, memory: MatchMemory
  ) throws(MatchError) -> Bool {
    try firstMatch(
      in: subject.span, from: from, subjectEnd: subjectEnd, startLimit: startLimit, anchored: anchored,
      notEmpty: notEmpty, memory: memory)
  }

  /// Searches `subject` from the byte `from` on and leaves the ranges of the match in `memory`; see the array's overload.
  package func firstMatch(
    in subject: Span<UInt8>, from: Int = 0, subjectEnd: Int? = nil, startLimit: Int? = nil, anchored: Bool = false,
    notEmpty: Bool = false, memory: MatchMemory
  ) throws(MatchError) -> Bool {
    let end = subjectEnd ?? subject.count
    memory.prepare(captures: captureCount)
    guard from >= 0, from <= end, end <= subject.count else {
      throw MatchError.other(code: Int(PCRE2_ERROR_BADOFFSET))
    }
    guard isBoundary(from, in: subject), isBoundary(end, in: subject) else {
      throw MatchError.other(code: Int(PCRE2_ERROR_BADUTFOFFSET))
    }
    // A match-time PCRE2_ANCHORED would fall back to the interpreter; a limit at `from` says the same and keeps the JIT.
    let limit = anchored ? min(from, startLimit ?? from) : startLimit ?? .max
    guard limit >= from else { return false }
    memory.limit(start: limit)
    let result = unsafe subject.withUnsafeBufferPointer { buffer in
      unsafe run(buffer.baseAddress, end: end, from: from, notEmpty: notEmpty, memory: memory)
    }
    if result >= 0 {
      memory.found(result)
      return true
    }
    if result == PCRE2_ERROR_NOMATCH { return false }
    throw MatchError(result)
  }

  @inline(__always)
  private func run(
    _ base: UnsafePointer<UInt8>?, end: Int, from: Int, notEmpty: Bool, memory: MatchMemory
  ) -> Int32 {
    let options = UInt32(PCRE2_NO_UTF_CHECK) | (notEmpty ? UInt32(PCRE2_NOTEMPTY) : 0)
    // The fast path does not check its arguments, so a nil subject (no bytes) takes the other one.
    if isJIT, let base = unsafe base {
      return unsafe pcre2_jit_match_8(code, base, end, from, options, memory.data, memory.context)
    }
    return unsafe pcre2_match_8(code, base, end, from, options, memory.data, memory.context)
  }

  @inline(__always)
  private func isBoundary(_ offset: Int, in subject: Span<UInt8>) -> Bool {
    offset == subject.count || subject[offset] & 0xC0 != 0x80
  }
}

extension MatchError {
  init(_ code: Int32) {
    switch code {
    case PCRE2_ERROR_MATCHLIMIT: self = .matchLimit
    case PCRE2_ERROR_DEPTHLIMIT: self = .depthLimit
    case PCRE2_ERROR_HEAPLIMIT: self = .heapLimit
    case PCRE2_ERROR_JIT_STACKLIMIT: self = .jitStack
    default: self = .other(code: Int(code))
    }
  }
}
