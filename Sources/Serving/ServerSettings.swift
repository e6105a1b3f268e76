import Documents
package import Policy
package import Reporting
package import Runner

/// What an editor asks of the server: `initializationOptions`, and `settings.imprimatur` later on.
package struct ServerSettings: Hashable, Sendable {
  /// The least severity that is shown.
  package var show = Severity.info
  /// A named set of severities; nil for what the configuration says.
  package var profile: String?
  /// The title that the site is configured to have; nil for what the configuration says.
  package var siteTitle: String?
  /// The language of messages; nil for that of the locale.
  package var language: MessageLanguage?

  /// The standard choices.
  package init() {}

  /// These settings with those of `object`; members that are not known or of another kind change nothing.
  mutating func take(_ object: JSONObject) {
    if let show = object.text("show").flatMap({ Severity(rawValue: $0) }) { self.show = show }
    if let language = object.text("language").flatMap({ MessageLanguage(rawValue: $0) }) { self.language = language }
    switch object["profile"] {
    case .string(let name)?: profile = name.text.isEmpty ? nil : name.text
    case .null?: profile = nil
    default: break
    }
    switch object["siteTitle"] {
    case .string(let title)?: siteTitle = title.text.isEmpty ? nil : title.text
    case .null?: siteTitle = nil
    default: break
    }
  }
}

/// Rules and options that documents are checked with, loaded from files that may change while the server runs.
package struct ServedRules: Sendable {
  /// The rules.
  package var rules: RuleSet
  /// How documents are read and judged.
  package var options: CheckOptions
  /// The program's texts.
  package var wording: Wording

  /// These rules and options.
  package init(rules: RuleSet, options: CheckOptions, wording: Wording) {
    self.rules = rules
    self.options = options
    self.wording = wording
  }
}
