/// What stands in every match of a regex, so that the regex has to be run only near it.
///
/// Strings and bytes are in the spelling of `PrefilterView`; distances are bytes of the text that the regex runs on.
struct Gate: Hashable, Sendable {
  /// One of the strings that a gate asks for.
  struct Needle: Hashable, Sendable {
    /// The string.
    var bytes: [UInt8]
    /// The byte before it, where that is known.
    var before: ByteSet?
    /// The byte behind it, where that is known.
    var after: ByteSet?
    /// How far behind the match's start it stands.
    var distance: Distance
  }

  /// A row of bytes of a set.
  struct Run: Hashable, Sendable {
    /// The bytes.
    var bytes: ByteSet
    /// The least number of them.
    var count: Int
    /// How far behind the match's start the row begins.
    var distance: Distance
  }

  /// The least and the greatest distance; no limit where `most` is nil.
  struct Distance: Hashable, Sendable {
    var least: Int
    var most: Int?

    static let zero = Distance(least: 0, most: 0)

    /// A distance that no text is worth adding up behind.
    private static let far = 1 << 20

    static func + (one: Distance, other: Distance) -> Distance {
      let most = one.most.flatMap { first in other.most.map { first + $0 } }
      return Distance(least: min(one.least + other.least, far), most: most.flatMap { $0 > far ? nil : $0 })
    }

    func times(_ least: Int, _ most: Int?) -> Distance {
      let product = self.most.flatMap { one in most.map { one.multipliedReportingOverflow(by: $0) } }
      let end = product.flatMap { $0.overflow || $0.partialValue > Self.far ? nil : $0.partialValue }
      return Distance(
        least: self.least == 0 ? 0 : min(Self.far, self.least * min(least, Self.far)), most: self.most == 0 ? 0 : end)
    }
  }

  /// Strings of which one, or one of the rows, must be there.
  var needles: [Needle] = []
  /// Rows of characters of a class.
  var runs: [Run] = []
  /// How often it is expected to be there, per byte of any text, with what it costs to look for it.
  private(set) var cost: Double

  /// A gate that one of the strings and rows opens.
  init(needles: [Needle] = [], runs: [Run] = []) {
    self.needles = needles
    self.runs = runs
    cost = LiteralCost.of(needles: needles) + runs.reduce(0) { $0 + LiteralCost.of(run: $1) }
  }

  /// The gate seen from `distance` bytes before.
  func moved(by distance: Distance) -> Gate {
    Gate(
      needles: needles.map { needle in
        var needle = needle
        needle.distance = distance + needle.distance
        return needle
      },
      runs: runs.map { run in
        var run = run
        run.distance = distance + run.distance
        return run
      })
  }
}
