internal import Folding

/// The strings that a filter looks for, in the spelling of `PrefilterView`, each with the bytes that must stand beside it.
struct NeedleTable: Sendable, Equatable {
  /// The bytes of all strings.
  private(set) var pool: [UInt8] = []
  /// Where each string begins in the pool, and at the end where the last one ends.
  private(set) var starts: [UInt32] = [0]
  /// For each string the index of the set of bytes that must stand before it; 0 for any.
  private(set) var before: [UInt16] = []
  /// For each string the index of the set of bytes that must stand behind it; 0 for any.
  private(set) var after: [UInt16] = []
  /// The sets.
  private(set) var sets: [ByteSet] = [.all]

  var count: Int { before.count }

  func length(_ needle: Int) -> Int { Int(starts[needle + 1] - starts[needle]) }

  func bytes(_ needle: Int) -> ArraySlice<UInt8> { pool[Int(starts[needle])..<Int(starts[needle + 1])] }

  /// Adds a string and gives its index.
  mutating func add(_ bytes: [UInt8], before: ByteSet?, after: ByteSet?, _ known: inout [ByteSet: UInt16]) -> Int {
    pool += bytes
    starts.append(UInt32(pool.count))
    self.before.append(index(of: before, &known))
    self.after.append(index(of: after, &known))
    return count - 1
  }

  /// Appends `spellings`, and eight bytes, so that words may be read up to the last string's end.
  mutating func close(with spellings: [UInt8]) { pool += spellings + [UInt8](repeating: 0, count: 8) }

  private mutating func index(of set: ByteSet?, _ known: inout [ByteSet: UInt16]) -> UInt16 {
    guard let set, set != .all else { return 0 }
    if let index = known[set] { return index }
    guard sets.count < Int(UInt16.max) else { return 0 }
    sets.append(set)
    known[set] = UInt16(sets.count - 1)
    return UInt16(sets.count - 1)
  }

  /// Whether the needle stands at `start` of `text`, which is followed by at least eight more bytes, and has what it needs
  /// beside it.
  @inline(__always)
  func stands(_ needle: Int, at start: Int, in text: Span<UInt8>, _ from: Int, _ to: Int) -> Bool {
    let first = Int(starts[needle])
    let length = Int(starts[needle &+ 1]) &- first
    guard start >= from, start &+ length <= to else { return false }
    let pool = pool.span
    var offset = 0
    while offset &+ 8 <= length {
      guard pool.word(at: first &+ offset) == text.word(at: start &+ offset) else { return false }
      offset &+= 8
    }
    if offset < length {
      let rest = UInt64(64 &- 8 &* (length &- offset))
      guard (pool.word(at: first &+ offset) ^ text.word(at: start &+ offset)) << rest == 0 else { return false }
    }
    return isBeside(needle, start, start &+ length, text)
  }

  /// Whether the bytes beside the needle, which stands at `start ..< end`, are those that it needs.
  @inline(__always)
  func isBeside(_ needle: Int, _ start: Int, _ end: Int, _ text: Span<UInt8>) -> Bool {
    let before = Int(before[needle])
    if before != 0, start == 0 || !sets[before].contains(text[start &- 1]) { return false }
    let after = Int(after[needle])
    return after == 0 || sets[after].contains(text[end])
  }
}

extension NeedleTable {
  func write(to image: inout ImageWriter) {
    image.write(pool)
    image.write(starts)
    image.write(before)
    image.write(after)
    image.write(sets.flatMap { set in (0..<4).map { set.words[$0] } })
  }

  init(from image: inout ImageReader) throws(ImageError) {
    pool = try image.readBytes()
    starts = try image.readUInt32s()
    before = try image.readUInt16s()
    after = try image.readUInt16s()
    let words = try image.readUInt64s()
    guard words.count % 4 == 0, !words.isEmpty else { throw image.invalid() }
    sets = stride(from: 0, to: words.count, by: 4).map { at in
      ByteSet(words: SIMD4(words[at], words[at + 1], words[at + 2], words[at + 3]))
    }
    let isSound =
      starts.count == before.count + 1 && after.count == before.count && starts.first == 0
      && Int(starts.last ?? 0) + 8 <= pool.count && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
      && (before + after).allSatisfy { Int($0) < sets.count }
    guard isSound else { throw image.invalid() }
  }
}
