internal import Folding

/// Finds rows of bytes of one set: looks at every n-th byte only, since a row of n bytes holds one of those.
struct RunFilter: Sendable, Equatable {
  /// The rows: a set and the least number of bytes.
  private(set) var sets: [ByteSet] = []
  private(set) var counts: [UInt8] = []

  var isEmpty: Bool { sets.isEmpty }

  /// Adds a row and gives its index; the same row is kept once.
  mutating func add(_ set: ByteSet, _ count: Int) -> Int {
    let count = UInt8(clamping: count)
    if let known = sets.indices.first(where: { sets[$0] == set && counts[$0] == count }) { return known }
    sets.append(set)
    counts.append(count)
    return sets.count - 1
  }

  /// Finds the longest rows in `text[from ..< to]`, in order for each run.
  func scan(_ text: Span<UInt8>, _ from: Int, _ to: Int, into hits: inout [RunHit]) {
    for run in sets.indices { scan(run, text, from, to, &hits) }
  }

  private func scan(_ run: Int, _ text: Span<UInt8>, _ from: Int, _ to: Int, _ hits: inout [RunHit]) {
    let values = [Bool]((0...255).map { sets[run].contains(UInt8($0)) })
    let isIn = values.span
    precondition(isIn.count == 256)
    let step = Int(counts[run])
    var floor = from
    var at = from &+ step &- 1
    while at < to {
      if !isIn[Int(text[at])] {
        at &+= step
        continue
      }
      var lower = at
      while lower > floor, isIn[Int(text[lower &- 1])] { lower &-= 1 }
      var upper = at &+ 1
      while upper < to, isIn[Int(text[upper])] { upper &+= 1 }
      if upper - lower >= step {
        hits.append(
          RunHit(
            run: UInt32(run), lower: UInt32(truncatingIfNeeded: lower), upper: UInt32(truncatingIfNeeded: upper)))
      }
      floor = upper
      at = upper &+ step
    }
  }

  func write(to image: inout ImageWriter) {
    image.write(counts)
    image.write(sets.flatMap { set in (0..<4).map { set.words[$0] } })
  }

  init() {}

  init(from image: inout ImageReader) throws(ImageError) {
    counts = try image.readBytes()
    let words = try image.readUInt64s()
    guard words.count == 4 * counts.count, !counts.contains(0) else { throw image.invalid() }
    sets = stride(from: 0, to: words.count, by: 4).map { at in
      ByteSet(words: SIMD4(words[at], words[at + 1], words[at + 2], words[at + 3]))
    }
  }
}
