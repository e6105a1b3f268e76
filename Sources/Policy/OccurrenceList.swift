import Documents

/// The occurrences of one pattern in the order of their place, ready to be asked what stands near something.
struct OccurrenceList: Sendable {
  /// The occurrences, by first byte, then by last.
  let items: [Occurrence]
  /// The one that a condition means when no occurrence is at hand: the first in the text, or the best claim.
  let first: Occurrence?
  /// Whether no two overlap, so that last bytes ascend as well and every question is a binary search.
  private let isDisjoint: Bool

  /// No occurrence.
  static let empty = OccurrenceList([])

  /// The list of `occurrences`, which may come in any order.
  ///
  /// - Complexity: O(n log n), O(n) where they are in order.
  init(_ occurrences: [Occurrence], first: Occurrence? = nil) {
    let inOrder = zip(occurrences, occurrences.dropFirst()).allSatisfy { !Self.precedes($1, $0) }
    items = inOrder ? occurrences : occurrences.sorted(by: Self.precedes)
    self.first = first ?? items.first
    isDisjoint = zip(items, items.dropFirst()).allSatisfy { $0.range.upper <= $1.range.lower }
  }

  /// The number of occurrences.
  var count: Int { items.count }

  /// Whether there is none.
  var isEmpty: Bool { items.isEmpty }

  /// Whether `one` stands before `other`.
  static func precedes(_ one: Occurrence, _ other: Occurrence) -> Bool {
    (one.range.lower, one.range.upper) < (other.range.lower, other.range.upper)
  }

  /// The index of the first item for which `isBeyond` holds, where it holds for all behind that one too.
  private func partition(_ isBeyond: (TextRange) -> Bool) -> Int {
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(items[middle].range) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

// MARK: What stands near a place

extension OccurrenceList {
  /// Where to look for a neighbour.
  struct Neighbourhood {
    /// The place whose neighbour is looked for.
    var place: TextRange
    /// The stretch that a neighbour must lie in.
    var extent: TextRange
    /// The stretch that it must reach, touching included; narrower than `extent` where a distance is given.
    var window: TextRange
    /// On which side of the place.
    var side: RuleSet.Requirement.Side

    /// Whether an occurrence at `range` is such a neighbour.
    func holds(_ range: TextRange) -> Bool {
      guard extent.contains(range) else { return false }
      let isReached = range.upper >= window.lower && range.lower <= window.upper
      switch side {
      case .any: return isReached
      case .before: return isReached && range.upper <= place.lower
      case .after: return isReached && range.lower >= place.upper
      case .around: return range.contains(place)
      case .inside: return place.contains(range)
      }
    }
  }

  /// The occurrence nearest to the front of the text that stands where `neighbourhood` says; nil when none does.
  ///
  /// - Complexity: O(log n); O(n) where occurrences overlap, which only claims do, of which there are few.
  func neighbour(_ neighbourhood: Neighbourhood) -> Occurrence? {
    guard !items.isEmpty else { return nil }
    guard isDisjoint else { return items.first { neighbourhood.holds($0.range) } }
    let place = neighbourhood.place
    let candidate =
      switch neighbourhood.side {
      case .any:
        partition { $0.upper >= neighbourhood.window.lower && $0.lower >= neighbourhood.extent.lower }
      case .before: partition { $0.upper > place.lower } - 1
      case .after: partition { $0.lower >= place.upper }
      case .around: partition { $0.lower > place.lower } - 1
      case .inside: partition { $0.lower >= place.lower }
      }
    guard items.indices.contains(candidate), neighbourhood.holds(items[candidate].range) else { return nil }
    return items[candidate]
  }
}

// MARK: Overlaps

extension OccurrenceList {
  /// Of `candidates` those that stay when of overlapping ones only the longest counts.
  ///
  /// Of equally long ones the one that begins first stays, of those at the same place the one given first.
  /// - Complexity: O(n log n).
  static func longest(of candidates: [Occurrence]) -> [Occurrence] {
    guard candidates.count > 1 else { return candidates }
    let sorted = distinct(candidates)
    if zip(sorted, sorted.dropFirst()).allSatisfy({ $0.range.upper <= $1.range.lower }) { return sorted }
    let byLength = sorted.indices.sorted {
      (-sorted[$0].range.count, $0) < (-sorted[$1].range.count, $1)
    }
    var kept = RankSet(capacity: sorted.count)
    for rank in byLength {
      let range = sorted[rank].range
      // What is kept is disjoint: of those that begin before this one's end only the last can reach into it.
      let bound = firstRank(in: sorted) { $0.lower >= range.upper }
      if let last = kept.last(below: bound), sorted[last].range.upper > range.lower { continue }
      kept.insert(rank)
    }
    return sorted.indices.filter(kept.contains).map { sorted[$0] }
  }

  /// `candidates` by place, one for each place.
  private static func distinct(_ candidates: [Occurrence]) -> [Occurrence] {
    let order = candidates.indices.sorted {
      let (one, other) = (candidates[$0].range, candidates[$1].range)
      return (one.lower, one.upper, $0) < (other.lower, other.upper, $1)
    }
    var sorted: [Occurrence] = []
    sorted.reserveCapacity(candidates.count)
    for index in order where sorted.last?.range != candidates[index].range { sorted.append(candidates[index]) }
    return sorted
  }

  private static func firstRank(in sorted: [Occurrence], where isBeyond: (TextRange) -> Bool) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(sorted[middle].range) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// A set of small numbers that finds the greatest member below a bound in a few steps.
private struct RankSet {
  private var words: [UInt64]
  private var summary: [UInt64]

  init(capacity: Int) {
    words = Array(repeating: 0, count: capacity / 64 + 1)
    summary = Array(repeating: 0, count: words.count / 64 + 1)
  }

  mutating func insert(_ rank: Int) {
    words[rank / 64] |= 1 << UInt64(rank % 64)
    summary[rank / 4096] |= 1 << UInt64(rank / 64 % 64)
  }

  func contains(_ rank: Int) -> Bool { words[rank / 64] & (1 << UInt64(rank % 64)) != 0 }

  /// The greatest member below `bound`; a step looks at 4,096 ranks.
  func last(below bound: Int) -> Int? {
    let word = bound / 64
    let partial = words[word] & ((1 << UInt64(bound % 64)) - 1)
    if partial != 0 { return word * 64 + 63 - partial.leadingZeroBitCount }
    var block = word / 64
    var present = summary[block] & ((1 << UInt64(word % 64)) - 1)
    while present == 0 {
      guard block > 0 else { return nil }
      block -= 1
      present = summary[block]
    }
    let found = block * 64 + 63 - present.leadingZeroBitCount
    return found * 64 + 63 - words[found].leadingZeroBitCount
  }
}
