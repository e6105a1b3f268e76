internal import Folding

/// Finds strings of fewer than six bytes that hold a character of three bytes, such as a Han character.
///
/// Of each string one such character is chosen. A map has a bit for every character of three bytes; where a character of
/// the text has its bit set, the number of bits before it leads to the strings to compare. Nothing else is looked at
/// twice, while sets of single bytes would let every other Han character through.
struct CharacterFilter: Sendable, Equatable {
  /// The sixteen bits of every character of three bytes that was chosen.
  private var codes = RankedSet()
  /// For every bit set the first of its entries, and at the end their number.
  private var starts: [UInt32] = []
  /// For every entry the string.
  private var needles: [UInt32] = []
  /// For every entry how far behind the string's start its character begins.
  private var offsets: [UInt8] = []

  var isEmpty: Bool { needles.isEmpty }

  /// Whether `bytes` holds a whole character of three bytes.
  static func accepts(_ bytes: ArraySlice<UInt8>) -> Bool { place(bytes) != nil }

  /// A filter of the strings of `table` with the indices `members`, each of which it accepts.
  init(_ table: NeedleTable, _ members: [Int]) {
    var entries = members.compactMap { needle in
      Self.place(table.bytes(needle)).map { (code: $0.code, needle: needle, offset: $0.offset) }
    }
    guard !entries.isEmpty else { return }
    entries.sort { ($0.code, $0.needle) < ($1.code, $1.needle) }
    for (index, entry) in entries.enumerated() {
      if index == 0 || entries[index - 1].code != entry.code { starts.append(UInt32(index)) }
      needles.append(UInt32(entry.needle))
      offsets.append(UInt8(entry.offset))
    }
    starts.append(UInt32(entries.count))
    codes = RankedSet(entries.map(\.code))
  }

  /// The rarest whole character of three bytes in `bytes`, as its sixteen bits, and where it begins.
  private static func place(_ bytes: ArraySlice<UInt8>) -> (code: Int, offset: Int)? {
    var best: (code: Int, offset: Int)?
    var bestBits = -1.0
    for offset in bytes.indices where bytes[offset] & 0xF0 == 0xE0 && offset + 2 < bytes.endIndex {
      let character = bytes[offset..<offset + 3]
      let bits = LiteralCost.bits(Array(character))
      guard bits > bestBits else { continue }
      bestBits = bits
      best = (code(bytes[offset], bytes[offset + 1], bytes[offset + 2]), offset - bytes.startIndex)
    }
    return best
  }

  @inline(__always)
  private static func code(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    Int(first & 0x0F) << 12 | Int(second & 0x3F) << 6 | Int(third & 0x3F)
  }

  /// Finds all strings in `text[from ..< to]`, which begins on a scalar boundary and behind which at least eight more
  /// bytes stand.
  func scan(_ text: Span<UInt8>, _ from: Int, _ to: Int, _ table: NeedleTable, into hits: inout [Hit]) {
    guard !isEmpty else { return }
    let map = codes.map
    precondition(map.count == RankedSet.words)
    var at = from
    while at < to {
      let marked = text.word(at: at) & 0x8080_8080_8080_8080
      at &+= marked == 0 ? 8 : marked.trailingZeroBitCount >> 3
      guard marked != 0 else { continue }
      while at < to {
        let window = text.extracting(at..<(at &+ 3))
        guard window[0] & 0xF0 == 0xE0 else { break }
        let code = Self.code(window[0], window[1], window[2])
        if map[code >> 6] >> UInt64(code & 63) & 1 != 0 { visit(code, at, text, from, to, table, &hits) }
        at &+= 3
      }
      // Behind other characters than those of three bytes the next one is found by its high bit again.
      if at < to, text[at] >= 0x80 { at &+= text[at] >= 0xF0 ? 4 : text[at] >= 0xC0 ? 2 : 1 }
    }
  }

  @inline(never)
  private func visit(
    _ code: Int, _ at: Int, _ text: Span<UInt8>, _ from: Int, _ to: Int, _ table: NeedleTable, _ hits: inout [Hit]
  ) {
    let index = codes.rank(of: code)
    for entry in Int(starts[index])..<Int(starts[index + 1]) {
      let start = at - Int(offsets[entry])
      let needle = Int(needles[entry])
      guard table.stands(needle, at: start, in: text, from, to) else { continue }
      hits.append(Hit(needle: UInt32(needle), start: UInt32(truncatingIfNeeded: start)))
    }
  }
}

extension CharacterFilter {
  func write(to image: inout ImageWriter) {
    image.write(needles)
    image.write(offsets)
  }

  /// Reads a filter back; the map is made anew, which is quicker than reading one that is mostly empty.
  init(from image: inout ImageReader, _ table: NeedleTable) throws(ImageError) {
    needles = try image.readUInt32s()
    offsets = try image.readBytes()
    guard !needles.isEmpty else { return }
    guard needles.count == offsets.count, needles.allSatisfy({ Int($0) < table.count }) else { throw image.invalid() }
    var codes: Set<Int> = []
    var last = -1
    for (index, needle) in needles.enumerated() {
      let bytes = table.bytes(Int(needle))
      let at = bytes.startIndex + Int(offsets[index])
      guard at + 2 < bytes.endIndex, bytes[at] & 0xF0 == 0xE0 else { throw image.invalid() }
      let code = Self.code(bytes[at], bytes[at + 1], bytes[at + 2])
      guard code >= last else { throw image.invalid() }
      if code > last { starts.append(UInt32(index)) }
      last = code
      codes.insert(code)
    }
    starts.append(UInt32(needles.count))
    self.codes = RankedSet(codes)
  }
}
