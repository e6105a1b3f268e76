internal import ICU

/// What single characters become under the folds.
enum FoldTable {
  /// `scalar`, which is not ASCII, under the folds of `folds` that change characters one by one.
  static func fold(_ scalar: UInt32, by folds: FoldSet) -> UInt32 {
    var scalar = scalar
    if folds.contains(.width) { scalar = narrow(scalar) }
    if folds.contains(.case) { scalar = UnicodeData.simpleFold(scalar) }
    return scalar
  }

  private static func narrow(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: scalar
    case 0xFF02...0xFF5E: scalar - 0xFEE0
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: 0x20
    default: scalar
    }
  }
}
