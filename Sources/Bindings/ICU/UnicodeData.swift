internal import CICU

/// Properties of single scalars from the Unicode Character Database (UAX #44), each O(1).
///
/// Scalars are plain numbers, because the hot path decodes them from bytes; a number that is no scalar has the properties
/// of an unassigned one.
package enum UnicodeData {
  /// The value of the property General_Category.
  package static func generalCategory(_ scalar: UInt32) -> GeneralCategory {
    GeneralCategory(rawValue: icu_u_charType(code(scalar))) ?? .unassigned
  }

  /// Whether the scalar has the property.
  package static func has(_ property: BinaryProperty, _ scalar: UInt32) -> Bool {
    icu_u_hasBinaryProperty(code(scalar), property.constant) != 0
  }

  /// The scalar's script; `common` and `inherited` are scripts, too (UAX #24).
  package static func script(_ scalar: UInt32) -> Script {
    var status = ICU_U_ZERO_ERROR
    return Script(unsafe icu_uscript_getScript(code(scalar), &status))
  }

  /// Whether the script is one of the scalar's Script_Extensions.
  package static func scriptExtensions(_ scalar: UInt32, contain script: Script) -> Bool {
    icu_uscript_hasScript(code(scalar), script.constant) != 0
  }

  /// All of the scalar's Script_Extensions; its script when it has none of its own.
  package static func scriptExtensions(_ scalar: UInt32) -> [Script] {
    var scripts = [ICUScript](repeating: ICU_USCRIPT_COMMON, count: 64)
    var status = ICU_U_ZERO_ERROR
    let count = unsafe icu_uscript_getScriptExtensions(code(scalar), &scripts, 64, &status)
    return status.isFailure ? [script(scalar)] : scripts.prefix(Int(count)).map(Script.init)
  }

  /// Simple case folding, one scalar to one (`CaseFolding.txt`, status C and S).
  package static func simpleFold(_ scalar: UInt32) -> UInt32 {
    UInt32(bitPattern: icu_u_foldCase(code(scalar)))
  }

  /// Simple lower-case mapping.
  package static func lowercase(_ scalar: UInt32) -> UInt32 { UInt32(bitPattern: icu_u_tolower(code(scalar))) }

  /// Simple upper-case mapping.
  package static func uppercase(_ scalar: UInt32) -> UInt32 { UInt32(bitPattern: icu_u_toupper(code(scalar))) }

  /// The value of East_Asian_Width (UAX #11).
  package static func eastAsianWidth(_ scalar: UInt32) -> EastAsianWidth {
    EastAsianWidth(rawValue: icu_u_getIntPropertyValue(code(scalar), ICU_UCHAR_EAST_ASIAN_WIDTH)) ?? .neutral
  }

  /// The value of Canonical_Combining_Class, 0 for what starts a cluster.
  package static func combiningClass(_ scalar: UInt32) -> UInt8 { icu_u_getCombiningClass(code(scalar)) }

  /// The number the scalar stands for, Han numerals included; nil when it stands for none.
  package static func numericValue(_ scalar: UInt32) -> Double? {
    let value = icu_u_getNumericValue(code(scalar))
    // U_NO_NUMERIC_VALUE, a cast macro that Swift does not see.
    return value == -123_456_789 ? nil : value
  }

  /// The other half of a pair of brackets, and which half this one is (Bidi_Paired_Bracket); nil for other scalars.
  package static func pairedBracket(_ scalar: UInt32) -> (other: UInt32, isOpening: Bool)? {
    let type = icu_u_getIntPropertyValue(code(scalar), ICU_UCHAR_BIDI_PAIRED_BRACKET_TYPE)
    guard type == ICU_U_BPT_OPEN.rawValue || type == ICU_U_BPT_CLOSE.rawValue else { return nil }
    return (UInt32(bitPattern: icu_u_getBidiPairedBracket(code(scalar))), type == ICU_U_BPT_OPEN.rawValue)
  }

  /// The scalar that is its mirror image (Bidi_Mirroring_Glyph), or itself.
  package static func mirrored(_ scalar: UInt32) -> UInt32 { UInt32(bitPattern: icu_u_charMirror(code(scalar))) }

  /// The value of Bidi_Class.
  package static func bidiClass(_ scalar: UInt32) -> BidiClass {
    BidiClass(rawValue: icu_u_charDirection(code(scalar))) ?? .leftToRight
  }

  /// The scalar's name, as in `ZERO WIDTH SPACE`; controls have their code point label, unassigned ones too.
  package static func name(_ scalar: UInt32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    var status = ICU_U_ZERO_ERROR
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      let place = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      return unsafe icu_u_charName(code(scalar), ICU_U_EXTENDED_CHAR_NAME, place, 256, &status)
    }
    return String(decoding: buffer.prefix(Int(count)), as: UTF8.self)
  }

  @inline(__always)
  private static func code(_ scalar: UInt32) -> Int32 { Int32(bitPattern: scalar) }
}
