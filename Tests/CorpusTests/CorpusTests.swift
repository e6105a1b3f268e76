import Corpus
import Files
import Testing

private func listing(
  _ folder: borrowing TemporaryFolder, _ names: [String], options: CorpusOptions = CorpusOptions()
) -> [String] {
  CorpusListing.lines(folder, names, options: options)
}

@Suite struct FolderWalkTests {
  @Test("files come in the order of their paths' bytes, folders where their contents belong")
  func order() throws {
    let folder = try TemporaryFolder()
    for name in ["in/b.md", "in/a/z.md", "in/a.md", "in/a0.md", "in/a-b.md", "in/\u{4E2D}.md", "in/Z.md"] {
      try folder.write(name)
    }
    let files = listing(folder, ["in"]).map { $0.split(separator: " ")[0] }
    #expect(files == ["in/Z.md", "in/a-b.md", "in/a.md", "in/a/z.md", "in/a0.md", "in/b.md", "in/\u{4E2D}.md"])
  }

  @Test("the name chooses the format; hidden entries and other names are left out")
  func names() throws {
    let folder = try TemporaryFolder()
    for name in [
      "a.md", "b.HTML", "c.txt", "d.json", "e.png", "f", ".g.md", ".git/h.md", "i.mdx", "j.md~", "a.md.findings.jsonl",
    ] {
      try folder.write("in/" + name)
    }
    #expect(
      listing(folder, ["in"]) == [
        "in/a.md markdown", "in/b.HTML html", "in/c.txt text", "in/d.json json", "in/i.mdx markdown",
      ])
    #expect(listing(folder, ["in/f", "in/.g.md"]) == ["in/f auto", "in/.g.md markdown"])
  }

  @Test("a link back to its own folder is noted once and ends there; another link to a folder too")
  func loops() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a/x.md")
    try folder.link("in/a/loop", to: "..")
    try folder.link("in/b", to: "a")
    #expect(
      listing(folder, ["in"]) == ["in/a/loop note: folder-loop", "in/a/x.md markdown", "in/b note: folder-twice"])
  }

  @Test("links to files are followed; links that lead nowhere, or in a circle, are found when they are read")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.write("x.txt")
    try folder.link("in.md", to: "x.txt")
    try folder.link("gone.md", to: "nowhere")
    try folder.link("round.md", to: "round.md")
    #expect(listing(folder, ["."]).count == 4)
    let options = CorpusOptions()
    func read(_ name: String) -> CorpusProblem? {
      do throws(CorpusProblem) {
        _ = try CorpusFile(path: folder.at(name), format: .auto, isFound: true).read(options)
        return nil
      } catch { return error }
    }
    #expect(read("in.md") == nil)
    #expect(read("gone.md")?.failure?.reason == .missing)
    #expect(read("round.md")?.failure?.reason == .linkLoop)
    #expect(listing(folder, ["round.md"]) == ["round.md fails: unreadable"])
  }

  @Test("pipes and devices are refused by name and noted in a walk")
  func pipes() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.md")
    try folder.pipe("in/pipe.md")
    #expect(listing(folder, ["in"]) == ["in/a.md markdown", "in/pipe.md note: not-a-file"])
    #expect(listing(folder, ["in/pipe.md", "in/a.md"]) == ["in/pipe.md fails: not-a-file", "in/a.md markdown"])
    let reader = CorpusReader([FilePath("/dev/null")], options: CorpusOptions())
    guard case .problem(let problem) = reader.next() else { throw Unexpected() }
    #expect(problem.kind == .device)
  }

  @Test("a missing path is a failure, and the next is read")
  func missing() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md")
    #expect(
      listing(folder, ["none", "a.md", "none/x"]) == [
        "none fails: missing-path", "a.md markdown", "none/x fails: missing-path",
      ])
  }
}

struct Unexpected: Error {}

@Suite struct CorpusFileTests {
  @Test("a file's bytes are read up to the limit and not beyond")
  func limit() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", Array(repeating: 0x61, count: 100))
    var options = CorpusOptions()
    let file = CorpusFile(path: folder.at("a.txt"), format: .text, isFound: false)
    options.sizeLimit = 100
    #expect(try file.read(options).count == 100)
    options.sizeLimit = 99
    #expect(throws: CorpusProblem.self) { try file.read(options) }
    try folder.write("empty.txt", [])
    #expect(try CorpusFile(path: folder.at("empty.txt"), format: .text, isFound: false).read(options).isEmpty)
  }

  @Test("a file whose size is not told is read to its end")
  func growing() throws {
    // The kernel says 0 bytes for the files of /proc.
    guard
      let text = try? CorpusFile(path: FilePath("/proc/self/status"), format: .text, isFound: false)
        .read(CorpusOptions())
    else { return }
    #expect(text.count > 100)
  }

  @Test("a report that is being written is not read")
  func ownOutput() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.md")
    try folder.write("in/out.jsonl")
    var options = CorpusOptions()
    options.outputs = [try FileStatus.of(folder.at("in/out.jsonl")).identity]
    #expect(listing(folder, ["in"], options: options) == ["in/a.md markdown", "in/out.jsonl note: own-output"])
  }
}

@Suite struct RecordLineTests {
  @Test("lines end at LF only, blank ones count but are no records, the last needs no LF")
  func lines() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.jsonl", Array("{\"a\":\"\u{2028}\u{85}\"}\r\n\n  \n{}".utf8))
    #expect(listing(folder, ["a.jsonl"]) == ["a.jsonl:1 {\"a\":\"\u{2028}\u{85}\"}\r", "a.jsonl:4 {}"])
  }

  @Test("a line beyond the limit is a failure, and the following lines are read", arguments: [5, 70_000, 600_000])
  func longLine(length: Int) throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "x", count: length)
    try folder.write("a.jsonl", Array("{1}\n\(long)\n{3}\n\(long)\n{5}\n\(long)".utf8))
    var options = CorpusOptions()
    options.sizeLimit = 4
    #expect(
      listing(folder, ["a.jsonl"], options: options) == [
        "a.jsonl:1 {1}", "a.jsonl:2 fails: line-limit", "a.jsonl:3 {3}", "a.jsonl:4 fails: line-limit",
        "a.jsonl:5 {5}", "a.jsonl:6 fails: line-limit",
      ])
    options.sizeLimit = length
    #expect(listing(folder, ["a.jsonl"], options: options).count == 6)
    #expect(!listing(folder, ["a.jsonl"], options: options).contains { $0.contains("fails") })
  }

  @Test("lines are found wherever the chunks of reading end")
  func chunks() throws {
    let folder = try TemporaryFolder()
    let lines = (0..<3000).map { "{\"n\":\"" + String(repeating: "y", count: ($0 * 7919) % 700) + "\"}" }
    try folder.write("a.jsonl", Array(lines.joined(separator: "\n").utf8))
    let read = listing(folder, ["a.jsonl"]).map { $0.split(separator: " ", maxSplits: 1)[1] }
    #expect(read.elementsEqual(lines) { $0 == $1 })
  }

  @Test("without a telling name, two lines of objects are records and one is an article")
  func byContent() throws {
    let folder = try TemporaryFolder()
    try folder.write("records", Array("\u{FEFF}{\"a\":1}\n\n{\"a\":2}\n".utf8))
    try folder.write("article", Array("{\"a\":1}\n".utf8))
    try folder.write("pretty", Array("{\n\"a\":1}\n".utf8))
    #expect(
      listing(folder, ["records", "article", "pretty"]) == [
        "records:1 \u{FEFF}{\"a\":1}", "records:3 {\"a\":2}", "article auto", "pretty auto",
      ])
  }

  @Test("many empty record files follow one another without deep recursion")
  func emptyFiles() throws {
    let folder = try TemporaryFolder()
    for index in 0..<300 { try folder.write("in/\(index).jsonl", []) }
    try folder.write("in/z.md")
    #expect(listing(folder, ["in"]) == ["in/z.md markdown"])
  }
}
