import Archive

/// What reading one input has cost and left out; shared by all that stands in it.
final class InputAccount {
  /// What is read from outside.
  private let outside: FileBytes
  private let limits: ExpansionLimits
  private var produced = 0
  private var counts: [String: Int] = [:]

  /// The most kinds that are told apart.
  private static let kindLimit = 64

  /// The account of the input that `outside` reads.
  init(_ outside: FileBytes, _ limits: ExpansionLimits) {
    self.outside = outside
    self.limits = limits
  }

  /// What all that is decoded may come to, beside its share in the size of the input.
  var totalFloor: Int { limits.totalFloor }

  /// The bytes read from outside so far.
  var consumed: Int { outside.consumed }

  /// Counts something of the kind `kind` that is not checked.
  func leaveOut(_ kind: String) {
    let isKnown = counts[kind] != nil || counts.count < Self.kindLimit
    counts[isKnown ? kind : "…", default: 0] += 1
  }

  /// What was left out, by kind, in the order of the kinds' bytes; then nothing.
  func takeLeftOut() -> [LeftOut] {
    defer { counts = [:] }
    return counts.map { LeftOut(kind: $0.key, count: $0.value) }.sorted { $0.kind < $1.kind }
  }

  /// Counts `count` decoded bytes.
  ///
  /// - Throws: when `own` of them, decoded from what was read from outside since `start`, or all together are too many.
  func produce(_ count: Int, own: Int, since start: Int) throws(ByteFailure) {
    produced += count
    let read = max(1, outside.consumed - start)
    if own > limits.ratioFloor, own / limits.ratio > read { throw .limit(.ratio(limits.ratio)) }
    let size = outside.seekableSize ?? outside.consumed
    if produced > limits.totalFloor, (produced - limits.totalFloor) / limits.ratio > size {
      throw .limit(.total(limits.totalFloor))
    }
  }

  /// Whether the whole input has become too large, so that there is no sense in going on with it.
  var isExhausted: Bool {
    let size = outside.seekableSize ?? outside.consumed
    return produced > limits.totalFloor && (produced - limits.totalFloor) / limits.ratio > size
  }
}

/// How many things of a kind an input holds that are not checked.
package struct LeftOut: Hashable, Sendable {
  /// What they are: `.png`, `request`, `image/png`, `HTTP 404`, `link`.
  package let kind: String
  /// How many there are.
  package let count: Int

  /// `count` things that are `kind`.
  package init(kind: String, count: Int) {
    self.kind = kind
    self.count = count
  }
}

/// A decoded stream whose bytes are counted.
final class CountedBytes: ByteSource {
  private let source: any ByteSource
  private let account: InputAccount
  private let start: Int
  private var count = 0

  /// The bytes of `source`, counted in `account`.
  init(_ source: any ByteSource, _ account: InputAccount) {
    self.source = source
    self.account = account
    start = account.consumed
  }

  /// The next portion; empty at the end.
  func next() throws(ByteFailure) -> [UInt8] {
    let bytes = try source.next()
    count += bytes.count
    try account.produce(bytes.count, own: count, since: start)
    return bytes
  }
}
