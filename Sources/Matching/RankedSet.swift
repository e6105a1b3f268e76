/// A set of numbers of sixteen bits that knows how many members stand before each, so that the members number a table.
struct RankedSet: Sendable, Equatable {
  /// The words of the map.
  static let words = 1 << 10

  /// One bit a number.
  private(set) var map: [UInt64] = []
  /// For every word of the map how many bits are set before it.
  private var ranks: [UInt32] = []

  /// The empty set, without a map.
  init() {}

  /// The set of `members`.
  init(_ members: some Sequence<Int>) {
    var map = [UInt64](repeating: 0, count: Self.words)
    for member in members { map[member >> 6] |= 1 << UInt64(member & 63) }
    self.init(map: map)
  }

  /// The set with the bits of `map`, of which there are `words` words.
  init(map: [UInt64]) {
    self.map = map
    var rank: UInt32 = 0
    ranks = map.map { word in
      defer { rank += UInt32(word.nonzeroBitCount) }
      return rank
    }
  }

  /// How many members stand before `member`.
  @inline(__always)
  func rank(of member: Int) -> Int {
    let before = map[member >> 6] & ((1 << UInt64(member & 63)) &- 1)
    return Int(ranks[member >> 6]) + before.nonzeroBitCount
  }
}
