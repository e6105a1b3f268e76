import ICU

/// The letters at the head of a text, counted by script.
struct ScriptSample {
  /// How many letters of each script there are, by ISO 15924 code; kana and Hangul count as `Jpan` and `Kore`.
  private(set) var counts: [String: Int] = [:]
  /// The Han characters.
  private(set) var han: [UInt32] = []
  /// The text that was looked at: letters, and what ASCII stands between them.
  private(set) var text: [UInt32] = []
  /// The number of letters that Unicode lists as additions for Vietnamese (U+1EA0…U+1EF9).
  private(set) var vietnamese = 0

  private static let zones = ZoneSet([.body, .title, .heading, .caption, .header, .aside, .byline, .footer])

  /// The first `limit` letters of the running text in `blocks`.
  init(_ text: [UInt8], _ blocks: [Block], limit: Int) {
    var letters = 0
    for zones in [ZoneSet([.body]), Self.zones.subtracting(Zone.body.set)] {
      for block in blocks where zones.contains(block.zone) {
        letters += add(text, block.range, limit: limit - letters)
        if letters >= limit { return }
      }
    }
  }

  /// The number of all letters.
  var total: Int { counts.values.reduce(0, +) }

  /// The script of most letters, nil when there are less than four letters or none has six in ten of them.
  var dominant: String? {
    let total = total
    guard total >= 4, let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    return most.value * 10 >= total * 6 ? most.key : nil
  }

  /// Adds the letters of a block and returns their number.
  private mutating func add(_ utf8: [UInt8], _ range: TextRange, limit: Int) -> Int {
    var count = 0
    var at = range.lower
    while at < range.upper, count < limit {
      let (scalar, length) = decodeScalar(utf8, at: at)
      at += length
      let script = Self.script(scalar)
      if scalar < 0x80 || script != nil { text.append(scalar) }
      if let script {
        counts[script, default: 0] += 1
        count += 1
        if script == "Hani" { han.append(scalar) }
        if (0x1EA0...0x1EF9).contains(scalar) { vietnamese += 1 }
      }
    }
    text.append(0x20)
    return count
  }

  /// The script of a letter, nil for anything else.
  private static func script(_ scalar: UInt32) -> String? {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A: "Latn"
    case ..<0xAA: nil
    case 0x4E00...0x9FFF: "Hani"
    case 0x3041...0x3096, 0x30A1...0x30FA, 0xFF66...0xFF9D: "Jpan"
    case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3131...0x318E: "Kore"
    case 0x2000...0x303F, 0xFF00...0xFF20: nil
    default: letterScript(scalar)
    }
  }

  private static func letterScript(_ scalar: UInt32) -> String? {
    let script = UnicodeData.script(scalar)
    guard script != .common, script != .inherited, script != .unknown else { return nil }
    return script.code
  }
}

/// The scalar at `at` of valid UTF-8, and its length.
func decodeScalar(_ utf8: [UInt8], at: Int) -> (scalar: UInt32, length: Int) {
  let lead = UInt32(utf8[at])
  func trail(_ offset: Int) -> UInt32 { UInt32(utf8[at + offset] & 0x3F) }
  switch lead {
  case ..<0x80: return (lead, 1)
  case ..<0xE0: return ((lead & 0x1F) << 6 | trail(1), 2)
  case ..<0xF0: return ((lead & 0x0F) << 12 | trail(1) << 6 | trail(2), 3)
  default: return ((lead & 0x07) << 18 | trail(1) << 12 | trail(2) << 6 | trail(3), 4)
  }
}
