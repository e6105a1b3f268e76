import FoundationEssentials

/// The measuring set in YARA's language, whose regexes read bytes.
enum YaraRules {
  /// One rule with all keywords and one rule for each regex.
  static func text(_ set: MeasuringSet) -> String {
    let strings = set.keywords.enumerated().map { "    $k\($0.offset) = \"\(escaped($0.element, "\"\\"))\"" }
    let keywords = "rule keywords {\n  strings:\n\(strings.joined(separator: "\n"))\n  condition: any of them\n}\n"
    return keywords + set.regexes.enumerated().map { rule($0.offset, $0.element) }.joined()
  }

  private static func rule(_ number: Int, _ regex: String) -> String {
    let isCaseless = regex.hasPrefix("(?i)")
    var regex = isCaseless ? String(regex.dropFirst(4)) : regex
    regex = regex.replacing("(?:", with: "(").replacing("\\/", with: "/").replacing("/", with: "\\/")
    regex = regex.replacing("\\p{Han}", with: "[\\xe3-\\xe9][\\x80-\\xbf][\\x80-\\xbf]")
    let bytes = escaped(widened(regex), "")
    return "rule r\(number) { strings: $a = /\(bytes)/\(isCaseless ? "i" : "") condition: $a }\n"
  }

  /// Gaps of up to n characters as gaps of up to 3n bytes.
  private static func widened(_ regex: String) -> String {
    let parts = regex.components(separatedBy: ".{0,")
    return parts.dropFirst().reduce(parts[0]) { text, part in
      guard let end = part.firstIndex(of: "}"), let count = Int(part[..<end]) else { return text + ".{0," + part }
      return text + "[^\\n]{0,\(3 * count)" + part[end...]
    }
  }

  /// The bytes of `text`, those that are not ASCII or in `special` as escapes.
  private static func escaped(_ text: String, _ special: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      let isPlain = (0x20...0x7E).contains(byte) && !special.utf8.contains(byte)
      let digits = String(byte, radix: 16)
      result += isPlain ? String(UnicodeScalar(byte)) : "\\x" + (digits.count < 2 ? "0" : "") + digits
    }
  }
}
