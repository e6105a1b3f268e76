import Documents
import Testing

@testable import Policy
@testable import Reporting

@Suite struct SARIFTests {
  private static let pack = """
    family: family
    title: {en: A family, zh: A family}
    defaults: {boundary: none}
    rules:
      - id: family/kind
        message: {en: 'the word “{text}”', zh: 'the word “{text}”'}
        why: {en: Because., zh: Because.}
        severity: error
        confidence: medium
        match: {keywords: [needle]}
        examples: {bad: [⟦needle⟧], good: [hay]}
    """

  /// The rules that the fixture's findings come from.
  static func rules() -> RuleSet {
    PackCompiler.compile([RuleFile(path: "family/words.yaml", bytes: Array(pack.utf8))]).rules
  }

  private func log(_ reports: [DocumentReport], _ change: (inout ReportOptions) -> Void = { _ in }) throws -> JSONValue
  {
    let text = ReportFixture.whole(.sarif, reports) { options in
      options.rules = Self.rules()
      change(&options)
    }
    return try JSONReader().read(Array(text.utf8))
  }

  private func run(_ log: JSONValue) throws -> JSONObject {
    try #require(log.object?["runs"]?.array?.elements.first?.object)
  }

  /// A report with everything that a result can have.
  private func rich() throws -> DocumentReport {
    var fixture = try ReportFixture("中⟦é⟧x\n[b](http://x) ⟦c⟧", severity: .error)
    fixture.path = "posts/文 1.md"
    fixture.evaluation.findings[0].fix = Finding.Fix(isSafe: false, replacement: "e", plan: ["p", "q"])
    fixture.evaluation.findings[0].evidence = [
      Finding.Evidence(origin: "footer", text: "t"), Finding.Evidence(origin: "a/b", range: TextRange(0, 3)),
    ]
    fixture.evaluation.findings[1].message = LocalizedText(english: "see [b](http://x) and [it](1)", chinese: "")
    let held = fixture.evaluation.findings.remove(at: 1)
    fixture.evaluation.suppressed = [Evaluation.SuppressedFinding(finding: held, suppression: 0)]
    fixture.evaluation.suppressions = [
      Evaluation.Suppression(
        rule: "family", extent: .file, range: TextRange(0, 1), name: TextRange(0, 1), reason: "it is quoted", uses: 1)
    ]
    fixture.evaluation.omissions = [Omission(code: "match-limit", message: "cut")]
    return fixture.report
  }

  private func failures() -> [DocumentReport] {
    let message = LocalizedText(english: "no\nsuch file", chinese: "")
    return [
      DocumentReport(path: "x y", outcome: .failed(.init(code: "missing-path", message: message))),
      DocumentReport(path: "big", outcome: .failed(.init(code: "size-limit", message: message, isSkip: true))),
    ]
  }

  @Test("every log is valid against the schema of OASIS")
  func schema() throws {
    let schema = try JSONSchema(try SchemaFile.bytes("sarif/sarif-schema-2.1.0.json"))
    var record = try rich()
    record.recordLine = 3
    record.identifier = .line(3)
    let gbk = try #require(ColumnCase.all.first { $0.name == "GBK" }).fixture().report
    for reports in [[], [try rich()], failures() + [try rich(), record, gbk]] {
      #expect(try schema.problems(of: try log(reports)) == [])
      #expect(try schema.problems(of: try log(reports) { $0.rules = nil }) == [])
      #expect(try schema.problems(of: try log(reports) { $0.mostResults = 1 }) == [])
    }
  }

  @Test(
    "what is not valid is told by the check",
    arguments: [
      ("\"version\":\"2.1.0\"", "\"version\":\"2.1\""), ("\"startLine\":1", "\"startLine\":0"),
      ("\"uri\":\"", "\"uri\":\"\u{4E2D}"), ("\"level\":\"error\"", "\"level\":\"fatal\""),
      ("\"ruleId\"", "\"rule_id\""), ("\"text\":\"Because.\"", "\"wording\":\"Because.\""),
      ("\"columnKind\":\"utf16CodeUnits\"", "\"columnKind\":\"bytes\""), ("\"id\":1", "\"id\":\"1\""),
    ])
  func check(right: String, wrong: String) throws {
    let schema = try JSONSchema(try SchemaFile.bytes("sarif/sarif-schema-2.1.0.json"))
    let text = ReportFixture.whole(.sarif, [try rich()]) { $0.rules = Self.rules() }
    #expect(text.contains(right))
    let problems = try schema.problems(of: try JSONReader().read(Array(text.replacing(right, with: wrong).utf8)))
    #expect(!problems.isEmpty)
  }

  @Test("everything that GitHub requires is there and not empty")
  func required() throws {
    let log = try log([try rich()])
    #expect(log.object?["$schema"]?.string != nil && log.object?["version"]?.string?.text == "2.1.0")
    let run = try run(log)
    let driver = try #require(run["tool"]?.object?["driver"]?.object)
    #expect(driver["name"]?.string?.text == "imprimatur" && driver["semanticVersion"]?.string != nil)
    let rule = try #require(driver["rules"]?.array?.elements.first?.object)
    for (member, limit) in [("shortDescription", 1024), ("fullDescription", 1024), ("help", Int.max)] {
      let text = try #require(rule[member]?.object?["text"]?.string?.text)
      #expect(!text.isEmpty && text.count <= limit)
    }
    #expect(
      rule["help"]?.object?["markdown"]?.string?.text.contains("imprimatur-disable-next-line family/kind") == true)
    #expect(rule["defaultConfiguration"]?.object?["level"]?.string?.text == "error")
    let properties = try #require(rule["properties"]?.object)
    #expect(properties["precision"]?.string?.text == "medium")
    #expect(properties["problem.severity"]?.string?.text == "error" && properties["security-severity"] == nil)
    #expect(run["columnKind"]?.string?.text == "utf16CodeUnits")
    for result in try #require(run["results"]?.array?.elements) {
      let result = try #require(result.object)
      #expect(result["message"]?.object?["text"]?.string?.text.isEmpty == false)
      #expect(result["ruleId"]?.string?.text == "family/kind" && result["ruleIndex"]?.number?.int == 0)
      let place = try #require(result["locations"]?.array?.elements.first?.object?["physicalLocation"]?.object)
      #expect(place["artifactLocation"]?.object?["uri"]?.string?.text == "posts/%E6%96%87%201.md")
      for member in ["startLine", "startColumn", "endLine", "endColumn"] {
        #expect(try #require(place["region"]?.object?[member]?.number?.int) >= 1)
      }
      let fingerprints = try #require(result["partialFingerprints"]?.object)
      #expect(fingerprints["primaryLocationLineHash"]?.string?.text.hasSuffix(":1") == true)
      #expect(fingerprints["imprimatur/v1"]?.string?.text == "0123456789abcdef")
    }
  }

  @Test("fixes, links to evidence and suppressions with their reason")
  func parts() throws {
    let results = try #require(try run(try log([try rich()]))["results"]?.array?.elements)
    let first = try #require(results.first?.object)
    let message = first["message"]?.object?["text"]?.string?.text
    #expect(message == "a message; compared with t (footer). See [中](1).")
    #expect(first["relatedLocations"]?.array?.elements.first?.object?["id"]?.number?.int == 1)
    let change = first["fixes"]?.array?.elements.first?.object?["artifactChanges"]?.array?.elements.first?.object
    let replacement = change?["replacements"]?.array?.elements.first?.object
    #expect(replacement?["insertedContent"]?.object?["text"]?.string?.text == "e")
    #expect(replacement?["deletedRegion"]?.object?["startColumn"]?.number?.int == 2)
    #expect(first["suppressions"]?.array?.elements.isEmpty == true)
    let second = try #require(results.last?.object)
    let suppression = try #require(second["suppressions"]?.array?.elements.first?.object)
    #expect(suppression["kind"]?.string?.text == "inSource")
    #expect(suppression["justification"]?.string?.text == "it is quoted")
    let region = suppression["location"]?.object?["physicalLocation"]?.object?["region"]?.object
    #expect(region?["startLine"]?.number?.int == 1)
    // Nothing of an article becomes a link.
    #expect(second["message"]?.object?["text"]?.string?.text == "see [b\\](http://x) and [it\\](1)")
  }

  @Test("what a baseline knows is suppressed from outside, the rest is new")
  func baseline() throws {
    var fixture = try ReportFixture("⟦a⟧ ⟦b⟧")
    fixture.evaluation.known = [fixture.evaluation.findings.removeLast()]
    let log = try log([fixture.report])
    let schema = try JSONSchema(try SchemaFile.bytes("sarif/sarif-schema-2.1.0.json"))
    #expect(try schema.problems(of: log) == [])
    let results = try #require(try run(log)["results"]?.array?.elements).compactMap(\.object)
    #expect(results.compactMap { $0["baselineState"]?.string?.text } == ["new", "unchanged"])
    let kinds = results.map { $0["suppressions"]?.array?.elements.first?.object?["kind"]?.string?.text }
    #expect(kinds == [nil, "external"])
  }

  @Test("inputs that were not checked, and limits that were reached, are notifications")
  func notifications() throws {
    let run = try run(try log(failures() + [try rich()]) { $0.mostResults = 1 })
    let invocation = try #require(run["invocations"]?.array?.elements.first?.object)
    guard case .bool(false, _) = invocation["executionSuccessful"] else {
      Issue.record("a run with failures is no success")
      return
    }
    let notifications = try #require(invocation["toolExecutionNotifications"]?.array?.elements).compactMap(\.object)
    let codes = notifications.compactMap { $0["descriptor"]?.object?["id"]?.string?.text }
    #expect(codes == ["missing-path", "size-limit", "match-limit", "result-limit"])
    #expect(notifications.compactMap { $0["level"]?.string?.text } == ["error", "warning", "warning", "warning"])
    #expect(run["results"]?.array?.elements.count == 1)
    #expect(run["results"]?.array?.elements.first?.object?["suppressions"]?.array?.elements.isEmpty == true)
  }

  @Test("a source that is not UTF-8 is an artifact with its encoding, once")
  func artifacts() throws {
    let gbk = try #require(ColumnCase.all.first { $0.name == "GBK" }).fixture().report
    let artifacts = try #require(try run(try log([gbk, gbk]))["artifacts"]?.array?.elements)
    #expect(artifacts.count == 1)
    #expect(artifacts.first?.object?["encoding"]?.string?.text == "GBK")
  }
}
