import Corpus
import Documents
import Files
import Foundation
import Policy
import Reporting
import RulePacks
import Testing

@testable import Runner

/// A folder of its own for one test.
private struct Place: ~Copyable {
  let path: String

  init(_ files: [String: String]) throws {
    path = FilePath(FileManager.default.temporaryDirectory.path + "/imprimatur-" + UUID().uuidString).absolute.text
    try FileManager.default.createDirectory(atPath: path + "/.git", withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func at(_ name: String) -> FilePath { FilePath(path + "/" + name) }

  func store(
    _ mode: ConfigurationStore.Mode = .nearest, command: CommandSettings = CommandSettings()
  ) -> ConfigurationStore {
    ConfigurationStore(mode, command: command, rules: RuleLibrary.builtIn())
  }

  /// What is wrong with the configuration `name`, paths without the folder's own.
  func problems(_ name: String = "imprimatur.yaml") throws -> [String] {
    try ConfigurationReader.read(at(name)).diagnostics.map {
      "\($0.code) \($0.file.replacing(path + "/", with: "")):\($0.line):\($0.column)"
    }
  }
}

@Suite struct ConfigurationTests {
  @Test func theNearestFileCountsAndNothingBeyondTheRepository() throws {
    let place = try Place([
      "imprimatur.yaml": "profile: publisher", "posts/imprimatur.yml": "fail-on: warning", "posts/deep/a.md": "",
    ])
    let store = place.store()
    #expect(store.settings(for: place.at("posts/deep/a.md")).failOn == .warning)
    // The outer file has no say: only `extends` would give it one.
    #expect(store.settings(for: place.at("posts/deep/a.md")).evaluation.profile == nil)
    #expect(store.settings(for: place.at("a.md")).evaluation.profile == "publisher")
    let inner = try Place(["a.md": ""])
    #expect(inner.store().file(for: inner.at(".").absolute) == nil)
    #expect(place.store(.none).settings(for: place.at("a.md")).evaluation.profile == nil)
    let one = place.store(.file(place.at("posts/imprimatur.yml")))
    #expect(one.settings(for: place.at("a.md")).failOn == .warning)
  }

  @Test func extendedFilesAreMerged() throws {
    let place = try Place([
      "base.yaml": """
      severities: {garbled-text: info, site-title: error}
      site: {title: Base, owner: House}
      ignore: [a]
      select: [garbled-text]
      """,
      "shared/more.yaml": "extends: ../base.yaml\nsite: {title: More}\nignore: [b]",
      "imprimatur.yaml": """
      extends: [base.yaml, shared/more.yaml]
      severities: {garbled-text: off, site-title: default}
      ignore: [c]
      select: [repost-ban]
      """,
    ])
    let settings = try ConfigurationReader.read(place.at("imprimatur.yaml")).tree.settings
    #expect(settings.severities.map(\.name.text) == ["garbled-text"])
    #expect(settings.severities.map(\.severity) == [nil])
    #expect(settings.siteTitle == "More")
    #expect(settings.owners == ["House"])
    #expect(settings.ignore == ["a", "b", "c"])
    #expect(settings.select?.map(\.text) == ["repost-ban"])
  }

  @Test func circlesAndMissingFilesAreErrorsWithTheirPlace() throws {
    let place = try Place([
      "imprimatur.yaml": "extends: imprimatur.yaml", "a.yaml": "profile: x\nextends: [b.yaml]",
      "b.yaml": "extends: a.yaml", "c.yaml": "extends: nothing.yaml", "f.yaml": "extends: /etc/passwd",
      "d.yaml": "extends: [e.yaml, e.yaml]",
      "e.yaml": "show: info",
    ])
    #expect(try place.problems() == ["R014 imprimatur.yaml:1:10"])
    #expect(try place.problems("a.yaml") == ["R014 b.yaml:1:10"])
    #expect(try place.problems("c.yaml") == ["R017 c.yaml:1:10"])
    #expect(try place.problems("f.yaml") == ["R017 f.yaml:1:10"])
    #expect(try place.problems("d.yaml") == [])
    for index in 0..<60 { try place.write("chain\(index).yaml", "extends: chain\(index + 1).yaml") }
    #expect(try place.problems("chain0.yaml") == ["R009 chain49.yaml:1:10"])
  }

  @Test func unknownKeysAndNamesAreErrorsWithASuggestion() throws {
    let place = try Place([
      "imprimatur.yaml": "severites: {}\nsite: {titel: x}\noverrides: [{path: [a]}]", "a.yaml": "profile: publsher",
    ])
    #expect(
      try place.problems()
        == [
          "R002 imprimatur.yaml:1:1", "R002 imprimatur.yaml:2:8", "R003 imprimatur.yaml:3:13",
          "R002 imprimatur.yaml:3:14",
        ])
    let help = try ConfigurationReader.read(place.at("imprimatur.yaml")).diagnostics.first?.help
    #expect(help == "did you mean `severities`?")
    let tree = try ConfigurationReader.read(place.at("a.yaml")).tree
    let found = tree.problems(in: RuleLibrary.builtIn()) { _ in "a.yaml" }
    #expect(found.map(\.help) == ["did you mean `publisher`?"])
  }

  @Test func aBombOfAliasesIsRefused() throws {
    var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in 1..<10 {
      let copies = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      lines.append("a\(level): &a\(level) [\(copies)]")
    }
    let place = try Place(["imprimatur.yaml": lines.joined(separator: "\n")])
    #expect(try place.problems().map { $0.prefix(4) } == ["R009"])
    let settings = place.store().settings(for: place.at("a.md"))
    guard case .broken = settings.obstacle else {
      Issue.record("the configuration is used")
      return
    }
  }

  @Test func overridesApplyByPathTheLastMost() throws {
    let place = try Place([
      "imprimatur.yaml": """
      fail-on: error
      overrides:
        - {paths: [archive/, '*.old.md'], fail-on: never, severities: {garbled-text: off}}
        - {paths: [archive/kept/], fail-on: warning}
      """
    ])
    let store = place.store()
    func failOn(_ name: String) -> Severity? { store.settings(for: place.at(name)).failOn }
    #expect(failOn("a.md") == .error)
    #expect(failOn("archive/deep/a.md") == nil)
    #expect(failOn("posts/a.old.md") == nil)
    #expect(failOn("archive/kept/a.md") == .warning)
    #expect(store.settings(for: place.at("archive/kept/a.md")).evaluation.severities == ["garbled-text": nil])
    // The same object for the same settings: nothing is made twice.
    #expect(store.settings(for: place.at("archive/a.md")) === store.settings(for: place.at("archive/deep/b.md")))
  }

  @Test func theHouseSaysWhatItAsksOfDisclaimers() throws {
    let place = try Place([
      "imprimatur.yaml": """
      disclaimer:
        jurisdiction: [CN, uk]
        wording: {en: [One., Two.], zh: Three.}
        place: end
        exempt: [lab/, Fiction]
      overrides:
        - paths: [special/]
          disclaimer: {wording: Four., place: [top, footer]}
      """,
      "wrong/imprimatur.yaml": "disclaimer: {jurisdiction: ukk, place: middle}",
      "unknown/imprimatur.yaml": "disclaimer: {jurisdiction: ukk}",
    ])
    let store = place.store()
    let settings = store.settings(for: place.at("a.md"))
    #expect(settings.evaluation.jurisdictions == ["cn", "uk"])
    let house = try #require(settings.declared.house)
    #expect(house.wordings(for: "en-GB").map(\.text) == ["One.", "Two."])
    #expect(house.wordings(for: "zh-Hans").map(\.text) == ["Three."])
    #expect(house.places == ["end"])
    #expect(house.isExempt == false)
    #expect(store.settings(for: place.at("lab/a.md")).declared.house?.isExempt == true)
    let special = store.settings(for: place.at("special/a.md"))
    #expect(special.declared.house?.wordings(for: "fr").map(\.text) == ["Four."])
    #expect(special.declared.house?.places == ["top", "footer"])
    #expect(try place.problems("wrong/imprimatur.yaml") == ["R006 wrong/imprimatur.yaml:1:40"])
    let tree = try ConfigurationReader.read(place.at("unknown/imprimatur.yaml")).tree
    #expect(tree.problems(in: RuleLibrary.builtIn()) { _ in "" }.map(\.help) == ["did you mean `uk`?"])
  }

  @Test func theCommandLineCountsMore() throws {
    let place = try Place([
      "imprimatur.yaml": "fail-on: never\nprofile: archive\nsite: {title: A, url: 'https://a.example/'}",
      "hugo.toml": "title = 'Site'",
    ])
    var command = CommandSettings()
    command.failOn = .info
    command.profile = "publisher"
    command.declared.siteTitle = "B"
    let settings = place.store(command: command).settings(for: place.at("a.md"))
    #expect(settings.failOn == .info)
    #expect(settings.evaluation.profile == "publisher")
    #expect(settings.declared.siteTitle == "B")
    #expect(settings.declared.url == "https://a.example/")
    #expect(place.store().settings(for: place.at("a.md")).declared.siteTitle == "A")
  }

  @Test func packsOfTheConfigurationAreUsed() throws {
    let pack = """
      family: demo
      title: {en: Demo, zh: Demo}
      rules:
        - id: demo/pear
          message: {en: pear, zh: pear}
          why: {en: Why., zh: Why.}
          match: {keywords: [pearpear]}
          examples: {bad: [a ⟦pearpear⟧ tree], good: [a tree]}
      """
    let place = try Place([
      "posts/imprimatur.yaml": "rules: [../packs]\nseverities: {demo/pear: error}", "packs/demo.yaml": pack,
      "other/imprimatur.yaml": "rules: [none]",
      "bad/imprimatur.yaml": "rules: [../packs]\nseverities: {demo/peer: off}",
    ])
    let store = place.store()
    #expect(store.settings(for: place.at("posts/a.md")).rules?.rules.rules.contains { $0.id == "demo/pear" } == true)
    #expect(store.settings(for: place.at("a.md")).rules == nil)
    for (name, code) in [("other/a.md", "R017"), ("bad/a.md", "R012")] {
      guard case .broken(let problems) = store.settings(for: place.at(name)).obstacle else {
        Issue.record("\(name) is usable")
        continue
      }
      #expect(problems.map(\.code) == [code])
    }
  }

  @Test(
    "titles are read from the files of site generators",
    arguments: [
      ("hugo.toml", "baseURL = 'https://a.example/'\ntitle = 'Pear \\u00e9'\n", "Pear \\u00e9"),
      ("config.toml", "baseURL = \"https://a.example/\"\ntitle = \"Pears\"\n", "Pears"),
      ("config.toml", "title = \"no site\"\n", nil),
      ("_config.yml", "# Site\ntitle: 柿子手记\nsubtitle: x\n", "柿子手记"),
      (
        "docusaurus.config.js",
        "const x = {title: 'no'};\nmodule.exports = { themeConfig: {title: 'no'}, title: 'Pe\\u{61}rs' };", "Pears"
      ),
      (
        "docusaurus.config.ts",
        "const config: Config = {\n  // title: 'no'\n  title: \"Pears\",\n  themeConfig: { navbar: { title: 'N' } },\n};\nexport default config;",
        "Pears"
      ),
      (
        ".vitepress/config.mts",
        "import { defineConfig } from 'vitepress'\nexport default defineConfig({ title: `Pears`, re: /[/'\"]/ })",
        "Pears"
      ),
      (".vitepress/config.mts", "export default defineConfig({ title: `${name} site` })", nil),
      ("wp-cli.yml", "core install:\n  title: Pears\n  url: a.example\n", "Pears"),
      ("blueprint.json", #"{"siteOptions": {"blogname": "Pears"}}"#, "Pears"),
      ("blueprint.json", #"{"steps": [{"step": "setSiteOptions", "options": {"blogname": "Pears"}}]}"#, "Pears"),
      ("blueprint.json", #"{"landingPage": "/wp-admin/"}"#, nil),
    ])
  func siteTitles(name: String, text: String, title: String?) throws {
    let place = try Place([name: text, "content/a.md": ""])
    #expect(place.store().settings(for: place.at("content/a.md")).declared.siteTitle == title)
    // The file itself is not held against what it says.
    #expect(place.store().settings(for: place.at(name)).declared.siteTitle == nil)
  }

  @Test func whatIsShownSaysTheSame() throws {
    let place = try Place([
      "base.yaml": "site: {title: 'a: \"b\" # c'}",
      "imprimatur.yaml": "extends: base.yaml\nignore: ['*.md', '!a.md']\nseverities: {garbled-text: off}\nkeep: [x y]",
    ])
    let listing = try ConfigurationListing(place.store(), for: place.at("a.md"))
    #expect(listing.rows.first { $0.entry.path == ["site", "title"] }?.origin?.hasSuffix("base.yaml:1") == true)
    try place.write("again.yaml", listing.yaml(hasOrigins: true, standard: "default"))
    let again = try ConfigurationReader.read(place.at("again.yaml"))
    #expect(again.diagnostics == [])
    let settings = again.tree.settings
    #expect(settings.siteTitle == "a: \"b\" # c")
    #expect(settings.ignore == ["*.md", "!a.md"])
    #expect(settings.kept == ["x y"])
    #expect(settings.severities.map(\.severity) == [nil])
  }

  @Test(
    "init knows site generators by their files",
    arguments: [
      (["_config.yml", "source/_posts/a.md"], SiteGenerator.hexo),
      (["_config.yml", "_posts/a.md", "Gemfile"], .jekyll),
      (["hugo.toml"], .hugo), (["config.toml", "content/a.md"], .hugo), (["docusaurus.config.ts"], .docusaurus),
      (["docs/.vitepress/config.mts"], .vitePress), (["config.toml"], nil),
    ])
  func generators(files: [String], generator: SiteGenerator?) throws {
    let place = try Place(Dictionary(uniqueKeysWithValues: files.map { ($0, "") }))
    #expect(SiteGenerator.of(place.at(".").absolute) == generator)
    let start = ConfigurationStart(generator: generator, title: "a: b", titleFile: "c")
    try place.write("imprimatur.yaml", start.text)
    #expect(try place.problems() == [])
  }

  @Test("with configurations, too, any number of workers writes the same bytes")
  func workers() throws {
    let place = try Place([
      "imprimatur.yaml": "profile: publisher\nfail-on: error",
      "a/imprimatur.yaml": "extends: ../imprimatur.yaml\nseverities: {repost-ban/notice: error}\nfail-on: never",
      "b/imprimatur.yaml": "selekt: []",
      "c/imprimatur.yaml": "overrides:\n  - {paths: ['*5.md'], severities: {repost-ban: off}}",
      "c/_config.yml": "title: My Site",
    ])
    for index in 0..<60 {
      let filler = String(repeating: "Pears ripen from the core outwards. ", count: index % 7 == 0 ? 400 : 1)
      try place.write(
        "\("abcd".map(String.init)[index % 4])/\(index).md", "# Pears\n\n\(filler)\n\nAll reposting is forbidden.\n")
    }
    var outputs: [String] = []
    for jobs in [1, 2, 5] {
      let rules = RuleLibrary.builtIn()
      let wording = Wording(rules.messages, language: .english)
      var options = CheckOptions()
      options.jobs = jobs
      let store = ConfigurationStore(.nearest, command: CommandSettings(), rules: rules)
      options.configuration = store
      options.corpus.honoursIgnoreFiles = true
      options.corpus.ignored = { store.ignored(in: $0) }
      let reporter = ReportFormat.jsonl.reporter(ReportOptions(show: .info, wording: wording))
      let result = CheckRunner(rules, options: options, wording: wording).run(
        CorpusReader([place.at("")], options: options.corpus),
        to: [ReportOutput(reporter, to: try OpenFile(writing: place.at("out.\(jobs)")))],
        notes: ReportOutput(NoteReporter(), to: try OpenFile(writing: place.at("notes.\(jobs)"))))
      // 15 of b/ cannot be checked; what a/ finds fails nothing.
      #expect(result.summary.failures == 15)
      #expect(result.status == 2)
      outputs.append(
        try ["out", "notes"].map { try String(contentsOfFile: place.path + "/\($0).\(jobs)", encoding: .utf8) }.joined()
      )
    }
    #expect(outputs[0].contains("\"configuration\"") && outputs[0].contains("repost-ban/notice"))
    #expect(outputs[0] == outputs[1] && outputs[0] == outputs[2])
  }

  @Test func everyFormatOfReportsMayBeNamed() {
    #expect(Set(PackShape.reportFormats).isSuperset(of: ReportFormat.allCases.map(\.rawValue)))
  }

  @Test func fieldsAreAddedBeforeTheUsualNames() {
    let map = FieldMap(adding: [.body: ["headline"]])
    #expect(map.role(of: Array("headline".utf8))?.role == .body)
    #expect(map.role(of: Array("title".utf8))?.role == .title)
    #expect(map.role(of: Array("content".utf8))?.role == .body)
  }
}
