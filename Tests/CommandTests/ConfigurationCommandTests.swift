import Foundation
import Testing

/// Every command that judges articles, in a folder with a configuration of its own.
@Suite struct ConfigurationCommandTests {
  private static let git = "/usr/bin/git"
  private static let pack = """
    family: house
    title: {en: House, zh: House}
    rules:
      - id: house/pear
        message: {en: no pears, zh: no pears}
        why: {en: We sell apples., zh: We sell apples.}
        severity: error
        match: {keywords: [pears]}
        examples: {bad: ['Buy ⟦pears⟧.'], good: [Buy apples.]}
    """
  private static let configuration = """
    rules: [house]
    severities: {garbled-text: off, site-title: off}
    site: {title: Apples Daily}
    ignore: [drafts/]
    """

  private func scratch(_ configuration: String = Self.configuration) throws -> ScratchRepository {
    let scratch = try ScratchRepository(isEmpty: true)
    try scratch.write("house/house.yaml", Self.pack)
    try scratch.write("imprimatur.yaml", configuration)
    try scratch.write("posts/a.md", "# Hay\n\nBuy pears. Read&amp;amp;write.\n")
    try scratch.write("drafts/b.md", "# Hay\n\nBuy pears. Read&amp;amp;write.\n")
    return scratch
  }

  @Test("fix mends what is on and not left out; without the configuration, everything")
  func fix() throws {
    let scratch = try scratch()
    #expect(try scratch.imprimatur("fix", "--diff", ".").status == 0)
    let all = try scratch.imprimatur("fix", "--diff", "--no-config", ".")
    #expect(all.status == 1 && all.output.contains("+++ b/drafts/b.md") && all.output.contains("+++ b/posts/a.md"))
    try scratch.write("imprimatur.yaml", "ignore: [drafts/]")
    let some = try scratch.imprimatur("fix", "--diff", ".")
    #expect(some.status == 1 && !some.output.contains("b/drafts/b.md") && some.output.contains("+++ b/posts/a.md"))
    try scratch.write("imprimatur.yaml", "ignroe: [drafts/]")
    let wrong = try scratch.imprimatur("fix", "--diff", ".")
    #expect(wrong.status == 2 && wrong.errors.contains("imprimatur.yaml:1:1") && wrong.output.isEmpty)
  }

  @Test("explain knows the packs of the configuration, and what it switches off")
  func explain() throws {
    let scratch = try scratch()
    let rule = try scratch.imprimatur("explain", "house/pear")
    #expect(rule.status == 0 && rule.output.contains("We sell apples."))
    let place = try scratch.imprimatur("explain", "--at", "posts/a.md:3:5")
    #expect(place.status == 0 && place.output.contains("house/pear: no pears"))
    #expect(try scratch.imprimatur("explain", "house/pear", "--no-config").status == 2)
    let off = try scratch.imprimatur("explain", "--at", "posts/a.md:3:16", "--rule", "garbled-text/html-entity")
    #expect(!off.output.contains("warning garbled-text/html-entity"))
  }

  @Test("an archive is judged by the configuration of each folder, and anew when that changes")
  func archive() throws {
    let scratch = try scratch()
    func run(_ arguments: String...) throws -> ScratchRepository.Outcome {
      try scratch.run(
        CommandRun.binary.path,
        ["archive", "posts", "drafts", "other", "--db", "x.sqlite", "--no-progress"] + arguments)
    }
    func findings() throws -> String {
      let report = try scratch.imprimatur("report", "x.sqlite", "--format", "json")
      return report.output + report.errors
    }
    try scratch.write("other/imprimatur.yaml", "select: [garbled-text]\nfail-on: never")
    try scratch.write("other/c.md", "# Hay\n\nBuy pears. Read&amp;amp;write.\n")
    let first = try run()
    #expect(first.status == 1 && first.errors.contains("fail-on"))
    #expect(first.output.contains("3 documents"), "\(first.output)")
    #expect(try findings().contains("house/pear") && findings().contains("garbled-text/html-entity"))
    // Nothing changed, so nothing is checked; then the pack is gone, and so are its findings.
    #expect(try run().output.contains("this run: 0 checked"))
    try scratch.write("imprimatur.yaml", "select: [repost-ban]")
    try scratch.write("other/imprimatur.yaml", "select: [repost-ban]")
    #expect(try run().status == 0)
    #expect(try !findings().contains("house/pear") && !findings().contains("garbled-text/html-entity"))
  }

  @Test("profile and health speak of the rules that count; a document with other packs is refused")
  func profile() throws {
    let scratch = try scratch()
    try scratch.write("other/imprimatur.yaml", "fail-on: never")
    try scratch.write("other/c.md", "# Hay\n\nBuy pears.\n")
    let profile = try scratch.imprimatur("rules", "profile", "posts", "--format", "json")
    #expect(profile.status == 0 && profile.output.contains("house/pear"))
    for command in ["profile", "health"] {
      let mixed = try scratch.imprimatur("rules", command, ".")
      #expect(mixed.status == 2 && mixed.errors.contains("other/c.md: its configuration names rule packs"))
    }
  }

  @Test("a push is judged by the configuration that it brings, a server's own file counts more")
  func pushed() throws {
    let scratch = try scratch()
    try scratch.git("init", "-q", "--bare", "../far.git")
    try scratch.git("remote", "add", "far", "../far.git")
    func push() throws -> ScratchRepository.Outcome { try scratch.run(Self.git, ["push", "-q", "far", "main"]) }
    #expect(try scratch.imprimatur("hook", "install", in: "far.git").status == 0)
    try scratch.commit("one")
    let refused = try push()
    #expect(refused.status == 1 && refused.errors.contains("posts/a.md:3:5: error: no pears"))
    #expect(!refused.errors.contains("drafts/"))
    // What lies in the work tree has no say; a baseline that is pushed has one.
    try scratch.write("imprimatur.yaml", Self.configuration + "\nbaseline: known.jsonl")
    #expect(try scratch.imprimatur("baseline", "create").output.hasPrefix("known.jsonl: 1 entry"))
    #expect(try push().status == 1)
    try scratch.commit("two")
    #expect(try push().status == 0)
    // A wrong one is said and nothing passes.
    try scratch.write("imprimatur.yaml", "selct: [house]")
    try scratch.write("posts/c.md", "Good.\n")
    try scratch.commit("three")
    let wrong = try push()
    #expect(wrong.status == 1 && wrong.errors.contains("imprimatur.yaml:1:1"))
    #expect(wrong.errors.contains("did you mean `select`?"))
    try scratch.write("policy.yaml", "select: [repost-ban]", in: "")
    _ = try scratch.imprimatur("hook", "install", "--", "--config", "\(scratch.root)/policy.yaml", in: "far.git")
    #expect(try push().status == 0)
  }

  @Test("pre-push reads the configuration of the commit, not of the work tree")
  func prePush() throws {
    let scratch = try scratch()
    try scratch.git("init", "-q", "--bare", "../far.git")
    try scratch.git("remote", "add", "far", "../far.git")
    _ = try scratch.imprimatur("hook", "install", "pre-push")
    try scratch.commit("one")
    try scratch.write("imprimatur.yaml", "select: [repost-ban]")
    let refused = try scratch.run(Self.git, ["push", "-q", "far", "main"])
    #expect(refused.status == 1 && (refused.output + refused.errors).contains("house/pear"))
  }

  @Test("a baseline that the configuration names holds back, from any folder, until it is asked not to")
  func baseline() throws {
    let scratch = try scratch(Self.configuration + "\nbaseline: lists/known.jsonl")
    let missing = try scratch.imprimatur("check")
    #expect(missing.status == 2 && missing.errors.contains("lists/known.jsonl: there is no such baseline"))
    try scratch.write("lists/.keep", "")
    #expect(try scratch.imprimatur("baseline", "create", in: "work/posts").status == 0)
    #expect(try scratch.imprimatur("check", "posts").status == 0)
    #expect(try scratch.imprimatur("check", in: "work/posts").status == 0)
    #expect(try scratch.imprimatur("check", "--no-baseline").status == 1)
    #expect(try scratch.imprimatur("baseline", "show").output.contains("1  house/pear"))
    #expect(try scratch.imprimatur("check", "--baseline", "x", "--no-baseline").status == 2)
  }

  @Test("what the command line says is shown with its origin")
  func show() throws {
    let scratch = try scratch()
    let shown = try scratch.imprimatur(
      "config", "show", "posts/a.md", "--origin", "--severity", "site-title=error", "--fail-on", "never", "--rules",
      "other", "--no-ignore-files", "--site-title", "Pears")
    #expect(shown.status == 2 && shown.errors.contains("other"))
    try scratch.write("other/none.yaml", "family: more\nlexicons: {}\n")
    let again = try scratch.imprimatur(
      "config", "show", "posts/a.md", "--origin", "--severity", "site-title=error", "--fail-on", "never",
      "--no-ignore-files", "--site-title", "Pears")
    #expect(again.status == 0)
    let lines = again.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    for line in ["site-title: error", "fail-on: never", "ignore-files: false", "title: Pears"] {
      #expect(lines.contains("\(line)  # command line"), "\(line)")
    }
    #expect(lines.contains("garbled-text: off  # imprimatur.yaml:2"))
    #expect(!again.output.contains("Apples Daily"))
  }
}
