/// A set of small numbers from 0 on: unions of many of them cost a few words each, where hashing every member would
/// make a good part of what starting the program takes.
struct BitSet: Sendable, Hashable {
  private var words: [UInt64] = []

  /// Whether `member` is in the set.
  func contains(_ member: Int) -> Bool {
    let word = member >> 6
    return words.indices.contains(word) && words[word] & 1 << UInt64(member & 63) != 0
  }

  /// Puts `member`, which is not negative, into the set.
  mutating func insert(_ member: Int) {
    let word = member >> 6
    if word >= words.count { words += Array(repeating: 0, count: word + 1 - words.count) }
    words[word] |= 1 << UInt64(member & 63)
  }

  /// Puts the members of `other` into the set.
  ///
  /// O(n) in the largest member.
  mutating func formUnion(_ other: BitSet) {
    if words.isEmpty {
      words = other.words
      return
    }
    if other.words.count > words.count { words += Array(repeating: 0, count: other.words.count - words.count) }
    for index in other.words.indices { words[index] |= other.words[index] }
  }

  /// The members in ascending order.
  ///
  /// O(n) in the largest member.
  var members: [Int] {
    var members: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        members.append(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return members
  }
}
