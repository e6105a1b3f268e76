import Documents
import Testing

@testable import Policy
@testable import Reporting

/// One source and where its finding stands, in each unit.
struct ColumnCase: Sendable, CustomTestStringConvertible {
  let name: String
  /// The text with the finding between `⟦ ⟧`.
  let marked: String
  /// The line of the finding.
  let line: Int
  /// Its first column and the one behind its last, in code points, UTF-16 code units and bytes of UTF-8.
  let codePoints: (Int, Int)
  let utf16: (Int, Int)
  let utf8: (Int, Int)
  /// The encoding of the source, and the text in it.
  var charset: String?
  var encoded: [UInt8]?
  /// Whether a byte order mark stands before it.
  var hasMark = false

  var testDescription: String { name }

  static let all = [
    ColumnCase(name: "ASCII", marked: "one ⟦two⟧", line: 1, codePoints: (5, 8), utf16: (5, 8), utf8: (5, 8)),
    ColumnCase(name: "BMP", marked: "本文⟦禁止⟧转载", line: 1, codePoints: (3, 5), utf16: (3, 5), utf8: (7, 13)),
    ColumnCase(name: "astral", marked: "😀𠀀⟦𠮷x⟧", line: 1, codePoints: (3, 5), utf16: (5, 8), utf8: (9, 14)),
    ColumnCase(
      name: "combining", marked: "cafe\u{301} ⟦n\u{303}⟧", line: 1, codePoints: (7, 9), utf16: (7, 9), utf8: (8, 11)),
    ColumnCase(
      name: "joined emoji", marked: "👨\u{200D}👩 ⟦x⟧", line: 1, codePoints: (5, 6), utf16: (7, 8), utf8: (13, 14)),
    ColumnCase(
      name: "CRLF", marked: "一\r\n😀\r\n二⟦三⟧\r\n", line: 3, codePoints: (2, 3), utf16: (2, 3), utf8: (4, 7)),
    ColumnCase(name: "lone CR", marked: "一\r😀⟦三⟧", line: 2, codePoints: (2, 3), utf16: (3, 4), utf8: (5, 8)),
    ColumnCase(name: "tabs", marked: "\t中\t⟦x⟧", line: 1, codePoints: (4, 5), utf16: (4, 5), utf8: (6, 7)),
    ColumnCase(
      name: "byte order mark", marked: "中⟦x⟧", line: 1, codePoints: (2, 3), utf16: (2, 3), utf8: (7, 8), hasMark: true),
    ColumnCase(
      name: "byte order mark, second line", marked: "中\n⟦x⟧", line: 2, codePoints: (1, 2), utf16: (1, 2), utf8: (1, 2),
      hasMark: true),
    ColumnCase(
      name: "GBK", marked: "本文\n中文⟦禁止⟧", line: 2, codePoints: (3, 5), utf16: (3, 5), utf8: (7, 13), charset: "gbk",
      encoded: [0xB1, 0xBE, 0xCE, 0xC4, 0x0A, 0xD6, 0xD0, 0xCE, 0xC4, 0xBD, 0xFB, 0xD6, 0xB9]),
    ColumnCase(
      name: "a long line", marked: String(repeating: "😀中", count: 3000) + "⟦x⟧", line: 1, codePoints: (6001, 6002),
      utf16: (9001, 9002), utf8: (21001, 21002)),
    ColumnCase(name: "empty", marked: "中😀⟦⟧x", line: 1, codePoints: (3, 3), utf16: (4, 4), utf8: (8, 8)),
  ]

  /// The source as it lies on disk, and the finding's offsets in its text.
  func fixture() throws -> ReportFixture {
    let lower = marked.prefix { $0 != "⟦" }.utf8.count
    let upper = marked.prefix { $0 != "⟧" }.utf8.count - 3
    let text = String(marked.unicodeScalars.filter { $0 != "⟦" && $0 != "⟧" }.map(Character.init))
    var bytes = Array(text.utf8)
    if let encoded { bytes = encoded }
    return try ReportFixture(
      bytes: (hasMark ? [0xEF, 0xBB, 0xBF] : []) + bytes, spans: [(lower, upper)], charset: charset)
  }
}

@Suite struct ColumnTests {
  @Test("every format counts in its own unit", arguments: ColumnCase.all)
  func columns(item: ColumnCase) throws {
    let report = try item.fixture().report
    for format in ReportFormat.allCases {
      let found = try ReportedPlace(format, in: ReportFixture.whole(format, [report]))
      #expect(found == expected(format, item), "\(format.rawValue)")
    }
  }

  /// What `format` should say: its unit, and as much of the place as it has.
  private func expected(_ format: ReportFormat, _ item: ColumnCase) -> ReportedPlace {
    let line = item.line
    switch format {
    case .sarif: return ReportedPlace(line, item.utf16.0, line, item.utf16.1)
    case .rdjson, .rdjsonl: return ReportedPlace(line, item.utf8.0, line, item.utf8.1)
    case .gitlab: return ReportedPlace(line, nil, line)
    case .json, .jsonl, .github, .csv: return ReportedPlace(line, item.codePoints.0, line, item.codePoints.1)
    case .text, .concise, .junit, .checkstyle, .html, .githubSummary: return ReportedPlace(line, item.codePoints.0)
    }
  }

  @Test("an annotation over several lines has no columns")
  func severalLines() throws {
    let report = ReportFixture.whole(.github, [try ReportFixture("a⟦b\nc⟧d").report])
    #expect(try ReportedPlace(.github, in: report) == ReportedPlace(1, nil, 2))
  }

  @Test("the finding of a record stands on the record's line")
  func record() throws {
    var report = try ReportFixture("a\n中⟦b⟧").report
    report.recordLine = 7
    report.identifier = .line(7)
    #expect(try ReportedPlace(.sarif, in: ReportFixture.whole(.sarif, [report])) == ReportedPlace(7, 1, 7, 2))
    #expect(try ReportedPlace(.gitlab, in: ReportFixture.whole(.gitlab, [report])) == ReportedPlace(7, nil, 7))
    #expect(try ReportedPlace(.rdjsonl, in: ReportFixture.whole(.rdjsonl, [report])) == ReportedPlace(7, nil, 7))
    #expect(try ReportedPlace(.github, in: ReportFixture.whole(.github, [report])) == ReportedPlace(7, nil, 7))
    #expect(try ReportedPlace(.csv, in: ReportFixture.whole(.csv, [report])) == ReportedPlace(2, 2, 2, 3))
    let command = RunnerCommand(
      ReportFixture.whole(.github, [report]).split(separator: "\n").first.map(String.init) ?? "")
    #expect(command?.message == "a.txt#7:2:2: a message")
  }
}
