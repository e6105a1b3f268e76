/// Reading and writing of single scalars in text that is known to be valid UTF-8.
package enum UTF8Scalars {
  /// The scalar that starts at `offset`, and its length in bytes; for invalid bytes some scalar of at least one byte.
  @inlinable
  @inline(__always)
  package static func decode(_ bytes: Span<UInt8>, at offset: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, 1) }
    if first < 0xE0, offset + 1 < bytes.count {
      return ((first & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F), 2)
    }
    if first < 0xF0, offset + 2 < bytes.count {
      let middle = UInt32(bytes[offset + 1] & 0x3F) << 6
      return ((first & 0xF) << 12 | middle | UInt32(bytes[offset + 2] & 0x3F), 3)
    }
    if offset + 3 < bytes.count {
      let high = (first & 7) << 18 | UInt32(bytes[offset + 1] & 0x3F) << 12
      return (high | UInt32(bytes[offset + 2] & 0x3F) << 6 | UInt32(bytes[offset + 3] & 0x3F), 4)
    }
    return (0xFFFD, bytes.count - offset)
  }

  /// The scalar that ends at `offset`, which is more than 0, and its length in bytes.
  @inlinable
  @inline(__always)
  package static func decode(_ bytes: Span<UInt8>, before offset: Int) -> (scalar: UInt32, length: Int) {
    let start = Self.start(bytes, before: offset)
    return (decode(bytes, at: start).scalar, offset - start)
  }

  /// Where the scalar that ends at `offset`, which is more than 0, starts.
  @inlinable
  @inline(__always)
  package static func start(_ bytes: Span<UInt8>, before offset: Int) -> Int {
    var start = offset - 1
    while start > 0, start > offset - 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The first scalar boundary at or before `offset`.
  @inlinable
  @inline(__always)
  package static func boundary(_ bytes: Span<UInt8>, atOrBefore offset: Int) -> Int {
    var start = offset
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The first scalar boundary at or behind `offset`.
  @inlinable
  @inline(__always)
  package static func boundary(_ bytes: Span<UInt8>, atOrBehind offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  /// Appends `scalar` to `bytes`.
  @inlinable
  @inline(__always)
  package static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else if scalar < 0x10000 {
      bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else {
      bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
  }

  /// The number of bytes that `scalar` takes.
  @inlinable
  @inline(__always)
  package static func length(of scalar: UInt32) -> Int {
    scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
  }
}
