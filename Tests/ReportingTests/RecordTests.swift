import Documents
import Testing

@testable import Policy
@testable import Reporting

@Suite struct RecordTests {
  @Test("the record has the members of the contract, in order")
  func members() throws {
    var fixture = try ReportFixture("中⟦é⟧x", severity: .error)
    fixture.evaluation.findings[0].fix = Finding.Fix(isSafe: false, replacement: "e", plan: ["p"])
    fixture.evaluation.findings[0].evidence = [
      Finding.Evidence(origin: "footer", text: "t"), Finding.Evidence(origin: "a/b", range: TextRange(0, 3)),
    ]
    #expect(
      fixture.written(.jsonl) == """
        {"schema":"imprimatur/1","id":"a.txt","path":"a.txt","format":"text","encoding":"UTF-8","language":null,\
        "verdict":"block","facts":{},"findings":[{"rule":"family/kind","family":"family","severity":"error",\
        "confidence":"high","message":"a message","text":"é","zone":"body",\
        "location":{"start":{"byte":3,"line":1,"column":2},"end":{"byte":5,"line":1,"column":3}},"count":1,\
        "fix":{"safe":false,"replacement":"e","plan":["p"]},\
        "evidence":[{"source":"footer","text":"t","location":null},{"rule":"a/b","text":"中",\
        "location":{"start":{"byte":0,"line":1,"column":1},"end":{"byte":3,"line":1,"column":2}}}],\
        "fingerprint":"0123456789abcdef"}],"suppressed":0,"skipped":[],"error":null}

        """)
  }

  @Test("facts are nested by their dots, in the order in which they come")
  func facts() throws {
    var fixture = try ReportFixture("x")
    fixture.evaluation.facts = [
      ("title", .text("T")), ("repost.policy", .text("none")), ("url", .null), ("repost.spdx", .null),
      ("repost.list", .list([.text("a"), .number(2), .flag(true)])), ("d.needed", .flag(false)),
      ("d.evidence", .evidence([])),
    ]
    #expect(
      fixture.written(.jsonl).contains(
        """
        "facts":{"title":"T","repost":{"policy":"none","spdx":null,"list":["a",2,true]},"url":null,\
        "d":{"needed":false,"evidence":[]}}
        """))
  }

  @Test("a place in a source that is not UTF-8 is counted in its bytes, its text decoded")
  func sourceBytes() throws {
    // 0xC4 in Windows-1252; the document is decoded from UTF-16 here, where the mark says so.
    let bytes: [UInt8] = [0xFF, 0xFE, 0x2D, 0x4E, 0x41, 0x00, 0x87, 0x65]
    let fixture = try ReportFixture(bytes: bytes, spans: [(3, 4)])
    let written = fixture.written(.jsonl)
    #expect(written.contains(#""text":"A""#))
    #expect(written.contains(#""start":{"byte":4,"line":1,"column":2},"end":{"byte":6,"line":1,"column":3}"#))
  }

  @Test("an input that could not be checked has an error, and what was skipped")
  func failure() {
    let options = ReportOptions(wording: Wording([:], language: .chinese))
    let message = LocalizedText(english: "no", chinese: "\u{4E0D}")
    func written(_ failure: DocumentReport.Failure, _ identifier: DocumentReport.Identifier) -> String {
      let report = DocumentReport(path: "p", identifier: identifier, outcome: .failed(failure))
      return String(decoding: ReportFormat.jsonl.reporter(options).report(report), as: UTF8.self)
    }
    #expect(
      written(.init(code: "c", message: message), .line(7)) == """
        {"schema":"imprimatur/1","id":7,"path":"p","skipped":[],"error":{"code":"c","message":"\u{4E0D}"}}

        """)
    #expect(
      written(.init(code: "c", message: message, isSkip: true), .path).contains(
        "\"skipped\":[{\"code\":\"c\",\"message\":\"\u{4E0D}\"}]"))
  }

  @Test("ids and kept fields are echoed as they were spelled")
  func echo() throws {
    let value = try JSONReader().read(Array(#"{"n":1.50e3,"s":"a\u0062","o":{"x":[null]}}"#.utf8))
    let object = try #require(value.object)
    let number = try #require(object["n"])
    let kept = object.members.map { ($0.name.text, $0.value) }
    var report = try ReportFixture("x").report
    report.identifier = .given(number)
    report.kept = kept.map { (name: $0.0, value: $0.1) }
    let options = ReportOptions(wording: Wording([:], language: .english))
    let written = String(decoding: ReportFormat.jsonl.reporter(options).report(report), as: UTF8.self)
    #expect(written.contains(#""id":1.50e3,"#))
    #expect(written.contains(#""input":{"n":1.50e3,"s":"ab","o":{"x":[null]}}"#))
  }

  @Test("findings less severe than asked for are left out, the verdict stays")
  func show() throws {
    let fixture = try ReportFixture("⟦a⟧")
    let written = fixture.written(.jsonl, show: .error)
    #expect(written.contains(#""verdict":"review""#) && written.contains(#""findings":[]"#))
  }

  @Test("the array of the json format is JSON for none, one and two reports", arguments: [0, 1, 2])
  func array(count: Int) throws {
    let reporter = ReportFormat.json.reporter(ReportOptions(wording: Wording([:], language: .english)))
    let report = try ReportFixture("⟦a⟧").report
    let reports = (0..<count).map { _ in reporter.report(report) }
    let bytes = reporter.begin() + reports.joined(separator: reporter.separator) + reporter.end(RunSummary())
    #expect(try JSONReader().read(bytes).array?.elements.count == count)
  }
}

@Suite struct WordingTests {
  @Test(
    "fields are filled in, numbers choose the word",
    arguments: [
      (1, "1 file of b, {none}"), (2, "2 files of b, {none}"), (0, "0 files of b, {none}"),
    ])
  func fields(number: Int, expected: String) {
    let message = LocalizedText(english: "{n:file|files} of {a}, {none}", chinese: "{n} {a")
    let english = Wording(["k": message], language: .english)
    #expect(english.text("k", ["n": .number(number), "a": "b"]) == expected)
    #expect(Wording(["k": message], language: .chinese).text("k", ["n": .number(number)]) == "\(number) {a")
    #expect(english.text("unknown") == "unknown")
  }

  @Test("a value that looks like a field is not filled in again")
  func noSecondRound() {
    let wording = Wording(["k": LocalizedText(english: "{a}{b}", chinese: "")], language: .english)
    #expect(wording.text("k", ["a": "{b}", "b": "x"]) == "{b}x")
  }
}
