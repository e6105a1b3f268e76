/// Finds the strings of a configuration object in a script: `export default defineConfig({ title: '…' })`.
///
/// Nothing is run. Only strings that stand in the object itself are taken, not what variables or calls would give.
struct ScriptObjectReader {
  /// An object that stands in no other.
  private struct Candidate {
    var values: [MetadataValue] = []
    var keys: Set<String> = []
    var isExported = false
  }

  /// Keys by which the configuration is told from other objects of the file.
  private static let marks: Set<String> = ["themeConfig", "baseUrl", "presets", "themes", "base", "srcDir"]

  /// The strings of the configuration in `bytes`, one path of one key each.
  ///
  /// - Complexity: O(n).
  static func values(in bytes: [UInt8]) -> [MetadataValue] {
    var scanner = ScriptScanner(bytes)
    var candidates: [Candidate] = []
    var depth = 0
    var brackets = 0
    var line: [ScriptScanner.Token] = []
    var isExported = false
    func word(_ token: ScriptScanner.Token?) -> String {
      token.map { String(decoding: bytes[$0.range.lower..<$0.range.upper], as: UTF8.self) } ?? ""
    }
    while let token = scanner.next() {
      switch token.kind {
      case .sign(UInt8(ascii: "{")):
        depth += 1
        if depth == 1 {
          candidates.append(Candidate(isExported: isExported))
          brackets = 0
        }
        line = []
      case .sign(UInt8(ascii: "}")):
        depth = max(0, depth - 1)
        line = []
        if depth == 0 { isExported = false }
      case .sign(UInt8(ascii: "[")), .sign(UInt8(ascii: "(")):
        if depth == 1 { brackets += 1 }
        line = []
      case .sign(UInt8(ascii: "]")), .sign(UInt8(ascii: ")")):
        if depth == 1 { brackets -= 1 }
        line = []
      case .sign(UInt8(ascii: ",")), .sign(UInt8(ascii: ";")): line = []
      default:
        if depth == 0, ["export", "module", "defineConfig"].contains(word(token)) { isExported = true }
        line.append(token)
        guard depth == 1, brackets == 0, line.count >= 2, line[1].kind == .sign(UInt8(ascii: ":")) else { continue }
        let key =
          line[0].kind == .string
          ? String(decoding: bytes[line[0].inner.lower..<line[0].inner.upper], as: UTF8.self) : word(line[0])
        candidates[candidates.count - 1].keys.insert(key)
        guard line.count == 3, token.kind == .string else { continue }
        candidates[candidates.count - 1].values.append(value(key, token.inner, bytes))
      }
    }
    let known = candidates.first { !$0.keys.isDisjoint(with: marks) }
    return (known ?? candidates.first { $0.isExported })?.values ?? []
  }

  /// The string in `range` with its escapes decoded.
  private static func value(_ key: String, _ range: ByteRange, _ bytes: [UInt8]) -> MetadataValue {
    var text: [UInt8] = []
    var map = SourceMap()
    var at = range.lower
    while at < range.upper {
      guard bytes[at] == UInt8(ascii: "\\") else {
        text.append(bytes[at])
        map.copy(lower: at, count: 1)
        at += 1
        continue
      }
      let start = at
      let character = escape(bytes, &at, range.upper)
      text += character
      map.replace(lower: ByteRange(start, at), upperCount: character.count)
    }
    return MetadataValue(path: [Array(key.utf8)], text: text, map: map)
  }

  /// ECMA-262, section 12.9.4: the character that the escape at `at` stands for; empty for a continued line.
  private static func escape(_ bytes: [UInt8], _ at: inout Int, _ end: Int) -> [UInt8] {
    let sign = at + 1 < end ? bytes[at + 1] : 0
    at = min(at + 2, end)
    switch sign {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case 0x0A, 0: return []
    case UInt8(ascii: "u"), UInt8(ascii: "x"):
      var digits = bytes[at..<min(at + (sign == UInt8(ascii: "u") ? 4 : 2), end)]
      var length = digits.count
      if sign == UInt8(ascii: "u"), digits.first == UInt8(ascii: "{"),
        let close = bytes[at..<end].firstIndex(of: UInt8(ascii: "}"))
      {
        digits = bytes[(at + 1)..<close]
        length = close + 1 - at
      }
      guard let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16), let scalar = Unicode.Scalar(code)
      else { return Array("\u{FFFD}".utf8) }
      at += length
      return Array(String(Character(scalar)).utf8)
    default: return [sign]
    }
  }
}
