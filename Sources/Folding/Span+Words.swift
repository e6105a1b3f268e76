extension Span<UInt8> {
  /// The eight bytes from `offset` on as one number, the first byte lowest.
  ///
  /// One bounds check and one load: the compiler joins the single bytes.
  @inlinable
  @inline(__always)
  package func word(at offset: Int) -> UInt64 {
    let window = extracting(offset..<(offset &+ 8))
    let low =
      UInt64(window[0]) | UInt64(window[1]) << 8 | UInt64(window[2]) << 16 | UInt64(window[3]) << 24
    let high =
      UInt64(window[4]) | UInt64(window[5]) << 8 | UInt64(window[6]) << 16 | UInt64(window[7]) << 24
    return low | high << 32
  }
}
