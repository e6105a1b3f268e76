internal import SHA256

/// Names a finding by what it says and of which text, so that it is known again in another version of the article.
///
/// 64 bits of FNV-1a with a final mix, the same on every platform. Neither place, path nor neighbouring text goes into it.
package struct Fingerprint {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The fingerprint of the `ordinal`-th finding (from 0) that has these `parts`.
  package static func of(_ parts: [String], ordinal: Int) -> String {
    var fingerprint = Fingerprint()
    for part in parts {
      for byte in part.utf8 { fingerprint.add(byte) }
      // No UTF-8 text holds this byte: parts cannot run into each other.
      fingerprint.add(0xFF)
    }
    for shift in stride(from: 0, to: 64, by: 8) { fingerprint.add(UInt8(truncatingIfNeeded: ordinal >> shift)) }
    return fingerprint.digits
  }

  /// The name of what `parts` say, which no other parts have: the first half of a SHA-256.
  static func content(_ parts: [String]) -> String {
    // No UTF-8 text holds 0xFF: parts cannot run into each other.
    SHA256.digits(Array(SHA256.hash(parts.flatMap { Array($0.utf8) + [0xFF] }).prefix(16)))
  }

  /// `text` with every stretch of white space made one space, and none at its ends.
  package static func normalised(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isPending = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        isPending = !result.isEmpty
      } else {
        if isPending { result.append(" ") }
        isPending = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  private mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// 16 hexadecimal digits.
  private var digits: String {
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    let digits = String(mixed, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
