package import Documents

/// The clauses and sentences of a block: stretches that lie side by side and cover it.
package struct Segments: Sendable, Equatable {
  /// The block.
  package var range: TextRange
  /// Where clauses end, in order; the last is the block's end.
  package var clauseEnds: [Int]
  /// Where sentences end, in order; each is the end of a clause, too.
  package var sentenceEnds: [Int]

  /// The clause, sentence or block that holds the text offset `offset`; the last one for the block's end.
  ///
  /// - Complexity: O(log n) in the number of clauses.
  package func extent(of scope: Scope, at offset: Int) -> TextRange {
    switch scope {
    case .clause: Self.stretch(of: clauseEnds, at: offset, in: range)
    case .sentence: Self.stretch(of: sentenceEnds, at: offset, in: range)
    case .paragraph, .zone, .document: range
    }
  }

  private static func stretch(of ends: [Int], at offset: Int, in range: TextRange) -> TextRange {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    low = min(low, ends.count - 1)
    guard low >= 0 else { return range }
    return TextRange(low == 0 ? range.lower : ends[low - 1], ends[low])
  }
}
