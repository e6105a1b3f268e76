import Foundation
import Testing

/// `hook` under the real git: commits and pushes that go through and that do not.
@Suite struct HookTests {
  private static let fault = ScratchRepository.fault
  private static let git = "/usr/bin/git"

  private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  @Test("pre-commit refuses what is staged, is silent when all is well, and can be gone past")
  func preCommit() throws {
    let scratch = try ScratchRepository()
    let installed = try scratch.imprimatur("hook", "install", "--", "--fail-on", "warning")
    #expect(installed.status == 0 && installed.output.hasSuffix(".git/hooks/pre-commit: installed\n"))
    try scratch.write("new.md", "Good.\n")
    try scratch.git("add", ".")
    let good = try scratch.run(Self.git, ["commit", "-qm", "good"])
    #expect(good.status == 0 && good.output.isEmpty && good.errors.isEmpty)
    // Staged text is bad, the work tree good: refused. The other way round: not.
    try scratch.write("new.md", "Good.\n\n\(Self.fault)\n")
    try scratch.git("add", ".")
    try scratch.write("new.md", "Good again.\n")
    let bad = try scratch.run(Self.git, ["commit", "-qm", "bad"])
    #expect(bad.status == 1)
    #expect((bad.output + bad.errors).contains("new.md:3:1:"))
    #expect(bad.errors.contains("nothing was committed") && bad.errors.contains("--no-verify"))
    try scratch.git("add", ".")
    try scratch.write("new.md", Self.fault)
    #expect(try scratch.run(Self.git, ["commit", "-qm", "good"]).status == 0)
    // `commit -a` and `commit FILE` have an index of their own.
    #expect(try scratch.run(Self.git, ["commit", "-qam", "bad"]).status == 1)
    #expect(try scratch.run(Self.git, ["commit", "-qm", "bad", "new.md"]).status == 1)
    #expect(try scratch.run(Self.git, ["commit", "-qam", "past", "--no-verify"]).status == 0)
    // In a folder below the top, and in a worktree, whose hooks are the same.
    try scratch.write("sub/a.md", "\(Self.fault)\n")
    try scratch.git("add", ".")
    #expect(try scratch.run(Self.git, ["commit", "-qm", "bad"], in: "work/sub").status == 1)
    try scratch.git("worktree", "add", "-q", "../tree", "-b", "tree")
    try scratch.write("b.md", "\(Self.fault)\n", in: "tree")
    try scratch.git("add", ".", in: "tree")
    #expect(try scratch.run(Self.git, ["commit", "-qm", "bad"], in: "tree").status == 1)
  }

  @Test("a hook that is there is run first with its arguments and input, and is back afterwards")
  func chained() throws {
    let scratch = try ScratchRepository()
    let hooks = "\(scratch.root)/work/.git/hooks"
    let script = "#!/bin/sh\necho \"$@\" >> \"\(scratch.root)/log\"\ncat >> \"\(scratch.root)/log\"\ntest ! -e no\n"
    for name in ["pre-commit", "pre-push"] {
      try scratch.write(".git/hooks/\(name)", script)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(hooks)/\(name)")
    }
    for _ in 0..<2 {
      let outcome = try scratch.imprimatur("hook", "install", "pre-commit", "pre-push", "--", "--fail-on", "warning")
      #expect(outcome.status == 0)
    }
    try scratch.git("init", "-q", "--bare", "../far.git")
    try scratch.git("remote", "add", "far", "../far.git")
    let pushed = try scratch.run(Self.git, ["push", "-q", "far", "main"])
    // The fault is in the history that goes out, and the other hook has seen the push.
    #expect(pushed.status == 1 && pushed.errors.contains("refs/heads/main is refused"))
    let log = try String(contentsOfFile: "\(scratch.root)/log", encoding: .utf8)
    #expect(log.hasPrefix("far ../far.git\nrefs/heads/main ") && log.split(separator: "\n").count == 2)
    // It may refuse by itself.
    try scratch.write("no", "")
    try scratch.write("good.md", "Good.\n")
    try scratch.git("add", ".")
    #expect(try scratch.run(Self.git, ["commit", "-qm", "x"]).status == 1)
    #expect(try scratch.imprimatur("hook", "uninstall").status == 0)
    #expect(try String(contentsOfFile: "\(hooks)/pre-commit", encoding: .utf8) == script)
    #expect(try String(contentsOfFile: "\(hooks)/pre-push", encoding: .utf8) == script)
    #expect(!isThere("\(hooks)/pre-commit.before-imprimatur"))
    #expect(try scratch.imprimatur("hook", "uninstall").output.isEmpty)
  }

  @Test("another program's hook in our place is left alone; a program that is gone refuses with a reason")
  func foreign() throws {
    let scratch = try ScratchRepository()
    let hook = "\(scratch.root)/work/.git/hooks/pre-commit"
    _ = try scratch.imprimatur("hook", "install")
    let script = try String(contentsOfFile: hook, encoding: .utf8)
    try scratch.write(".git/hooks/pre-commit", script.replacing(CommandRun.binary.path, with: "/gone/imprimatur"))
    try scratch.write("a.md", "Good.\n")
    try scratch.git("add", ".")
    let gone = try scratch.run(Self.git, ["commit", "-qm", "x"])
    #expect(gone.status == 1 && gone.errors.contains("install it"))
    try scratch.write(".git/hooks/pre-commit", "#!/bin/sh\n# another\n")
    try scratch.write(".git/hooks/pre-commit.before-imprimatur", "#!/bin/sh\n# before\n")
    let left = try scratch.imprimatur("hook", "uninstall")
    #expect(left.output.contains("left alone"))
    #expect(try String(contentsOfFile: hook, encoding: .utf8).contains("another"))
  }

  @Test("core.hooksPath is followed; one that all repositories share needs a word")
  func hooksPath() throws {
    let scratch = try ScratchRepository()
    try scratch.git("config", "core.hooksPath", "my hooks")
    let installed = try scratch.imprimatur("hook", "install", "--", "--fail-on", "warning", in: "work")
    #expect(installed.status == 0 && isThere("\(scratch.root)/work/my hooks/pre-commit"))
    try scratch.write("a.md", "\(Self.fault)\n")
    try scratch.git("add", "a.md")
    #expect(try scratch.run(Self.git, ["commit", "-qm", "bad"]).status == 1)
    try scratch.git("config", "--unset", "core.hooksPath")
    try scratch.git("config", "--global", "core.hooksPath", "\(scratch.root)/shared")
    let shared = try scratch.imprimatur("hook", "install")
    #expect(shared.status == 2 && shared.errors.contains("--shared"))
    #expect(try scratch.imprimatur("hook", "install", "--shared").status == 0)
    #expect(isThere("\(scratch.root)/shared/pre-commit"))
  }

  @Test("a server refuses what a push adds, in lines that the pusher reads, and nothing else")
  func preReceive() throws {
    let scratch = try ScratchRepository()
    try scratch.git("init", "-q", "--bare", "../far.git")
    try scratch.git("remote", "add", "far", "../far.git")
    try scratch.git("push", "-q", "far", "main")
    let installed = try scratch.imprimatur("hook", "install", "--", "--fail-on", "warning", in: "far.git")
    #expect(installed.output.hasSuffix("hooks/pre-receive: installed\n"))
    func push(_ arguments: String...) throws -> ScratchRepository.Outcome {
      try scratch.run(Self.git, ["push", "-q", "far"] + arguments, with: ["CLICOLOR_FORCE": "1"])
    }
    // The fault that is there already hinders nobody; a new branch of known commits has nothing new.
    try scratch.write("good.md", "Good.\n")
    try scratch.commit("good")
    let good = try push("main", "main:refs/heads/same")
    #expect(good.status == 0 && good.errors.isEmpty)
    try scratch.write("bad.md", "Good.\n\n\(Self.fault) \u{1B}[31m\n")
    try scratch.commit("bad")
    let bad = try push("main", "HEAD:refs/heads/twin")
    #expect(bad.status == 1)
    let remote = bad.errors.split(separator: "\n").filter { $0.hasPrefix("remote: ") }
    #expect(remote.contains { $0.hasPrefix("remote: bad.md:3:1: ") })
    #expect(remote.contains { $0.contains("refs/heads/main is refused") })
    #expect(!bad.errors.contains("\u{1B}[3"))
    // Mended on top, it goes through: what counts is what is published in the end.
    try scratch.write("bad.md", "Good.\n")
    try scratch.commit("mended")
    #expect(try push("main").status == 0)
    // Tags, deletions, and a branch that begins anew.
    try scratch.git("tag", "-a", "v1", "-m", "v1")
    #expect(try push("v1").status == 0)
    #expect(try push(":refs/heads/same").status == 0)
    try scratch.git("switch", "-q", "--orphan", "anew")
    try scratch.write("x.md", "\(Self.fault)\n")
    try scratch.commit("anew")
    let forced = try push("--force", "anew:main")
    #expect(forced.status == 1 && forced.errors.contains("remote: x.md:1:1: "))
    try scratch.write("x.md", "Good.\n")
    try scratch.commit("good")
    #expect(try push("--force", "anew:main").status == 0)
    #expect(try scratch.git("rev-parse", "main", in: "far.git") == (try scratch.git("rev-parse", "anew")))
  }

  @Test("update refuses one reference and lets the others through")
  func update() throws {
    let scratch = try ScratchRepository()
    try scratch.git("init", "-q", "--bare", "../far.git")
    try scratch.git("remote", "add", "far", "../far.git")
    try scratch.git("push", "-q", "far", "main")
    _ = try scratch.imprimatur("hook", "install", "update", "--", "--fail-on", "warning", "--lang", "zh", in: "far.git")
    try scratch.git("switch", "-qc", "bad")
    for number in 0..<120 { try scratch.write("bad/\(number).md", "\(Self.fault)\n") }
    try scratch.commit("bad")
    try scratch.git("switch", "-qc", "good", "main")
    try scratch.write("good.md", "Good.\n")
    try scratch.commit("good")
    let outcome = try scratch.run(Self.git, ["push", "-q", "far", "good", "bad"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("refs/heads/bad \u{88AB}\u{62D2}\u{7EDD}"))
    let lines = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("remote: ") }
    #expect(lines.filter { $0.hasPrefix("remote: bad/") }.count == 100)
    #expect(lines.contains { $0.hasPrefix("remote: \u{53E6}\u{6709} 20 \u{884C}") })
    #expect(try scratch.git("branch", "--format=%(refname:short)", in: "far.git") == "good\nmain")
  }
}
