internal import Folding

/// Names that are made to be taken for others.
enum LookAlikeName {
  private static let leastLetters = 6
  private static let leastForEdits = 8

  /// 1 where only characters that look alike differ, 0.9 for one edit, else 0.
  static func score(_ one: String, _ other: String) -> Double {
    let names = [one, other].map { FoldedName($0, longest: 100).letters }
    let (first, second) = (names[0], names[1])
    guard min(first.count, second.count) >= leastLetters, first != second else { return 0 }
    if skeleton(first) == skeleton(second) { return 1 }
    guard min(first.count, second.count) >= leastForEdits, abs(first.count - second.count) <= 1 else { return 0 }
    // A letter more at either end makes another name of the same family: a plural, an article.
    if first.starts(with: second) || second.starts(with: first) { return 0 }
    if first.reversed().starts(with: second.reversed()) || second.reversed().starts(with: first.reversed()) { return 0 }
    return isOneEdit(first, second) ? 0.9 : 0
  }

  /// The letters with those that look alike brought together; Unicode's confusables among ASCII letters and digits.
  private static func skeleton(_ letters: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    for letter in letters {
      switch letter {
      case 0x30: result.append(0x6F)
      case 0x31, 0x69: result.append(0x6C)
      case 0x6E where result.last == 0x72: result[result.count - 1] = 0x6D
      case 0x76 where result.last == 0x76: result[result.count - 1] = 0x77
      default: result.append(LookAlikes.latin(letter).map { $0 | 0x20 } ?? letter)
      }
    }
    return result
  }

  /// Whether one letter inserted, left out or replaced, or two neighbours swapped, make one of the other.
  private static func isOneEdit(_ one: [UInt32], _ other: [UInt32]) -> Bool {
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    var start = 0
    while start < short.count, short[start] == long[start] { start += 1 }
    if short.count < long.count { return short[start...].elementsEqual(long[(start + 1)...]) }
    if short[(start + 1)...].elementsEqual(long[(start + 1)...]) { return true }
    return start + 1 < short.count && short[start] == long[start + 1] && short[start + 1] == long[start]
      && short[(start + 2)...].elementsEqual(long[(start + 2)...])
  }
}
