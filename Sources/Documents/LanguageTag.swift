/// A language tag of BCP 47, as far as the choice of rules needs it.
struct LanguageTag: Equatable {
  /// The primary language in lower case, such as `zh`.
  var primary: String
  /// The tag in its usual case: `pt-BR`, `sr-Latn`; of Chinese the script instead of the region, where one follows from
  /// the other.
  var text: String

  /// The tag that is written as `tag`, with `-` or `_`; nil when it is none.
  init?(_ tag: String) {
    let parts = tag.split { $0 == "-" || $0 == "_" || $0 == "." || $0.isWhitespace }.map { $0.lowercased() }
    guard let first = parts.first, (2...3).contains(first.utf8.count), parts.allSatisfy(Self.isSubtag) else {
      return nil
    }
    guard first != "und", first != "mul", first != "zxx" else { return nil }
    primary = first
    let script = parts.dropFirst().first { $0.utf8.count == 4 && $0.utf8.allSatisfy { $0 >= 0x61 } }
    let region = parts.dropFirst().first { $0.utf8.count == 2 }
    if first == "zh" || first == "yue" || first == "cmn" {
      primary = "zh"
      let traditional = script == "hant" || script == nil && ["tw", "hk", "mo"].contains(region ?? "")
      let simplified = script == "hans" || script == nil && ["cn", "sg", "my"].contains(region ?? "")
      text = traditional ? "zh-Hant" : simplified ? "zh-Hans" : "zh"
      return
    }
    text = [first, script?.capitalizedASCII, region?.uppercased()].compactMap { $0 }.joined(separator: "-")
  }

  private static func isSubtag(_ part: String) -> Bool {
    part.utf8.count <= 8 && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
  }
}

extension String {
  fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst() }
}
