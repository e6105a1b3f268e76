import Foundation
import Testing

/// `baseline` and `check --baseline` as one after the other uses them.
@Suite struct BaselineCommandTests {
  private static let fault = ScratchRepository.fault

  @Test("a baseline holds back what is known, says so, and tells what is gone")
  func life() throws {
    let scratch = try ScratchRepository()
    try scratch.write("posts/a.md", "Some text \(Self.fault) and more.\n")
    let created = try scratch.imprimatur("baseline", "create", "--reason", "scanned pages")
    #expect(created.status == 0)
    #expect(created.output == "imprimatur-baseline.jsonl: 2 entries: 2 new, 0 lowered, 0 removed\n")
    #expect(try scratch.imprimatur("baseline", "create").status == 2)
    let strict = ["--baseline", "imprimatur-baseline.jsonl", "--fail-on", "warning"]
    let text = try scratch.run(CommandRun.binary.path, ["check"] + strict)
    #expect(text.status == 0 && text.output == "2 documents checked; 2 passed; 2 known from the baseline\n")
    // Programs get the number in the record, people on standard error, in quiet runs, too.
    let jsonl = try scratch.run(CommandRun.binary.path, ["check", "--format", "jsonl", "-q"] + strict)
    #expect(jsonl.output.contains("\"known\":1"))
    #expect(jsonl.errors.contains("imprimatur-baseline.jsonl: 2 findings are known from the baseline"))
    // It counts paths from its own folder.
    let below = try scratch.imprimatur(
      "check", "--baseline", "../imprimatur-baseline.jsonl", "--fail-on", "warning", in: "work/posts")
    #expect(below.status == 0)
    try scratch.write("posts/a.md", "Some text and more.\n")
    let stale = try scratch.run(CommandRun.binary.path, ["check", "--strict-baseline"] + strict)
    #expect(stale.status == 1 && stale.errors.contains("1 finding that it lists is gone"))
    let pruned = try scratch.imprimatur("baseline", "prune")
    #expect(pruned.output == "imprimatur-baseline.jsonl: 1 entry: 0 new, 0 lowered, 1 removed\n")
    let shown = try scratch.imprimatur("baseline", "show")
    #expect(shown.output.contains("1 entry for 1 place in 1 file; 0 expired, 1 with a reason"))
    #expect(try scratch.imprimatur("baseline", "show", "--all").output.hasPrefix("old.md: "))
    try scratch.write("imprimatur-baseline.jsonl", "<<<<<<< HEAD\n")
    let damaged = try scratch.run(CommandRun.binary.path, ["check"] + strict)
    #expect(damaged.status == 2 && damaged.errors.contains("imprimatur-baseline.jsonl:1: "))
    #expect(try scratch.imprimatur("check", "--baseline", "none.jsonl").status == 2)
  }

  @Test("two branches that both add to a baseline merge without a conflict")
  func merges() throws {
    let scratch = try ScratchRepository()
    for name in ["a", "m", "z"] { try scratch.write("\(name).md", "Text \(name) \(Self.fault) text.\n") }
    _ = try scratch.imprimatur("baseline", "create")
    try scratch.commit("baseline")
    for (branch, name) in [("one", "b"), ("two", "n")] {
      try scratch.git("switch", "-qc", branch, "main")
      try scratch.write("\(name).md", "Text \(name) \(Self.fault) text.\n")
      _ = try scratch.imprimatur("baseline", "update")
      try scratch.commit(branch)
    }
    try scratch.git("merge", "-q", "-m", "both", "one")
    let merged = try String(contentsOfFile: "\(scratch.root)/work/imprimatur-baseline.jsonl", encoding: .utf8)
    #expect(merged.split(separator: "\n").count == 6)
    _ = try scratch.imprimatur("baseline", "update")
    #expect(try String(contentsOfFile: "\(scratch.root)/work/imprimatur-baseline.jsonl", encoding: .utf8) == merged)
  }

  @Test("with changes, the baseline and the change both hold back")
  func withChanges() throws {
    let scratch = try ScratchRepository()
    try scratch.write("new.md", "\(Self.fault) known\n")
    _ = try scratch.imprimatur("baseline", "create")
    try scratch.write("new.md", "\(Self.fault) known\n\nNow \(Self.fault) new\n")
    try scratch.git("add", ".")
    let outcome = try scratch.imprimatur(
      "check", "--staged", "--baseline", "imprimatur-baseline.jsonl", "--format", "concise")
    #expect(outcome.output.hasPrefix("new.md:3:") && outcome.output.split(separator: "\n").count == 1)
  }

  @Test("quiet runs say nothing but findings, verbose ones what was read, statistics what each rule found")
  func detail() throws {
    let scratch = try ScratchRepository()
    let quiet = try scratch.imprimatur("check", "--quiet")
    #expect(quiet.output.contains("old.md:3:") && !quiet.output.contains("checked"))
    try scratch.write("old.md", "Good.\n")
    #expect(try scratch.imprimatur("check").output.isEmpty)
    let verbose = try scratch.imprimatur("check", "-v")
    #expect(verbose.output == "1 document checked; 1 passed\n")
    #expect(verbose.errors.hasPrefix("imprimatur: old.md: markdown, UTF-8, ") && verbose.errors.hasSuffix(" ms\n"))
    try scratch.write("old.md", "\(Self.fault)\n\n\(Self.fault) x\n")
    let statistics = try scratch.imprimatur("check", "-q", "--statistics", "--jobs", "1")
    let lines = statistics.errors.split(separator: "\n")
    #expect(lines.first?.hasPrefix("rule ") == true && lines.last?.hasPrefix("1 document, 0.0 MB, in ") == true)
    #expect(lines.contains { $0.hasPrefix("garbled-text ") && $0.hasSuffix(" 1") })
    #expect(lines.contains { $0.hasPrefix("  garbled-text/") })
    // Nothing to check is worth a word: it may be the wrong folder.
    try scratch.write("empty/x.bin", "")
    #expect(try scratch.imprimatur("check", "empty").output == "0 documents checked\n")
  }
}
