/// A set of byte values.
struct ByteSet: Hashable, Sendable {
  /// The bits of the 256 values, in four words.
  var words: SIMD4<UInt64> = .zero

  /// The empty set.
  init() {}

  /// The set of the values in `range`.
  init(_ range: ClosedRange<UInt8>) {
    for value in range { insert(value) }
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
    var value = 0
    while value < 256 {
      if contains(UInt8(value)) { found.append(UInt8(value)) }
      value += 1
    }
    return found
  }
}
