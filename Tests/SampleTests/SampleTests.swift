import Corpus
import Documents
import Files
import Foundation
import Policy
import Reporting
import Runner
import Testing

/// Every article of `samples/` against what is known about it: `NAME.findings.jsonl` beside it.
///
/// That file is the output record at `--show info`, in English, with a path below `samples/`.
/// `IMPRIMATUR_UPDATE=1 swift test --filter SampleTests` writes them anew; read the difference before committing it.
@Suite struct SampleTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("samples").path

  private static let isUpdating = ProcessInfo.processInfo.environment["IMPRIMATUR_UPDATE"] == "1"

  /// The articles, by their paths below `samples/`.
  static let names: [String] = {
    let corpus = CorpusReader([FilePath(root)], options: CorpusOptions())
    var names: [String] = []
    while let entry = corpus.next() {
      guard case .file(let file) = entry else { continue }
      names.append(String(file.path.text.dropFirst(root.utf8.count + 1)))
    }
    return names.filter { $0 != "README.md" }
  }()

  @Test("an article's record is the known one", arguments: names)
  func record(name: String) throws {
    let golden = URL(fileURLWithPath: "\(Self.root)/\(name).findings.jsonl")
    let record = try Self.record(of: name)
    if Self.isUpdating {
      try Data(record.utf8).write(to: golden)
      return
    }
    let known = try String(contentsOf: golden, encoding: .utf8)
    let difference = record == known ? "" : try Self.difference(record, known)
    #expect(record == known, "\(difference)")
  }

  @Test("there are at least 24 samples in four formats and six languages, and no record without its article")
  func folder() throws {
    #expect(Self.names.count >= 24)
    let endings = Set(Self.names.compactMap { FilePath($0).fileExtension })
    #expect(endings.isSuperset(of: ["md", "html", "txt", "json"]))
    let languages = try Self.names.compactMap { name in
      let known = try Data(contentsOf: URL(fileURLWithPath: "\(Self.root)/\(name).findings.jsonl"))
      return try JSONReader().read(Array(known)).object?["language"]?.string?.text.split(separator: "-").first
    }
    #expect(Set(languages).count >= 6)
    let files = try FileManager.default.subpathsOfDirectory(atPath: Self.root)
    let records = files.filter { $0.hasSuffix(".findings.jsonl") }.map { String($0.dropLast(15)) }
    #expect(Self.isUpdating || Set(records) == Set(Self.names))
  }

  /// The output record of the article, as the command writes it.
  private static func record(of name: String) throws -> String {
    let rules = RuleLibrary.builtIn()
    let wording = Wording(rules.messages, language: .english)
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("imprimatur-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: place) }
    let reporter = ReportFormat.jsonl.reporter(ReportOptions(show: .info, wording: wording))
    _ = CheckRunner(rules, options: CheckOptions(), wording: wording).run(
      CorpusReader([FilePath("\(root)/\(name)")], options: CorpusOptions()),
      to: [ReportOutput(reporter, to: try OpenFile(writing: FilePath(place)))],
      notes: ReportOutput(NoteReporter(), to: .standardError))
    return try String(contentsOfFile: place, encoding: .utf8).replacingOccurrences(of: "\(root)/", with: "")
  }

  /// What the two records say differently: rules and texts of findings, and facts.
  private static func difference(_ record: String, _ known: String) throws -> String {
    func lines(_ record: String) throws -> [String] {
      var writer = JSONWriter(indentation: 1)
      writer.value(try JSONReader().read(Array(record.utf8)))
      return String(decoding: writer.take(), as: UTF8.self).split(separator: "\n").map(String.init)
    }
    let changes = try lines(record).difference(from: try lines(known))
    return changes.prefix(40).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }.joined(separator: "\n")
  }
}
