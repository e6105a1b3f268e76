/// What a document leaves for being compared with all others: its smallest shingle hashes, and how far they reach.
///
/// All hashes of the text's shingles up to `limit` are in `hashes`, and none above. So of two sketches the parts up to the
/// lower limit are samples of the two texts by the same rule (bottom-k sketch; FracMinHash where a limit is shared), and
/// the share of one text that stands in the other can be estimated, however different they are in length – which
/// MinHash, that estimates the share of both together, cannot do.
package struct Sketch: Hashable, Sendable {
  /// A hash of all letters and words in order: equal for texts that read the same.
  package var digest: UInt64
  /// A second, independent one.
  package var digest2: UInt64
  /// The number of letters and words.
  package var length: Int
  /// The number of different shingles.
  package var shingles: Int
  /// The greatest hash that would have been kept; `UInt32.max` where all were.
  package var limit: UInt32
  /// The hashes, ascending, each once.
  package var hashes: [UInt32]

  /// The sketch of these parts.
  package init(digest: UInt64, digest2: UInt64, length: Int, shingles: Int, limit: UInt32, hashes: [UInt32]) {
    self.digest = digest
    self.digest2 = digest2
    self.length = length
    self.shingles = shingles
    self.limit = limit
    self.hashes = hashes
  }

  /// The sketch without the hashes of `others`, which has to be ascending.
  ///
  /// - Complexity: O(n + m).
  package func without(_ others: [UInt32]) -> Sketch {
    guard !others.isEmpty else { return self }
    var copy = self
    var index = 0
    copy.hashes = hashes.filter { hash in
      while index < others.count, others[index] < hash { index += 1 }
      return index == others.count || others[index] != hash
    }
    return copy
  }
}

/// How much of two texts is the same, estimated from their sketches.
package struct Overlap: Hashable, Sendable {
  /// The hashes that both sketches hold.
  package var shared: Int
  /// Those of the first up to the common limit, and those of the second.
  package var counts: (Int, Int)
  /// The common limit.
  package var limit: UInt32

  /// The overlap of two sketches.
  ///
  /// - Complexity: O(n + m).
  package init(_ one: Sketch, _ other: Sketch) {
    limit = min(one.limit, other.limit)
    var shared = 0
    var (first, second) = (0, 0)
    let (a, b) = (one.hashes, other.hashes)
    while first < a.count, second < b.count, a[first] <= limit, b[second] <= limit {
      if a[first] == b[second] {
        shared += 1
        first += 1
        second += 1
      } else if a[first] < b[second] {
        first += 1
      } else {
        second += 1
      }
    }
    while first < a.count, a[first] <= limit { first += 1 }
    while second < b.count, b[second] <= limit { second += 1 }
    self.shared = shared
    counts = (first, second)
  }

  /// The share of the first text that stands in the second, 0…1.
  package var ofFirst: Double { counts.0 == 0 ? 0 : Double(shared) / Double(counts.0) }
  /// The share of the second text that stands in the first, 0…1.
  package var ofSecond: Double { counts.1 == 0 ? 0 : Double(shared) / Double(counts.1) }

  /// The number of shingles that the two texts have in common.
  package var commonShingles: Double { Double(shared) * 4_294_967_296 / (Double(limit) + 1) }

  /// Whether the numbers are the same.
  package static func == (one: Overlap, other: Overlap) -> Bool {
    one.shared == other.shared && one.counts == other.counts && one.limit == other.limit
  }

  /// Hashes the numbers.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(shared)
    hasher.combine(counts.0)
    hasher.combine(counts.1)
    hasher.combine(limit)
  }
}
