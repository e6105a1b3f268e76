/// The hashes by which GitHub code scanning knows a line again after edits elsewhere (`primaryLocationLineHash`).
///
/// They are what the action that uploads SARIF computes itself and compares: a rolling hash over the 100 UTF-16 code
/// units from a line's first character on, blanks left out and line ends made LF, then the number of times that it has
/// come up in the file.
struct LineHash {
  private static let base: UInt64 = 37
  private static let length = 100
  /// What stands behind the last character.
  private static let end: UInt16 = 0xFFFF
  /// What a character counts when it leaves the window.
  private static let leaving = (0..<length).reduce(UInt64(1)) { power, _ in power &* base }

  private var window = [UInt16](repeating: 0, count: length)
  /// The line that begins at a place of the window, 0 for none.
  private var lines = [Int](repeating: 0, count: length)
  private var hash: UInt64 = 0
  private var index = 0
  private var line = 0
  private var isLineStart = true
  private var isAfterReturn = false
  private var counts: [UInt64: Int] = [:]
  private var wanted: Set<Int>
  private var found: [Int: String] = [:]

  /// The hashes of the lines `wanted` (1-based) of the file that `source` is, read as UTF-8 as the action does.
  ///
  /// - Complexity: O(n) in the bytes of the source.
  static func of(_ source: [UInt8], lines wanted: Set<Int>) -> [Int: String] {
    guard !wanted.isEmpty else { return [:] }
    var hash = LineHash(wanted: wanted)
    for unit in String(decoding: source, as: UTF8.self).utf16 { hash.take(unit) }
    hash.take(end)
    for _ in 0..<length { hash.push(0) }
    return hash.found
  }

  private init(wanted: Set<Int>) { self.wanted = wanted }

  private mutating func take(_ unit: UInt16) {
    let isSecondOfPair = isAfterReturn && unit == 0x0A
    isAfterReturn = unit == 0x0D
    if unit == 0x20 || unit == 0x09 || isSecondOfPair { return }
    let unit = unit == 0x0D ? 0x0A : unit
    emit()
    if isLineStart {
      line += 1
      lines[index] = line
    }
    isLineStart = unit == 0x0A
    roll(unit)
  }

  /// Goes on behind the end of the file.
  private mutating func push(_ unit: UInt16) {
    emit()
    roll(unit)
  }

  /// Notes the hash of the line whose first character is about to leave the window.
  private mutating func emit() {
    guard lines[index] > 0 else { return }
    let count = counts[hash, default: 0] + 1
    counts[hash] = count
    if wanted.contains(lines[index]) { found[lines[index]] = "\(String(hash, radix: 16)):\(count)" }
    lines[index] = 0
  }

  private mutating func roll(_ unit: UInt16) {
    hash = Self.base &* hash &+ UInt64(unit) &- Self.leaving &* UInt64(window[index])
    window[index] = unit
    index = (index + 1) % Self.length
  }
}
