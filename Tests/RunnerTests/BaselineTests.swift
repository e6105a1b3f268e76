import Corpus
import Files
import Foundation
import Policy
import Reporting
import Testing

@testable import Runner

/// A corpus with its baseline.
///
/// The text that is found is built in: a field that a template did not fill.
@Suite struct BaselineTests {
  private static let fault = "{{ page.title }}"
  private static let rules = RuleLibrary.builtIn()

  /// Runs over `folder` and returns what became of the findings, and the baseline.
  private func run(
    _ folder: borrowing TemporaryFolder, recording: Bool = false, isRead: Bool = true, jobs: Int = 2,
    today: String = "2026-11-24"
  ) throws -> (summary: RunSummary, baseline: Baseline) {
    let file = FilePath("\(folder.path)/known.jsonl")
    let baseline = try Baseline(file, today: today, recording: recording ? .warning : nil, isRead: isRead)
    var options = CheckOptions()
    options.jobs = jobs
    options.baseline = baseline
    options.corpus.isWanted = { $0.name.last != UInt8(ascii: "l") }
    let wording = Wording(Self.rules.messages, language: .english)
    let result = CheckRunner(Self.rules, options: options, wording: wording).run(
      CorpusReader([FilePath(folder.path)], options: options.corpus), to: [],
      notes: ReportOutput(NoteReporter(), to: .standardError))
    return (result.summary, baseline)
  }

  private func create(_ folder: borrowing TemporaryFolder) throws {
    let (_, baseline) = try run(folder, recording: true, isRead: false)
    _ = try BaselineWriter(baseline).write(
      isUpdate: false, addsFound: true, reason: "old", added: "2026-11-24", expires: nil)
  }

  private func lines(_ folder: borrowing TemporaryFolder) throws -> [String] {
    try String(contentsOfFile: "\(folder.path)/known.jsonl", encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private static func article(_ middle: String) -> String {
    "One paragraph of text stands before it.\n\nHere is what was lost: \(middle) and it goes on from there.\n"
  }

  @Test("what is written down is known: after edits elsewhere, on one side, and under another name")
  func survives() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", Self.article(Self.fault))
    try create(folder)
    #expect(try run(folder).summary.total == 0)
    #expect(try run(folder).summary.known == 1)
    // Other paragraphs, and other words on one side.
    try folder.write("a.md", "New.\n\nHere is what was lost: \(Self.fault), but not all.\n\nMore.\n")
    #expect(try run(folder).summary.known == 1)
    // Another name, in another folder.
    try FileManager.default.createDirectory(atPath: folder.path + "/b", withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: folder.path + "/a.md", toPath: folder.path + "/b/c.md")
    let renamed = try run(folder)
    #expect(renamed.summary.known == 1 && renamed.summary.total == 0)
    #expect(renamed.baseline.staleCount(includingGone: true) == 0)
  }

  @Test("new text on an old line is new, and so is one copy more, in the file or in another")
  func detects() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", Self.article(Self.fault))
    try create(folder)
    // The same line now has another fault; the old one is gone.
    try folder.write("a.md", Self.article("\u{FFFD}\u{FFFD}\u{FFFD}"))
    let other = try run(folder)
    #expect(other.summary.known == 0 && other.summary.total == 1)
    #expect(other.baseline.staleCount(includingGone: true) == 1)
    // The same fault in other surroundings is another one.
    try folder.write("a.md", "This has nothing to do with that: \(Self.fault)! At all, as everybody can see.\n")
    #expect(try run(folder).summary.known == 0)
    // A copy of the file, the first one still there.
    try folder.write("a.md", Self.article(Self.fault))
    try folder.write("b.md", Self.article(Self.fault))
    for jobs in [1, 2, 5] {
      let copied = try run(folder, jobs: jobs).summary
      #expect(copied.known == 1 && copied.total == 1)
    }
    // Two copies of a file that was renamed: one of them is new.
    try FileManager.default.moveItem(atPath: folder.path + "/a.md", toPath: folder.path + "/c.md")
    for jobs in [1, 2, 5] {
      let copied = try run(folder, jobs: jobs).summary
      #expect(copied.known == 1 && copied.total == 1)
    }
  }

  @Test("lines are sorted and say what they mean; what is written in by hand stays; what is gone goes")
  func updates() throws {
    let folder = try TemporaryFolder()
    for name in ["b", "a", "c"] { try folder.write("\(name).md", Self.article(Self.fault)) }
    try create(folder)
    var before = try lines(folder)
    #expect(before == before.sorted() && before.count == 3)
    #expect(before[0].hasPrefix("{\"path\":\"a.md\",\"rule\":\""))
    #expect(before.allSatisfy { !$0.contains("line") && $0.contains("\"reason\":\"old\",\"added\":\"2026-11-24\"}") })
    before[0] = before[0].replacing("old", with: "by hand").dropLast() + ",\"ticket\":7}"
    try folder.write("known.jsonl", before.joined(separator: "\n"))
    try folder.write("b.md", "Mended.\n")
    try FileManager.default.removeItem(atPath: folder.path + "/c.md")
    try folder.write("d.md", Self.article("\u{FFFD}\u{FFFD}\u{FFFD}"))
    let (_, baseline) = try run(folder, recording: true)
    let changes = try BaselineWriter(baseline).write(
      isUpdate: true, addsFound: true, reason: nil, added: "2026-12-01", expires: "2027-01-01")
    #expect(changes == BaselineWriter.Changes(kept: 1, lowered: 0, removed: 2, added: 1))
    let after = try lines(folder)
    #expect(after[0] == before[0])
    #expect(after.count == 2 && after[1].contains("\"added\":\"2026-12-01\",\"expires\":\"2027-01-01\""))
    #expect(try run(folder, today: "2026-12-31").summary.total == 0)
    #expect(try run(folder, today: "2027-01-01").summary.total == 1)
  }

  @Test("of two lines that a merge left of one, the higher count holds; they do not add up")
  func merged() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", Self.article(Self.fault))
    try create(folder)
    let line = try lines(folder)[0]
    try folder.write("known.jsonl", "\(line)\n\n\(line.replacing("old", with: "other"))\r\n")
    try folder.write("a.md", Self.article(Self.fault) + "\nThere is another one, \(Self.fault), a little further on.\n")
    let summary = try run(folder).summary
    #expect(summary.known == 1 && summary.total == 1)
  }

  @Test(
    "a damaged baseline is refused with its line",
    arguments: [
      ("<<<<<<< ours", BaselineProblem.Code.conflict), (">>>>>>> theirs", .conflict), ("[]", .noObject),
      ("{\"path\":\"a\"}", .member("rule")), ("{\"path\":1}", .member("path")),
      ("{\"path\":\"a\",\"rule\":\"b/c\",\"content\":\"xyz\"}", .member("content")),
    ])
  func damaged(line: String, code: BaselineProblem.Code) throws {
    let folder = try TemporaryFolder()
    let good = "{\"path\":\"a\",\"rule\":\"b/c\",\"content\":\"\(String(repeating: "0", count: 32))\"}"
    try folder.write("known.jsonl", "\(good)\n\(line)\n\(good)\n")
    let problem = #expect(throws: BaselineProblem.self) {
      try Baseline(FilePath("\(folder.path)/known.jsonl"), today: "")
    }
    #expect(problem?.line == 2 && problem?.code == code)
  }

  @Test(
    "members that cannot be are refused",
    arguments: [
      ("\"count\":0", "count"), ("\"count\":\"2\"", "count"), ("\"before\":\"?\"", "before"),
      ("\"expires\":\"soon\"", "expires"), ("\"expires\":\"2026-13-01\"", "expires"),
    ])
  func members(text: String, name: String) throws {
    let line = "{\"path\":\"a\",\"rule\":\"b/c\",\"content\":\"\(String(repeating: "0", count: 32))\",\(text)}"
    #expect(throws: BaselineProblem.Code.member(name)) { try BaselineEntry(Array(line.utf8)) }
  }

  @Test("what is no baseline at all is refused at its first line: garbage, one endless line, nothing")
  func noBaseline() throws {
    let folder = try TemporaryFolder()
    func problem() -> BaselineProblem? {
      #expect(throws: BaselineProblem.self) { try Baseline(FilePath("\(folder.path)/known.jsonl"), today: "") }
    }
    if case .unreadable(let failure)? = problem()?.code { #expect(failure.reason == .missing) } else { Issue.record() }
    try folder.write("known.jsonl", String(repeating: "{", count: 3 << 20))
    #expect(problem()?.code == .longLine)
    try folder.write("known.jsonl", "\u{0}\u{1}\u{FFFD}\n")
    #expect(problem()?.line == 1)
    try folder.write("known.jsonl", "")
    #expect(try Baseline(FilePath("\(folder.path)/known.jsonl"), today: "").expired == 0)
  }

  @Test("records are told apart by their id, without one by their text")
  func records() throws {
    let folder = try TemporaryFolder()
    func record(_ id: String, _ text: String) -> String { "{\(id)\"content\":\"Some words. \(text) and others.\"}\n" }
    let known = record("\"id\":\"x\",", Self.fault) + record("", "\u{FFFD}\u{FFFD}\u{FFFD}")
    try folder.write("a.ndjson", known)
    try create(folder)
    #expect(try run(folder).summary.known == 2)
    // A line before them, and the same text under another id.
    try folder.write("a.ndjson", record("", "Good") + known + record("\"id\":\"y\",", Self.fault))
    for jobs in [1, 4] {
      let summary = try run(folder, jobs: jobs).summary
      #expect(summary.known == 2 && summary.total == 1)
    }
  }

  @Test("paths count from the folder of the baseline, wherever the command runs")
  func paths() throws {
    let folder = try TemporaryFolder()
    let root = BaselineRoot(FilePath("\(folder.path)/known.jsonl"))
    let resolved = try #require(FilePath(folder.path).resolved).text
    #expect(root.name(of: "\(resolved)/a/./b/../c.md") == "a/c.md")
    #expect(root.name(of: "\(resolved)/../x.md") == "../x.md")
    #expect(BaselineRoot(FilePath("known.jsonl")).name(of: "./a/b.md") == "a/b.md")
  }

  @Test(
    "days are those of the calendar",
    arguments: [
      (0, "1970-01-01"), (951_782_399, "2000-02-28"), (951_782_400, "2000-02-29"), (1_772_323_200, "2026-03-01"),
      (-1, "1969-12-31"), (4_107_542_400, "2100-03-01"),
    ])
  func days(seconds: Int, day: String) {
    #expect(CalendarDay.day(seconds: seconds) == day)
    #expect(CalendarDay.isDay(day))
  }

  @Test(
    "what is written like a day only almost is none",
    arguments: ["2026-1-01", "2026-00-01", "26-01-01x", "", "2026+01-01"])
  func noDays(text: String) { #expect(!CalendarDay.isDay(text)) }
}
