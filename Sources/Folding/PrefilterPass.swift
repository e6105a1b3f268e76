internal import Documents

/// One pass over the text that finds the characters which folds concern, and copies all others as they are.
struct PrefilterPass {
  private let blocks: [Block]
  private let bits = FoldTable.bits
  /// The block that the pass is in or has not reached yet.
  private var block = 0
  /// Where the text begins that has been looked at and not been copied.
  private var runStart = 0
  private var range = TextRange(0, 0)

  /// The view's bytes.
  private(set) var bytes: [UInt8] = []
  /// From the view's offsets to those of the text.
  private(set) var map = FoldMap(base: 0)
  /// For every block the folds that change it.
  private(set) var changes: [FoldSet]

  /// A pass over a text of `blocks` whose view has about `capacity` bytes.
  init(blocks: [Block], capacity: Int) {
    self.blocks = blocks
    changes = [FoldSet](repeating: [], count: blocks.count)
    bytes.reserveCapacity(capacity)
  }

  /// Notes that `folds` change the block with index `block`.
  mutating func note(_ folds: FoldSet, in block: Int) { changes[block].formUnion(folds) }

  /// Makes capital ASCII letters small and line feeds spaces, puts `padding` zeros behind the view, and gives the number
  /// of bytes before them.
  mutating func finish(padding: Int) -> Int {
    lowercaseASCII(&bytes)
    let count = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: padding))
    return count
  }

  /// Appends the view of `text[range]`, in which the block with index `first` is the first one.
  mutating func run(_ text: [UInt8], _ range: TextRange, first: Int) {
    if !bytes.isEmpty || range.lower > 0 {
      bytes.append(0)
      map.note(folded: bytes.count, end: range.lower, start: range.lower)
    }
    self.range = range
    block = first
    runStart = range.lower
    var offset = range.lower
    while true {
      offset = skip(text.span, offset)
      guard offset < range.upper else { break }
      offset = visit(text, offset)
    }
    flush(text, range.upper)
  }

  /// The next offset that has to be visited: a control, the first byte of a character with an entry, the ASCII separator
  /// behind a CJK letter, or a letter that may be a look-alike.
  @inline(__always)
  private func skip(_ source: Span<UInt8>, _ start: Int) -> Int {
    let bits = bits.span
    let end = range.upper
    var offset = start
    while offset &+ 8 <= end {
      let word = source.word(at: offset)
      let marked = (word | (word &- 0x2020_2020_2020_2020) & ~word) & 0x8080_8080_8080_8080
      offset &+= marked == 0 ? 8 : marked.trailingZeroBitCount >> 3
      guard marked != 0 else { continue }
      let lead = source[offset]
      if lead & 0xF0 == 0xE0 {
        while offset &+ 3 <= end {
          let window = source.extracting(offset..<(offset &+ 3))
          guard window[0] & 0xF0 == 0xE0 else { break }
          let row = Int(window[0] & 0x0F) << 6 | Int(window[1] & 0x3F)
          if bits[row] >> UInt64(window[2] & 0x3F) & 1 != 0 { return offset }
          offset &+= 3
        }
        if offset &+ 1 < end, startsSeparator(source[offset], source[offset &+ 1]) { return offset }
      } else if lead >= 0xC2, lead < 0xE0 {
        guard skipLetters(source, &offset) else { return offset }
      } else {
        return offset
      }
    }
    while offset < end, source[offset] >= 0x20, source[offset] < 0x80 { offset &+= 1 }
    return offset
  }

  /// Whether the ASCII byte behind a character of three bytes may separate it from another.
  @inline(__always)
  private func startsSeparator(_ byte: UInt8, _ next: UInt8) -> Bool {
    byte < 0x40 && byte >= 0x20 && (next >= 0xE2 || next < 0x30) && CharacterClass.isSeparator(UInt32(byte))
      || byte > 0x5B && byte < 0x80 && next >= 0xE2 && CharacterClass.isSeparator(UInt32(byte))
  }

  /// Goes over characters of two bytes that no fold concerns; whether it got behind the last of them.
  @inline(__always)
  private func skipLetters(_ source: Span<UInt8>, _ offset: inout Int) -> Bool {
    let bits = bits.span
    var isBehindLetter = offset > range.lower && source[offset &- 1] < 0x80 && source[offset &- 1] >= 0x41
    while offset &+ 3 <= range.upper, source[offset] &- 0xC2 < 0x1E {
      let row = Int(source[offset] & 0x1F)
      if bits[row] >> UInt64(source[offset &+ 1] & 0x3F) & 1 != 0 { return false }
      if source[offset] &- 0xCD < 10 {
        let next = source[offset &+ 2]
        if isBehindLetter || next < 0x80 && next >= 0x41 { return false }
      }
      isBehindLetter = false
      offset &+= 2
    }
    return true
  }

  /// Looks at the character at `offset`; gives the offset behind what has been looked at.
  private mutating func visit(_ text: [UInt8], _ offset: Int) -> Int {
    let source = text.span
    while block < blocks.count, blocks[block].range.upper <= offset { block += 1 }
    let (scalar, length) = UTF8Scalars.decode(source, at: offset)
    guard block < blocks.count, blocks[block].range.lower <= offset else { return offset + length }
    if scalar < 0x80 { return visitASCII(text, offset, scalar) }
    let entry = FoldTable.entry(scalar)
    if scalar &- 0x340 < 0x250 || entry != 0 && LookAlikes.isLatinLetter(scalar),
      isSuspect(source, offset, scalar, length)
    {
      changes[block].insert(.confusables)
    }
    if entry & (FoldTable.Flag.separator | FoldTable.Flag.invisible | FoldTable.Flag.voicing) != 0 {
      visitContextual(source, offset, scalar, entry)
    }
    if entry & FoldTable.Flag.lineEnd != 0 { return joinLines(text, offset) }
    // What stands behind a character that was visited has not been looked at for it.
    let next = offset + length
    if length >= 3, next < range.upper, source[next] < 0x80, CharacterClass.isSeparator(UInt32(source[next])),
      isSeparated(source, next)
    {
      changes[block].insert(.separators)
    }
    let folded = entry == 0 ? scalar : FoldTable.fold(scalar, entry, by: .characters)
    if folded != scalar {
      changes[block].formUnion(entry & FoldTable.Flag.width != 0 ? .width : entry & FoldTable.Flag.han != 0 ? .han : [])
      flush(text, offset)
      UTF8Scalars.append(folded, to: &bytes)
      runStart = next
      map.note(folded: bytes.count, end: next, start: next)
    }
    return next
  }

  private mutating func visitASCII(_ text: [UInt8], _ offset: Int, _ scalar: UInt32) -> Int {
    if scalar >= 0x20 || scalar == 0x09 {
      if isSeparated(text.span, offset) { changes[block].insert(.separators) }
      return offset + 1
    }
    guard CharacterClass.isLineEnd(scalar) else {
      changes[block].insert(.invisible)
      return offset + 1
    }
    if isSeparated(text.span, offset) { changes[block].insert(.separators) }
    return joinLines(text, offset)
  }

  private mutating func visitContextual(_ source: Span<UInt8>, _ offset: Int, _ scalar: UInt32, _ entry: UInt32) {
    if entry & FoldTable.Flag.separator != 0, isSeparated(source, offset) { changes[block].insert(.separators) }
    if CharacterClass.isInvisible(scalar, after: before(source, offset)) { changes[block].insert(.invisible) }
    if CharacterClass.isComposing(scalar), CharacterClass.composed(before(source, offset), with: scalar) != nil {
      changes[block].insert(.kana)
    }
  }

  /// Joins the lines at the line end at `offset` unless the block is code; gives the offset behind it and the blanks.
  private mutating func joinLines(_ text: [UInt8], _ offset: Int) -> Int {
    let source = text.span
    let whole = blocks[block].range
    var end = offset
    while end < whole.upper {
      let (scalar, length) = UTF8Scalars.decode(source, at: end)
      guard CharacterClass.isBlank(scalar) else { break }
      end += length
    }
    guard blocks[block].zone != .code else { return end }
    changes[block].insert(.lines)
    var start = offset
    while start > whole.lower, source[start - 1] == 0x20 || source[start - 1] == 0x09 { start -= 1 }
    let isJoined =
      start > whole.lower && end < whole.upper
      && CharacterClass.isWide(UTF8Scalars.decode(source, before: start).scalar)
      && CharacterClass.isWide(UTF8Scalars.decode(source, at: end).scalar)
    // One line feed between words becomes a space with all other ASCII.
    if !isJoined, end == start + 1, source[start] == 0x0A { return end }
    flush(text, start)
    if !isJoined { bytes.append(0x20) }
    map.note(folded: bytes.count, end: isJoined ? start : end, start: end)
    runStart = end
    return end
  }

  private mutating func flush(_ text: [UInt8], _ end: Int) {
    if end > runStart { bytes.append(contentsOf: text[runStart..<end]) }
    runStart = end
  }

  private func before(_ source: Span<UInt8>, _ offset: Int) -> UInt32 {
    offset > blocks[block].range.lower ? UTF8Scalars.decode(source, before: offset).scalar : 0
  }

  /// Whether dropping the separators from `offset` on would join two CJK letters.
  ///
  /// Where lines end among them, the line ends and the blanks at them do not count: those are joined in any case.
  private func isSeparated(_ source: Span<UInt8>, _ offset: Int) -> Bool {
    guard CharacterClass.isCJKLetter(before(source, offset)) else { return false }
    let upper = blocks[block].range.upper
    var at = offset
    var hasMark = false
    var hasBlank = false
    var hasLineEnd = false
    for _ in 0..<16 where at < upper {
      let (scalar, length) = UTF8Scalars.decode(source, at: at)
      if CharacterClass.isLineEnd(scalar) {
        hasLineEnd = true
      } else if CharacterClass.isBlank(scalar) {
        hasBlank = true
      } else if CharacterClass.isSeparator(scalar) {
        hasMark = true
      } else {
        return CharacterClass.isCJKLetter(scalar) && (hasMark || hasBlank && !hasLineEnd)
      }
      at += length
    }
    return false
  }

  private func isSuspect(_ source: Span<UInt8>, _ offset: Int, _ scalar: UInt32, _ length: Int) -> Bool {
    let whole = blocks[block].range
    if offset > whole.lower, LookAlikes.isSuspect(before(source, offset), scalar) { return true }
    guard offset + length < whole.upper else { return false }
    return LookAlikes.isSuspect(scalar, UTF8Scalars.decode(source, at: offset + length).scalar)
  }
}

/// Capital ASCII letters become small, line feeds spaces; the compiler makes vector instructions of it as long as the
/// two are told apart independently.
private func lowercaseASCII(_ bytes: inout [UInt8]) {
  var span = bytes.mutableSpan
  for index in 0..<span.count {
    let byte = span[index]
    let capital: UInt8 = byte &- 0x41 < 26 ? 0x20 : 0
    let lineEnd: UInt8 = byte == 0x0A ? 0x2A : 0
    span[index] = (byte | capital) ^ lineEnd
  }
}
