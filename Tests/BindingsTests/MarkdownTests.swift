import Markdown
import Testing

/// Writes the events down, one per line, with the source offsets, and checks them against the source.
private struct Recorder: MarkdownHandler {
  let source: [UInt8]
  var lines: [String] = []
  var texts = 0
  var depth = 0
  var limit = Int.max

  init(_ source: [UInt8]) { self.source = source }

  private mutating func note(_ line: String) -> Bool {
    lines.append(line)
    return lines.count < limit
  }

  mutating func enter(_ block: MarkdownBlock) -> Bool {
    depth += 1
    return note("<\(describe(block))>")
  }

  mutating func leave(_ block: MarkdownBlock) -> Bool {
    depth -= 1
    return note("</\(describe(block))>")
  }

  mutating func enter(_ span: MarkdownSpan) -> Bool {
    depth += 1
    return note("(\(describe(span))")
  }

  mutating func leave(_ span: MarkdownSpan) -> Bool {
    depth -= 1
    return note("\(describe(span)))")
  }

  mutating func text(_ kind: MarkdownText, _ bytes: Span<UInt8>, sourceOffset: Int?) -> Bool {
    texts += 1
    let copy = bytes.indices.map { bytes[$0] }
    if let sourceOffset {
      #expect(Array(source[sourceOffset..<sourceOffset + copy.count]) == copy)
    }
    let place = sourceOffset.map(String.init) ?? "-"
    let text = String(decoding: copy, as: UTF8.self).replacing("\n", with: "⏎")
    return note("\(kind) \(place) \(text)")
  }

  private func describe(_ block: MarkdownBlock) -> String {
    switch block {
    case .code(let info, let language, let fence):
      "code \(describe(info)) \(describe(language)) \(fence.map { String(UnicodeScalar($0)) } ?? "-")"
    default: "\(block)"
    }
  }

  private func describe(_ span: MarkdownSpan) -> String {
    switch span {
    case .link(let destination, let title): "link \(describe(destination)) \(describe(title))"
    case .image(let source, let title): "image \(describe(source)) \(describe(title))"
    case .wikiLink(let target): "wiki \(describe(target))"
    default: "\(span)"
    }
  }

  private func describe(_ attribute: MarkdownAttribute) -> String {
    if let offset = attribute.sourceOffset {
      #expect(Array(source[offset..<offset + attribute.bytes.count]) == attribute.bytes)
    }
    #expect(attribute.pieces.last?.range.upperBound ?? 0 == attribute.bytes.count)
    return "'\(String(decoding: attribute.bytes, as: UTF8.self))'@\(attribute.sourceOffset.map(String.init) ?? "-")"
  }
}

/// Takes everything and does nothing.
private struct Silent: MarkdownHandler {
  mutating func enter(_ block: MarkdownBlock) -> Bool { true }
  mutating func leave(_ block: MarkdownBlock) -> Bool { true }
  mutating func enter(_ span: MarkdownSpan) -> Bool { true }
  mutating func leave(_ span: MarkdownSpan) -> Bool { true }
  mutating func text(_ kind: MarkdownText, _ bytes: Span<UInt8>, sourceOffset: Int?) -> Bool { true }
}

@Suite struct MarkdownParserTests {
  private func events(_ text: String, _ dialect: MarkdownDialect = .gitHub) throws -> [String] {
    let source = Array(text.utf8)
    var recorder = Recorder(source)
    let outcome = try MarkdownParser(dialect).parse(source, &recorder)
    #expect(outcome.isComplete && recorder.depth == 0)
    return Array(recorder.lines.dropFirst().dropLast())
  }

  private func paragraph(_ text: String, _ dialect: MarkdownDialect = .gitHub) throws -> [String] {
    let lines = try events(text, dialect)
    #expect(lines.first == "<paragraph>" && lines.last == "</paragraph>")
    return Array(lines.dropFirst().dropLast())
  }

  @Test func blocksHaveTheirDetails() throws {
    #expect(
      try events("# 标题\n\n> 引\n\n- a\n- b\n\n3) c\n\n---\n") == [
        "<heading(level: 1)>", "normal 2 标题", "</heading(level: 1)>", "<quote>", "<paragraph>", "normal 12 引",
        "</paragraph>", "</quote>", "<unorderedList(mark: 45, isTight: true)>", "<item(task: nil)>", "normal 19 a",
        "</item(task: nil)>", "<item(task: nil)>", "normal 23 b", "</item(task: nil)>",
        "</unorderedList(mark: 45, isTight: true)>", "<orderedList(start: 3, delimiter: 41, isTight: true)>",
        "<item(task: nil)>", "normal 29 c", "</item(task: nil)>",
        "</orderedList(start: 3, delimiter: 41, isTight: true)>", "<thematicBreak>", "</thematicBreak>",
      ])
  }

  @Test func codeBlocks() throws {
    let lines = try events("```swift x\n中 a\n  b\n```\n\n\tc\n")
    #expect(
      lines == [
        "<code 'swift x'@3 'swift'@3 `>", "code 11 中 a", "code - ⏎", "code -   ", "code 19 b", "code - ⏎",
        "</code 'swift x'@3 'swift'@3 `>", "<code ''@- ''@- ->", "code 27 c", "code - ⏎", "</code ''@- ''@- ->",
      ])
  }

  @Test func inlineSpans() throws {
    #expect(
      try paragraph("**强** *e* `c` ~~d~~ &amp; \\* <b>\nx  \ny") == [
        "(strong", "normal 2 强", "strong)", "normal 7  ", "(emphasis", "normal 9 e", "emphasis)", "normal 11  ",
        "(code", "code 13 c", "code)", "normal 15  ", "(deletion", "normal 18 d", "deletion)", "normal 21  ",
        "entity 22 &amp;", "normal 27  ", "normal 29 *", "normal 30  ", "html 31 <b>", "softBreak - ⏎", "normal 35 x",
        "hardBreak - ⏎", "normal 39 y",
      ])
  }

  @Test func linksKnowWhereTheirDestinationStands() throws {
    #expect(
      try paragraph("[文](http://a.b/c \"题\") ![图](d.png)") == [
        "(link 'http://a.b/c'@6 '题'@20", "normal 1 文", "link 'http://a.b/c'@6 '题'@20)", "normal 25  ",
        "(image 'd.png'@33 ''@-", "normal 28 图", "image 'd.png'@33 ''@-)",
      ])
  }

  @Test func attributesPutTogetherHaveNoPlace() throws {
    var pieces: [MarkdownAttribute.Piece] = []
    struct Catcher: MarkdownHandler {
      var found: MarkdownAttribute?
      mutating func enter(_ block: MarkdownBlock) -> Bool { true }
      mutating func leave(_ block: MarkdownBlock) -> Bool { true }
      mutating func enter(_ span: MarkdownSpan) -> Bool {
        if case .link(let destination, _) = span { found = destination }
        return true
      }
      mutating func leave(_ span: MarkdownSpan) -> Bool { true }
      mutating func text(_ kind: MarkdownText, _ bytes: Span<UInt8>, sourceOffset: Int?) -> Bool { true }
    }
    var catcher = Catcher()
    _ = try MarkdownParser().parse(Array("[x](a\\_b&amp;c)".utf8), &catcher)
    let destination = try #require(catcher.found)
    pieces = destination.pieces
    #expect(destination.sourceOffset == nil)
    #expect(String(decoding: destination.bytes, as: UTF8.self) == "a_b&amp;c")
    #expect(pieces.map(\.kind) == [.normal, .entity, .normal])
    #expect(pieces.map(\.range) == [0..<3, 3..<8, 8..<9])
  }

  @Test func referencesPointAtTheirDefinition() throws {
    #expect(
      try paragraph("[甲][r]\n\n[r]: http://x.y '题'\n") == [
        "(link 'http://x.y'@15 '题'@27", "normal 1 甲", "link 'http://x.y'@15 '题'@27)",
      ])
  }

  @Test func tablesAndTasks() throws {
    let lines = try events("|a|b|\n|:--|--:|\n|甲|乙|\n\n- [x] t\n")
    #expect(lines.contains("<table(columns: 2, headRows: 1, bodyRows: 1)>"))
    #expect(lines.contains("<headerCell(Markdown.MarkdownAlignment.left)>"))
    #expect(lines.contains("<cell(Markdown.MarkdownAlignment.right)>"))
    #expect(lines.contains("normal 17 甲"))
    #expect(lines.contains("<item(task: Optional(Markdown.MarkdownTask(isDone: true, offset: 30)))>"))
  }

  @Test func htmlBlocksAndMathAndWiki() throws {
    #expect(try events("<div>\n中\n</div>\n").filter { $0.hasPrefix("html ") }.first == "html 0 <div>")
    #expect(try paragraph("$a_b$", [.math]) == ["(math", "math 1 a_b", "math)"])
    #expect(try paragraph("$a_b$") == ["normal 0 $a_b$"] || paragraph("$a_b$").count > 1)
    #expect(try paragraph("[[页]]", [.wikiLinks]).first == "(wiki '页'@2")
  }

  @Test func dialectsDiffer() throws {
    #expect(try paragraph("www.a.com").first == "(link 'http://www.a.com'@- ''@-")
    #expect(try paragraph("www.a.com", .commonMark) == ["normal 0 www.a.com"])
    #expect(try paragraph("~~a~~", .commonMark) == ["normal 0 ~~a~~"])
    #expect(try events("a\n\n    b", [.noIndentedCode]).filter { $0 == "<paragraph>" }.count == 2)
    #expect(try events("#a", [.permissiveHeadings]).first == "<heading(level: 1)>")
  }

  @Test func nulAndEmpty() throws {
    #expect(try paragraph("a\0b") == ["normal 0 a", "nul - \0", "normal 2 b"])
    #expect(try events("") == [])
    #expect(try events("\n\n") == [])
  }

  @Test func handlersCanStop() throws {
    let source = Array("# a\n\nb *c* d\n".utf8)
    var all = Recorder(source)
    _ = try MarkdownParser().parse(source, &all)
    for limit in 1..<all.lines.count {
      var recorder = Recorder(source)
      recorder.limit = limit
      let outcome = try MarkdownParser().parse(source, &recorder)
      #expect(!outcome.isComplete)
      #expect(recorder.lines == Array(all.lines.prefix(limit)))
    }
  }

  @Test func deepNestingIsRefusedBeforeItIsParsed() throws {
    for marker in [">", "> ", "- ", "1. ", "+ > ", "\t>", "12) "] {
      let source = Array(("text\n" + String(repeating: marker, count: 100_000) + "a\n").utf8)
      var recorder = Recorder(source)
      #expect(throws: MarkdownError.nestedTooDeeply(offset: 5)) { try MarkdownParser().parse(source, &recorder) }
      #expect(recorder.lines.isEmpty)
    }
    // As deep as allowed, and lines that only look deep.
    #expect(try events(String(repeating: "> ", count: 256) + "a").count == 256 * 2 + 3)
    #expect(try events(String(repeating: "- ", count: 1000)).first == "<thematicBreak>")
    #expect(try paragraph("+" + String(repeating: "-", count: 1000) + "+").count > 0)
    #expect(try paragraph(String(repeating: "1.1.", count: 1000)).count > 0)
    #expect(try paragraph(String(repeating: "*", count: 500) + "a").count > 0)
  }

  @Test func runsOfMarksAreParsed() throws {
    for piece in ["[", "![", "[]", "[a](", "*", "_a ", "`a", "<", "&", "$", "~", "<!--"] {
      let source = Array(String(repeating: piece, count: 50_000).utf8)
      var handler = Silent()
      #expect(try MarkdownParser().parse(source, &handler).isComplete)
    }
  }

  @Test func manyBareLinksAreNotLookedFor() throws {
    for piece in ["(http://a.b/)", "www.a.b ", "a@b.cd "] {
      let source = Array(String(repeating: piece, count: 20_000).utf8)
      var recorder = Recorder(source)
      let outcome = try MarkdownParser().parse(source, &recorder)
      #expect(outcome.isComplete && outcome.omitted == .permissiveAutolinks)
      #expect(!recorder.lines.contains { $0.hasPrefix("(link") })
    }
    let some = Array(String(repeating: "见 http://a.b/ 与 www.c.com\n", count: 1000).utf8)
    var recorder = Recorder(some)
    #expect(try MarkdownParser().parse(some, &recorder).omitted.isEmpty)
    #expect(recorder.lines.filter { $0.hasPrefix("(link") }.count == 2000)
  }

  @Test func manyBracketsInManyLinesAreRefused() throws {
    let lines = Array(("a\n\n" + String(repeating: "[a]\n", count: 20_000)).utf8)
    var recorder = Recorder(lines)
    #expect(throws: MarkdownError.tooComplex(offset: 2)) { try MarkdownParser().parse(lines, &recorder) }
    for line in ["[a]\n\n", "- [a] [b]\n", " * [a]\n", "> [a]\n>\n"] {
      let apart = Array(String(repeating: line, count: 20_000).utf8)
      var handler = Silent()
      #expect(try MarkdownParser().parse(apart, &handler).isComplete)
    }
    for line in ["    - [a]\n", "2. [a]\n", "[a]\n*\n", "> [a]\n", "[a]\r\n", "[a]\r"] {
      let together = Array(String(repeating: line, count: 20_000).utf8)
      var handler = Silent()
      #expect(throws: MarkdownError.self, "\(line)") { try MarkdownParser().parse(together, &handler) }
    }
  }

  @Test func commentsInsideALineMayHoldTwoHyphens() throws {
    #expect(
      try paragraph("a <!-- b -- c --> d\n") == ["normal 0 a ", "html 2 <!-- b -- c -->", "normal 17  d"])
    #expect(try paragraph("a <!-- b ---> d\n") == ["normal 0 a ", "html 2 <!-- b --->", "normal 13  d"])
    // What is no comment keeps its hyphens, and so does what only looks like one.
    #expect(try paragraph("a <!-- b -- c\n") == ["normal 0 a <!-- b -- c"])
    #expect(try paragraph("`<!-- b -- c -->`\n").contains("code 1 <!-- b -- c -->"))
    #expect(try paragraph("[a](b '<!-- c -- d -->')\n").contains { $0.contains("<!-- c -- d -->") })
    #expect(
      try events("a <!-- b\n\n---\n\nc -->\n").contains("<thematicBreak>"),
      "a comment ends with its line, so that what stands between the blocks stays what it is")
  }

  @Test func manyTildesAreNotLookedAt() throws {
    let source = Array((String(repeating: "[![a]1. ~b|", count: 5000) + String(repeating: "~=[", count: 20_000)).utf8)
    var handler = Silent()
    #expect(try MarkdownParser().parse(source, &handler).omitted == .strikethrough)
    #expect(try MarkdownParser(.commonMark).parse(source, &handler).omitted.isEmpty)
  }

  @Test func expansionIsRefused() throws {
    let source = Array(
      ("[a]: " + String(repeating: "x", count: 10_000) + "\n\n" + String(repeating: "[a]", count: 5000)).utf8)
    var handler = Silent()
    #expect(throws: MarkdownError.expandsTooMuch) { try MarkdownParser().parse(source, &handler) }
  }

  @Test func anyBytesKeepTheirPlaces() throws {
    var random = Seeded(state: 23)
    let pieces = [
      "*", "_", "`", "[", "](", ")", "<", ">", "\n", "\n\n", "  ", "- ", "1. ", "# ", "> ", "a", "中", "&amp;", "\\",
      "~~",
      "|", "|-", "```", "\t", "\r\n", "http://a.b", "![", "[x] ", "\"", "<!--", "-->", "--", "\0", "$", "😀", "[a]: b\n",
    ]
    for _ in 0..<1500 {
      var source: [UInt8] = []
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        source +=
          Int.random(in: 0..<20, using: &random) == 0
          ? [UInt8.random(in: 0...255, using: &random)] : Array((pieces.randomElement(using: &random) ?? "").utf8)
      }
      var recorder = Recorder(source)
      let outcome = try MarkdownParser([.gitHub, .math, .wikiLinks]).parse(source, &recorder)
      #expect(
        outcome.isComplete && recorder.depth == 0,
        "\(String(decoding: source, as: UTF8.self).debugDescription) \(recorder.lines)")
    }
  }
}
