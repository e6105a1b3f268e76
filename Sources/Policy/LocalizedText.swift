/// One text in the languages that users read.
package struct LocalizedText: Hashable, Sendable {
  /// English.
  package var english: String
  /// Chinese.
  package var chinese: String

  /// A text in both languages.
  package init(english: String, chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// The text in `language`.
  package func text(_ language: MessageLanguage) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}

/// A language that messages are written in.
package enum MessageLanguage: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"
}
