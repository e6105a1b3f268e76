internal import ICU

/// A single-byte encoding as two tables, for reading text back that was decoded with the wrong one.
///
/// Immutable and shared. The tables come from ICU's converters.
struct SingleByteCodec: Sendable {
  /// The name that plans and messages give it.
  let name: String
  /// For each byte its character; 0 for bytes without one (and for byte 0).
  let characters: [UInt32]
  /// The bytes of the characters below U+2600; 0 for characters that the encoding has not.
  private let low: [UInt8]
  private let high: [UInt32: UInt8]

  /// The byte of `scalar`, nil when the encoding has no such character.
  @inline(__always)
  func byte(_ scalar: UInt32) -> UInt8? {
    if scalar < 0x80 { return UInt8(scalar) }
    let byte = scalar < 0x2600 ? low[Int(scalar)] : high[scalar] ?? 0
    return byte == 0 ? nil : byte
  }

  /// The encoding that ICU knows by `label`; bytes of the C1 range that it leaves open stand for the C1 controls, as
  /// decoders of the web have them.
  private init(_ name: String, _ label: String) {
    var characters = [UInt32](repeating: 0, count: 256)
    var low = [UInt8](repeating: 0, count: 0x2600)
    var high: [UInt32: UInt8] = [:]
    for byte in 1..<0x80 { characters[byte] = UInt32(byte) }
    if let charset = Charset(exactly: label), let converter = try? CharsetConverter(charset) {
      for byte in UInt8(0x80)...0xFF {
        guard let utf8 = converter.decodeStrict([byte]), !utf8.isEmpty else { continue }
        let (scalar, length) = UTF8Scalar.decode(utf8, at: 0)
        if length == utf8.count, !(0xE000...0xF8FF).contains(scalar) || scalar == 0xF8FF {
          characters[Int(byte)] = scalar
        }
      }
    }
    for byte in 0x80...0x9F where characters[byte] == 0 { characters[byte] = UInt32(byte) }
    for byte in UInt8(0x80)...0xFF {
      let scalar = characters[Int(byte)]
      if scalar >= 0x2600 { high[scalar] = byte } else if scalar > 0 { low[Int(scalar)] = byte }
    }
    // What an encoding gives other characters in the C1 range was often read with the controls left as they are.
    for byte in UInt8(0x80)...0x9F where low[Int(byte)] == 0 { low[Int(byte)] = byte }
    self.name = name
    self.characters = characters
    self.low = low
    self.high = high
  }

  static let latin1 = SingleByteCodec("latin1", "iso-8859-1")
  static let cp1252 = SingleByteCodec("cp1252", "windows-1252")
  static let cp1250 = SingleByteCodec("cp1250", "windows-1250")
  static let cp1251 = SingleByteCodec("cp1251", "windows-1251")
  static let cp1253 = SingleByteCodec("cp1253", "windows-1253")
  static let cp1254 = SingleByteCodec("cp1254", "windows-1254")
  static let cp1255 = SingleByteCodec("cp1255", "windows-1255")
  static let cp1256 = SingleByteCodec("cp1256", "windows-1256")
  static let cp1257 = SingleByteCodec("cp1257", "windows-1257")
  static let latin2 = SingleByteCodec("iso8859-2", "iso-8859-2")
  static let greek = SingleByteCodec("iso8859-7", "iso-8859-7")
  static let thai = SingleByteCodec("tis-620", "windows-874")
  static let koi8 = SingleByteCodec("koi8-r", "koi8-r")
  static let cp437 = SingleByteCodec("cp437", "ibm-437")
  static let cp850 = SingleByteCodec("cp850", "ibm-850")
  static let cp866 = SingleByteCodec("cp866", "ibm-866")
  static let macRoman = SingleByteCodec("mac-roman", "macintosh")
}
