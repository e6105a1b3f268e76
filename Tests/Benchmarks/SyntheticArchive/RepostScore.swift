/// The copies that an archive is known to hold, as `truth.tsv` has them.
package struct RepostTruth: Sendable {
  /// The copies by kind.
  package let pairs: [(kind: String, pair: RepostScore.Pair)]

  /// A line that is none of the table.
  package struct Malformed: Error {}

  /// The copies of a `truth.tsv`.
  package init(_ text: String) throws(Malformed) {
    var pairs: [(kind: String, pair: RepostScore.Pair)] = []
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 3 else { throw Malformed() }
      pairs.append((fields[0], RepostScore.Pair(original: fields[1], copy: fields[2])))
    }
    self.pairs = pairs
  }
}

/// What was found of the copies that are known, and what else.
///
/// Two copies of one text are copies of each other, too, so a pair counts as right where both stand for the same original.
/// Where a date is missing nobody can say which of the two was first; the order of a pair does not count.
package struct RepostScore: Sendable {
  /// Addresses of a text and of its copy.
  package struct Pair: Hashable, Sendable {
    package let original: String
    package let copy: String

    /// The pair of these addresses.
    package init(original: String, copy: String) {
      self.original = original
      self.copy = copy
    }
  }

  /// Found and known copies by kind.
  package private(set) var recall: [(kind: String, found: Int, known: Int)] = []
  /// Right and all pairs that were found.
  package private(set) var precision: (right: Int, all: Int) = (0, 0)
  /// What is missed and what is wrong, a line each.
  package private(set) var misses: [String] = []

  /// The score of the pairs `found`.
  package init(_ truth: RepostTruth, found: [Pair]) {
    var root: [String: String] = [:]
    for (_, pair) in truth.pairs {
      root[pair.original] = pair.original
      root[pair.copy] = pair.original
    }

    var touched: Set<String> = []
    for pair in found {
      let isRight = root[pair.original] != nil && root[pair.original] == root[pair.copy]
      precision.all += 1
      if isRight {
        precision.right += 1
        touched.insert(pair.original)
        touched.insert(pair.copy)
      } else {
        misses.append("wrong\t\(pair.original)\t\(pair.copy)")
      }
    }
    for kind in Set(truth.pairs.map(\.kind)).subtracting(["same-site"]).sorted() {
      let known = truth.pairs.filter { $0.kind == kind }
      let found = known.filter { touched.contains($0.pair.copy) }
      recall.append((kind, found.count, known.count))
      misses += known.filter { !touched.contains($0.pair.copy) }.map {
        "missed \(kind)\t\($0.pair.original)\t\($0.pair.copy)"
      }
    }
  }

  /// The share of the known copies of a kind that was found; 1 where none is known.
  package func recall(_ kind: CopyKind) -> Double {
    guard let row = recall.first(where: { $0.kind == kind.rawValue }) else { return 1 }
    return Double(row.found) / Double(row.known)
  }

  /// The share of what was found that is right; 1 where nothing was found.
  package var precisionShare: Double { precision.all == 0 ? 1 : Double(precision.right) / Double(precision.all) }

  /// The numbers as lines.
  package var table: String {
    var lines = recall.map { "recall \($0.kind): \($0.found) of \($0.known)" }
    lines.append("precision: \(precision.right) of \(precision.all)")
    return lines.joined(separator: "\n")
  }
}
