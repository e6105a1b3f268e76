import Bytes
import Testing

@Suite struct ReadOnlyBytesTests {
  private static let constant: StaticString = "中 text"

  @Test("an array and a constant of the program are read alike")
  func sources() {
    let expected = Array("中 text".utf8)
    let constant = unsafe ReadOnlyBytes(
      constant: UnsafeBufferPointer(start: Self.constant.utf8Start, count: Self.constant.utf8CodeUnitCount))
    for bytes in [ReadOnlyBytes(expected), constant] {
      #expect(bytes.count == expected.count)
      #expect(bytes[0..<bytes.count] == expected)
      #expect(bytes[2..<2].isEmpty)
      #expect(bytes.text(0..<3) == "中")
      #expect(bytes.withSpan(3..<5) { span in span.count + Int(span[1]) } == 2 + 0x74)
    }
  }

  @Test("a text that is cut inside a character is none")
  func invalidText() {
    #expect(ReadOnlyBytes(Array("中".utf8)).text(0..<2) == nil)
  }
}
