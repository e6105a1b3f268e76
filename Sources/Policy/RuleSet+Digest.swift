package import Bytes

extension RuleSet {
  /// A hash of the files' paths and bytes: 32 hexadecimal digits that change with every edit.
  ///
  /// It tells versions of one's own packs apart, and is no protection against someone who wants two packs to have the same.
  /// - Complexity: O(n), at memory speed.
  package static func sourceDigest(_ files: [RuleFile]) -> String {
    sourceDigest(files.map { ($0.path, ReadOnlyBytes($0.bytes)) })
  }

  /// A hash of the files' paths and bytes; see the files' overload.
  package static func sourceDigest(_ files: [(path: String, bytes: ReadOnlyBytes)]) -> String {
    var hash = SourceHash()
    for file in files {
      hash.combine(Array(file.path.utf8).span)
      file.bytes.withSpan(0..<file.bytes.count) { hash.combine($0) }
    }
    return hash.digest
  }
}

/// 128 bits over byte strings and their lengths: two lanes of multiply-and-fold over words of 8 bytes.
struct SourceHash {
  private var one: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var other: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  /// Takes in `bytes`.
  mutating func combine(_ bytes: Span<UInt8>) {
    mix(UInt64(bytes.count))
    var index = 0
    while index + 8 <= bytes.count {
      var word: UInt64 = 0
      for offset in 0..<8 { word |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
      mix(word)
      index += 8
    }
    var word: UInt64 = 0
    while index < bytes.count {
      word = word << 8 | UInt64(bytes[index])
      index += 1
    }
    mix(word)
  }

  private mutating func mix(_ word: UInt64) {
    let product = (one ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    one = product.high ^ product.low
    let second = (other &+ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    other = (second.high ^ second.low) &+ one
  }

  /// What was taken in so far, as 32 hexadecimal digits.
  var digest: String { Self.digits(one) + Self.digits(other) }

  private static func digits(_ word: UInt64) -> String {
    let text = String(word, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
