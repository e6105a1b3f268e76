import Documents
import Testing

@testable import Policy
@testable import Reporting

@Suite struct ExcerptTests {
  @Test(
    "carets stand under the span, whatever stands before it",
    arguments: [
      ("one ⟦two⟧ three", "one two three", "    ^^^"),
      ("本文⟦禁止⟧转载", "本文禁止转载", "    ^^^^"),
      ("\t⟦x⟧", "    x", "    ^"),
      ("中\t⟦x⟧\ty", "中  x   y", "    ^"),
      ("👨‍👩‍👦 ⟦é⟧", "👨‍👩‍👦 é", "   ^"),
      ("cafe\u{301} ⟦x⟧", "cafe\u{301} x", "     ^"),
      ("a\u{202E}b⟦c⟧", "a‹U+202E›bc", "          ^"),
      ("⟦\u{200B}⟧禁", "‹U+200B›禁", "^^^^^^^^"),
      ("𝒳𠀀⟦𠀀⟧", "𝒳𠀀𠀀", "   ^^"),
    ])
  func carets(marked: String, line: String, carets: String) throws {
    #expect(try ReportFixture(marked).excerpt() == [line, carets])
  }

  @Test("the header says where, in code points")
  func header() throws {
    let written = try ReportFixture("one\r\n👨‍👩‍👦中⟦x⟧").written(.text)
    #expect(written.hasPrefix("a.txt:2:7: warning: a message (family/kind)\n"))
    #expect(written.contains("\n     2 | "))
  }

  @Test("a long line is cut on both sides of the span")
  func longLine() throws {
    let long = String(repeating: "x", count: 5000)
    let lines = try ReportFixture("\(long)⟦HERE⟧\(long)").excerpt(columns: 60)
    #expect(lines[0].hasPrefix("…xxx") && lines[0].hasSuffix("xxx…"))
    #expect(lines[0].unicodeScalars.count <= 51 && lines[0].unicodeScalars.count >= 48)
    let at = try #require(lines[0].firstRange(of: "HERE")).lowerBound
    #expect(lines[1] == String(repeating: " ", count: lines[0].distance(from: lines[0].startIndex, to: at)) + "^^^^")
  }

  @Test("a cut line of wide characters never exceeds the screen", arguments: [40, 41, 60, 77])
  func wideLine(columns: Int) throws {
    let long = String(repeating: "中a", count: 500)
    for marked in ["\(long)⟦禁止⟧\(long)", "⟦禁止⟧\(long)", "\(long)⟦禁止⟧", "⟦\(long)⟧", "\(long)⟦\(long)⟧"] {
      let lines = try ReportFixture(marked).excerpt(columns: columns)
      for line in lines {
        let width = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x4E00 ? 2 : 1) }
        #expect(width <= columns - 9, "\(marked.prefix(3)) \(width)")
      }
      #expect(lines[1].contains("^"))
    }
  }

  @Test("a short line is shown whole, and a line that just fits too")
  func whole() throws {
    let line = String(repeating: "x", count: 49)
    #expect(try ReportFixture("⟦\(line)⟧").excerpt(columns: 60)[0] == line)
  }

  @Test("a span over several lines marks each, and of many only the first and the last")
  func severalLines() throws {
    #expect(try ReportFixture("a⟦b\ncd\ne⟧f").excerpt() == ["ab", " ^", "cd", "^^", "ef", "^"])
    #expect(try ReportFixture("a⟦b\n1\n2\n3\ne⟧f").excerpt() == ["ab", " ^", "…", "ef", "^"])
    #expect(try ReportFixture("⟦ab\r\n⟧c").excerpt() == ["ab", "^^"])
  }

  @Test("a line of ten megabytes is cut without looking at all of it for each finding")
  func hugeLine() throws {
    let marked = String(repeating: "中", count: 300_000) + "⟦x⟧" + String(repeating: "\u{301}", count: 300_000)
    let lines = try ReportFixture(marked).excerpt(columns: 80)
    #expect(lines[0].utf8.count < 20_000)
    #expect(lines[1].hasSuffix("^"))
  }
}

@Suite struct TextReporterTests {
  @Test("evidence and fix stand below the excerpt; more than five places are counted")
  func notes() throws {
    var fixture = try ReportFixture("⟦ab⟧ cd ef")
    let range = fixture.evaluation.findings[0].range
    fixture.evaluation.findings[0].evidence = (0..<7).map {
      Finding.Evidence(origin: "f/p\($0)", range: TextRange(range.lower + 3, range.lower + 5))
    }
    fixture.evaluation.findings[0].fix = Finding.Fix(isSafe: false, replacement: "AB\u{1B}", plan: ["one", "two"])
    let lines = fixture.written(.text).split(separator: "\n").map(String.init)
    #expect(lines[3] == "       = see 1:4 cd (f/p0)")
    #expect(lines[8] == "       = 2 places more")
    #expect(lines[9] == "       = suggestion: write AB‹U+001B› (one → two)")
  }

  @Test("the same about the same words is shown once, with the other places below")
  func repeats() throws {
    let lines = try ReportFixture("⟦ab⟧ cd ⟦ab⟧\n⟦xy⟧ ⟦ab⟧").written(.text).split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.contains("a message") }.map { String($0.prefix(9)) } == ["a.txt:1:1", "a.txt:2:1"])
    #expect(lines[3...4] == ["       = see 1:7 ab (family/kind)", "       = see 2:4 ab (family/kind)"])
    let many = try ReportFixture(String(repeating: "⟦ab⟧ ", count: 9)).written(.text)
    #expect(many.contains("see 1:16 ab") && !many.contains("see 1:19 ab") && many.contains("3 places more"))
  }

  @Test("a message is one line")
  func oneLine() throws {
    var fixture = try ReportFixture("⟦ab⟧")
    fixture.evaluation.findings[0].message = LocalizedText(english: "a  \r\n b\n\u{1B}c d", chinese: "")
    #expect(fixture.written(.text).hasPrefix("a.txt:1:1: warning: a↵b↵‹U+001B›c d (family/kind)\n"))
    #expect(fixture.written(.concise) == "a.txt:1:1: warning: a↵b↵‹U+001B›c d [family/kind]\n")
  }

  @Test("findings below the severity asked for are not shown; nothing is written for a clean page")
  func show() throws {
    let fixture = try ReportFixture("⟦ab⟧", severity: .info)
    #expect(fixture.written(.text, show: .warning).isEmpty)
    #expect(fixture.written(.concise, show: .warning).isEmpty)
    #expect(!fixture.written(.text, show: .info).isEmpty)
  }

  @Test("colour is there when asked for and only then")
  func color() throws {
    let fixture = try ReportFixture("⟦ab⟧")
    #expect(fixture.written(.text, hasColor: true).contains("\u{1B}[1;33m^^\u{1B}[0m"))
    #expect(!fixture.written(.text).contains("\u{1B}"))
  }

  @Test("one line a finding, the severity in English")
  func concise() throws {
    var fixture = try ReportFixture("x\ny⟦ab⟧")
    fixture.evaluation.omissions = [Omission(code: "some-limit", message: "Too\nmuch.")]
    #expect(
      fixture.written(.concise) == "a.txt:2:2: warning: a message [family/kind]\na.txt: Too‹U+000A›much. [some-limit]\n"
    )
  }
}
