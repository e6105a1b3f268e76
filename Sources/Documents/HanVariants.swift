import ICU

/// Tells simplified from traditional Chinese by which national standard has the characters: GB 2312 or Big5.
///
/// Answers are remembered, so one per worker.
struct HanVariants {
  private static let first: UInt32 = 0x4E00
  private static let last: UInt32 = 0x9FFF

  private enum Side: UInt8 {
    case unknown, simplified, traditional, neither
  }

  private var sides = [UInt8](repeating: Side.unknown.rawValue, count: Int(last - first) + 1)
  private var simplified: CharsetConverter?
  private var traditional: CharsetConverter?
  private var isOpen = false

  /// Whether more of the characters are in Big5 alone than in GB 2312 alone; nil when no character is in one alone.
  mutating func isTraditional(_ han: [UInt32]) -> Bool? {
    var balance = 0
    var decided = 0
    for scalar in han {
      switch side(scalar) {
      case .simplified: balance -= 1
      case .traditional: balance += 1
      default: continue
      }
      decided += 1
    }
    return decided == 0 ? nil : balance > 0
  }

  private mutating func side(_ scalar: UInt32) -> Side {
    guard (Self.first...Self.last).contains(scalar) else { return .neither }
    let index = Int(scalar - Self.first)
    if let known = Side(rawValue: sides[index]), known != .unknown { return known }
    if !isOpen {
      isOpen = true
      simplified = Charset(exactly: "ibm-1383").flatMap { try? CharsetConverter($0) }
      traditional = Charset(exactly: "windows-950").flatMap { try? CharsetConverter($0) }
    }
    let utf8 = Array(String(Unicode.Scalar(scalar) ?? " ").utf8)
    let isSimplified = simplified?.encodeStrict(utf8) != nil
    let isTraditional = traditional?.encodeStrict(utf8) != nil
    let side: Side = isSimplified == isTraditional ? .neither : isSimplified ? .simplified : .traditional
    sides[index] = side.rawValue
    return side
  }
}
