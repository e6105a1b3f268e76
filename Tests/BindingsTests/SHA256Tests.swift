import SHA256
import Testing

@Suite struct SHA256Tests {
  /// FIPS 180-4, examples of NIST: nothing, one block, two blocks, a million letters.
  static let examples: [(text: [UInt8], digits: String)] = [
    ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test("the examples of the standard")
  func standard() {
    for example in Self.examples { #expect(SHA256.digits(SHA256.hash(example.text)) == example.digits) }
  }

  @Test("any division of the bytes, and plain C, give the same")
  func pieces() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 7) }
    for count in 0..<200 {
      let text = Array(bytes[..<(count * 5)])
      var pieces = SHA256(isPortable: true)
      var at = 0
      while at < text.count {
        let next = min(text.count, at + 1 + (at * 7 + count) % 130)
        pieces.combine(Array(text[at..<next]))
        at = next
      }
      #expect(pieces.finish() == SHA256.hash(text), "\(text.count) bytes")
    }
  }
}
