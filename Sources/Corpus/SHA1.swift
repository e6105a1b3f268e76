/// SHA-1 (FIPS 180-4, 6.1): what web archives use to tell contents apart, not for security.
enum SHA1 {
  /// The 20 bytes of the digest of `message`.
  ///
  /// O(n).
  static func digest(_ message: [UInt8]) -> [UInt8] {
    var state: (UInt32, UInt32, UInt32, UInt32, UInt32) = (
      0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0
    )
    digestBlocks(message) { block in
      var w = InlineArray<80, UInt32>(repeating: 0)
      for index in 0..<16 { w[index] = digestWord(block, index) }
      for index in 16..<80 { w[index] = rotatedLeft(w[index - 3] ^ w[index - 8] ^ w[index - 14] ^ w[index - 16], 1) }
      var (a, b, c, d, e) = state
      for index in 0..<80 {
        let f: UInt32
        let k: UInt32
        switch index {
        case ..<20: (f, k) = (b & c | ~b & d, 0x5A82_7999)
        case ..<40: (f, k) = (b ^ c ^ d, 0x6ED9_EBA1)
        case ..<60: (f, k) = (b & c | b & d | c & d, 0x8F1B_BCDC)
        default: (f, k) = (b ^ c ^ d, 0xCA62_C1D6)
        }
        (a, b, c, d, e) = (rotatedLeft(a, 5) &+ f &+ e &+ k &+ w[index], a, rotatedLeft(b, 30), c, d)
      }
      state = (state.0 &+ a, state.1 &+ b, state.2 &+ c, state.3 &+ d, state.4 &+ e)
    }
    return digestBytes([state.0, state.1, state.2, state.3, state.4])
  }
}
