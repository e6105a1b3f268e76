/// What single characters become under the folds: a table made from ICU's data, looked up in constant time.
///
/// An entry holds the scalar that a character folds to in its low 21 bits and above them what kind of fold that is. The
/// arrays of `FoldTable+Generated.swift` are constant data of the binary, so nothing is built when the program starts.
enum FoldTable {
  /// The bits of an entry above its scalar.
  enum Flag {
    static let width: UInt32 = 1 << 21
    static let han: UInt32 = 1 << 22
    static let `case`: UInt32 = 1 << 23
    static let invisible: UInt32 = 1 << 24
    static let separator: UInt32 = 1 << 25
    static let voicing: UInt32 = 1 << 26
    static let lineEnd: UInt32 = 1 << 27
  }

  /// The low bits of an entry.
  static let scalarMask: UInt32 = 0x1F_FFFF

  /// The entry of `scalar`, 0 for one that no fold concerns.
  @inline(__always)
  static func entry(_ scalar: UInt32) -> UInt32 {
    guard scalar < 0x10000 else { return highEntry(scalar) }
    let block = Int(scalar >> 6)
    let word = bits[block]
    let bit = UInt64(1) << UInt64(scalar & 63)
    guard word & bit != 0 else { return 0 }
    return entries[Int(bases[block]) + (word & (bit - 1)).nonzeroBitCount]
  }

  private static func highEntry(_ scalar: UInt32) -> UInt32 {
    if scalar & 0xFF000 == 0xE0000 { return scalar | Flag.invisible }
    var low = 0
    var high = highScalars.count
    while low < high {
      let middle = (low + high) / 2
      if highScalars[middle] < scalar { low = middle + 1 } else { high = middle }
    }
    return low < highScalars.count && highScalars[low] == scalar ? highEntries[low] : 0
  }

  /// `scalar`, which is not ASCII, under the folds of `folds` that change characters one by one.
  static func fold(_ scalar: UInt32, by folds: FoldSet) -> UInt32 {
    let entry = entry(scalar)
    return entry == 0 ? scalar : fold(scalar, entry, by: folds)
  }

  /// `scalar`, whose entry is `entry`, under the folds of `folds` that change characters one by one.
  @inline(__always)
  static func fold(_ scalar: UInt32, _ entry: UInt32, by folds: FoldSet) -> UInt32 {
    let target = entry & scalarMask
    if entry & Flag.width != 0 {
      if folds.contains(.width) {
        return folds.contains(.case) && target &- 0x41 < 26 ? target | 0x20 : target
      }
      return folds.contains(.case) && scalar &- 0xFF21 < 26 ? scalar + 0x20 : scalar
    }
    if entry & Flag.han != 0 { return folds.contains(.han) ? target : scalar }
    if entry & Flag.case != 0 { return folds.contains(.case) ? target : scalar }
    return scalar
  }

  /// Every scalar that has an entry, with the entry.
  static var all: [(scalar: UInt32, entry: UInt32)] {
    var list: [(scalar: UInt32, entry: UInt32)] = []
    for scalar: UInt32 in 0x80..<0x10000 {
      let entry = entry(scalar)
      if entry != 0 { list.append((scalar, entry)) }
    }
    for index in highScalars.indices { list.append((highScalars[index], highEntries[index])) }
    return list
  }
}
