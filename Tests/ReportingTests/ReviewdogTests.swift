import Documents
import Testing

@testable import Policy
@testable import Reporting

@Suite struct ReviewdogTests {
  private func reports() throws -> [DocumentReport] {
    var fixture = try ReportFixture("中⟦é⟧x")
    fixture.evaluation.findings[0].fix = Finding.Fix(isSafe: true, replacement: "", plan: [])
    fixture.evaluation.findings[0].evidence = [Finding.Evidence(origin: "a/b", range: TextRange(0, 3))]
    let failure = DocumentReport.Failure(code: "missing-path", message: LocalizedText(english: "no", chinese: ""))
    return [DocumentReport(path: "x", outcome: .failed(failure)), fixture.report]
  }

  @Test("the result is valid against reviewdog's schema and holds to its field rules")
  func result() throws {
    let schema = try JSONSchema(try SchemaFile.bytes("rdjson/DiagnosticResult.json"))
    for reports in [[], try reports()] {
      let value = try JSONReader().read(Array(ReportFixture.whole(.rdjson, reports).utf8))
      #expect(try schema.problems(of: value) == [])
      for diagnostic in try #require(value.object?["diagnostics"]?.array?.elements) { try check(diagnostic) }
    }
  }

  @Test("the stream has a diagnostic a line, each with its source")
  func stream() throws {
    let lines = ReportFixture.whole(.rdjsonl, try reports()).split(separator: "\n")
    #expect(lines.count == 2)
    for line in lines {
      let diagnostic = try JSONReader().read(Array(line.utf8))
      #expect(diagnostic.object?["source"]?.object?["name"]?.string?.text == "imprimatur")
      try check(diagnostic)
    }
  }

  /// The rules that the schema does not hold: what is required, and 1-based positions in their order.
  private func check(_ diagnostic: JSONValue) throws {
    let object = try #require(diagnostic.object)
    #expect(object["message"]?.string?.text.isEmpty == false)
    #expect(object["location"]?.object?["path"]?.string?.text.isEmpty == false)
    #expect(["ERROR", "WARNING", "INFO"].contains(object["severity"]?.string?.text))
    let places =
      [object["location"]?.object?["range"]]
      + (object["suggestions"]?.array?.elements ?? []).map { $0.object?["range"] }
    for range in places.compactMap({ $0?.object }) {
      let (start, end) = (range["start"]?.object, range["end"]?.object)
      let from = (start?["line"]?.number?.int ?? 0, start?["column"]?.number?.int ?? 1)
      let to = (end?["line"]?.number?.int ?? from.0, end?["column"]?.number?.int ?? from.1)
      #expect(from >= (1, 1) && to >= from)
    }
  }
}
