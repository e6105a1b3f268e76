internal import Folding

/// Finds strings of at least six bytes.
///
/// Of each string six bytes in a row are chosen, the rarest and least shared. Five bytes from the first or the second of
/// them on stand at an even distance from where the search began, so that it is enough to look at every other place: a
/// hash of the five bytes there asks a bit map, and where its bit is set a table says which strings to compare.
struct LongFilter: Sendable, Equatable {
  /// The shortest string it takes.
  static let shortest = 6

  /// The logarithm of the number of bits of the map, for few, many and very many strings, so that a place in a text has
  /// its bit set by chance in some hundredths of all cases.
  private static let maps = [18, 20, 22]

  private static func mapBits(for count: Int) -> Int { count <= 4_000 ? maps[0] : count <= 20_000 ? maps[1] : maps[2] }

  private var map: [UInt64] = []
  private var mapBits: UInt8 = 0
  /// For every bucket of hashes the first of its entries, and at the end their number.
  private var buckets: [UInt32] = []
  private var bucketBits: UInt8 = 0
  /// For every entry 32 bits of the hash.
  private var checks: [UInt32] = []
  /// For every entry the string.
  private var needles: [UInt32] = []
  /// For every entry how far behind the string's start its five bytes begin.
  private var offsets: [UInt16] = []

  var isEmpty: Bool { needles.isEmpty }

  /// A filter of the strings of `table` with the indices `members`.
  init(_ table: NeedleTable, _ members: [Int]) {
    guard !members.isEmpty else { return }
    var entries: [(hash: UInt64, needle: Int, offset: Int)] = []
    var load: [UInt64: Int] = [:]
    // Strings with few places to choose from come first.
    for needle in members.sorted(by: { (table.length($0), $0) < (table.length($1), $1) }) {
      let offset = Self.place(Array(table.bytes(needle)), load)
      for shift in 0...1 {
        let hash = Self.hash(table.pool.span.word(at: Int(table.starts[needle]) + offset + shift))
        entries.append((hash, needle, offset + shift))
        load[hash, default: 0] += 1
      }
    }
    entries.sort { ($0.hash, $0.needle, $0.offset) < ($1.hash, $1.needle, $1.offset) }
    mapBits = UInt8(Self.mapBits(for: members.count))
    map = [UInt64](repeating: 0, count: 1 << (Int(mapBits) - 6))
    // About one entry a bucket: more buckets would be more to read at every start.
    bucketBits = UInt8(max(8, 63 - entries.count.leadingZeroBitCount))
    var counts = [UInt32](repeating: 0, count: (1 << Int(bucketBits)) + 1)
    for entry in entries {
      let bit = entry.hash >> UInt64(64 - mapBits)
      map[Int(bit >> 6)] |= 1 << (bit & 63)
      counts[Int(entry.hash >> UInt64(64 - bucketBits)) + 1] += 1
    }
    for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
    buckets = counts
    checks = entries.map { Self.check($0.hash) }
    needles = entries.map { UInt32($0.needle) }
    offsets = entries.map { UInt16($0.offset) }
  }

  /// The place in a string whose six bytes are rarest, taking into account how many strings chose the same before.
  private static func place(_ bytes: [UInt8], _ load: [UInt64: Int]) -> Int {
    let padded = bytes + [UInt8](repeating: 0, count: 8)
    var best = (cost: Double.infinity, offset: 0)
    for offset in 0...min(bytes.count - shortest, 60) {
      // A place that begins inside a character says less than one that holds it whole.
      let share = LiteralCost.share(of: bytes[offset..<offset + shortest])
      let busy = (0...1).reduce(0) { $0 + (load[hash(padded.span.word(at: offset + $1))] ?? 0) }
      let cost = share * Double(1 + busy)
      if cost < best.cost { best = (cost, offset) }
    }
    return best.offset
  }

  /// The hash of the five low bytes of `word`; different bytes have different hashes in the upper 40 bits.
  @inline(__always)
  private static func hash(_ word: UInt64) -> UInt64 { (word << 24) &* 0x9E37_79B9_7F4A_7C15 }

  @inline(__always)
  private static func check(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 24) }

  /// Finds all strings in `text[from ..< to]`, behind which at least eight more bytes stand.
  func scan(_ text: Span<UInt8>, _ from: Int, _ to: Int, _ table: NeedleTable, into hits: inout [Hit]) {
    guard !isEmpty else { return }
    // A size that the compiler knows saves the bounds check at every place.
    switch mapBits {
    case 18: scan(text, from, to, table, bits: 18, into: &hits)
    case 20: scan(text, from, to, table, bits: 20, into: &hits)
    default: scan(text, from, to, table, bits: 22, into: &hits)
    }
  }

  @inline(__always)
  private func scan(
    _ text: Span<UInt8>, _ from: Int, _ to: Int, _ table: NeedleTable, bits: Int, into hits: inout [Hit]
  ) {
    let map = map.span
    precondition(map.count == 1 << (bits - 6))
    var at = from
    let last = min(to &- Self.shortest &+ 1, text.count &- 8)
    while at <= last {
      let word = text.word(at: at)
      let first = Self.hash(word)
      let second = Self.hash(word >> 16)
      if Self.isSet(first, map, bits) { visit(first, at, text, from, to, table, &hits) }
      if Self.isSet(second, map, bits) { visit(second, at &+ 2, text, from, to, table, &hits) }
      at &+= 4
    }
  }

  @inline(__always)
  private static func isSet(_ hash: UInt64, _ map: Span<UInt64>, _ bits: Int) -> Bool {
    let bit = hash >> UInt64(64 &- bits)
    return map[Int(truncatingIfNeeded: bit >> 6)] >> (bit & 63) & 1 != 0
  }

  @inline(never)
  private func visit(
    _ hash: UInt64, _ at: Int, _ text: Span<UInt8>, _ from: Int, _ to: Int, _ table: NeedleTable, _ hits: inout [Hit]
  ) {
    let bucket = Int(truncatingIfNeeded: hash >> UInt64(64 &- bucketBits))
    let check = Self.check(hash)
    for entry in Int(buckets[bucket])..<Int(buckets[bucket + 1]) where checks[entry] == check {
      let needle = Int(needles[entry])
      let start = at - Int(offsets[entry])
      guard table.stands(needle, at: start, in: text, from, to) else { continue }
      hits.append(Hit(needle: UInt32(needle), start: UInt32(truncatingIfNeeded: start)))
    }
  }
}

extension LongFilter {
  func write(to image: inout ImageWriter) {
    image.write(mapBits)
    image.write(bucketBits)
    image.write(buckets)
    image.write(checks)
    image.write(needles)
    image.write(offsets)
  }

  /// Reads a filter back; the bit map is made anew, which is quicker than reading one that is mostly empty.
  init(from image: inout ImageReader, _ table: NeedleTable) throws(ImageError) {
    mapBits = try image.readUInt8()
    bucketBits = try image.readUInt8()
    buckets = try image.readUInt32s()
    checks = try image.readUInt32s()
    needles = try image.readUInt32s()
    offsets = try image.readUInt16s()
    guard !needles.isEmpty else { return }
    let isSound =
      Self.maps.contains(Int(mapBits)) && (8...32).contains(bucketBits)
      && buckets.count == (1 << Int(bucketBits)) + 1 && checks.count == needles.count
      && offsets.count == needles.count && Int(buckets.last ?? 0) == needles.count
      && zip(buckets, buckets.dropFirst()).allSatisfy { $0 <= $1 } && needles.allSatisfy { Int($0) < table.count }
      && zip(needles, offsets).allSatisfy { Int($1) + 5 <= table.length(Int($0)) }
    guard isSound else { throw image.invalid() }
    map = [UInt64](repeating: 0, count: 1 << (Int(mapBits) - 6))
    for (needle, offset) in zip(needles, offsets) {
      let hash = Self.hash(table.pool.span.word(at: Int(table.starts[Int(needle)]) + Int(offset)))
      let bit = hash >> UInt64(64 - mapBits)
      map[Int(bit >> 6)] |= 1 << (bit & 63)
    }
  }
}
