/// A generator that gives the same numbers for the same seed (SplitMix64).
package struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  /// A generator for what is called `purpose` of thing number `index` in the archive with `seed`.
  package init(_ seed: UInt64, _ purpose: StaticString, _ index: Int) {
    state = seed
    for scalar in purpose.description.unicodeScalars { state = Self.mix(state &+ UInt64(scalar.value)) }
    state = Self.mix(state &+ UInt64(truncatingIfNeeded: index))
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  private static func mix(_ word: UInt64) -> UInt64 {
    var mixed = word
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of `range`.
  package mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// True so many times of a hundred.
  package mutating func percent(_ percent: Int) -> Bool { number(0...99) < percent }

  /// One of `list`, which is not empty.
  package mutating func one<Element>(of list: [Element]) -> Element { list[number(0...(list.count - 1))] }
}
