import Testing

@testable import Corpus

@Suite struct ChangedLinesTests {
  /// Ranges made of `lines`, and what they are.
  private func lines(_ lines: Set<Int>) -> ChangedLines {
    var changed = ChangedLines.none
    for line in lines.sorted() { changed.append(line...line) }
    return changed
  }

  @Test("membership, overlap and intersection are those of sets")
  func sets() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let one = Set((0..<20).map { _ in Int.random(in: 1...40, using: &generator) })
      let other = Set((0..<20).map { _ in Int.random(in: 1...40, using: &generator) })
      let both = lines(one).intersection(lines(other))
      for line in 0...42 {
        #expect(lines(one).contains(line) == one.contains(line))
        #expect(both.contains(line) == (one.contains(line) && other.contains(line)))
        #expect(lines(one).overlaps(line...(line + 3)) == (line...(line + 3)).contains { one.contains($0) })
      }
    }
  }

  @Test("all lines are all, whatever comes in")
  func all() {
    var all = ChangedLines.all
    all.append(3...4)
    #expect(all.contains(1_000_000))
    #expect(all.intersection(lines([2])) == lines([2]))
    #expect(lines([2]).intersection(.all) == lines([2]))
    #expect(!ChangedLines.none.overlaps(1...100))
  }
}
