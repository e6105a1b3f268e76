import Documents
import Testing

@Suite struct TextReaderTests {
  private func read(_ text: String) throws -> Document {
    var reader = DocumentReader()
    return try reader.read(Array(text.utf8), format: .text)
  }

  private func blocks(_ text: String) throws -> [String] {
    let document = try read(text)
    return document.blocks.map { document.string($0.range) }
  }

  private func described(_ text: String) throws -> [String] {
    let document = try read(text)
    return document.blocks.map { "\($0.zone.rawValue): \(document.string($0.range))" }
  }

  @Test func textSharesTheSource() throws {
    let document = try read("\u{3000}\u{3000}一段。\n\n另一段。\r\n")
    #expect(document.text == document.source)
    #expect(document.textMap.isIdentity)
    #expect(document.blocks.map(\.range) == [TextRange(6, 15), TextRange(17, 29)])
  }

  @Test func wrappedLinesAreOneParagraph() throws {
    let wrapped = """
      The first line of a paragraph that someone wrapped by hand in an editor
      goes on here until it reaches about the same column as the line before,
      and ends somewhere.
        A new paragraph begins with an indent, and it is as long as the others
      are.
      """
    #expect(try blocks(wrapped).count == 2)
    #expect(try blocks(wrapped.replacing("\n", with: "\r\n")).count == 2)
  }

  @Test func lettersWrittenDownwardsAreOneParagraph() throws {
    #expect(try blocks("标题\n禁\n止\n转\n载\n正文从这里开始。") == ["标题", "禁\n止\n转\n载", "正文从这里开始。"])
    #expect(try blocks("一\n二\n三") == ["一", "二", "三"])
    #expect(try blocks("1\n2\n3\n4\n5").count == 5)
  }

  @Test func everyLineIsAParagraphWhereNoneIsWrapped() throws {
    let foundblocks = try blocks("短。\n一行里写完的一整段话，比别的都长得多，一直写到这里才停下来，没有折行。\n又一段。")
    #expect(
      foundblocks == [
        "短。", "一行里写完的一整段话，比别的都长得多，一直写到这里才停下来，没有折行。", "又一段。",
      ])
    let long = String(repeating: "这一行很长，", count: 20)
    #expect(try blocks(long + "\n" + long).count == 2)
  }

  @Test func copiedPages() throws {
    let page = """
      好家园装修网!!

      行业动态
      春天刷墙要注意什么

      发布时间:2024-3-8 分类: 家装

      文/小李

      春天的墙面容易返潮，刷漆之前要先看天气，连着三天晴才好动手，急不得。

      说明:本文只谈经验。

      « 上一篇 | 下一篇 »
      """
    let founddescribed = try described(page)
    #expect(
      founddescribed == [
        "site-title: 好家园装修网!!", "nav: 行业动态", "title: 春天刷墙要注意什么",
        "byline: 发布时间:2024-3-8 分类: 家装", "byline: 文/小李",
        "body: 春天的墙面容易返潮，刷漆之前要先看天气，连着三天晴才好动手，急不得。", "body: 说明:本文只谈经验。",
        "nav: « 上一篇 | 下一篇 »",
      ])
    let document = try read(page)
    #expect(document.identity.siteTitles.map { document.string($0.range) } == ["好家园装修网!!"])
    #expect(document.identity.titles.map { document.string($0.range) } == ["春天刷墙要注意什么"])
    #expect(document.identity.sections.map { document.string($0.range) } == ["行业动态"])
    #expect(document.identity.dates.map { document.string($0.range) } == ["2024-3-8"])
  }

  @Test func headlineOverAnArticle() throws {
    let article = "春天刷墙\n\n春天的墙面容易返潮，刷漆之前要先看天气。\n\n急不得。"
    #expect(try described(article).first == "title: 春天刷墙")
    let letter = "Dear reader,\n\nthis text has no headline at all.\n\nYours"
    #expect(try described(letter).first == "body: Dear reader,")
  }

  @Test(arguments: [
    ("发布时间：2024年1月27日 10:00", "2024年1月27日"), ("2024-01-27", "2024-01-27"), ("27.1.2024 | News", "27.1.2024"),
    ("By Ann, January 27, 2024", "January 27, 2024"), ("on 27 Jan 2024", "27 Jan 2024"), ("1/27/2024", "1/27/2024"),
    ("2024년 1월 27일", "2024년 1월 27일"), ("27 de enero de 2024", "27 de enero de 2024"), ("Room 12 in 2024", nil),
    ("Version 2.10.2024x", "2.10.2024"), ("13456789 12 2024 7", nil),
  ])
  func dates(_ line: String, _ date: String?) throws {
    let page =
      "Name of the site\n\nHeadline\n\n\(line)\n\nThe article itself follows here and is long enough to be one."
    let document = try read(page)
    #expect(document.identity.dates.first.map { document.string($0.range) } == date)
  }

  @Test(arguments: [
    ("see https://example.org/a(b)c. Then", ["https://example.org/a(b)c"]),
    ("详见https://例.cn和http://a.cn/x?y=1，再看", ["http://a.cn/x?y=1"]),
    ("(www.example.com) and mail bob.b@example.co.uk!", ["www.example.com", "bob.b@example.co.uk"]),
    ("linux.cn/article-1.html by linux.cn", ["linux.cn/article-1.html"]),
    ("sina.com，e.g. README.md, Node.js 3.14 v1.2.3", ["sina.com"]),
    ("ftp://x git+ssh://host/p", ["ftp://x", "ssh://host/p"]), ("a@b ://x .com @ ... ::: www.", []),
  ])
  func addresses(_ text: String, _ expected: [String]) throws {
    let document = try read(text)
    #expect(document.marks.map { document.string($0.range) } == expected)
    #expect(document.marks.allSatisfy { $0.kind == .url })
  }

  @Test func limitsAreReported() throws {
    var limits = ReadingLimits()
    limits.blocks = 2
    limits.bytes = 11
    var reader = DocumentReader(limits: limits)
    let document = try reader.read(Array("a\n\nb\n\nc\n\nd\n\ne\n\nf".utf8), format: .text)
    #expect(document.blocks.count == 2)
    #expect(document.omissions.map(\.code) == ["size-limit", "block-limit"])
    #expect(document.omissions.map(\.range) == [ByteRange(11, 16), ByteRange(6, 6)])
  }

  @Test func binaryIsRefused() throws {
    var reader = DocumentReader()
    let png: [UInt8] = [
      0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 1, 0, 0,
    ]
    #expect(throws: DocumentError.self) { try reader.read(png) }
    let odd = Array("one NUL \u{0} in a text of some length is no reason to refuse it".utf8)
    #expect(try reader.read(odd).blocks.count == 1)
  }

  @Test(arguments: [
    ("a.MD", nil, DocumentFormat.markdown), ("b/c.html", nil, .html), ("x.ipynb", "{}", .json), ("x", "plain", .text),
    ("x.y/z", "# Head\n", .markdown), ("x.log", "<!DOCTYPE html><p>", .html), ("", "\n <HTML lang=en>", .html),
    ("", "<p>a <b>c</b></p>\n", .html), ("", #"{"title": "x"}"#, .json), ("", "---\ntitle: x\n---\ntext", .markdown),
    ("", "+++\n+++\n", .markdown), ("", "{\"title\": 1}\n\ntext", .markdown), ("", "a [b](c) d", .markdown),
    ("", "a < b > c", .text), ("", "---\nno end", .text), ("", "#hashtag 1.5 * 2 * 3", .text),
  ])
  func formats(_ path: String, _ content: String?, _ format: DocumentFormat) throws {
    var reader = DocumentReader()
    #expect(try reader.read(Array((content ?? "x").utf8), path: path).format == format)
  }
}
