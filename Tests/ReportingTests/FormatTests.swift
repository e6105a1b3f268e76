import Documents
import Testing

@testable import Policy
@testable import Reporting

@Suite struct FormatTests {
  private func failure(isSkip: Bool) -> DocumentReport {
    let message = LocalizedText(english: "too large", chinese: "")
    return DocumentReport(path: "big.md", outcome: .failed(.init(code: "size-limit", message: message, isSkip: isSkip)))
  }

  @Test("GitHub gets the ten worst and a total")
  func worst() throws {
    var fixture = try ReportFixture(String(repeating: "⟦a⟧ ", count: 30))
    for index in 20..<23 { fixture.evaluation.findings[index].severity = .error }
    let commands = ReportFixture.whole(.github, [fixture.report]).split(separator: "\n").compactMap {
      RunnerCommand(String($0))
    }
    #expect(
      commands.map(\.name) == Array(repeating: "error", count: 3) + Array(repeating: "warning", count: 7) + ["notice"])
    #expect(commands.first?.properties["col"] == "41")
    #expect(ReportFixture.whole(.github, [try ReportFixture("a").report]) == "")
  }

  @Test("the summary page stays below a mebibyte and says what it leaves out")
  func summaryPage() throws {
    let long = String(repeating: "x|", count: 4000)
    let reports = try (0..<60).map { _ in
      var fixture = try ReportFixture("⟦a⟧")
      fixture.evaluation.findings[0].message = LocalizedText(english: long, chinese: "")
      return fixture.report
    }
    let page = ReportFixture.whole(.githubSummary, reports)
    #expect(page.utf8.count < 1 << 20 && page.utf8.count > 900_000)
    #expect(page.hasSuffix("\nreport.rows-dropped\n"))
  }

  @Test("GitLab gets an array; equal findings of two files have two fingerprints")
  func gitLab() throws {
    #expect(try JSONReader().read(Array(ReportFixture.whole(.gitlab, []).utf8)).array?.elements.isEmpty == true)
    var fixture = try ReportFixture("⟦a⟧", severity: .error)
    let one = fixture.report
    fixture.path = "b.txt"
    let clean = try ReportFixture("a").report
    let text = ReportFixture.whole(.gitlab, [one, clean, fixture.report, failure(isSkip: false)])
    let issues = try #require(try JSONReader().read(Array(text.utf8)).array?.elements.compactMap(\.object))
    #expect(issues.count == 3)
    #expect(Set(issues.compactMap { $0["fingerprint"]?.string?.text }).count == 3)
    #expect(issues.compactMap { $0["severity"]?.string?.text } == ["major", "major", "critical"])
    for issue in issues {
      #expect(issue["description"]?.string?.text.isEmpty == false && issue["check_name"]?.string != nil)
      #expect(issue["location"]?.object?["path"]?.string != nil)
      #expect(try #require(issue["location"]?.object?["lines"]?.object?["begin"]?.number?.int) >= 1)
    }
  }

  @Test("JUnit: a case for each finding, one that passed for a clean input, errors and skips")
  func jUnit() throws {
    var incomplete = try ReportFixture("⟦a⟧ ⟦b⟧")
    incomplete.evaluation.omissions = [Omission(code: "match-limit", message: "cut")]
    let reports = [try ReportFixture("a").report, incomplete.report, failure(isSkip: false), failure(isSkip: true)]
    let elements = try #require(StrictXML.elements(of: ReportFixture.whole(.junit, reports)))
    let suites = elements.filter { $0.name == "testsuite" }.map(\.attributes)
    let counts = suites.map { suite in ["tests", "failures", "errors", "skipped"].map { suite[$0] ?? "" }.joined() }
    #expect(counts == ["1000", "3201", "1010", "1001"])
    let children = elements.filter { !$0.name.hasPrefix("testsuite") }.map(\.name)
    #expect(
      children == [
        "testcase", "testcase", "failure", "testcase", "failure", "testcase", "skipped", "testcase", "error",
        "testcase",
        "skipped",
      ])
    #expect(elements.first { $0.name == "failure" }?.text == "a.txt:1:1: warning: a message")
  }

  @Test("Checkstyle: a file with its errors, nothing for a clean one")
  func checkstyle() throws {
    let reports = [try ReportFixture("a").report, try ReportFixture("⟦a⟧").report, failure(isSkip: false)]
    let elements = try #require(StrictXML.elements(of: ReportFixture.whole(.checkstyle, reports)))
    #expect(elements.map(\.name) == ["checkstyle", "file", "error", "file", "error"])
    #expect(elements[0].attributes["version"] == "4.3" && elements[1].attributes["name"] == "a.txt")
    #expect(elements[2].attributes["source"] == "imprimatur.family/kind")
    #expect(elements[2].attributes["severity"] == "warning" && elements[4].attributes["severity"] == "error")
  }

  @Test("CSV: a byte order mark, a header, values with marks in quotation marks")
  func csv() throws {
    var fixture = try ReportFixture("x ⟦a⟧")
    fixture.evaluation.findings[0].message = LocalizedText(english: "say \"x\", twice", chinese: "")
    let text = ReportFixture.whole(.csv, [fixture.report])
    #expect(text.unicodeScalars.first == "\u{FEFF}")
    #expect(
      text.contains("\r\na.txt,,1,3,1,4,warning,high,family/kind,\"say \"\"x\"\", twice\",a,body,,0123456789abcdef\r\n")
    )
  }

  @Test("a page marks the characters, shows what is not seen and cuts what is long")
  func page() throws {
    func excerpt(_ marked: String) throws -> String {
      let page = ReportFixture.whole(.html, [try ReportFixture(marked).report])
      let start = try #require(page.firstRange(of: "<pre dir=\"auto\">")).upperBound
      return String(page[start..<(try #require(page[start...].firstRange(of: "</pre>"))).lowerBound])
    }
    #expect(try excerpt("a <b> ⟦c&d⟧ e") == "a &lt;b&gt; <mark>c&amp;d</mark> e")
    #expect(try excerpt("本⟦文\r\n禁⟧止") == "本<mark>文<span class=\"end\">\u{21B5}</span>\n禁</mark>止")
    #expect(try excerpt("a⟦\u{200B}⟧b") == "a<mark>‹U+200B›</mark>b")
    let long = String(repeating: "中", count: 1000)
    let cut = "<span class=\"cut\">\u{2026}</span>"
    let side = String(repeating: "中", count: 120)
    #expect(try excerpt("\(long)⟦x⟧\(long)") == "\(cut)\(side)<mark>x</mark>\(side)\(cut)")
    let half = String(repeating: "中", count: 300)
    #expect(try excerpt("⟦\(long)⟧") == "<mark>\(half)\(cut)\(half)</mark>")
  }

  @Test("a page groups findings by input and counts what it leaves out")
  func pageGroups() throws {
    var fixture = try ReportFixture("⟦a⟧ ⟦b⟧ ⟦c⟧")
    let one = fixture.report
    fixture.path = "b.txt"
    let page = ReportFixture.whole(.html, [one, fixture.report]) { options in
      options.mostResults = 4
      options.rules = SARIFTests.rules()
    }
    #expect(page.split(separator: "<h2><bdi>").count == 3)
    #expect(page.split(separator: "<article").count == 5)
    #expect(page.contains("<p class=\"sum\">report.rows-dropped</p>"))
    #expect(page.contains("<dt id=\"family/kind\">family/kind</dt>\n<dd>Because.</dd>"))
  }
}
