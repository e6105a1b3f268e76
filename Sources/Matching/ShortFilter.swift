internal import Folding

/// Finds strings of fewer than six bytes, down to one, that hold no character of three bytes.
///
/// Of each string, with the sets of bytes beside it, up to four places in a row are chosen. The strings are put into eight
/// buckets. For every byte value a table holds 4 × 8 bits: whether the value is impossible at the last place of a bucket,
/// at the last but one, and so on. The tables' words of four bytes, each shifted by one byte more than the one before,
/// joined by "or", leave a zero bit where all places of a bucket fit; then the string itself is looked up.
struct ShortFilter: Sendable, Equatable {
  private static let places = 4
  private static let bucketCount = 8

  private var table: [UInt32] = []
  /// For every bucket where its shapes begin in `shapes`, and at the end their number.
  private var shapeStarts: [UInt32] = []
  /// A length, and how far behind the string's start the last of its chosen places stands, each in a byte; the distance
  /// is one more than that, since the last place may be before the string's end or one behind it.
  private var shapes: [UInt16] = []
  /// The strings by their bytes and length: an open hash table of indices, one more than the needle, 0 for none.
  private var slots: [UInt32] = []
  /// For every slot the next needle with the same bytes, one more than its index, 0 for none.
  private var chains: [UInt32] = []
  /// The needle index that `chains` begins with.
  private var isUsed = false

  var isEmpty: Bool { !isUsed }

  /// A filter of the strings of `needles` with the indices `members`.
  init(_ needles: NeedleTable, _ members: [Int]) {
    guard !members.isEmpty else { return }
    isUsed = true
    makeSlots(needles, members)
    var buckets = [Bucket](repeating: Bucket(), count: Self.bucketCount)
    let windows = members.map { Window(needles, $0) }.sorted { $0.share < $1.share }
    for window in windows {
      // The bucket that grows least; an empty one grows by what the window lets through.
      let costs = buckets.map { $0.joined(window).share - $0.share }
      let best = costs.indices.min { costs[$0] < costs[$1] } ?? 0
      buckets[best] = buckets[best].joined(window)
    }
    table = [UInt32](repeating: .max, count: 256)
    shapeStarts = [0]
    for (index, bucket) in buckets.enumerated() {
      for (place, set) in bucket.sets.enumerated() where !bucket.shapes.isEmpty {
        for value in set.values { table[Int(value)] &= ~(1 << UInt32(8 * place + index)) }
      }
      shapes += bucket.shapes.sorted()
      shapeStarts.append(UInt32(shapes.count))
    }
  }

  /// The places that were chosen of one string: `sets[0]` is the last.
  private struct Window {
    var sets: [ByteSet] = []
    var shape: UInt16 = 0
    var share: Double { sets.reduce(1) { $0 * LiteralCost.share($1) } }

    init(_ needles: NeedleTable, _ needle: Int) {
      let bytes = needles.bytes(needle)
      var row: [ByteSet] = bytes.map { ByteSet($0...$0) }
      let hasBefore = needles.before[needle] != 0
      if hasBefore { row.insert(needles.sets[Int(needles.before[needle])], at: 0) }
      if needles.after[needle] != 0 { row.append(needles.sets[Int(needles.after[needle])]) }
      let width = min(ShortFilter.places, row.count)
      let starts = 0...(row.count - width)
      let shares = starts.map { start in row[start..<start + width].reduce(1) { $0 * LiteralCost.share($1) } }
      let best = shares.indices.min { shares[$0] < shares[$1] } ?? 0
      sets = row[best..<best + width].reversed()
      while sets.count < ShortFilter.places { sets.append(.all) }
      let last = best + width - 1 - (hasBefore ? 1 : 0)
      shape = UInt16(bytes.count) << 8 | UInt16(last + 1)
    }
  }

  private struct Bucket {
    var sets = [ByteSet](repeating: ByteSet(), count: ShortFilter.places)
    var shapes: Set<UInt16> = []
    var share: Double { shapes.isEmpty ? 0 : sets.reduce(1) { $0 * LiteralCost.share($1) } }

    func joined(_ window: Window) -> Bucket {
      var bucket = self
      bucket.sets = zip(sets, window.sets).map { $0.union($1) }
      bucket.shapes.insert(window.shape)
      return bucket
    }
  }

  private mutating func makeSlots(_ needles: NeedleTable, _ members: [Int]) {
    let count = 1 << (64 - (2 * members.count).leadingZeroBitCount)
    slots = [UInt32](repeating: 0, count: count)
    chains = [UInt32](repeating: 0, count: needles.count)
    for needle in members.reversed() {
      let key = Self.key(needles.pool.span.word(at: Int(needles.starts[needle])), needles.length(needle))
      var slot = Self.slot(key, count)
      while slots[slot] != 0, Self.key(of: Int(slots[slot]) - 1, needles) != key { slot = (slot + 1) & (count - 1) }
      chains[needle] = slots[slot]
      slots[slot] = UInt32(needle + 1)
    }
  }

  @inline(__always)
  private static func key(_ word: UInt64, _ length: Int) -> UInt64 {
    word << UInt64(64 &- 8 &* length) | UInt64(length)
  }

  @inline(__always)
  private static func key(of needle: Int, _ needles: NeedleTable) -> UInt64 {
    key(needles.pool.span.word(at: Int(needles.starts[needle])), needles.length(needle))
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count &- 1)
  }

  /// Finds all strings in `text[from ..< to]`, behind which at least eight more bytes stand.
  func scan(_ text: Span<UInt8>, _ from: Int, _ to: Int, _ needles: NeedleTable, into hits: inout [Hit]) {
    guard isUsed else { return }
    let table = table.span
    precondition(table.count == 256)
    var at = from
    // The place behind the last byte may be part of a window.
    let end = min(to &+ 1, text.count &- 8)
    var carry: UInt64 = 0
    while at < end {
      let window = text.extracting(at..<(at &+ 4))
      var sum = carry | UInt64(table[Int(window[0])])
      sum |= UInt64(table[Int(window[1])]) << 8
      sum |= UInt64(table[Int(window[2])]) << 16
      sum |= UInt64(table[Int(window[3])]) << 24
      carry = sum >> 32
      if UInt32(truncatingIfNeeded: sum) != .max {
        visit(~UInt32(truncatingIfNeeded: sum), at, text, from, to, needles, &hits)
      }
      at &+= 4
    }
  }

  /// Looks up what may end at the four bytes from `at` on; `found` has a bit for each bucket, eight for each byte.
  @inline(never)
  private func visit(
    _ found: UInt32, _ at: Int, _ text: Span<UInt8>, _ from: Int, _ to: Int, _ needles: NeedleTable,
    _ hits: inout [Hit]
  ) {
    var found = found
    while found != 0 {
      let bit = found.trailingZeroBitCount
      found &= found &- 1
      let last = at &+ bit >> 3
      let bucket = bit & 7
      for index in Int(shapeStarts[bucket])..<Int(shapeStarts[bucket + 1]) {
        let length = Int(shapes[index] >> 8)
        let start = last &+ 1 &- Int(shapes[index] & 0xFF)
        guard start >= from, start &+ length <= to else { continue }
        look(text.word(at: start), length, start, text, needles, &hits)
      }
    }
  }

  @inline(__always)
  private func look(
    _ word: UInt64, _ length: Int, _ start: Int, _ text: Span<UInt8>, _ needles: NeedleTable, _ hits: inout [Hit]
  ) {
    let key = Self.key(word, length)
    var slot = Self.slot(key, slots.count)
    while slots[slot] != 0, Self.key(of: Int(slots[slot]) - 1, needles) != key { slot = (slot + 1) & (slots.count - 1) }
    var next = slots[slot]
    while next != 0 {
      let needle = Int(next) - 1
      if needles.isBeside(needle, start, start + length, text) {
        hits.append(Hit(needle: UInt32(needle), start: UInt32(truncatingIfNeeded: start)))
      }
      next = chains[needle]
    }
  }
}

extension ShortFilter {
  func write(to image: inout ImageWriter) {
    image.write(isUsed)
    image.write(table)
    image.write(shapeStarts)
    image.write(shapes)
    image.write(slots)
    image.write(chains)
  }

  init(from image: inout ImageReader, _ needles: NeedleTable) throws(ImageError) {
    isUsed = try image.readBool()
    table = try image.readUInt32s()
    shapeStarts = try image.readUInt32s()
    shapes = try image.readUInt16s()
    slots = try image.readUInt32s()
    chains = try image.readUInt32s()
    guard isUsed else { return }
    let isSound =
      table.count == 256 && shapeStarts.count == Self.bucketCount + 1 && Int(shapeStarts.last ?? 0) == shapes.count
      && zip(shapeStarts, shapeStarts.dropFirst()).allSatisfy { $0 <= $1 } && chains.count == needles.count
      && slots.count.nonzeroBitCount == 1 && slots.contains(0) && slots.allSatisfy { Int($0) <= needles.count }
      && shapes.allSatisfy { (1...5).contains($0 >> 8) }
      // A chain leads downwards or upwards, never back.
      && chains.enumerated().allSatisfy { Int($1) <= needles.count && ($1 == 0 || Int($1) > $0 + 1) }
    guard isSound else { throw image.invalid() }
  }
}
