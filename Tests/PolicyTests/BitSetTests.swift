import Testing

@testable import Policy

@Suite struct BitSetTests {
  @Test("has what was put in, in order")
  func members() {
    var set = BitSet()
    for member in [64, 3, 0, 200, 63, 3] { set.insert(member) }
    #expect(set.members == [0, 3, 63, 64, 200])
    #expect(set.contains(63) && set.contains(200))
    #expect(!set.contains(1) && !set.contains(199) && !set.contains(10_000))
  }

  @Test("a union has the members of both, whichever reaches further")
  func unions() {
    var low = BitSet()
    low.insert(1)
    var high = BitSet()
    high.insert(130)
    var one = low
    one.formUnion(high)
    var other = high
    other.formUnion(low)
    other.formUnion(BitSet())
    #expect(one.members == [1, 130] && other.members == [1, 130])
  }
}
