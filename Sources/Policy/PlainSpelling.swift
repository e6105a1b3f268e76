internal import ICU

/// How words are typed by those who have no key for the letters of their language, or set them in capitals without
/// accents: `autorización` as `autorizacion`, `ảnh` as `anh`, `izin alınmadan` as `izin alinmadan`.
enum PlainSpelling {
  /// `words`, and those that change in their plain spelling once more, longer ones first.
  static func added(to words: [String]) -> [String] {
    let all = Set(words).union(words.map(plain))
    return all.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }

  /// `word` without accents, and with the common forms of letters that have a form of their own in one language.
  static func plain(_ word: String) -> String {
    guard let normalizer = try? Normalizer(.nfd), let parts = try? normalizer.normalize(Array(word.utf8)) else {
      return word
    }
    var plain = String.UnicodeScalarView()
    for scalar in String(decoding: parts, as: UTF8.self).unicodeScalars {
      // Only the accents of alphabets: the vowel signs of other scripts are letters.
      if (0x300...0x36F).contains(scalar.value) { continue }
      plain.append(undecomposed[scalar] ?? scalar)
    }
    return String(plain)
  }

  /// Letters with strokes and the like, which Unicode does not take apart, and the Persian forms of Arabic letters.
  private static let undecomposed: [Unicode.Scalar: Unicode.Scalar] = [
    "ı": "i", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ħ": "h", "ک": "ك", "ی": "ي", "ё": "е",
  ]
}
