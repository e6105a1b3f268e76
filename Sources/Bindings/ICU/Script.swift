internal import CICU

/// A script of ISO 15924 (UAX #24).
package struct Script: Hashable, Sendable, CustomStringConvertible {
  /// ICU's number of the script; the same in every version of ICU.
  package let rawValue: Int32

  /// ICU's code, which is negative for what is no scalar.
  init(_ code: ICUScript) { rawValue = code.rawValue < 0 ? ICU_USCRIPT_UNKNOWN.rawValue : code.rawValue }

  /// The script with a four-letter code or a name of the Unicode Character Database, such as `Hani` or `Han`.
  package init?(named name: String) {
    let value = unsafe icu_u_getPropertyValueEnum(ICU_UCHAR_SCRIPT, name)
    guard value >= 0 else { return nil }
    rawValue = value
  }

  var constant: ICUScript { ICUScript(rawValue: rawValue) }

  /// The four-letter code, such as `Hani`.
  package var code: String {
    unsafe icu_uscript_getShortName(constant).map { unsafe String(cString: $0) } ?? "Zzzz"
  }

  /// The name, such as `Han`.
  package var name: String { unsafe icu_uscript_getName(constant).map { unsafe String(cString: $0) } ?? "Unknown" }

  /// The name.
  package var description: String { name }

  /// Shared by many scripts: punctuation, digits, symbols.
  package static let common = Script(ICU_USCRIPT_COMMON)
  /// Takes the script of what stands before: combining marks.
  package static let inherited = Script(ICU_USCRIPT_INHERITED)
  /// Unassigned, private use or no scalar at all.
  package static let unknown = Script(ICU_USCRIPT_UNKNOWN)
  /// Arabic.
  package static let arabic = Script(ICU_USCRIPT_ARABIC)
  /// Armenian.
  package static let armenian = Script(ICU_USCRIPT_ARMENIAN)
  /// Bopomofo.
  package static let bopomofo = Script(ICU_USCRIPT_BOPOMOFO)
  /// Cherokee.
  package static let cherokee = Script(ICU_USCRIPT_CHEROKEE)
  /// Cyrillic.
  package static let cyrillic = Script(ICU_USCRIPT_CYRILLIC)
  /// Devanagari.
  package static let devanagari = Script(ICU_USCRIPT_DEVANAGARI)
  /// Greek.
  package static let greek = Script(ICU_USCRIPT_GREEK)
  /// Han.
  package static let han = Script(ICU_USCRIPT_HAN)
  /// Hangul.
  package static let hangul = Script(ICU_USCRIPT_HANGUL)
  /// Hebrew.
  package static let hebrew = Script(ICU_USCRIPT_HEBREW)
  /// Hiragana.
  package static let hiragana = Script(ICU_USCRIPT_HIRAGANA)
  /// Katakana.
  package static let katakana = Script(ICU_USCRIPT_KATAKANA)
  /// Khmer.
  package static let khmer = Script(ICU_USCRIPT_KHMER)
  /// Lao.
  package static let lao = Script(ICU_USCRIPT_LAO)
  /// Latin.
  package static let latin = Script(ICU_USCRIPT_LATIN)
  /// Myanmar.
  package static let myanmar = Script(ICU_USCRIPT_MYANMAR)
  /// Thai.
  package static let thai = Script(ICU_USCRIPT_THAI)
}
