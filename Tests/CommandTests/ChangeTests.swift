import Foundation
import Testing

/// `check --staged` and `check --diff` in repositories made by the real git.
@Suite struct ChangeTests {
  private static let fault = ScratchRepository.fault

  @Test("what is staged is checked, whatever lies in the work tree, and only lines that changed")
  func staged() throws {
    let scratch = try ScratchRepository()
    #expect(try scratch.imprimatur("check", "--staged").output.isEmpty)
    try scratch.write("old.md", "A good line.\n\nA bad one: \(Self.fault)\n\nA new one: \(Self.fault)\n")
    try scratch.write("notes.log", Self.fault)
    try scratch.git("add", ".")
    try scratch.write("old.md", "Nothing wrong in the work tree.\n")
    #expect(try scratch.findings("--staged") == ["old.md:5"])
    let text = try scratch.imprimatur("check", "--staged")
    #expect(text.output.contains("1 not brought by the change"))
    // A fault that is not staged is not asked about.
    try scratch.git("commit", "-qm", "two")
    try scratch.write("old.md", Self.fault)
    let clean = try scratch.imprimatur("check", "--staged")
    #expect(clean.status == 0 && clean.output.isEmpty && clean.errors.isEmpty)
    #expect(try scratch.findings("--diff", "HEAD") == ["old.md:1"])
  }

  @Test("before the first commit everything that is staged is new")
  func unborn() throws {
    let scratch = try ScratchRepository(isEmpty: true)
    try scratch.write("a.md", "\(Self.fault)\n")
    #expect(try scratch.findings("--staged").isEmpty)
    try scratch.git("add", ".")
    #expect(try scratch.findings("--staged") == ["a.md:1"])
    let none = try scratch.imprimatur("check", "--diff", "HEAD")
    #expect(none.status == 2 && none.errors.contains("there is no commit"))
  }

  @Test("three dots compare with where the branches parted, two with the branch as it is")
  func dots() throws {
    let scratch = try ScratchRepository()
    try scratch.git("switch", "-qc", "feature")
    try scratch.write("new.md", "First \(Self.fault)\n")
    try scratch.commit("feature")
    try scratch.git("switch", "-q", "main")
    try scratch.write("old.md", "A good line.\n\nMended.\n")
    try scratch.commit("mended")
    #expect(try scratch.findings("--diff", "main...feature") == ["new.md:1"])
    #expect(try scratch.findings("--diff", "main..feature") == ["new.md:1", "old.md:3"])
    // Nothing of it is in the work tree.
    #expect(try scratch.findings("--diff", "feature...HEAD").isEmpty)
    #expect(try scratch.findings("--diff", "...feature") == ["new.md:1"])
    #expect(try scratch.findings("--diff", "main...feature", "old.md").isEmpty)
    let wrong = try scratch.imprimatur("check", "--diff", "main...nowhere")
    #expect(wrong.status == 2 && wrong.errors.contains("\u{201C}nowhere\u{201D}"))
    let option = try scratch.imprimatur("check", "--diff", "--output=x...HEAD")
    #expect(option.status == 2)
    let missing = try scratch.imprimatur("check", "--diff", "main...feature", "spelt-wrong.md")
    #expect(missing.status == 2 && missing.errors.contains("spelt-wrong.md"))
  }

  @Test("renamed files are followed; what a change takes away shows where it stood before")
  func renamed() throws {
    let scratch = try ScratchRepository()
    try scratch.write(
      "held.md",
      "<!-- imprimatur-disable -- quoted on purpose -->\n\nLine one.\n\n\(Self.fault)\n\nLine two.\n\nLine three.\n")
    try scratch.commit("two")
    try scratch.git("mv", "old.md", "moved.md")
    #expect(try scratch.findings("--staged").isEmpty)
    try scratch.write("moved.md", "Another good line.\n\nA bad one: \(Self.fault)\n")
    // The suppression goes; the line that it held back does not change.
    try scratch.write("held.md", "Line one.\n\n\(Self.fault)\n\nLine two.\n\nLine three.\n")
    try scratch.git("add", ".")
    #expect(try scratch.findings("--staged") == ["held.md:3"])
    #expect(try scratch.findings("--diff", "HEAD") == ["held.md:3"])
  }

  @Test("names of any bytes, records, and text in UTF-16")
  func names() throws {
    let scratch = try ScratchRepository()
    let names = [
      "\"q\" \\ 'x'.md", "a\n::error::b.md", "\u{4E2D}\u{6587} \u{1F600}.md", "-n.md", ".hidden.md", "tab\t.md",
    ]
    for name in names { try scratch.write(name, "one\n") }
    try scratch.write("lines.jsonl", "{\"id\":1,\"content\":\"\(Self.fault)\"}\n{\"id\":2,\"content\":\"x\"}\n")
    let wide = "one\n\u{0A0A}\ntwo\n".data(using: .utf16LittleEndian) ?? Data()
    try scratch.write("wide.txt", bytes: [0xFF, 0xFE] + Array(wide))
    let raw = try scratch.run("/bin/sh", ["-c", "printf 'one\\n' > \"$(printf 'latin\\351.md')\""])
    #expect(raw.status == 0)
    try scratch.commit("two")
    for name in names { try scratch.write(name, "one\n\(Self.fault)\n") }
    try scratch.write(
      "lines.jsonl", "{\"id\":1,\"content\":\"\(Self.fault)\"}\n{\"id\":2,\"content\":\"\(Self.fault)\"}\n")
    let wider = "one\n\u{0A0A}\ntwo \(Self.fault)\n".data(using: .utf16LittleEndian) ?? Data()
    try scratch.write("wide.txt", bytes: [0xFF, 0xFE] + Array(wider))
    try scratch.run("/bin/sh", ["-c", "printf '\\nx \(Self.fault)\\n' >> \"$(printf 'latin\\351.md')\""])
    try scratch.git("add", "-A")
    let outcome = try scratch.imprimatur("check", "--staged", "--format", "jsonl")
    let records = outcome.output.split(separator: "\n").compactMap { line in
      try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }
    let found = records.compactMap { record -> String? in
      guard let findings = record["findings"] as? [[String: Any]], !findings.isEmpty else { return nil }
      return record["path"] as? String
    }
    let expected = names.filter { $0 != ".hidden.md" } + ["lines.jsonl", "latin\u{FFFD}.md", "wide.txt"]
    #expect(Set(found) == Set(expected))
    #expect(records.filter { $0["path"] as? String == "lines.jsonl" }.map { $0["id"] as? Int } == [2])
    // No name can become a line or a command of its own.
    let concise = try scratch.imprimatur("check", "--staged", "--format", "concise").output
    #expect(!concise.split(separator: "\n").contains { $0.hasPrefix("::error") })
    #expect(concise.contains("::error::b.md:2:1:"))
  }

  @Test("a shallow clone works as far as it reaches, and says what to do where it does not")
  func shallow() throws {
    let scratch = try ScratchRepository()
    try scratch.git("switch", "-qc", "feature")
    for number in 1...3 {
      try scratch.write("new.md", String(repeating: "\(Self.fault)\n\n", count: number))
      try scratch.commit("feature \(number)")
    }
    try scratch.git("switch", "-q", "main")
    try scratch.write("x.md", "x\n")
    try scratch.commit("main")
    let source = "file://\(scratch.root)/work"
    try scratch.git("clone", "-q", "--depth", "1", "--no-single-branch", source, "clone", in: "")
    let range = "origin/main...origin/feature"
    let shallow = try scratch.imprimatur("check", "--diff", range, in: "clone")
    #expect(shallow.status == 2)
    #expect(shallow.errors.contains("git fetch --deepen=100") && shallow.errors.contains("fetch-depth: 0"))
    #expect(try scratch.findings("--diff", "origin/main..origin/feature", in: "clone").count == 3)
    let absent = try scratch.imprimatur("check", "--diff", "origin/feature~3", in: "clone")
    #expect(absent.status == 2 && absent.errors.contains("shallow clone"))
    try scratch.git("fetch", "-q", "--deepen=5", in: "clone")
    #expect(try scratch.findings("--diff", range, in: "clone").count == 3)
  }

  @Test("worktrees, sparse checkouts, folders below the top, and no repository at all")
  func places() throws {
    let scratch = try ScratchRepository()
    try scratch.write("deep/er/a.md", "one\n")
    try scratch.write("other/b.md", "one\n")
    try scratch.commit("two")
    try scratch.git("worktree", "add", "-q", "../tree", "-b", "tree")
    try scratch.write("deep/er/a.md", "one\n\(Self.fault)\n", in: "tree")
    try scratch.write("other/b.md", "one\n\(Self.fault)\n", in: "tree")
    try scratch.git("add", ".", in: "tree")
    #expect(try scratch.findings("--staged").isEmpty)
    #expect(try scratch.findings("--staged", in: "tree") == ["deep/er/a.md:2", "other/b.md:2"])
    #expect(try scratch.findings("--staged", in: "tree/deep") == ["er/a.md:2", "../other/b.md:2"])
    #expect(try scratch.findings("--staged", ".", in: "tree/deep") == ["er/a.md:2"])
    #expect(try scratch.findings("--staged", "../other", "er/a.md", in: "tree/deep").count == 2)
    #expect(try scratch.findings("--staged", "\(scratch.root)/tree/other", in: "tree/deep") == ["../other/b.md:2"])
    let outside = try scratch.imprimatur("check", "--staged", "../../work", in: "tree/deep")
    #expect(outside.status == 2 && outside.errors.contains("outside"))
    try scratch.commit("three", in: "tree")
    // What is not checked out is checked all the same.
    try scratch.git("sparse-checkout", "set", "deep", in: "tree")
    #expect(try scratch.findings("--diff", "HEAD~1..HEAD", in: "tree") == ["deep/er/a.md:2", "other/b.md:2"])
    #expect(try scratch.findings("--diff", "HEAD", in: "tree").isEmpty)
    let nowhere = try scratch.imprimatur("check", "--staged", in: "")
    #expect(nowhere.status == 2 && nowhere.errors.contains("no git repository"))
    let noGit = try scratch.imprimatur("check", "--staged", with: ["PATH": "/nowhere"])
    #expect(noGit.status == 2 && noGit.errors.contains("git cannot be started"))
  }

  @Test("conflicts and submodules are named; a merge answers only for what it adds itself")
  func conflicts() throws {
    let scratch = try ScratchRepository()
    try scratch.write("c.md", "one\n")
    try scratch.commit("base")
    try scratch.git("switch", "-qc", "side")
    try scratch.write("c.md", "side \(Self.fault)\n")
    try scratch.write("side.md", "\(Self.fault)\n")
    try scratch.commit("side")
    try scratch.git("switch", "-q", "main")
    try scratch.write("c.md", "main\n")
    try scratch.commit("main")
    #expect(try scratch.run("/usr/bin/git", ["merge", "-q", "side"]).status == 1)
    let conflict = try scratch.imprimatur("check", "--staged")
    #expect(conflict.status == 2 && conflict.errors.contains("c.md: is in conflict"))
    try scratch.write("c.md", "side \(Self.fault)\nmain\nboth \(Self.fault)\n")
    try scratch.git("add", ".")
    #expect(try scratch.findings("--staged") == ["c.md:3"])
    try scratch.commit("merged")
    try scratch.git("submodule", "--quiet", "add", "\(scratch.root)/work", "inner.md")
    let submodule = try scratch.imprimatur("check", "--staged")
    #expect(submodule.status == 0 && submodule.output.isEmpty)
    #expect(submodule.errors.contains("inner.md: note: is a submodule"))
    try scratch.write("old.md", "\(Self.fault)\n\n\(Self.fault)\n", in: "work/inner.md")
    try scratch.git("add", ".", in: "work/inner.md")
    #expect(try scratch.findings("--staged", in: "work/inner.md").count == 2)
  }

  @Test("git's settings and variables do not change what is seen")
  func settings() throws {
    let scratch = try ScratchRepository()
    for (name, value) in [
      ("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("color.ui", "always"), ("diff.external", "false"),
      ("core.quotePath", "false"), ("diff.context", "9"), ("diff.interHunkContext", "9"), ("diff.renames", "false"),
    ] { try scratch.git("config", name, value) }
    try scratch.write(".gitattributes", "*.md -diff diff=odd\n")
    try scratch.git("config", "diff.odd.textconv", "false")
    try scratch.write("old.md", "A good line.\n\nA bad one: \(Self.fault)\n\n\(Self.fault)\n")
    try scratch.git("add", ".")
    let variables = ["GIT_EXTERNAL_DIFF": "false", "GIT_DIFF_OPTS": "-u5", "GIT_PAGER": "false"]
    let outcome = try scratch.imprimatur("check", "--staged", "--format", "concise", with: variables)
    #expect(outcome.output.hasPrefix("old.md:5:1:") && outcome.output.split(separator: "\n").count == 1)
    // Where git's variables say another index, that one counts.
    let other = try scratch.imprimatur("check", "--staged", with: ["GIT_INDEX_FILE": "\(scratch.root)/none"])
    #expect(other.status == 0 && other.output.isEmpty)
  }
}
