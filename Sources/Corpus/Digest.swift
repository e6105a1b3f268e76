import SHA256

/// Digests as WARC writes them: `sha1:` or `sha256:` and the value in base 32, base 64 or hexadecimal digits.
enum Digest {
  /// Whether `label` is the digest of one of `candidates`; true where it says nothing that can be verified.
  ///
  /// Writers differ in what they take for the payload of a body in chunks.
  static func agrees(_ label: String?, with candidates: [[UInt8]]) -> Bool {
    guard let label, let colon = label.firstIndex(of: ":") else { return true }
    let value = label[label.index(after: colon)...]
    let digest: ([UInt8]) -> [UInt8]
    switch label[..<colon].lowercased() {
    case "sha1", "sha-1": digest = SHA1.digest
    case "sha256", "sha-256": digest = SHA256.hash
    default: return true
    }
    guard let stated = bytes(value) else { return true }
    return candidates.contains { digest($0) == stated }
  }

  /// The bytes that `value` spells, in the notation that its length tells; nil when it is none of a digest.
  private static func bytes(_ value: Substring) -> [UInt8]? {
    let text = value.utf8.filter { $0 != UInt8(ascii: "=") }
    switch text.count {
    case 40, 64: return decode(text, bits: 4, Array("0123456789abcdef".utf8), isCaseless: true)
    case 32, 52: return decode(text, bits: 5, Array("abcdefghijklmnopqrstuvwxyz234567".utf8), isCaseless: true)
    case 27, 43:
      let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
      return decode(text, bits: 6, Array(alphabet.utf8), isCaseless: false)
    default: return nil
    }
  }

  private static func decode(_ text: [UInt8], bits: Int, _ alphabet: [UInt8], isCaseless: Bool) -> [UInt8]? {
    var bytes: [UInt8] = []
    var value: UInt32 = 0
    var count = 0
    for byte in text {
      let sign = isCaseless && (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      guard let digit = alphabet.firstIndex(of: sign) else { return nil }
      value = value << UInt32(bits) | UInt32(digit)
      count += bits
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(count)))
      }
    }
    return bytes
  }
}
