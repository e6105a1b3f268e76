import Corpus
import Files
import Foundation
import Policy
import Reporting
import Runner
import Testing

/// A folder of its own for one test, removed with the value.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/imprimatur-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
  }
}

/// What a run over `paths` writes in each of the formats, and how it ends.
private func run(
  _ paths: [String], in folder: borrowing TemporaryFolder, formats: [ReportFormat] = [.jsonl],
  options: CheckOptions = CheckOptions()
) throws -> (texts: [String], notes: String, result: RunResult) {
  let rules = RuleLibrary.builtIn()
  let wording = Wording(rules.messages, language: .english)
  func output(_ name: String, _ reporter: any Reporter) throws -> ReportOutput {
    ReportOutput(reporter, to: try OpenFile(writing: FilePath("\(folder.path)/\(name)")))
  }
  let outputs = try formats.map { format in
    try output("out.\(format)", format.reporter(ReportOptions(show: .info, wording: wording)))
  }
  let corpus = CorpusReader(paths.map { FilePath("\(folder.path)/\($0)") }, options: options.corpus)
  let result = CheckRunner(rules, options: options, wording: wording).run(
    corpus, to: outputs, notes: try output("notes", NoteReporter()))
  func text(_ name: String) throws -> String { try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8) }
  return (try formats.map { try text("out.\($0)") }, try text("notes"), result)
}

@Suite struct CheckRunnerTests {
  @Test("any number of workers writes the same bytes in the order of the input")
  func workers() throws {
    let folder = try TemporaryFolder()
    // Sizes that differ by a factor of a thousand, so that later documents are done before earlier ones.
    var lines: [String] = []
    for index in 0..<100 {
      let text = String(repeating: "Some words and a number, \(index). ", count: index % 20 == 0 ? 300 : 1)
      lines.append(index % 17 == 0 ? "{broken \(index)" : "{\"id\":\(index),\"content\":\"\(text)\"}")
    }
    try folder.write("a.jsonl", lines.joined(separator: "\n"))
    var options = CheckOptions()
    let formats: [ReportFormat] = [.jsonl, .json, .text, .concise]
    let one = try run(["a.jsonl"], in: folder, formats: formats, options: options)
    #expect(one.texts[0].split(separator: "\n").count == 100)
    for jobs in [2, 3, 8] {
      options.jobs = jobs
      let many = try run(["a.jsonl"], in: folder, formats: formats, options: options)
      #expect(many.texts == one.texts)
      #expect(many.notes == one.notes)
      #expect(many.result.summary == one.result.summary)
    }
  }

  @Test("what cannot be checked stops nothing and gives status 2")
  func failures() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "Good.")
    let (texts, notes, result) = try run(["none.md", "a.txt"], in: folder)
    #expect(texts[0].split(separator: "\n").count == 2)
    #expect(notes.contains("none.md"))
    #expect(result.summary.failures == 1 && result.summary.documents == 1)
    #expect(result.status == 2)
  }

  @Test("nothing to check is no failure")
  func nothing() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.jsonl", "\n\n")
    let (texts, notes, result) = try run(["a.jsonl"], in: folder, formats: [.jsonl, .json])
    #expect(texts[0].isEmpty && notes.isEmpty)
    #expect(texts[1] == "[\n\n]\n")
    #expect(result.status == 0)
  }

  @Test("an output that cannot be written ends the run with its reason")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.jsonl", String(repeating: "{\"content\":\"x\"}\n", count: 6000))
    let rules = RuleLibrary.builtIn()
    let wording = Wording(rules.messages, language: .english)
    let reporter = ReportFormat.jsonl.reporter(ReportOptions(wording: wording))
    let result = CheckRunner(rules, options: CheckOptions(), wording: wording).run(
      CorpusReader([FilePath("\(folder.path)/a.jsonl")], options: CorpusOptions()),
      to: [ReportOutput(reporter, to: try OpenFile(writing: FilePath("/dev/full")))],
      notes: ReportOutput(NoteReporter(), to: .standardError))
    #expect(result.failure?.reason == .noSpace)
    #expect(result.status == 2)
    // It stops when it notices, not at the end.
    #expect(result.summary.documents < 6000)
  }
}
