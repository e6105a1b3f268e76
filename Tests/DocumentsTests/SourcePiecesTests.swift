import Documents
import Testing

@Suite("Changes to a source")
struct SourcePiecesTests {
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 31)
    }
  }

  @Test("Changes made one after the other are told as changes to the source", arguments: 0..<200)
  func composition(_ seed: UInt64) {
    var random = Random(state: seed)
    let source = (0..<Int.random(in: 0...40, using: &random)).map { UInt8($0 + 65) }
    var pieces = SourcePieces(source)
    var bytes = source
    for _ in 0..<4 {
      var changes: [SourcePieces.Change] = []
      var at = 0
      while at < bytes.count, changes.count < 3 {
        let lower = Int.random(in: at...bytes.count, using: &random)
        let upper = Int.random(in: lower...min(bytes.count, lower + 4), using: &random)
        let new = (0..<Int.random(in: 0...3, using: &random)).map { _ in UInt8.random(in: 97...122, using: &random) }
        changes.append(SourcePieces.Change(range: ByteRange(lower, upper), bytes: new))
        at = upper + 1
      }
      pieces.make(changes)
      bytes = made(changes, bytes)
      #expect(pieces.bytes == bytes)
    }
    #expect(made(pieces.changes, source) == bytes)
    #expect(zip(pieces.changes, pieces.changes.dropFirst()).allSatisfy { $0.range.upper <= $1.range.lower })
  }

  private func made(_ changes: [SourcePieces.Change], _ bytes: [UInt8]) -> [UInt8] {
    changes.reversed().reduce(into: bytes) { $0.replaceSubrange($1.range.lower..<$1.range.upper, with: $1.bytes) }
  }
}
