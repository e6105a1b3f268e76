import Documents
package import Files
package import Policy
package import Reporting
package import Runner

/// What an editor asks of the server: `initializationOptions`, and `settings.imprimatur` later on.
package struct ServerSettings: Hashable, Sendable {
  /// The least severity that is shown; nil for what the configuration says, or everything.
  package var show: Severity?
  /// A named set of severities; nil for what the configuration says.
  package var profile: String?
  /// The title that the site is configured to have; nil for what the configuration says.
  package var siteTitle: String?
  /// The language of messages; nil for that of the locale.
  package var language: MessageLanguage?
  /// The address of a page about a rule, with `{rule}` in it; nil where there is none.
  package var documentation: String?
  /// The folder that the editor works in; nil where it names none.
  package internal(set) var folder: FilePath?

  /// The standard choices.
  package init() {}

  /// These settings with those of `object`; members that are not known or of another kind change nothing.
  mutating func take(_ object: JSONObject) {
    if let show = object.text("show").flatMap({ Severity(rawValue: $0) }) { self.show = show }
    if let language = object.text("language").flatMap({ MessageLanguage(rawValue: $0) }) { self.language = language }
    func take(_ name: String, into value: inout String?) {
      switch object[name] {
      case .string(let text)?: value = text.text.isEmpty ? nil : text.text
      case .null?: value = nil
      default: break
      }
    }
    take("profile", into: &profile)
    take("siteTitle", into: &siteTitle)
    take("documentation", into: &documentation)
  }
}

/// Rules and options that documents are checked with, loaded from files that may change while the server runs.
package struct ServedRules: Sendable {
  /// The rules.
  package var rules: RuleSet
  /// How documents are read and judged, with the configurations that count for them.
  package var options: CheckOptions
  /// The program's texts.
  package var wording: Wording
  /// The least severity that is shown.
  package var show: Severity
  /// The packs that `rules` are made of, where they are not the program's own alone.
  package var library: RuleLibrary?

  /// These rules and options.
  package init(
    rules: RuleSet, options: CheckOptions, wording: Wording, show: Severity = .info, library: RuleLibrary? = nil
  ) {
    self.rules = rules
    self.options = options
    self.wording = wording
    self.show = show
    self.library = library
  }
}
