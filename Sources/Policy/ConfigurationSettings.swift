package import Documents

/// What a configuration says for a document or a run, as values.
package struct ConfigurationSettings: Sendable {
  /// A named set of severities.
  package var profile: ConfigurationText?
  /// Rule packs, as they are written: relative to the file that names them.
  package var rules: [ConfigurationText] = []
  /// Rules and families that are looked at; nil for all.
  package var select: [ConfigurationText]?
  /// Severities by rule or family; nil switches off.
  package var severities: [(name: ConfigurationText, severity: Severity?)] = []
  /// The least severity that gives exit status 1, a severity or `never`.
  package var failOn: ConfigurationText?
  /// The title that the site is configured to have.
  package var siteTitle: String?
  /// Who publishes the site, and its other names.
  package var owners: [String] = []
  /// The address that the site is published at.
  package var url: String?
  /// What files are read as; nil to go by name and content.
  package var format: DocumentFormat?
  /// Names of fields by role, beside the usual ones.
  package var fields: [FieldMap.Role: [String]] = [:]
  /// What the house asks of its disclaimers; nil where nothing is said.
  package var disclaimer: HouseDisclaimer?
  /// Whose rules disclaimers have to satisfy: names of profiles that count beside `profile`.
  package var jurisdictions: [String] = []
  /// What is left out, as patterns of `.gitignore`.
  package var ignore: [String] = []
  /// Whether ignore files count.
  package var honoursIgnoreFiles = true
  /// The least severity that is reported.
  package var show: Severity?
  /// The name of the format of reports.
  package var reportFormat: ConfigurationText?
  /// The language of messages.
  package var language: MessageLanguage?
  /// Fields of input records that are echoed.
  package var kept: [String]?
  /// The file of findings that are known, as it is written: relative to the file that names it.
  package var baseline: ConfigurationText?

  /// Nothing said.
  package init() {}
}

extension ConfigurationTree {
  /// The values; keys that were not given keep their standard ones.
  package var settings: ConfigurationSettings {
    var settings = ConfigurationSettings()
    func text(_ node: PackNode?) -> ConfigurationText? { node?.text.map { ConfigurationText($0) } }
    func texts(_ node: PackNode?) -> [String] { node?.texts.map(\.text) ?? [] }
    settings.profile = text(root["profile"])
    settings.rules = root["rules"]?.texts.map { ConfigurationText($0) } ?? []
    settings.select = root["select"]?.texts.map { ConfigurationText($0) }
    settings.severities = (root["severities"]?.named ?? []).compactMap { name, value in
      guard let word = value.text?.text, word != "default" else { return nil }
      return (ConfigurationText(name), Severity(rawValue: word))
    }
    settings.failOn = text(root["fail-on"])
    let site = root["site"]
    settings.siteTitle = site?["title"]?.text?.text
    settings.owners = [site?["owner"]?.text?.text].compactMap { $0 } + texts(site?["aliases"])
    settings.url = site?["url"]?.text?.text
    settings.format = root["input"]?["format"]?.text.flatMap { DocumentFormat(rawValue: $0.text) }
    for role in FieldMap.Role.allCases {
      let names = texts(root["input"]?["fields"]?[role.rawValue])
      if !names.isEmpty { settings.fields[role] = names }
    }
    if let disclaimer = root["disclaimer"] {
      settings.disclaimer = HouseDisclaimer(disclaimer)
      settings.jurisdictions = (disclaimer["jurisdiction"]?.textOrTexts ?? []).map { $0.text.lowercased() }
    }
    settings.ignore = texts(root["ignore"])
    settings.honoursIgnoreFiles = root["ignore-files"]?.text?.text != "false"
    settings.show = root["show"]?.text.flatMap { Severity(rawValue: $0.text) }
    settings.reportFormat = text(root["format"])
    settings.language = root["lang"]?.text.flatMap { MessageLanguage(rawValue: $0.text) }
    settings.baseline = text(root["baseline"])
    settings.kept = root["keep"]?.texts.map(\.text)
    return settings
  }

  /// The keys of the whole run that are said here, with their places.
  package var runKeys: [ConfigurationText] {
    let keys = ["show", "format", "lang", "keep", "baseline"]
    return root.named.filter { keys.contains($0.name.text) }.map { ConfigurationText($0.name) }
  }

  /// Names that `rules` does not have, with the nearest ones; `name` calls the files.
  package func problems(in rules: RuleSet, name: (Int) -> String) -> [RuleDiagnostic] {
    let known = Set(rules.rules.map(\.id)).union(rules.families.map(\.name)).sorted()
    let profiles = rules.profiles.keys.sorted()
    var found: [RuleDiagnostic] = []
    let families = rules.families.map(\.name)
    func check(_ text: PackText, _ kind: String, among names: [String], as alias: String? = nil) {
      guard !names.contains(alias ?? text.text) else { return }
      let place = ConfigurationText(text)
      found.append(
        ConfigurationFile.diagnostic(
          .unknownName, at: place, in: name(place.file), "there is no \(kind) `\(text.text)`",
          help: NearestName.help(for: alias ?? text.text, among: names)
            ?? "families are " + families.map { "`\($0)`" }.joined(separator: ", ")))
    }
    for node in [root] + (root["overrides"]?.items ?? []) {
      for text in node["select"]?.texts ?? [] { check(text, "rule or family", among: known) }
      for (text, _) in node["severities"]?.named ?? [] { check(text, "rule or family", among: known) }
      if let profile = node["profile"]?.text { check(profile, "profile", among: profiles) }
      for text in node["disclaimer"]?["jurisdiction"]?.textOrTexts ?? [] {
        check(text, "jurisdiction", among: profiles, as: text.text.lowercased())
      }
    }
    return found.sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
  }
}

extension HouseDisclaimer {
  /// What a mapping of the shape `disclaimer` says.
  init(_ node: PackNode) {
    self.init()
    let wording = node["wording"]
    wordings = (wording?.textOrTexts ?? []).map { Wording(text: $0.text) }
    wordings += (wording?.named ?? []).flatMap { name, value in
      value.textOrTexts.map { Wording(text: $0.text, language: name.text) }
    }
    places = (node["place"]?.textOrTexts ?? []).map(\.text)
    exemptSections = (node["exempt"]?.textOrTexts ?? []).map(\.text)
  }
}

extension PackNode {
  /// The one text that it is, or those of a list.
  var textOrTexts: [PackText] { text.map { [$0] } ?? texts }
}
