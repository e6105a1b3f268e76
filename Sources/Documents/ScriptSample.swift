import ICU

/// The letters at the head of a text, counted by script.
///
/// A letter of Latin counts one and any other three, since a word of Latin has more of them and foreign names and terms
/// are written in Latin everywhere.
struct ScriptSample {
  /// A script as it is counted: kana and Hangul go with their languages.
  enum Group: Int {
    case latin, han, kana, hangul, cyrillic, arabic, greek, hebrew, thai, other
  }

  /// How much there is of each group.
  private(set) var weights = [Int](repeating: 0, count: Group.other.rawValue + 1)
  /// The script of the first letter that is of none of the groups.
  private(set) var other: Script?
  /// The Han characters.
  private(set) var han: [UInt32] = []
  /// The text that was looked at: letters, and what ASCII stands between them.
  private(set) var text: [UInt32] = []
  /// The number of letters that Unicode lists as additions for Vietnamese (U+1EA0…U+1EF9).
  private(set) var vietnamese = 0

  private static let zones = ZoneSet([.body, .title, .heading, .caption, .header, .aside, .byline, .footer])

  /// The first letters of the running text in `blocks` until they weigh `limit`; code, formulas and addresses are no
  /// text of a language.
  init(_ text: [UInt8], _ blocks: [Block], _ marks: [Mark], limit: Int) {
    let masks = marks.filter { [.code, .math, .url].contains($0.kind) }
    for zones in [Zone.body.set, Self.zones.subtracting(Zone.body.set)] {
      var mask = 0
      for block in blocks where zones.contains(block.zone) {
        var at = block.range.lower
        while mask < masks.count, masks[mask].range.upper <= at { mask += 1 }
        while at < block.range.upper, total < limit {
          let masked = mask < masks.count && masks[mask].range.lower < block.range.upper ? masks[mask].range : nil
          add(text, at, min(masked?.lower ?? block.range.upper, block.range.upper), limit: limit)
          at = masked?.upper ?? block.range.upper
          if masked != nil { mask += 1 }
        }
        if total >= limit { return }
      }
    }
  }

  /// The weight of all letters.
  private(set) var total = 0

  /// The group of more than half of the weight; nil when there is none, or hardly a letter.
  var dominant: Group? {
    guard total >= 12, let most = weights.indices.max(by: { weights[$0] < weights[$1] }) else { return nil }
    return weights[most] * 2 > total ? Group(rawValue: most) : nil
  }

  /// The weight of a group.
  subscript(group: Group) -> Int { weights[group.rawValue] }

  private mutating func add(_ utf8: [UInt8], _ lower: Int, _ upper: Int, limit: Int) {
    var at = lower
    while at < upper, total < limit {
      let (scalar, length) = decodeScalar(utf8, at: at)
      at += length
      let group = group(scalar)
      if scalar < 0x80 || group != nil, text.count < limit { text.append(scalar) }
      guard let group else { continue }
      let weight = group == .latin ? 1 : 3
      weights[group.rawValue] += weight
      total += weight
      if group == .han { han.append(scalar) }
      if (0x1EA0...0x1EF9).contains(scalar) { vietnamese += 1 }
    }
    text.append(0x20)
  }

  /// The group of a letter, nil for anything else.
  private mutating func group(_ scalar: UInt32) -> Group? {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A: return .latin
    case ..<0xAA: return nil
    case 0xC0...0x24F: return scalar == 0xD7 || scalar == 0xF7 ? nil : .latin
    case 0x400...0x52F: return .cyrillic
    case 0x4E00...0x9FFF: return .han
    case 0x3041...0x3096, 0x30A1...0x30FA, 0xFF66...0xFF9D: return .kana
    case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3131...0x318E: return .hangul
    case 0x2000...0x303F, 0xFF00...0xFF20: return nil
    default: return rareGroup(scalar)
    }
  }

  private mutating func rareGroup(_ scalar: UInt32) -> Group? {
    let script = UnicodeData.script(scalar)
    switch script {
    case .common, .inherited, .unknown: return nil
    case .latin: return .latin
    case .han: return .han
    case .cyrillic: return .cyrillic
    case .arabic: return .arabic
    case .greek: return .greek
    case .hebrew: return .hebrew
    case .thai: return .thai
    default:
      if other == nil { other = script }
      return .other
    }
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
