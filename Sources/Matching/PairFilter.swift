internal import Folding

/// Finds strings of fewer than six bytes, down to one, that hold no character of three bytes.
///
/// Of each string, with the sets of bytes beside it, the two neighbouring places with the rarest bytes are chosen. A map
/// has a bit for every two bytes that may stand there; where two bytes of the text have their bit set, the number of bits
/// before it leads to the strings to compare.
struct PairFilter: Sendable, Equatable {
  /// Every two bytes that may stand at a string's place.
  private var codes = RankedSet()
  /// For every bit set the first of its entries, and at the end their number.
  private var starts: [UInt32] = []
  /// For every entry the index in `members`.
  private var entries: [UInt32] = []
  /// The strings.
  private var members: [UInt32] = []
  /// For every string how far behind its start the first of its two bytes stands, plus one: it may stand before it.
  private var offsets: [UInt8] = []

  var isEmpty: Bool { members.isEmpty }

  /// A filter of the strings of `table` with the indices `members`.
  init(_ table: NeedleTable, _ members: [Int]) {
    guard !members.isEmpty else { return }
    self.members = members.map { UInt32($0) }
    offsets = members.map { Self.place(Self.row(table, $0)) }
    makeMap(table)
  }

  /// The bytes that may stand at each place of a string, the place before it and the one behind it included.
  private static func row(_ table: NeedleTable, _ needle: Int) -> [ByteSet] {
    var row = [table.sets[Int(table.before[needle])]]
    for byte in table.bytes(needle) { row.append(ByteSet(byte...byte)) }
    row.append(table.sets[Int(table.after[needle])])
    return row
  }

  /// Where in the row the two neighbouring places with the rarest bytes begin.
  private static func place(_ row: [ByteSet]) -> UInt8 {
    var best = 0
    var bestShare = Double.infinity
    for place in 0..<row.count - 1 {
      let share = LiteralCost.share(row[place]) * LiteralCost.share(row[place + 1])
      guard share < bestShare else { continue }
      (best, bestShare) = (place, share)
    }
    return UInt8(best)
  }

  private mutating func makeMap(_ table: NeedleTable) {
    var codes: [(code: Int, member: Int)] = []
    for (index, member) in members.enumerated() {
      let row = Self.row(table, Int(member))
      let place = Int(offsets[index])
      for first in row[place].values {
        for second in row[place + 1].values { codes.append((Int(first) | Int(second) << 8, index)) }
      }
    }
    codes.sort { ($0.code, $0.member) < ($1.code, $1.member) }
    for (index, entry) in codes.enumerated() {
      if index == 0 || codes[index - 1].code != entry.code { starts.append(UInt32(index)) }
      entries.append(UInt32(entry.member))
    }
    starts.append(UInt32(codes.count))
    self.codes = RankedSet(codes.map(\.code))
  }

  /// Finds all strings in `text[from ..< to]`, behind which at least eight more bytes stand.
  func scan(_ text: Span<UInt8>, _ from: Int, _ to: Int, _ table: NeedleTable, into hits: inout [Hit]) {
    guard !isEmpty else { return }
    if from == 0 { visitStart(text, to, table, &hits) }
    let map = codes.map
    precondition(map.count == RankedSet.words)
    // The first of two places may be the one before the first byte.
    var at = max(0, from &- 1)
    while at < to {
      let word = text.word(at: at)
      // Seven pairs begin in eight bytes.
      for step in 0..<7 {
        let code = Int(truncatingIfNeeded: word >> UInt64(8 &* step)) & 0xFFFF
        if map[code >> 6] >> UInt64(code & 63) & 1 != 0 { visit(code, at &+ step, text, from, to, table, &hits) }
      }
      at &+= 7
    }
  }

  /// At the very start of a text there is no byte before a string, so that no pair leads to it.
  private func visitStart(_ text: Span<UInt8>, _ to: Int, _ table: NeedleTable, _ hits: inout [Hit]) {
    for (index, member) in members.enumerated() where offsets[index] == 0 {
      guard table.stands(Int(member), at: 0, in: text, 0, to) else { continue }
      hits.append(Hit(needle: member, start: 0))
    }
  }

  @inline(never)
  private func visit(
    _ code: Int, _ at: Int, _ text: Span<UInt8>, _ from: Int, _ to: Int, _ table: NeedleTable, _ hits: inout [Hit]
  ) {
    let index = codes.rank(of: code)
    for entry in Int(starts[index])..<Int(starts[index + 1]) {
      let member = Int(entries[entry])
      let start = at + 1 - Int(offsets[member])
      guard table.stands(Int(members[member]), at: start, in: text, from, to) else { continue }
      hits.append(Hit(needle: members[member], start: UInt32(truncatingIfNeeded: start)))
    }
  }
}

extension PairFilter {
  func write(to image: inout ImageWriter) {
    image.write(members)
    image.write(offsets)
    image.write(codes.map)
    image.write(starts)
    image.write(entries)
  }

  init(from image: inout ImageReader, _ table: NeedleTable) throws(ImageError) {
    members = try image.readUInt32s()
    offsets = try image.readBytes()
    codes = RankedSet(map: try image.readUInt64s())
    starts = try image.readUInt32s()
    entries = try image.readUInt32s()
    guard !members.isEmpty else { return }
    let bits = codes.map.reduce(0) { $0 + $1.nonzeroBitCount }
    let isSound =
      members.count == offsets.count && codes.map.count == RankedSet.words && starts.count == bits + 1
      && Int(starts.last ?? 0) == entries.count && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
      && entries.allSatisfy { Int($0) < members.count }
      && zip(members, offsets).allSatisfy { Int($0) < table.count && Int($1) <= table.length(Int($0)) }
    guard isSound else { throw image.invalid() }
  }
}
