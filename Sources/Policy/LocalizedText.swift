package import Folding

/// One text in the languages that users read.
package struct LocalizedText: Hashable, Sendable {
  /// Rule sets hold thousands of texts of which a document needs a few: those of an image stay there.
  private enum Storage: Sendable {
    case strings(english: String, chinese: String)
    case image(english: ImageText, chinese: ImageText)
  }

  private var storage: Storage

  /// A text in both languages.
  package init(english: String, chinese: String) { storage = .strings(english: english, chinese: chinese) }

  /// A text that stands in an image.
  package init(english: ImageText, chinese: ImageText) { storage = .image(english: english, chinese: chinese) }

  /// English.
  package var english: String {
    get {
      switch storage {
      case .strings(let english, _): english
      case .image(let english, _): english.string
      }
    }
    set { storage = .strings(english: newValue, chinese: chinese) }
  }

  /// Chinese.
  package var chinese: String {
    get {
      switch storage {
      case .strings(_, let chinese): chinese
      case .image(_, let chinese): chinese.string
      }
    }
    set { storage = .strings(english: english, chinese: newValue) }
  }

  /// The text in `language`.
  package func text(_ language: MessageLanguage) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }

  /// Whether the two read the same, wherever they stand.
  package static func == (one: LocalizedText, other: LocalizedText) -> Bool {
    one.english == other.english && one.chinese == other.chinese
  }

  /// Hashes both texts.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(english)
    hasher.combine(chinese)
  }
}

/// A language that messages are written in.
package enum MessageLanguage: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"
}
