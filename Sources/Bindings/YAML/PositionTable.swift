/// Where the characters of a UTF-8 text stand: libyaml counts characters, everybody else wants bytes, lines and columns.
///
/// Made in one pass; a lookup is O(log n) in the number of lines.
struct PositionTable {
  private static let step = 64
  private let bytes: [UInt8]
  private let start: Int
  private let isASCII: Bool
  /// The byte of every 64th character.
  private var checkpoints: [Int] = []
  /// The character with which each line begins.
  private var lines: [Int] = [0]
  private let firstLine: Int
  private let firstColumn: Int

  /// The table of `bytes[range]`; lines and columns count from the start of the array.
  init(_ bytes: [UInt8], _ range: Range<Int>) throws(YAMLError) {
    self.bytes = bytes
    start = range.lowerBound
    var before = LineCounter()
    for at in 0..<range.lowerBound { before.count(bytes[at], next: at + 1 < bytes.count ? bytes[at + 1] : 0) }
    firstLine = before.line
    // A byte order mark in front is no column.
    let isMarked = bytes[..<range.lowerBound].suffix(3).elementsEqual([0xEF, 0xBB, 0xBF])
    firstColumn = isMarked ? before.column - 1 : before.column
    var character = 0
    var at = range.lowerBound
    var ascii = true
    while at < range.upperBound {
      let byte = bytes[at]
      if character % Self.step == 0 { checkpoints.append(at) }
      let length = byte < 0x80 ? 1 : Self.length(bytes, at, range.upperBound)
      ascii = ascii && byte < 0x80
      character += 1
      guard length > 0 else {
        isASCII = false
        let position = position(character: character - 1, offset: at)
        throw YAMLError(code: .invalidUTF8, message: "the text is not valid UTF-8", position: position)
      }
      at += length
      if byte == 0x0A || byte == 0x0D && !(at < range.upperBound && bytes[at] == 0x0A) { lines.append(character) }
    }
    checkpoints.append(range.upperBound)
    isASCII = ascii
  }

  /// The byte at which a character begins; the text's end for any behind it.
  func offset(ofCharacter index: Int) -> Int {
    if isASCII { return min(start + index, checkpoints.last ?? start) }
    let checkpoint = index / Self.step
    guard checkpoint < checkpoints.count - 1 else { return walk(from: checkpoints.count - 2, to: index) }
    return walk(from: checkpoint, to: index)
  }

  /// The line and column of a character.
  func position(ofCharacter index: Int) -> YAMLPosition {
    position(character: index, offset: offset(ofCharacter: index))
  }

  /// The line and column of a byte.
  ///
  /// O(n) in the distance from its checkpoint.
  func position(ofByte offset: Int) -> YAMLPosition {
    var low = 0
    var high = checkpoints.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if checkpoints[middle] <= offset { low = middle } else { high = middle }
    }
    var character = low * Self.step
    var at = low < checkpoints.count ? checkpoints[low] : start
    while at < offset, at < bytes.count {
      at += 1
      if at == bytes.count || bytes[at] & 0xC0 != 0x80 { character += 1 }
    }
    return position(character: character, offset: offset)
  }

  private func position(character: Int, offset: Int) -> YAMLPosition {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle] <= character { low = middle } else { high = middle }
    }
    let column = character - lines[low]
    return YAMLPosition(offset: offset, line: firstLine + low, column: column + (low == 0 ? firstColumn : 1))
  }

  private func walk(from checkpoint: Int, to index: Int) -> Int {
    guard checkpoint >= 0 else { return start }
    var at = checkpoints[checkpoint]
    let end = checkpoints[checkpoints.count - 1]
    var left = index - checkpoint * Self.step
    while left > 0, at < end {
      let byte = bytes[at]
      at += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      left -= 1
    }
    return min(at, end)
  }

  /// The length of the valid sequence at a byte that is not ASCII, or 0 (Unicode 15, table 3-7).
  private static func length(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int {
    let lead = bytes[at]
    guard lead >= 0xC2, lead <= 0xF4 else { return 0 }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard at + length <= end else { return 0 }
    let second = bytes[at + 1]
    let low: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let high: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    guard second >= low, second <= high else { return 0 }
    for index in 2..<max(length, 2) where bytes[at + index] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

/// Counts lines and columns byte by byte.
private struct LineCounter {
  var line = 1
  var column = 1

  mutating func count(_ byte: UInt8, next: UInt8) {
    if byte == 0x0A || byte == 0x0D && next != 0x0A {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
}
