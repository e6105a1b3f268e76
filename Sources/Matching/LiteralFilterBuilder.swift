/// Collects strings and rows with their users; the same string with the same neighbours is kept once.
struct LiteralFilterBuilder {
  private struct Key: Hashable {
    var bytes: [UInt8]
    var before: ByteSet?
    var after: ByteSet?
  }

  private(set) var table = NeedleTable()
  private(set) var needleUsers: [[LiteralFilter.User]] = []
  private(set) var runs = RunFilter()
  private(set) var runUsers: [[LiteralFilter.User]] = []
  private var known: [Key: Int] = [:]
  private var knownSets: [ByteSet: UInt16] = [:]
  /// The spellings of keywords that differ from what stands in the view, one behind the other.
  private(set) var spellings: [UInt8] = []
  private var knownSpellings: [[UInt8]: Int] = [:]

  /// Set in a user's `first` that counts in `spellings`.
  static let isSpelling: UInt32 = 1 << 31

  /// Adds a keyword that stands in the view as `bytes` and is to be compared with `exact`.
  mutating func add(keyword: Int, of pattern: Int, _ bytes: [UInt8], exact: [UInt8]) {
    let needle = needle(Key(bytes: bytes, before: nil, after: nil))
    var start = table.starts[needle]
    if exact != bytes {
      let known = knownSpellings[exact] ?? spellings.count
      if known == spellings.count { spellings += exact }
      knownSpellings[exact] = known
      start = UInt32(known) | Self.isSpelling
    }
    needleUsers[needle].append(
      LiteralFilter.User(
        pattern: UInt32(pattern), keyword: UInt32(keyword), first: start, second: UInt32(exact.count)))
  }

  /// Adds the gate of the regex with index `pattern`.
  mutating func add(_ gate: Gate, of pattern: Int) {
    for needle in gate.needles {
      let index = self.needle(Key(bytes: needle.bytes, before: needle.before, after: needle.after))
      needleUsers[index].append(user(pattern, needle.distance))
    }
    for run in gate.runs {
      let index = runs.add(run.bytes, run.count)
      if index == runUsers.count { runUsers.append([]) }
      runUsers[index].append(user(pattern, run.distance))
    }
  }

  private func user(_ pattern: Int, _ distance: Gate.Distance) -> LiteralFilter.User {
    LiteralFilter.User(
      pattern: UInt32(pattern), keyword: LiteralFilter.User.gate, first: UInt32(distance.least),
      second: distance.most.map { UInt32($0) } ?? LiteralFilter.User.unlimited)
  }

  private mutating func needle(_ key: Key) -> Int {
    if let index = known[key] { return index }
    let index = table.add(key.bytes, before: key.before, after: key.after, &knownSets)
    known[key] = index
    needleUsers.append([])
    return index
  }
}
