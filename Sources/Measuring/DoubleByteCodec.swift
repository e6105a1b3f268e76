internal import ICU

/// A double-byte East Asian encoding, for reading text back that was decoded with the wrong one.
///
/// Not for use from several threads: what ICU's converter says about a character is kept.
final class DoubleByteCodec {
  /// The encodings that web pages are taken for by mistake.
  enum Kind: String, CaseIterable {
    case gbk, big5, shiftJIS = "cp932", korean = "cp949", japanese = "euc-jp"

    /// The label under which ICU opens the converter.
    var label: String {
      switch self {
      case .gbk: "gbk"
      case .big5: "big5"
      case .shiftJIS: "shift_jis"
      case .korean: "windows-949"
      case .japanese: "euc-jp"
      }
    }

    /// The traits of the characters that people write in it every day.
    var everyday: Traits {
      switch self {
      case .gbk: .everydaySimplified
      case .big5: .everydayTraditional
      case .shiftJIS, .japanese: .everydayJapanese
      case .korean: .everydayKorean
      }
    }
  }

  /// Which encoding it is.
  let kind: Kind
  private let converter: CharsetConverter?
  /// For each character of the Basic Multilingual Plane 1 + its code; 0 where it was not asked for, `unknown` where the
  /// encoding has no such character.
  private var codes = Pages()
  /// For each two-byte code its character; 0 where it was not asked for, `unknown` where there is none.
  private var characters = Pages()
  private static let unknown: UInt32 = 0xFFFF_FFFF

  /// 65,536 numbers, 0 at first; a text uses few of their 256 pages, and only those take memory.
  private struct Pages {
    private var pages = [[UInt32]](repeating: [], count: 256)

    subscript(_ index: Int) -> UInt32 {
      get {
        let page = pages[index >> 8]
        return page.isEmpty ? 0 : page[index & 0xFF]
      }
      set {
        if pages[index >> 8].isEmpty { pages[index >> 8] = [UInt32](repeating: 0, count: 256) }
        pages[index >> 8][index & 0xFF] = newValue
      }
    }
  }

  /// The encoding `kind`.
  init(_ kind: Kind) {
    self.kind = kind
    converter = Charset(label: kind.label).flatMap { try? CharsetConverter($0) }
  }

  /// The bytes of `scalar` as a number below 0x10000 (one byte below 0x100), nil when the encoding has not the character.
  func code(of scalar: UInt32) -> Int? {
    if scalar < 0x80 { return Int(scalar) }
    guard scalar < 0x1_0000 else { return nil }
    let known = codes[Int(scalar)]
    if known != 0 { return known == Self.unknown ? nil : Int(known - 1) }
    var utf8: [UInt8] = []
    UTF8Scalar.append(scalar, to: &utf8)
    guard let bytes = converter?.encodeStrict(utf8), !bytes.isEmpty, bytes.count <= 2 else {
      codes[Int(scalar)] = Self.unknown
      return nil
    }
    let code = bytes.reduce(0) { $0 << 8 | Int($1) }
    codes[Int(scalar)] = UInt32(code) + 1
    return code
  }

  /// The character of one or two bytes given as a number, nil when there is none.
  func character(of code: Int) -> UInt32? {
    if code < 0x80 { return UInt32(code) }
    let known = characters[code]
    if known != 0 { return known == Self.unknown ? nil : known }
    let bytes = code < 0x100 ? [UInt8(code)] : [UInt8(code >> 8), UInt8(code & 0xFF)]
    guard let utf8 = converter?.decodeStrict(bytes), !utf8.isEmpty else {
      characters[code] = Self.unknown
      return nil
    }
    let (scalar, length) = UTF8Scalar.decode(utf8, at: 0)
    characters[code] = length == utf8.count ? scalar : Self.unknown
    return length == utf8.count ? scalar : nil
  }

  /// Whether `byte` begins a two-byte character.
  func isLead(_ byte: UInt8) -> Bool {
    switch kind {
    case .gbk, .big5, .korean: byte >= 0x81 && byte <= 0xFE
    case .japanese: byte >= 0xA1 && byte <= 0xFE
    case .shiftJIS: (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC)
    }
  }
}

/// The encodings that a worker has opened.
///
/// Not for use from several threads.
final class Codecs {
  private var opened: [DoubleByteCodec.Kind: DoubleByteCodec] = [:]

  /// The encoding `kind`, opened at the first use.
  func doubleByte(_ kind: DoubleByteCodec.Kind) -> DoubleByteCodec {
    if let codec = opened[kind] { return codec }
    let codec = DoubleByteCodec(kind)
    opened[kind] = codec
    return codec
  }
}
