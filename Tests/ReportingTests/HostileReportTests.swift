import Documents
import Testing

@testable import Policy
@testable import Reporting

/// Text that tries to be something else: a command, markup, the end of a string, a terminal's escape.
private let hostile = [
  "a\n::error::owned", "::stop-commands::x", "##[add-mask]a", "##vso[task.complete]", "\u{1B}[31mred\u{1B}]0;t\u{7}",
  "]]><x/>", "</script><script>alert(1)</script>", "\" onmouseover=\"x", "'><img src=x>", "&amp;&#x0;",
  "\u{0}\u{1}\u{8}\u{B}\u{C}",
  "\u{FFFE}\u{FFFF}\u{9B}31m", "a\u{202E}b\u{2066}c", "100%0A%25,:", "=HYPERLINK(\"x\")", "@x|y`z`", "<!-- --!>",
  "\u{2028}\u{2029}\u{85}",
  "\\\"", "\r\n::warning::x\r::notice::y",
]

@Suite struct HostileReportTests {
  /// A report of which the name, the text, the message, the evidence, the fix and the reason are `text`.
  private func reports(_ text: String) throws -> [DocumentReport] {
    var fixture = try ReportFixture(
      bytes: Array("\(text) x \(text)".utf8), spans: [(0, text.utf8.count)], charset: "utf-8")
    fixture.path = text
    let message = LocalizedText(english: text, chinese: text)
    fixture.evaluation.findings[0].message = message
    fixture.evaluation.findings[0].evidence = [
      Finding.Evidence(origin: text, text: text), Finding.Evidence(origin: text, range: TextRange(0, 1)),
    ]
    fixture.evaluation.findings[0].fix = Finding.Fix(isSafe: true, replacement: text, plan: [text])
    fixture.evaluation.suppressed = fixture.evaluation.findings.map { .init(finding: $0, suppression: 0) }
    fixture.evaluation.suppressions = [
      Evaluation.Suppression(
        extent: .file, range: TextRange(0, 1), name: TextRange(0, 1), reason: text, uses: 1)
    ]
    fixture.evaluation.omissions = [Omission(code: "match-limit", message: text)]
    var record = fixture.report
    record.recordLine = 2
    record.identifier = .line(2)
    let failure = DocumentReport.Failure(code: "missing-path", message: message)
    return [fixture.report, record, DocumentReport(path: text, outcome: .failed(failure))]
  }

  @Test("no format lets a control, an escape or a command through", arguments: hostile)
  func nothingEscapes(text: String) throws {
    for format in ReportFormat.allCases {
      let written = ReportFixture.whole(format, try reports(text))
      var wrong: [String] = []
      let ends: Set<UnicodeScalar> = format == .csv ? ["\r", "\n"] : ["\n"]
      // The name of a file stays what it is where programs look for it.
      let hasNames = [.github, .junit, .checkstyle].contains(format)
      for scalar in written.unicodeScalars where !ends.contains(scalar) {
        let isBidi = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        if scalar.properties.generalCategory == .control || (isBidi && !hasNames) { wrong.append("\(scalar.value)") }
      }
      for line in written.split(whereSeparator: \.isNewline) {
        let isOurs = format == .github && ["error", "warning", "notice"].contains { line.hasPrefix("::\($0) ") }
        // The runner reads a command of ours first, and then no other in the same line.
        let isCommand = RunnerCommand(String(line)) != nil || line.contains("##[") || line.contains("##vso[")
        if isCommand && !isOurs { wrong.append(String(line)) }
      }
      #expect(wrong.isEmpty, "\(format.rawValue)")
    }
  }

  @Test("annotations say after unescaping what was to be said", arguments: hostile)
  func annotations(text: String) throws {
    let written = ReportFixture.whole(.github, try reports(text))
    let commands = written.split(separator: "\n").compactMap { RunnerCommand(String($0)) }
    let finding = try #require(commands.first { $0.properties["title"] == "imprimatur: family/kind" })
    #expect(finding.message == Screen.plain(text))
    // A name without controls is the file's own.
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control || $0 == "\n" || $0 == "\r"
    }
    #expect(!isPlain || finding.properties["file"] == ReportPaths().relative(text))
    #expect(commands.count == written.split(separator: "\n").count)
  }

  @Test("XML is well formed and holds the texts", arguments: hostile)
  func xml(text: String) throws {
    for format in [ReportFormat.junit, .checkstyle] {
      let elements = try #require(StrictXML.elements(of: ReportFixture.whole(format, try reports(text))))
      #expect(Set(elements.map(\.name)).isSubset(of: Self.elements))
      let messages = elements.compactMap { $0.attributes["message"] }
      #expect(messages.contains(Screen.plain(text)) || messages.contains { $0.hasSuffix(Screen.plain(text)) })
    }
  }

  private static let elements: Set = [
    "testsuites", "testsuite", "testcase", "failure", "error", "skipped", "checkstyle", "file",
  ]

  @Test(
    "the strict parser refuses what is not well formed",
    arguments: ["<a>\u{1}</a>", "<a b=\"<\"/>", "<a>]]></a>", "<a>&x;</a>"])
  func parser(text: String) {
    #expect(StrictXML.elements(of: text) == nil)
  }

  @Test("JSON is JSON, whatever stands in it", arguments: hostile)
  func json(text: String) throws {
    for format in [ReportFormat.json, .sarif, .gitlab, .rdjson] {
      _ = try JSONReader().read(Array(ReportFixture.whole(format, try reports(text)).utf8))
    }
    let schema = try JSONSchema(try SchemaFile.bytes("sarif/sarif-schema-2.1.0.json"))
    let log = try JSONReader().read(Array(ReportFixture.whole(.sarif, try reports(text)).utf8))
    #expect(try schema.problems(of: log) == [])
  }

  @Test("a page holds no markup but its own", arguments: hostile)
  func page(text: String) throws {
    let page = ReportFixture.whole(.html, try reports(text))
    let plain = ReportFixture.whole(.html, try reports("plain"))
    // The same tags in the same order, whatever the article says; a sign for a line end is a tag of our own.
    func tags(_ page: String) -> [String] {
      page.replacing("<span class=\"end\">\u{21B5}</span>\n", with: "").split(separator: "<").dropFirst()
        .map { String($0.prefix { $0 != " " && $0 != ">" && $0 != "\n" }) }
    }
    #expect(tags(page) == tags(plain))
  }

  @Test("cells of a spreadsheet are text, one row a finding", arguments: hostile)
  func spreadsheet(text: String) throws {
    let rows = ReportFixture.whole(.csv, try reports(text)).split(separator: "\r\n")
    #expect(rows.count == 1 + 2 + 2 + 1)
    for row in rows { #expect(!["=", "+", "-", "@", ":"].contains(row.first)) }
  }

  @Test("a table has its four columns in every row", arguments: hostile)
  func table(text: String) throws {
    let lines = ReportFixture.whole(.githubSummary, try reports(text)).split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("|") }
    #expect(rows.count == 2 + 5)
    for row in rows { #expect(row.count { $0 == "|" } == 5) }
  }
}
