/// Makes the mistake again, to see whether a text that was read back is what the text at hand was made from.
struct RoundTrip {
  let codecs: Codecs
  /// The encoding that the text was decoded with by mistake.
  let wrong: String
  /// The encoding that it was written in.
  let right: String

  /// Whether `text`, written in the right encoding and decoded with the wrong one, `times` over, is `original`.
  func leads(from text: [UInt32], to original: [UInt32], times: Int) -> Bool {
    leads(from: text, to: original, times: times, bySurrogates: false)
      || (text.contains { $0 > 0xFFFF } && leads(from: text, to: original, times: times, bySurrogates: true))
  }

  private func leads(from text: [UInt32], to original: [UInt32], times: Int, bySurrogates: Bool) -> Bool {
    var current = text
    for _ in 0..<times {
      guard let bytes = encode(current, bySurrogates: bySurrogates), let next = decode(bytes) else { return false }
      current = next
    }
    guard current.count == original.count else { return false }
    return zip(current, original).allSatisfy { $0 == $1 || isControlImage($0, $1) }
  }

  /// In the C1 range decoders give controls or the characters of windows-1252.
  private func isControlImage(_ one: UInt32, _ other: UInt32) -> Bool {
    guard let codec = Self.single[wrong], (0x80...0x9F).contains(other) else { return false }
    return codec.characters[Int(other)] == one || SingleByteCodec.cp1252.characters[Int(other)] == one
  }

  private static let single: [String: SingleByteCodec] = {
    let all: [SingleByteCodec] = [
      .latin1, .cp1252, .cp1250, .cp1251, .cp1253, .cp1254, .cp1255, .cp1256, .cp1257, .latin2, .greek, .thai, .koi8,
      .cp437, .cp850, .cp866, .macRoman,
    ]
    return Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
  }()

  /// The text in the right encoding; with `bySurrogates` in UTF-8 made from UTF-16 (CESU-8).
  private func encode(_ scalars: [UInt32], bySurrogates: Bool) -> [UInt8]? {
    var bytes: [UInt8] = []
    if right == "utf-8" {
      for scalar in scalars {
        guard bySurrogates, scalar > 0xFFFF else {
          UTF8Scalar.append(scalar, to: &bytes)
          continue
        }
        for half in [0xD800 + (scalar - 0x1_0000) >> 10, 0xDC00 + scalar & 0x3FF] {
          bytes += [0xED, UInt8(0x80 | half >> 6 & 0x3F), UInt8(0x80 | half & 0x3F)]
        }
      }
      return bytes
    }
    let codec = DoubleByteCodec.Kind(rawValue: right).map(codecs.doubleByte)
    for scalar in scalars {
      guard let code = codec?.code(of: scalar) ?? Self.single[right]?.byte(scalar).map(Int.init) else { return nil }
      if code > 0xFF { bytes.append(UInt8(code >> 8)) }
      bytes.append(UInt8(code & 0xFF))
    }
    return bytes
  }

  private func decode(_ bytes: [UInt8]) -> [UInt32]? {
    if let codec = Self.single[wrong] {
      let scalars = bytes.map { $0 == 0 ? 0 : codec.characters[Int($0)] }
      return scalars.contains(0) ? nil : scalars
    }
    guard let codec = DoubleByteCodec.Kind(rawValue: wrong).map(codecs.doubleByte) else { return nil }
    var scalars: [UInt32] = []
    var index = 0
    while index < bytes.count {
      var code = Int(bytes[index])
      if codec.isLead(bytes[index]) {
        guard index + 1 < bytes.count else { return nil }
        code = code << 8 | Int(bytes[index + 1])
        index += 1
      }
      guard let scalar = codec.character(of: code) else { return nil }
      scalars.append(scalar)
      index += 1
    }
    return scalars
  }
}
