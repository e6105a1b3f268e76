import Files
import Foundation
import Policy
import Recording
import Relating
import Reporting
import Runner
import SQLite
import Testing

/// A folder with articles and a findings database beside it.
private struct Archive: ~Copyable {
  let folder: TemporaryFolder
  static let rules = RuleLibrary.builtIn()

  init() throws { folder = try TemporaryFolder() }

  /// Writes a file whose time of change is long past, so that it is trusted.
  func write(_ name: String, _ text: String, age: TimeInterval = 1000) throws {
    let path = folder.path + "/in/" + name
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: path)
  }

  /// Articles of which every third has something to report, and a dump, as a rule with a line that is no record.
  func fill(_ count: Int = 40, isDamaged: Bool = true) throws {
    for index in 0..<count { try write("pages/\(index % 7)/\(index).md", Self.article(index)) }
    var lines = (0..<count).map { index in
      "{\"id\":\"r\(index)\",\"url\":\"https://site\(index % 5).example.org/\(index)\",\"content\":\"\(Self.text(index))\"}"
    }
    if isDamaged { lines.insert("no record", at: count / 2) }
    try write("dump.jsonl", lines.joined(separator: "\n"))
  }

  static func text(_ index: Int) -> String {
    index % 3 == 0
      ? "Article \(index). 未经许可，禁止转载。 It pays a guaranteed return of 20% a month." : "Quiet words, number \(index)."
  }

  static func article(_ index: Int) -> String {
    "---\ntitle: Title \(index)\ndate: 2024-0\(index % 9 + 1)-11\n---\n\n\(text(index))\n"
  }

  func options(_ change: (inout ArchiveOptions) -> Void = { _ in }) throws -> ArchiveOptions {
    var options = ArchiveOptions(try RelatingSettings(Self.rules))
    options.program = "test"
    change(&options)
    return options
  }

  @discardableResult
  func run(
    _ db: String = "db", _ inputs: [String] = ["in"], rules: RuleSet = Archive.rules,
    _ change: (inout ArchiveOptions) -> Void = { _ in }
  ) throws -> ArchiveResult {
    try ArchiveRunner(rules, options: try options(change), wording: Wording(rules.messages, language: .english)).run(
      inputs.map { FilePath("\(folder.path)/\($0)") }, to: path(db))
  }

  func path(_ db: String) -> FilePath { FilePath("\(folder.path)/\(db)") }

  /// Everything that is exported: what must not depend on how the rows came about.
  func content(_ db: String = "db") throws -> String {
    let database = try FindingsDatabase(reading: path(db))
    var bytes: [UInt8] = []
    for table in try TableExport.tables(of: database) {
      bytes += Array("# \(table)\n".utf8)
      try TableExport(table, of: database).write(as: .jsonl) { portion in
        bytes += portion
        return true
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func number(_ sql: String, _ db: String = "db") throws -> Int {
    try FindingsDatabase(reading: path(db)).database.integer(sql) ?? -1
  }
}

@Suite struct ArchiveRunnerTests {
  @Test("any number of workers records the same rows in the order of the inputs")
  func workers() throws {
    let archive = try Archive()
    try archive.fill()
    let one = try archive.run("one") { $0.check.jobs = 1 }
    #expect(one.checked == 80)
    #expect(one.totals.documents == 80)
    #expect(one.totals.failures == 1)
    #expect(one.status(failOn: nil) == 2)
    for jobs in [2, 7] {
      try archive.run("many\(jobs)") { $0.check.jobs = jobs }
      #expect(try archive.content("many\(jobs)") == archive.content("one"))
    }
    #expect(
      try archive.number("SELECT count(*) FROM findings WHERE document NOT IN (SELECT id FROM documents)", "one") == 0)
    #expect(try archive.number("SELECT max(id) FROM documents", "one") == 81)
    #expect(try archive.number("SELECT count(*) FROM documents WHERE site = 'example.org'", "one") == 40)
    #expect(try archive.number("SELECT count(*) FROM documents WHERE month = '2024-01'", "one") == 5)
  }

  @Test("a second run has nothing to do, and leaves everything as it is")
  func again() throws {
    let archive = try Archive()
    try archive.fill()
    try archive.run()
    let content = try archive.content()
    let again = try archive.run()
    #expect(again.checked == 0 && again.cached == 0 && again.comparison.kept == 80)
    #expect(try archive.content() == content)
  }

  @Test("whatever happens to the inputs, the database is that of a first run, and only what is new is checked")
  func changes() throws {
    let archive = try Archive()
    try archive.fill()
    try archive.run()
    func compare(_ what: String, checked: Int) throws {
      let result = try archive.run()
      #expect(result.checked == checked, "\(what)")
      try archive.run("fresh-" + what)
      #expect(try archive.content() == archive.content("fresh-" + what), "\(what)")
      #expect(try archive.number("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'cached%'") == 0, "\(what)")
    }
    try archive.write("pages/0/0.md", Archive.article(1000), age: 900)
    try compare("edited", checked: 1)
    try archive.write("a-first.md", Archive.article(1001))
    try compare("added", checked: 1)
    try FileManager.default.removeItem(atPath: archive.folder.path + "/in/pages/3/10.md")
    try compare("removed", checked: 0)
    try FileManager.default.moveItem(
      atPath: archive.folder.path + "/in/pages/5", toPath: archive.folder.path + "/in/earlier")
    try compare("moved", checked: 0)
    try archive.write("pages/1/1.md", Archive.article(1), age: 5)
    try compare("touched", checked: 0)
    try archive.write("pages/1/1.md", Archive.article(1), age: 0)
    try compare("fresh", checked: 0)
  }

  @Test("other rules or options check everything anew, and the results of before are gone")
  func settings() throws {
    let archive = try Archive()
    try archive.fill(10)
    try archive.run()
    let other = try archive.run { $0.check.evaluation.severities["repost-ban"] = .some(nil) }
    #expect(other.comparison.hasOtherSettings)
    #expect(other.checked == 20)
    #expect(try archive.number("SELECT count(*) FROM findings WHERE family = 'repost-ban'") == 0)
    let back = try archive.run()
    #expect(back.comparison.hasOtherSettings && back.checked == 20)
    try archive.run("fresh")
    #expect(try archive.content() == archive.content("fresh"))
  }

  @Test("a limit ends the run, a larger one goes on, and a smaller one loses nothing that was checked")
  func limits() throws {
    let archive = try Archive()
    try archive.fill()
    try archive.run("whole")
    let first = try archive.run { $0.limit = 50 }
    guard case .limited = first.end else { Issue.record("\(first.end)"); return }
    #expect(first.checked == 50 && first.totals.documents == 50)
    let smaller = try archive.run { $0.limit = 7 }
    #expect(smaller.checked == 0 && smaller.totals.documents == 7)
    try archive.run("seven") { $0.limit = 7 }
    #expect(try archive.content() == archive.content("seven"))
    let whole = try archive.run()
    #expect(whole.checked == 30 && whole.cached == 43)
    #expect(try archive.content() == archive.content("whole"))
  }

  @Test("a sample has the number asked for, always the same ones, and a whole run uses them")
  func samples() throws {
    let archive = try Archive()
    // Which entries are in depends on where the folder is; one that is no record would be in now and then.
    try archive.fill(isDamaged: false)
    let sample = try archive.run { $0.sample = 12 }
    #expect(sample.totals.documents == 12)
    try archive.run("other") { $0.sample = 12 }
    #expect(try archive.content() == archive.content("other"))
    #expect(try archive.number("SELECT count(DISTINCT input) FROM documents") > 3)
    let whole = try archive.run()
    #expect(whole.checked == 68 && whole.cached == 12)
    try archive.run("whole")
    #expect(try archive.content() == archive.content("whole"))
    #expect(try archive.run("all") { $0.sample = 1000 }.totals.documents == 80)
  }

  @Test("paths and dates choose documents")
  func choices() throws {
    let archive = try Archive()
    try archive.fill()
    let some = try archive.run("some") {
      $0.paths.included = [PathPattern("**/pages/[1-3]/*.MD")]
      $0.paths.excluded = [PathPattern("1?.md")]
    }
    #expect(some.totals.documents == 14 && some.notChosen == 67)
    let few = try archive.run("few") {
      $0.paths.included = [PathPattern("**/pages/**")]
      $0.sample = 5
    }
    #expect(few.totals.documents == 5)
    let late = try archive.run("late") { $0.since = "2024-06" }
    #expect(late.tooOld == 24)
    #expect(late.totals.documents == 56)
    #expect(try archive.number("SELECT count(*) FROM documents WHERE date < '2024-06'", "late") == 0)
  }

  @Test("the date that a record declares is that of the document, and belongs to what the cache knows it by")
  func declaredDates() throws {
    let archive = try Archive()
    func write(_ dates: [String], age: TimeInterval) throws {
      let lines = dates.map { "{\"content\":\"Quiet words.\"\($0)}" }
      try archive.write("dump.jsonl", lines.joined(separator: "\n"), age: age)
    }
    try write([",\"date\":\"1 May 2024\"", "", ",\"date\":\"soon\""], age: 1000)
    try archive.run()
    #expect(try archive.number("SELECT count(*) FROM documents WHERE date = '2024-05-01' AND record = '1'") == 1)
    #expect(try archive.number("SELECT count(*) FROM documents WHERE date IS NULL") == 2)
    try write([",\"date\":\"1 May 2024\"", "", ",\"date\":\"2 June 2024\""], age: 500)
    let again = try archive.run { $0.since = "2024-05-02" }
    #expect(again.checked == 1 && again.cached == 1 && again.tooOld == 1)
    #expect(try archive.number("SELECT count(*) FROM documents WHERE date = '2024-06-02'") == 1)
  }

  @Test("what came of comparing documents is gone with the first row that changes, and never speaks of other documents")
  func comparison() throws {
    let archive = try Archive()
    try archive.fill(2)
    try archive.run()
    let findings = try FindingsDatabase(writing: archive.path("db"))
    let writer = try FindingsWriter(findings)
    func tables() throws -> [String] { try TableExport.tables(of: findings) }
    #expect(try tables().contains("reposts"))
    try writer.begin()
    #expect(try tables() == ["documents", "facts", "findings", "inputs", "skipped"])
    writer.rollBack()
    #expect(try tables().contains("reposts"))
  }

  @Test("what cannot be read is recorded, looked at again, and the rest goes on")
  func unreadable() throws {
    let archive = try Archive()
    try archive.fill(10)
    let link = archive.folder.path + "/in/a-link.md"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nowhere")
    let result = try archive.run("db", ["in", "missing"])
    #expect(result.totals.documents == 20)
    #expect(result.totals.skipped.map(\.code) == ["invalid-json", "missing-path", "unreadable"])
    #expect(result.status(failOn: nil) == 2)
    try FileManager.default.removeItem(atPath: link)
    try archive.write("a-link.md", "Now it is there.", age: 2000)
    let mended = try archive.run("db", ["in"])
    #expect(mended.checked == 1 && mended.totals.documents == 21)
  }

  @Test("a document of which a limit kept a part unread is incomplete, also when it comes from the cache")
  func incomplete() throws {
    let archive = try Archive()
    try archive.write("deep.html", String(repeating: "<div>", count: 5000) + "禁止转载")
    try archive.write("z.md", "words")
    let result = try archive.run()
    #expect(result.totals.incomplete == 1)
    #expect(try archive.number("SELECT count(*) FROM skipped WHERE is_failure = 0 AND message_zh <> message") > 0)
    let content = try archive.content()
    try archive.write("deep.html", String(repeating: "<div>", count: 5000) + "禁止转载", age: 10)
    #expect(try archive.run().cached == 2)
    #expect(try archive.content() == content)
  }

  @Test("a database in use, of another program or of a later version is refused")
  func refused() throws {
    let archive = try Archive()
    try archive.fill(2)
    func refusal(_ db: String) throws -> String {
      do { try archive.run(db) } catch let error as RecordingError { return "\(error)" }
      return "none"
    }
    let lock = try WriteLock(for: archive.path("db"))
    #expect(
      try lock.hold { () throws(RecordingError) in (try? refusal("db"))?.hasPrefix("inUse(process: Optional(") } == true
    )
    _ = consume lock
    let foreign = try Database(path: archive.path("foreign").bytes, mode: .create)
    try foreign.execute("CREATE TABLE t (v)")
    #expect(try refusal("foreign") == "foreign")
    try archive.run("db")
    let newer = try Database(path: archive.path("db").bytes, mode: .create)
    try newer.execute("PRAGMA user_version = 99")
    #expect(try refusal("db") == "newer(99)")
    try archive.folder.write(
      "text", "no database at all, but a text that is long enough to be looked at, with many words\n")
    #expect(try refusal("text").contains("notADatabase") || refusal("text").contains("not a database"))
  }

  @Test("the rows say what the records say")
  func rows() throws {
    let archive = try Archive()
    try archive.write("a.md", "---\ntitle: T\nauthor: A\ndate: 2024-05-01\n---\n\nEins. 未经许可，\n禁止转载。 Zwei.\n")
    try archive.run()
    let database = try FindingsDatabase(reading: archive.path("db")).database
    let row = try database.prepare(
      """
      SELECT before, text, after, line_start, column_start, byte_end - byte_start, message <> message_zh, zone
      FROM findings WHERE rule = 'repost-ban/notice'
      """)
    try row.bind([])
    #expect(try row.step())
    #expect(row.text(0) == "Eins. ")
    #expect(row.text(1)?.contains("禁止转载") == true)
    #expect(row.text(2)?.hasSuffix("Zwei.") == true)
    #expect(row.integer(3) == 7 && row.integer(4) == 7)
    #expect(row.integer(5) == row.text(1)?.utf8.count)
    #expect(row.integer(6) == 1)
    #expect(row.text(7) == "body")
    #expect(try database.text("SELECT title || author || date || month FROM documents") == "TA2024-05-012024-05")
    #expect(try database.text("SELECT repost_policy FROM documents") == "banned-without-permission")
    #expect(try database.integer("SELECT json_array_length(value) FROM facts WHERE key = 'repost.evidence'") ?? 0 > 0)
  }
}

@Suite struct PathPatternTests {
  @Test("members of archives are named with the archive or without it")
  func members() {
    var choice = PathChoice()
    choice.included = [PathPattern("posts/*"), PathPattern("b.zip!*")]
    choice.excluded = [PathPattern("posts/draft*"), PathPattern("c.zip!**")]
    let wanted = ["a.zip!posts/1.md", "x/a.zip!in.tar!posts/1.md", "b.zip!1.md", "posts/1.md"]
    let others = ["a.zip!1.md", "a.zip!posts/draft.md", "c.zip!posts/1.md", "x/posts/1.md"]
    #expect((wanted + others).filter { choice.wants(FilePath($0)) } == wanted)
  }

  @Test(
    "patterns",
    arguments: [
      ("*.md", "a/b.md", true), ("*.md", "a.md/b", false), ("a/*.md", "a/b.md", true), ("a/*.md", "a/b/c.md", false),
      ("a/**/c.md", "a/b/b/c.md", true), ("a/**/c.md", "a/c.md", true), ("**/c.md", "a/b/c.md", true),
      ("*.HTML", "x.zip!a/b.html", true), ("**!a/*", "x.zip!a/b.html", true), ("[!a]*", "b", true),
      ("[!a]*", "ab", false),
      ("a[", "a[", true), ("\\*", "*", true), ("\\*", "a", false), ("?", "é", false), ("", "", true), ("*", "", true),
    ])
  func patterns(pattern: String, path: String, matches: Bool) {
    #expect(PathPattern(pattern).matches(FilePath(path)) == matches)
  }
}
