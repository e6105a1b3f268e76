import Documents
import Testing

@Suite struct FrontMatterTests {
  private func read(_ text: String) throws -> Document {
    var reader = DocumentReader()
    let document = try reader.read(Array(text.utf8), format: .markdown)
    expectExactMap(document, text)
    return document
  }

  private func values(_ text: String) throws -> [String] {
    let document = try read(text)
    return document.blocks.filter { $0.name?.hasPrefix("front-matter:") ?? false }
      .map { "\($0.name?.dropFirst(13) ?? "")=\(document.string($0.range))" }
  }

  @Test func yaml() throws {
    let text = """
      ---
      title: "A \\"B\\" \\u4e2d\\n C"  # comment
      author: {name: 'It''s me', mail: x}
      tags: [a, 中]
      folded: >
        one
        two

        three
      literal: |
          x
            y
      plain: over
        two lines
      date: 2024-01-27
      params:
        source: https://a.cn/?b=1
      empty:
      ---
      text
      """
    let foundvalues = try values(text)
    #expect(
      foundvalues == [
        "title=A \"B\" 中\n C", "author.name=It's me", "author.mail=x", "tags=a", "tags=中", "folded=one two\nthree",
        "literal=x\n  y", "plain=over two lines", "date=2024-01-27", "params.source=https://a.cn/?b=1",
      ])
    let document = try read(text)
    #expect(document.string(document.blocks[0].range) == "text")
    #expect(document.identity.titles.map { document.string($0.range) } == ["A \"B\" 中\n C"])
    #expect(document.identity.authors.map { document.string($0.range) } == ["It's me"])
    #expect(document.identity.sources.map(\.origin) == ["front-matter:params.source"])
    let title = try #require(document.blocks.first { $0.name == "front-matter:title" })
    #expect(title.zone == .title)
    let place = document.sourceRange(TextRange(title.range.lower + 6, title.range.lower + 9))
    #expect(place == ByteRange(20, 26))
  }

  @Test func toml() throws {
    let text = #"""
      +++
      title = "A \"B\" \u4e2d" # comment
      'quoted key' = 'C:\path'
      draft = false
      count = 1_000
      ratio = -6.5e-3
      date = 1979-05-27T07:32:00.5-08:00
      day = 1979-05-27 07:32:00
      a.b."c.d" = """
      one \
         two""three"""
      list = [ "x", # c
        ["y"], {z = 1, w = 'v'}, ]
      raw = '''
      l1
      'l2'''
      [params.social]
      source = "https://a.cn"
      [[people]]
      name = "p"
      [[people]]
      name = "q"
      [people.extra]
      name = "r"
      +++
      text
      """#
    let foundvalues = try values(text)
    #expect(
      foundvalues == [
        "title=A \"B\" 中", "quoted key=C:\\path", "draft=false", "count=1_000", "ratio=-6.5e-3",
        "date=1979-05-27T07:32:00.5-08:00", "day=1979-05-27 07:32:00", "a.b.c.d=one two\"\"three", "list=x", "list=y",
        "list.z=1", "list.w=v", "raw=l1\n'l2", "params.social.source=https://a.cn", "people.name=p", "people.name=q",
        "people.extra.name=r",
      ])
    #expect(try read(text).omissions.isEmpty)
  }

  @Test(arguments: [
    ("a = 1\na = 2", "the key is defined twice", 10), ("[t]\n[t]", "the table is defined twice", 8),
    ("a = 1 b", "expected the end of the line, found 'b'", 10),
    ("a = ", "expected a value, found the end of the line", 8),
    ("a = \"x\ny\"", "expected the closing quotation mark on the same line, found the end of the line", 10),
    ("a = 01", "expected a string, number, boolean, date, array or table, found '0'", 8),
    ("= 1", "expected a key, found '='", 4),
    ("a = \"\\q\"", "expected one of \"\\btnfruU after a backslash, found 'q'", 10),
    ("a = \"\\ud800\"", "expected a Unicode scalar value, found '\"'", 15), ("a b = 1", "expected '=', found 'b'", 6),
    ("a = [1 2]", "expected ']', found '2'", 11), ("a = {b = 1", "expected '}', found the end of the line", 14),
    ("a = 1__0", "expected a string, number, boolean, date, array or table, found '1'", 8),
  ])
  func tomlErrors(_ content: String, _ message: String, _ offset: Int) throws {
    let text = "+++\n\(content)\n+++\ntext"
    let document = try read(text)
    let omission = try #require(document.omissions.first)
    #expect(omission.code == "front-matter")
    #expect(omission.message == "The front matter was not read to its end: \(message).")
    #expect(omission.range?.lower == offset)
    #expect(document.string(document.blocks[0].range) == "text")
  }

  @Test func json() throws {
    let text = """
      {"title": "A\\u4e2d", "tags": ["x", 2, true, null], "author": {"name": "N"}}

      text {"a": 1}
      """
    let foundvalues = try values(text)
    #expect(foundvalues == ["title=A中", "tags=x", "tags=2", "tags=true", "author.name=N"])
    #expect(try read(text).blocks.first?.zone == .body)
  }

  @Test func whatIsNoFrontMatter() throws {
    #expect(try values("---\nFoo\n---\nBar").isEmpty)
    #expect(try values("---\ntitle: x\n\nno end").isEmpty)
    #expect(try values("text\n---\ntitle: x\n---\n").isEmpty)
    #expect(try values("---\n# only a comment\n---\ntext").isEmpty)
    #expect(try values("----\ntitle: x\n----\n").isEmpty)
  }

  @Test func brokenYAMLIsReported() throws {
    let document = try read("---\ntitle: [a\nb: c\n---\ntext")
    #expect(document.omissions.map(\.code) == ["front-matter"])
    #expect(document.blocks.map { document.string($0.range) } == ["text"])
  }

  @Test func hugeFrontMatterIsLimited() throws {
    let many = (0..<20_000).map { "k\($0) = 1" }.joined(separator: "\n")
    let document = try read("+++\n\(many)\n+++\ntext")
    #expect(document.omissions.map(\.code) == ["front-matter"])
    #expect(document.blocks.count == 10_001)
    let deep = try read("+++\na = \(String(repeating: "[", count: 100_000))\n+++\ntext")
    #expect(deep.omissions.map(\.code) == ["front-matter"])
  }
}
