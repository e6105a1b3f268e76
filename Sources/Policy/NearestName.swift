/// Guesses which name an author meant.
package enum NearestName {
  /// The one of `names` that differs from `name` in the fewest letters, where that is few enough to be a slip.
  ///
  /// - Complexity: O(n·m²) in the number and length of the names.
  package static func of(_ name: String, among names: some Sequence<String>) -> String? {
    let letters = Array(name.lowercased().unicodeScalars.prefix(64))
    var best: (name: String, distance: Int)?
    for candidate in names {
      let other = Array(candidate.lowercased().unicodeScalars.prefix(64))
      let allowed = max(1, min(letters.count, other.count) / 3)
      guard abs(other.count - letters.count) <= allowed else { continue }
      let distance = distance(letters, other)
      if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// A sentence that offers the nearest of `names`, or lists them where they are few.
  static func help(for name: String, among names: some Sequence<String>, most: Int = 20) -> String? {
    if let near = of(name, among: names) { return "did you mean `\(near)`?" }
    let all = Array(names)
    guard !all.isEmpty, all.count <= most else { return nil }
    return "there are " + all.map { "`\($0)`" }.joined(separator: ", ")
  }

  /// Insertions, deletions, replacements and swaps of neighbours between the two.
  private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var last = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var current = [row + 1]
      for (column, otherLetter) in other.enumerated() {
        var best = min(last[column + 1], current[column]) + 1
        best = min(best, last[column] + (letter == otherLetter ? 0 : 1))
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == otherLetter {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      before = last
      last = current
    }
    return last[other.count]
  }
}
