internal import ICU

/// The marks that come in pairs: brackets by Bidi_Paired_Bracket, quotation marks by their code points.
enum PairedMarks {
  /// What a mark does.
  enum Role: Equatable {
    /// Opens a pair of this family.
    case opens(UInt32)
    /// Closes a pair of this family.
    case closes(UInt32)
    /// U+201C: opens, or closes what U+201E opened.
    case leftDouble
    /// U+201D: closes, or does both where it is the only mark in use.
    case rightDouble
    /// U+2018.
    case leftSingle
    /// U+2019: closes, or is an apostrophe.
    case rightSingle
    /// U+00AB, U+2039 and their mates; which of them opens differs between languages.
    case angle
    /// The straight double quotation mark, also in full width.
    case straight
  }

  /// Double quotation marks as a family.
  static let double: UInt32 = 0x201C
  /// Single quotation marks as a family.
  static let single: UInt32 = 0x2018
  /// The families that may stay open at the end of a paragraph because every paragraph of a quotation opens anew.
  static let quotations: Set<UInt32> = [double, single, 0x300C, 0x300E]

  /// What `scalar` does; nil for what is no paired mark.
  ///
  /// Full-width and vertical forms belong to the family of the plain mark, so that `(甲）` is a pair.
  static func role(_ scalar: UInt32) -> Role? {
    switch scalar {
    case 0x22, 0xFF02: return .straight
    case 0x28, 0x5B, 0x7B: return .opens(scalar)
    case 0x29: return .closes(0x28)
    case 0x5D: return .closes(0x5B)
    case 0x7D: return .closes(0x7B)
    case 0..<0xAB: return nil
    case 0xAB, 0xBB, 0x2039, 0x203A: return .angle
    case 0x2018: return .leftSingle
    case 0x2019: return .rightSingle
    case 0x201A: return .opens(single)
    case 0x201C: return .leftDouble
    case 0x201D: return .rightDouble
    case 0x201E: return .opens(double)
    case 0x2308...0x230B, 0x27C5...0x27EF, 0x2983...0x29FD: return nil
    case 0xFF08, 0xFF3B, 0xFF5B: return .opens(scalar - 0xFEE0)
    case 0xFF09: return .closes(0x28)
    case 0xFF3D: return .closes(0x5B)
    case 0xFF5D: return .closes(0x7B)
    case 0xFF62: return .opens(0x300C)
    case 0xFF63: return .closes(0x300C)
    default:
      guard let pair = UnicodeData.pairedBracket(scalar) else { return nil }
      return pair.isOpening ? .opens(scalar) : .closes(pair.other)
    }
  }

  /// The mark that `scalar` lacks when it stands alone.
  static func mate(of scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x2018: 0x2019
    case 0x2019, 0x201A: 0x2018
    case 0x201C: 0x201D
    case 0x201D, 0x201E: 0x201C
    case 0xAB: 0xBB
    case 0xBB: 0xAB
    case 0x2039: 0x203A
    case 0x203A: 0x2039
    default: UnicodeData.pairedBracket(scalar)?.other ?? scalar
    }
  }
}
