/// Which lines of a file a change touched.
///
/// Lines count from 1 and end at LF, as git counts them.
package struct ChangedLines: Hashable, Sendable {
  /// The lines, ascending and apart; nil for all.
  package private(set) var ranges: [ClosedRange<Int>]?

  /// All lines: the file is new, or nothing is known of its lines.
  package static var all: ChangedLines { ChangedLines(ranges: nil) }
  /// No line.
  package static var none: ChangedLines { ChangedLines(ranges: []) }

  /// Whether `line` was touched.
  ///
  /// - Complexity: O(log n) in the number of ranges.
  package func contains(_ line: Int) -> Bool { overlaps(line...line) }

  /// Whether a line of `lines` was touched.
  ///
  /// - Complexity: O(log n) in the number of ranges.
  package func overlaps(_ lines: ClosedRange<Int>) -> Bool {
    guard let ranges else { return true }
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < lines.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= lines.upperBound
  }

  /// Adds `lines`, which come behind those that are there.
  mutating func append(_ lines: ClosedRange<Int>) {
    guard var ranges = ranges.take() else { return }
    if let last = ranges.last, last.upperBound + 1 >= lines.lowerBound {
      ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, lines.upperBound)
    } else {
      ranges.append(lines)
    }
    self.ranges = ranges
  }

  /// The lines that both touch.
  ///
  /// - Complexity: O(n) in the numbers of ranges.
  package func intersection(_ other: ChangedLines) -> ChangedLines {
    guard let ranges else { return other }
    guard let others = other.ranges else { return self }
    var both = ChangedLines.none
    var (one, two) = (0, 0)
    while one < ranges.count, two < others.count {
      let lower = max(ranges[one].lowerBound, others[two].lowerBound)
      let upper = min(ranges[one].upperBound, others[two].upperBound)
      if lower <= upper { both.append(lower...upper) }
      if ranges[one].upperBound < others[two].upperBound { one += 1 } else { two += 1 }
    }
    return both
  }
}
