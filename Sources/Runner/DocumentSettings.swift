package import Documents
package import Files
package import Policy
import Recording
import Reporting

/// The least severity that makes a run fail.
package enum FailureLevel: String, CaseIterable, Sendable {
  case info, warning, error, never

  /// The severity; nil for `never`.
  package var severity: Severity? { Severity(rawValue: rawValue) }
}

/// What the command line says of all documents; it counts more than any configuration.
package struct CommandSettings: Sendable {
  /// What the publisher says.
  package var declared = Declared()
  /// A named set of severities.
  package var profile: String?
  /// Severities by rule or family; nil switches off.
  package var severities: [String: Severity?] = [:]
  /// Rules and families that are looked at; nil for all.
  package var selection: Set<String>?
  /// The least severity that makes the run fail.
  package var failOn: FailureLevel?
  /// Rule packs on top of all others.
  package var packs: [FilePath] = []

  /// Nothing said.
  package init() {}
}

/// Rules that were loaded for a configuration.
package final class LoadedRules: Sendable {
  /// Tells them from others of the same run.
  let number: Int
  /// The rules.
  package let rules: RuleSet
  /// The packs, where they were compiled for this run.
  package let library: RuleLibrary?
  /// What is wrong with them.
  package let diagnostics: [RuleDiagnostic]

  init(number: Int, rules: RuleSet, library: RuleLibrary? = nil, diagnostics: [RuleDiagnostic] = []) {
    self.number = number
    self.rules = rules
    self.library = library
    self.diagnostics = diagnostics
  }
}

/// Everything that counts for a document: the command line, the configuration, what a site generator is told.
///
/// Immutable; shared by the documents that it is the same for.
package final class DocumentSettings: Sendable {
  /// Why a document cannot be checked.
  package enum Obstacle: Sendable {
    /// The configuration cannot be read.
    case unreadable(FilePath, FileError)
    /// The configuration or the rules that it names are wrong.
    case broken([RuleDiagnostic])
  }

  /// What the publisher says.
  package let declared: Declared
  /// What is asked of the rules.
  package let evaluation: EvaluationOptions
  /// The least severity that makes the run fail; nil when no finding does.
  package let failOn: Severity?
  /// What fields are called.
  package let fields: FieldMap
  /// What files are read as; nil to go by name and content.
  package let format: DocumentFormat?
  /// Rules of the configuration's own; nil for those of the run.
  package let rules: LoadedRules?
  /// The file of a site generator that gives the site's title; nil where something else does, or nothing.
  package let siteConfiguration: FilePath?
  /// Why a document with these settings cannot be checked; nil when it can.
  package let obstacle: Obstacle?

  init(
    _ settings: ConfigurationSettings, command: CommandSettings, site: SiteConfiguration.Title? = nil,
    rules: LoadedRules? = nil, obstacle: Obstacle? = nil, isExempt: Bool = false
  ) {
    var declared = command.declared
    let isFromSite = declared.siteTitle == nil && settings.siteTitle == nil
    declared.siteTitle = declared.siteTitle ?? settings.siteTitle ?? site?.text
    declared.url = declared.url ?? settings.url
    declared.owners += settings.owners
    declared.house = settings.disclaimer
    if isExempt { declared.house?.isExempt = true }
    self.declared = declared
    var evaluation = EvaluationOptions()
    evaluation.profile = command.profile ?? settings.profile?.text
    for (name, severity) in settings.severities { evaluation.severities.updateValue(severity, forKey: name.text) }
    for (name, severity) in command.severities { evaluation.severities.updateValue(severity, forKey: name) }
    evaluation.selection = command.selection ?? settings.select.map { Set($0.map(\.text)) }
    evaluation.jurisdictions = settings.jurisdictions
    self.evaluation = evaluation
    failOn = (command.failOn ?? settings.failOn.flatMap { FailureLevel(rawValue: $0.text) } ?? .error).severity
    fields = FieldMap(adding: settings.fields)
    format = settings.format
    siteConfiguration = isFromSite ? site?.file : nil
    self.rules = rules
    self.obstacle = obstacle
  }

  /// The same for every document, as `options` say.
  init(_ options: CheckOptions) {
    declared = options.declared
    evaluation = options.evaluation
    failOn = options.failOn
    fields = FieldMap()
    format = nil
    rules = nil
    siteConfiguration = nil
    obstacle = nil
  }

  /// What the result for a document depends on beside its bytes and what is declared of it.
  ///
  /// - Complexity: that of the digest of the configuration's own rules, if it has any.
  var digest: String {
    var parts = evaluation.key + [rules?.rules.digest, format?.rawValue, obstacle == nil ? nil : "none"]
    parts += declared.owners + [nil]
    for (role, names) in fields.names.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      parts += [role.rawValue] + names + [nil]
    }
    return CacheKey.digest(of: parts)
  }

  /// Why a document with these settings cannot be checked, in words.
  func failure(_ wording: Wording) -> DocumentReport.Failure? {
    switch obstacle {
    case nil: return nil
    case .unreadable(let path, let error):
      let name = ConfigurationReader.name(of: path)
      let reason = wording.reason(error)
      func text(_ language: MessageLanguage) -> String {
        Wording(wording, language: language).text(
          "configuration.unreadable", ["path": .text(name), "reason": .text(reason.text(language))])
      }
      return DocumentReport.Failure(
        code: "configuration", message: LocalizedText(english: text(.english), chinese: text(.chinese)))
    case .broken(let diagnostics):
      let first = diagnostics.first { $0.level == .error }
      let place = first.map { "\($0.file):\($0.line):\($0.column)" } ?? ""
      return DocumentReport.Failure(
        code: "configuration",
        message: wording.localized(
          "configuration.broken", ["place": .text(place), "message": .text(first?.message ?? "")]))
    }
  }
}

extension FieldMap {
  /// The usual names with `names` before them; a name that is given a role has no other.
  init(adding names: [Role: [String]]) {
    let given = Set(names.values.joined().map { $0.lowercased() })
    var all = FieldMap().names
    for role in Role.allCases {
      all[role] = (names[role] ?? []) + (all[role] ?? []).filter { !given.contains($0.lowercased()) }
    }
    self.init(all)
  }
}
