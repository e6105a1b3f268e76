internal import CPinyin

/// The first reading of Han characters in Latin letters without tones.
///
/// Characters with several readings have only their most frequent one, so that agreement is support, never proof.
package enum Pinyin {
  private static let first: UInt32 = 0x4E00
  private static let last: UInt32 = 0x9FFF

  /// The reading of `scalar` in small ASCII letters, nil for what is no Han character of U+4E00…U+9FFF with one.
  ///
  /// - Complexity: O(1); the first call reads the list of 65 KB.
  package static func reading(of scalar: UInt32) -> [UInt8]? {
    guard (first...last).contains(scalar) else { return nil }
    let index = Int(table.syllables[Int(scalar - first)])
    return index == 0 ? nil : table.readings[index - 1]
  }

  /// Whether some Han character has the reading `letters`, small ASCII letters.
  ///
  /// - Complexity: O(1); the first call reads the list.
  package static func isReading(_ letters: [UInt8]) -> Bool { known.contains(letters) }

  private static let known = Set(table.readings)

  /// For each character 1 + the number of its reading, and the readings.
  private static let table: (syllables: [UInt16], readings: [[UInt8]]) = {
    var syllables = [UInt16](repeating: 0, count: Int(last - first) + 1)
    var readings: [[UInt8]] = []
    let list = unsafe Array(UnsafeBufferPointer(start: imprimatur_pinyin(), count: Int(imprimatur_pinyin_count())))
    for line in list.split(separator: 0x0A) {
      guard let space = line.firstIndex(of: 0x20) else { continue }
      readings.append(Array(line[..<space]))
      var offset = space + 1
      while offset + 2 < line.endIndex {
        let scalar = UInt32(line[offset] & 0x0F) << 12 | UInt32(line[offset + 1] & 0x3F) << 6
        syllables[Int((scalar | UInt32(line[offset + 2] & 0x3F)) - first)] = UInt16(readings.count)
        offset += 3
      }
    }
    return (syllables, readings)
  }()
}
