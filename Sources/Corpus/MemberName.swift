import ICU

/// Decodes the names of members, whose encoding an archive does not always say.
enum MemberName {
  /// `name` in UTF-8.
  ///
  /// A zip without the UTF-8 flag holds whatever its maker's machine used: of GBK, Shift JIS, Big5 and EUC-KR the first
  /// that reads as names do, else code page 437, which the format says (APPNOTE, appendix D).
  static func decoded(_ name: [UInt8]) -> [UInt8] {
    if !name.contains(where: { $0 >= 0x80 }) || isUTF8(name) { return name }
    for label in ["gbk", "shift_jis", "big5", "euc-kr"] {
      guard let text = decoded(name, Charset(label: label)), isPlausible(text, label) else { continue }
      return text
    }
    for charset in [Charset(label: "gb18030"), Charset(exactly: "ibm-437")] {
      if let text = decoded(name, charset) { return text }
    }
    return name
  }

  private static func decoded(_ name: [UInt8], _ charset: Charset?) -> [UInt8]? {
    guard let charset, let converter = try? CharsetConverter(charset) else { return nil }
    return converter.decodeStrict(name)
  }

  private static func isUTF8(_ name: [UInt8]) -> Bool { String(validating: name, as: UTF8.self) != nil }

  /// Whether `text` consists of what names in an encoding consist of.
  ///
  /// Common Chinese characters stand in the first level of GB 2312, where no other encoding's names stay for long;
  /// Japanese names have kana, Korean ones syllables.
  private static func isPlausible(_ text: [UInt8], _ label: String) -> Bool {
    let letters = String(decoding: text, as: UTF8.self).unicodeScalars.filter { $0.value >= 0x80 }
    switch label {
    case "gbk":
      guard let charset = Charset(label: "gbk"), let converter = try? CharsetConverter(charset) else { return false }
      var leads: [UInt8] = []
      for letter in letters {
        guard let bytes = converter.encodeStrict(Array(String(letter).utf8)), bytes.count == 2 else { return false }
        if (0xB0...0xD7).contains(bytes[0]), bytes[1] >= 0xA1 {
          leads.append(bytes[0])
        } else if !(0xA1...0xA3).contains(bytes[0]) {
          return false
        }
      }
      // The syllables of EUC-KR end at C8; of Chinese names two characters in five lie beyond.
      return leads.count < 6 || leads.contains { $0 > 0xC8 }
    case "shift_jis":
      return letters.contains { (0x3041...0x30FE).contains($0.value) }
        && letters.allSatisfy { !(0xFF61...0xFF9F).contains($0.value) }
    case "big5":
      return letters.allSatisfy { (0x3000...0x303F).contains($0.value) || (0x4E00...0x9FFF).contains($0.value) }
    default: return letters.contains { (0xAC00...0xD7A3).contains($0.value) }
    }
  }
}
