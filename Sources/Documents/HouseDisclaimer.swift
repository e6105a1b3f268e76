/// What a publishing house asks of the disclaimers in its articles, as its configuration says.
package struct HouseDisclaimer: Hashable, Sendable {
  /// A text that an article must carry, in one language or in any.
  package struct Wording: Hashable, Sendable {
    /// The text; `*` stands for any words.
    package var text: String
    /// The language of the articles that it is for (a BCP 47 prefix); nil for all.
    package var language: String?

    /// A wording.
    package init(text: String, language: String? = nil) {
      self.text = text
      self.language = language
    }

    /// Whether it says everything that it asks for, so that it can be put into an article.
    package var isComplete: Bool { !text.utf8.contains(UInt8(ascii: "*")) }
  }

  /// Texts of which an article that needs a disclaimer must carry one.
  package var wordings: [Wording] = []
  /// Where it must stand: `end`, `top`, or zones by their names; empty for anywhere.
  package var places: [String] = []
  /// Sections, by their names, that never need one.
  package var exemptSections: [String] = []
  /// Whether the article's path says that it never needs one.
  package var isExempt = false

  /// Nothing asked for.
  package init() {}

  /// The wordings for an article in `language`: those of the language, the nearest first, else those of no language.
  package func wordings(for language: String?) -> [Wording] {
    let fitting = wordings.filter { wording in
      guard let own = wording.language?.lowercased() else { return false }
      guard let language = language?.lowercased() else { return false }
      return language == own || language.hasPrefix(own + "-") || own.hasPrefix(language + "-")
    }
    guard fitting.isEmpty else {
      let isExact = { (wording: Wording) in wording.language?.lowercased() == language?.lowercased() }
      return fitting.filter(isExact) + fitting.filter { !isExact($0) }
    }
    let general = wordings.filter { $0.language == nil }
    return general.isEmpty ? wordings : general
  }
}
