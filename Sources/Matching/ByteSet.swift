/// A set of byte values.
struct ByteSet: Hashable, Sendable {
  /// The bits of the 256 values, in four words.
  var words: SIMD4<UInt64> = .zero

  /// The empty set.
  init() {}

  /// The set of the values in `range`.
  init(_ range: ClosedRange<UInt8>) {
    for word in 0..<4 {
      let lower = max(0, Int(range.lowerBound) - 64 * word)
      let upper = min(63, Int(range.upperBound) - 64 * word)
      guard lower <= upper else { continue }
      words[word] = (UInt64.max >> UInt64(63 - (upper - lower))) << UInt64(lower)
    }
  }

  /// The set of these words.
  init(words: SIMD4<UInt64>) { self.words = words }

  /// Every value.
  static let all = ByteSet(words: SIMD4(repeating: .max))

  @inline(__always)
  func contains(_ value: UInt8) -> Bool {
    words[Int(value >> 6)] >> UInt64(value & 63) & 1 != 0
  }

  mutating func insert(_ value: UInt8) { words[Int(value >> 6)] |= 1 << UInt64(value & 63) }

  mutating func formUnion(_ other: ByteSet) { words |= other.words }

  func union(_ other: ByteSet) -> ByteSet { ByteSet(words: words | other.words) }

  var isEmpty: Bool { words == .zero }

  var count: Int { (0..<4).reduce(0) { $0 + words[$1].nonzeroBitCount } }

  /// The values, ascending.
  var values: [UInt8] {
    var found: [UInt8] = []
    forEach { found.append($0) }
    return found
  }

  /// Calls `body` with the values, ascending.
  @inline(__always)
  func forEach(_ body: (UInt8) -> Void) {
    for word in 0..<4 {
      var rest = words[word]
      while rest != 0 {
        body(UInt8(64 * word + rest.trailingZeroBitCount))
        rest &= rest &- 1
      }
    }
  }
}
