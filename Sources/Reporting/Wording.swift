package import Documents
package import Policy

/// The program's own texts in one language, with fields filled in.
///
/// The texts are data of the rule packs (`messages:`). In a text `{name}` is replaced by the field's value, and
/// `{name:one|many}` by the number followed by the word that fits it.
package struct Wording: Sendable {
  /// A value for a field.
  package enum Field: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case text(String)
    case number(Int)

    /// A text.
    package init(stringLiteral value: String) { self = .text(value) }
    /// A number.
    package init(integerLiteral value: Int) { self = .number(value) }
  }

  /// The language.
  package let language: MessageLanguage
  private let messages: [String: LocalizedText]

  /// The texts of `messages` in `language`.
  package init(_ messages: [String: LocalizedText], language: MessageLanguage) {
    self.messages = messages
    self.language = language
  }

  /// The texts of `other` in `language`.
  package init(_ other: Wording, language: MessageLanguage) {
    self.init(other.messages, language: language)
  }

  /// The text called `key`; the key itself where the packs have none.
  package func text(_ key: String, _ fields: KeyValuePairs<String, Field> = [:]) -> String {
    guard let message = messages[key] else { return key }
    return Self.fill(message.text(language), fields)
  }

  /// All texts whose key begins with `prefix`, in the order of the keys, as they are written.
  package func all(beginning prefix: String) -> [(key: String, text: LocalizedText)] {
    messages.filter { $0.key.hasPrefix(prefix) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The text called `key` in all languages.
  package func localized(_ key: String, _ fields: KeyValuePairs<String, Field> = [:]) -> LocalizedText {
    let message = messages[key] ?? LocalizedText(english: key, chinese: key)
    return LocalizedText(
      english: Self.fill(message.english, fields), chinese: Self.fill(message.chinese, fields))
  }

  /// What was left out, in all languages.
  package func localizedOmission(_ omission: Omission) -> LocalizedText {
    let texts = MessageLanguage.allCases.map { Wording(self, language: $0).omission(omission) }
    return LocalizedText(english: texts[0], chinese: texts[1])
  }

  /// What was left out, in the words of the packs where they have some for its code.
  func omission(_ omission: Omission) -> String {
    let key = "omission.\(omission.code)"
    return messages[key] == nil ? omission.message : text(key, ["message": .text(omission.message)])
  }

  /// `template` with its fields filled in; a field without a value stays as it is written.
  static func fill(_ template: String, _ fields: KeyValuePairs<String, Field>) -> String {
    guard template.contains("{") else { return template }
    var result = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { return result + rest[open...] }
      let inside = rest[rest.index(after: open)..<close]
      result += value(inside, fields) ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private static func value(_ inside: Substring, _ fields: KeyValuePairs<String, Field>) -> String? {
    let parts = inside.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let field = fields.first(where: { $0.key == parts[0] })?.value else { return nil }
    switch field {
    case .text(let text): return text
    case .number(let number):
      let words = parts.count > 1 ? parts[1].split(separator: "|", omittingEmptySubsequences: false) : []
      guard let many = words.last else { return String(number) }
      return "\(number) \(number == 1 ? words[0] : many)"
    }
  }
}
