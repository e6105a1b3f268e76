import Documents
import Testing

@Suite struct MarkdownReaderTests {
  private func read(_ text: String) throws -> Document {
    var reader = DocumentReader()
    let document = try reader.read(Array(text.utf8), format: .markdown)
    expectExactMap(document, text)
    return document
  }

  private func described(_ text: String) throws -> [String] {
    let document = try read(text)
    return document.blocks.map { block in
      let name = block.name.map { " \($0)" } ?? ""
      let level = block.level > 0 ? " \(block.level)" : ""
      return "\(block.zone.rawValue)\(level)\(name): \(document.string(block.range))"
    }
  }

  private func marks(_ text: String) throws -> [String] {
    let document = try read(text)
    return document.marks.map { "\($0.kind.rawValue): \(document.string($0.range))" }
  }

  @Test func blocks() throws {
    let text = """
      Head
      ====

      First *paragraph*
      goes on.

      > quoted
      > twice

      - one
      - two
        - three

      | a | b |
      |---|---|
      | c | d |

      ```swift
      let x = 1
      ```

      ## Low ##
      """
    let founddescribed = try described(text)
    #expect(
      founddescribed == [
        "heading 1: Head", "body: First paragraph\ngoes on.", "body 1: quoted\ntwice", "body 1: one", "body 1: two",
        "body 2: three", "body: a", "body: b", "body: c", "body: d", "code: let x = 1\n", "heading 2: Low",
      ])
    let document = try read(text)
    #expect(document.identity.titles.map { document.string($0.range) } == ["Head"])
  }

  @Test func stretches() throws {
    let foundmarks = try marks("a `b` [c *d*](https://e.cn) ~~f~~ https://g.cn $h_i^2$ costs $5\n\n> j")
    #expect(
      foundmarks == [
        "code: b", "link: c d", "deletion: f", "url: https://g.cn", "math: $h_i^2$", "quotation: j",
      ])
  }

  @Test func addressesAndAlternatives() throws {
    let text = """
      [a](<https://b.cn/c d> "e\\"f &amp; g") ![h *i*](j.png "k") [l][m] [n](#o)

      [m]: https://p.cn/?q=1&r=2 'S'
      """
    let document = try read(text)
    let founddescribed = try described(text)
    #expect(
      founddescribed == [
        "body: a l n", "link href: https://b.cn/c d", "alt title: e\"f & g", "alt alt: h i", "alt title: k",
        "link href: https://p.cn/?q=1&r=2", "alt title: S",
      ])
    let link = try #require(document.blocks.first { $0.name == "href" })
    #expect(document.sourceRange(link.range) == ByteRange(5, 21))
    let title = try #require(document.blocks.first { $0.name == "title" })
    let quote = title.range.lower + 1
    #expect(document.sourceRange(TextRange(quote, quote + 1)) == ByteRange(26, 27))
    let definition = try #require(document.blocks.last { $0.name == "title" })
    #expect(document.source[document.sourceRange(definition.range).lower] == UInt8(ascii: "S"))
  }

  @Test func rawHTML() throws {
    let text = """
      a<b>b</b> <!-- c --> <span hidden>d</span>
      <img src="https://e.cn/f.png" alt="g &amp; h">

      <div style="display:none">

      i **j**

      </div>

      <script>k</script>

      x <script> l

      m

      > <em>
      > n
      > </em>

      <footer>o</footer>
      """
    let founddescribed = try described(text)
    #expect(
      founddescribed == [
        "body: ab d", "hidden: i j", "body: x", "body: m", "body 1: n", "footer: o", "comment: c",
        "link src: https://e.cn/f.png",
        "alt alt: g & h",
      ])
    let foundmarks = try marks(text)
    #expect(foundmarks == ["hidden: d", "quotation: n"])
  }

  @Test func escapesAndReferences() throws {
    let document = try read("1\\*2 &lt;3&gt; &#20013;\u{0}4 &nosuch; &copy")
    #expect(document.string(document.blocks[0].range) == "1*2 <3> 中\u{FFFD}4 &nosuch; &copy")
    #expect(document.sourceRange(TextRange(0, 3)) == ByteRange(0, 4))
    #expect(document.sourceRange(TextRange(4, 5)) == ByteRange(5, 9))
  }

  @Test func breaksMapToTheLineEnd() throws {
    let document = try read("- a\r\n  b  \r\n  c\\\r\n  d")
    #expect(document.string(document.blocks[0].range) == "a\nb\nc\nd")
    #expect(document.sourceRange(TextRange(1, 2)) == ByteRange(3, 5))
    #expect(document.sourceRange(TextRange(3, 4)) == ByteRange(10, 12))
    #expect(document.sourceRange(TextRange(5, 6)) == ByteRange(16, 18))
  }

  @Test func deepNestingIsReadAsText() throws {
    let document = try read(String(repeating: "> ", count: 1_000) + "deep")
    #expect(document.omissions.map(\.code) == ["nesting-limit"])
    #expect(document.blocks.count == 1)
  }
}
