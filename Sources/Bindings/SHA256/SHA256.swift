internal import CSHA256

/// The hash function SHA-256 (FIPS 180-4).
///
/// Bytes are taken in as they come; a value is not shared between threads.
package struct SHA256: Sendable {
  private var state = [UInt32](repeating: 0, count: 8)
  private var waiting: [UInt8] = []
  private var count: UInt64 = 0
  private let isPortable: Bool

  /// The number of bytes that the function works on at once.
  private static let block = 64

  /// A hash of nothing yet; `isPortable` leaves the processor's own instructions unused.
  package init(isPortable: Bool = false) {
    self.isPortable = isPortable
    unsafe state.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      unsafe imprimatur_sha256_begin(start)
    }
  }

  /// The hash of `bytes`: 32 bytes.
  ///
  /// - Complexity: O(n).
  package static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.combine(bytes)
    return hash.finish()
  }

  /// `bytes` as lower-case hexadecimal digits.
  package static func digits(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Takes in `bytes`.
  package mutating func combine(_ bytes: [UInt8]) {
    count += UInt64(bytes.count)
    var start = 0
    if !waiting.isEmpty {
      start = min(Self.block - waiting.count, bytes.count)
      waiting += bytes[..<start]
      guard waiting.count == Self.block else { return }
      take(waiting, from: 0, blocks: 1)
      waiting = []
    }
    let blocks = (bytes.count - start) / Self.block
    if blocks > 0 { take(bytes, from: start, blocks: blocks) }
    waiting += bytes[(start + blocks * Self.block)...]
  }

  /// The hash of everything that was taken in: 32 bytes.
  package consuming func finish() -> [UInt8] {
    var last = waiting + [0x80]
    let zeros = (Self.block + 56 - last.count % Self.block) % Self.block
    last += [UInt8](repeating: 0, count: zeros)
    let bits = count &* 8
    for shift in stride(from: 56, through: 0, by: -8) { last.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
    take(last, from: 0, blocks: last.count / Self.block)
    return state.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) } }
  }

  private mutating func take(_ bytes: [UInt8], from start: Int, blocks: Int) {
    let isPortable = isPortable
    unsafe state.withUnsafeMutableBufferPointer { state in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        guard let state = state.baseAddress, let first = bytes.baseAddress else { return }
        if isPortable {
          unsafe imprimatur_sha256_blocks_portable(state, first + start, blocks)
        } else {
          unsafe imprimatur_sha256_blocks(state, first + start, blocks)
        }
      }
    }
  }
}
