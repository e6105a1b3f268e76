internal import Folding
internal import ICU
internal import Synchronization

/// A set of scalars that one character of a regex may be; where it is not exact, at least all that it may be.
struct ScalarSet: Hashable, Sendable {
  struct Range: Hashable, Sendable {
    var lower: UInt32
    var upper: UInt32

    /// The bytes that may stand second in the UTF-8 of those members that begin with `lead`.
    func secondBytes(behind lead: UInt8) -> ByteSet {
      let (first, last) = (ScalarSet.encode(lower), ScalarSet.encode(upper))
      guard lead >= 0x80, first.count == last.count else { return ByteSet(0x80...0xBF) }
      return ByteSet((lead == first[0] ? first[1] : 0x80)...(lead == last[0] ? last[1] : 0xBF))
    }
  }

  /// Disjoint, in order, none touching the next.
  private(set) var ranges: [Range]
  /// Whether the set holds nothing else; only such a set can be turned round.
  var isExact: Bool

  /// The largest scalar.
  static let last: UInt32 = 0x10FFFF
  /// Every scalar.
  static let all = ScalarSet(ranges: [Range(lower: 0, upper: last)], isExact: false)

  init(ranges: [Range] = [], isExact: Bool = true) {
    self.ranges = []
    self.isExact = isExact
    for range in ranges.sorted(by: { $0.lower < $1.lower }) where range.lower <= range.upper {
      if let end = self.ranges.last?.upper, range.lower <= end &+ 1 {
        self.ranges[self.ranges.count - 1].upper = max(end, range.upper)
      } else {
        self.ranges.append(range)
      }
    }
  }

  init(_ lower: UInt32, _ upper: UInt32) { self.init(ranges: [Range(lower: lower, upper: upper)]) }

  /// The set of the scalars for which `predicate` holds.
  init(isExact: Bool, where predicate: (UInt32) -> Bool) {
    var ranges: [Range] = []
    for scalar: UInt32 in 0...0x3FFFF where predicate(scalar) {
      if let end = ranges.last?.upper, end + 1 == scalar {
        ranges[ranges.count - 1].upper = scalar
      } else {
        ranges.append(Range(lower: scalar, upper: scalar))
      }
    }
    // Nothing but tags, selectors and private use stands above.
    ranges.append(Range(lower: 0x40000, upper: Self.last))
    self.init(ranges: ranges, isExact: isExact)
  }

  func union(_ other: ScalarSet) -> ScalarSet {
    ScalarSet(ranges: ranges + other.ranges, isExact: isExact && other.isExact)
  }

  /// All other scalars; all scalars where the set is not exact.
  var inverted: ScalarSet {
    guard isExact else { return .all }
    var result: [Range] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lower > next { result.append(Range(lower: next, upper: range.lower - 1)) }
      next = range.upper + 1
    }
    if next <= Self.last { result.append(Range(lower: next, upper: Self.last)) }
    return ScalarSet(ranges: result)
  }

  func contains(_ scalar: UInt32) -> Bool {
    ranges.contains { $0.lower <= scalar && scalar <= $0.upper }
  }

  /// The number of scalars.
  var count: Int { ranges.reduce(0) { $0 + Int($1.upper - $1.lower) + 1 } }

  /// The scalars if they are at most `limit`.
  func members(limit: Int) -> [UInt32]? {
    guard count <= limit else { return nil }
    return ranges.flatMap { Array($0.lower...$0.upper) }
  }

  /// What the members fold to by `folds`, with the members themselves.
  func folded(by folds: FoldSet) -> ScalarSet {
    if let few = members(limit: 64) {
      let images = few.map { Folder.fold($0, by: folds) }
      return ScalarSet(ranges: ranges + images.map { Range(lower: $0, upper: $0) }, isExact: isExact)
    }
    if isExact, ranges.count == 1, ranges[0].lower == 0, ranges[0].upper == Self.last { return self }
    // The same classes stand in many patterns of a pack.
    let key = Folding(set: self, folds: folds)
    if let known = Self.known.withLock({ $0[key] }) { return known }
    let result = foldedWhole(by: folds)
    Self.known.withLock { known in
      if known.count >= 1024 { known = [:] }
      known[key] = result
    }
    return result
  }

  private struct Folding: Hashable {
    var set: ScalarSet
    var folds: FoldSet
  }

  private static let known: Mutex<[Folding: ScalarSet]> = Mutex([:])

  private func foldedWhole(by folds: FoldSet) -> ScalarSet {
    var added: [Range] = []
    for (scalar, folded) in Folder.changes(by: folds) where contains(scalar) {
      added.append(Range(lower: folded, upper: folded))
    }
    return added.isEmpty ? self : ScalarSet(ranges: ranges + added, isExact: isExact)
  }

  /// The bytes that the UTF-8 of a member may begin with.
  var firstBytes: ByteSet { bytes { $0.first ?? 0 } }

  /// The bytes that the UTF-8 of a member may end with, some more where the members are many.
  var lastBytes: ByteSet {
    var set = ByteSet()
    for range in ranges {
      if range.upper - range.lower >= 64 {
        if range.upper >= 0x80 { set.formUnion(ByteSet(0x80...0xBF)) }
        if range.lower < 0x80 { set.formUnion(ByteSet(UInt8(range.lower)...UInt8(min(range.upper, 0x7F)))) }
      } else {
        for scalar in range.lower...range.upper {
          set.insert(scalar < 0x80 ? UInt8(scalar) : 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
        }
      }
    }
    return set
  }

  /// The bytes that the UTF-8 of a member may hold, some more where the members are many.
  var allBytes: ByteSet {
    var set = firstBytes
    for range in ranges where range.upper >= 0x80 {
      if range.upper - range.lower < 64 {
        for scalar in max(range.lower, 0x80)...range.upper {
          for byte in Self.encode(scalar) { set.insert(byte) }
        }
      } else {
        set.formUnion(ByteSet(0x80...0xBF))
      }
    }
    return set
  }

  /// The numbers of bytes that members take, least and most.
  var lengths: (least: Int, most: Int) {
    guard let first = ranges.first, let last = ranges.last else { return (0, 0) }
    return (UTF8Scalars.length(of: first.lower), UTF8Scalars.length(of: last.upper))
  }

  static func encode(_ scalar: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    UTF8Scalars.append(scalar, to: &bytes)
    return bytes
  }

  private func bytes(_ pick: ([UInt8]) -> UInt8) -> ByteSet {
    var set = ByteSet()
    for range in ranges {
      // Lead bytes ascend with the scalars.
      let lower = pick(Self.encode(range.lower))
      let upper = pick(Self.encode(range.upper))
      if lower <= upper { set.formUnion(ByteSet(lower...upper)) }
    }
    return set
  }
}
