/// What repeated measuring of one thing gave.
struct Spread {
  /// The readings, ascending; at least one.
  let values: [Double]

  /// The readings in any order; nil without any.
  init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    self.values = values.sorted()
  }

  /// The smallest reading.
  var least: Double { values[0] }
  /// The largest reading.
  var most: Double { values[values.count - 1] }
  /// The middle reading, or the mean of the two in the middle.
  var median: Double { (values[(values.count - 1) / 2] + values[values.count / 2]) / 2 }
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}

/// Runs every one of `works` once, then all again, `passes` times, and returns the readings of each.
///
/// What is compared is measured in turn, so that a machine that is slower for a while is slower for all of them.
func inTurn(passes: Int, _ works: [() throws -> Double]) throws -> [[Double]] {
  var readings = works.map { _ in [Double]() }
  for _ in 0..<passes {
    for (index, work) in works.enumerated() { readings[index].append(try work()) }
  }
  return readings
}

/// What each reading of `one` is to the reading of `other` of the same pass.
func ratios(_ one: [Double], to other: [Double]) -> [Double] {
  zip(one, other).map { $0 / $1 }
}
