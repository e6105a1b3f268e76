import Documents
import Testing

@Suite struct HTMLReaderTests {
  private func read(_ html: String) -> Reading { HTMLReader.read(Array(html.utf8)) }

  // MARK: Phrases

  @Test(arguments: [
    "<p>禁止转载</p>", "<p>禁<b>止</b>转载</p>", "<p>禁<!-- x -->止<wbr>转<span></span>载</p>", "<p>禁&#x6B62;转&#36733;</p>",
    "<p>禁\n止转\r\n载</p>", "<p>  禁<script>x</script>止<style>p{}</style>转载 \n</p>", "<p>禁<a href=x>止转</a>载",
    "<p>禁<i>止<b>转</i>载</b></p>", "<div>禁止<font color=red>转</font>载</div>", "禁<svg><path d='x'/></svg>止转载",
  ])
  func aPhraseIsWholeAcrossMarkup(_ html: String) {
    let reading = read(html)
    #expect(reading.texts(.body) == ["禁止转载"])
  }

  @Test(arguments: [
    "<p>a</p><p>b</p>", "<p>a<p>b", "a<div>b</div>", "<ul><li>a<li>b</ul>", "<dl><dt>a<dd>b</dl>",
    "<table><tr><td>a<td>b</table>", "<table><tr><th>a</th></tr><tr><td>b", "a<hr>b", "a<br><br>b", "a<br> <br/>b",
    "<select><option>a<option>b</select>", "<p>a<table><tr><td>b</table>", "<p>a<blockquote>b</blockquote>",
    "a</p>b", "<div>a</div>b", "<p>a<ul><li>b", "<p><span>a<p>b</span>",
  ])
  func blocksAreBoundaries(_ html: String) {
    let reading = read(html)
    #expect(reading.result.blocks.map { reading.string($0.range) } == ["a", "b"])
  }

  @Test func whiteSpaceCollapses() {
    #expect(read("<p> a \n\t b  <b> c</b>&#32;&nbsp;d </p>").texts(.body) == ["a b c \u{A0}d"])
    #expect(read("<p>中文\nabc\n中</p>").texts(.body) == ["中文 abc 中"])
    #expect(read("<p>가\n나</p>").texts(.body) == ["가 나"])
    #expect(read("<p>a <br> b</p>").texts(.body) == ["a\nb"])
    #expect(read("<p><br>a<br></p>").texts(.body) == ["a"])
    #expect(read("<pre>\n  a\r\n b </pre>").texts(.code) == ["  a\n b "])
    #expect(read("<textarea> a\n&amp; b</textarea>").texts(.body) == [" a\n& b"])
  }

  // MARK: Offsets

  @Test func everyPieceKnowsItsBytes() throws {
    let html = "😀\r\n<p>a&amp;b &notin;\r\nc&lt;<br>中</p>"
    let reading = read(html)
    let block = try #require(reading.result.blocks.last)
    #expect(reading.string(block.range) == "a&b \u{2209} c<\n中")
    let source = Array(html.utf8)
    let pieces = reading.string(block.range).unicodeScalars.reduce(into: (block.range.lower, [String]())) {
      state, scalar in
      let range = reading.lower(TextRange(state.0, state.0 + UTF8.width(scalar)))
      state.1.append(String(decoding: source[range.lower..<range.upper], as: UTF8.self))
      state.0 += UTF8.width(scalar)
    }.1
    #expect(pieces == ["a", "&amp;", "b", " ", "&notin;", "\r\n", "c", "&lt;", "<br>", "中"])
  }

  @Test func splitPhrasesMapToTheirWholeStretch() throws {
    let html = "<p>x 禁<b>止</b>&#36716;载 y</p>"
    let reading = read(html)
    let text = try #require(reading.texts(.body).first)
    let start = try #require(text.firstRange(of: "禁止转载")).lowerBound.utf16Offset(in: text)
    #expect(start == 2)
    let range = reading.lower(TextRange(2, 14))
    #expect(String(decoding: Array(html.utf8)[range.lower..<range.upper], as: UTF8.self) == "禁<b>止</b>&#36716;载")
  }

  // MARK: Hidden text

  @Test(arguments: [
    "<p hidden>x</p>", "<div style='display: none'>x</div>", "<div style='color:red;DISPLAY:NONE !important'>x</div>",
    "<p style=visibility:hidden>x</p>", "<p style='font-size:0px'>x</p>", "<p style='font-size: 0'>x</p>",
    "<div aria-hidden=true><p>x</p></div>", "<template><p>x</template>", "<dialog>x</dialog>",
    "<p><span style='display:none'>x</span></p>", "<div hidden><b>x</div>", "<video>x</video>",
    "<p style='&#100;isplay:none'>x</p>",
  ])
  func hiddenTextIsReadAsHidden(_ html: String) {
    let reading = read(html)
    #expect(reading.texts(.hidden) == ["x"])
    #expect(reading.marked(.hidden).isEmpty)
  }

  @Test(arguments: [
    "<p style='display:block'>x</p>", "<p style='font-size:0.9em'>x</p>", "<p style='font-size:05px'>x</p>",
    "<p aria-hidden=false>x</p>", "<dialog open>x</dialog>", "<p style='content:\"display\"'>x</p>",
    "<template shadowrootmode=open><p>x</template>", "<body style='visibility:hidden'>x", "<noscript>x</noscript>",
    "<p style='undisplay:none'>x</p>",
  ])
  func shownTextIsNot(_ html: String) {
    #expect(read(html).texts(.body) == ["x"])
  }

  @Test func hiddenStretchesAreMarkedInVisibleBlocks() {
    let reading = read("<p>a<span style=display:none>b</span>c</p>")
    #expect(reading.texts(.body) == ["abc"])
    #expect(reading.marked(.hidden) == ["b"])
  }

  // MARK: Zones

  @Test func landmarks() {
    let reading = read(
      """
      <body><header>H<nav>N</nav></header><div class="breadcrumb"><a href=/>C1</a> &gt; <a href=/x>C2</a></div>
      <main><article><header><h1>T</h1><p class=byline>By <a rel=author href=/u>U</a></p></header><p>B</p>
      <figure><img src=i alt=A><figcaption>F</figcaption></figure><pre>P</pre><blockquote>Q</blockquote>
      <footer>L</footer></article></main><aside><h2>S</h2></aside><div id=comments>M</div><footer>E</footer>
      """)
    #expect(reading.texts(.header) == ["H"])
    #expect(reading.texts(.nav) == ["N", "C1 > C2"])
    #expect(reading.texts(.heading) == ["T"])
    #expect(reading.texts(.byline) == ["By U"])
    #expect(reading.texts(.body) == ["B", "Q"])
    #expect(reading.texts(.caption) == ["F"])
    #expect(reading.texts(.alt) == ["A"])
    #expect(reading.texts(.code) == ["P"])
    #expect(reading.texts(.footer) == ["L", "E"])
    #expect(reading.texts(.aside) == ["S", "M"])
    #expect(reading.marked(.quotation) == ["Q"])
    #expect(reading.identity.sections.map { reading.string($0.range) } == ["C1", "C2"])
    #expect(reading.identity.authors.map { reading.string($0.range) } == ["U", "By U"])
    #expect(reading.result.blocks.first { $0.zone == .heading }?.level == 1)
  }

  @Test func classesOfCodeAndQualifiersSayNothing() {
    let reading = read(
      "<body class=sidebar><div class=has-sidebar><p>a</p></div><pre><span class=comment>c</span></pre>"
        + "<div class=blog-sidebar>s</div><span class=footer>b</span>")
    #expect(reading.texts(.body) == ["a", "b"])
    #expect(reading.texts(.code) == ["c"])
    #expect(reading.texts(.aside) == ["s"])
  }

  @Test func inlineMarks() {
    let reading = read(
      "<p><a href=u>l</a> <code>c<kbd>k</kbd></code> <q>q</q> <del>d</del> <ruby>r<rt>t</rt></ruby> <s>s<p>e</s>f")
    #expect(reading.marked(.link) == ["l"])
    #expect(reading.marked(.code) == ["ck"])
    #expect(reading.marked(.quotation) == ["q"])
    #expect(reading.marked(.deletion) == ["d", "s", "e"])
    #expect(reading.marked(.annotation) == ["t"])
    #expect(reading.texts(.body) == ["l ck q d rt s", "ef"])
  }

  @Test func linksAndComments() {
    let reading = read(
      "<p>a <a href='https://x.example/?a=1&amp;b=2' rel='nofollow noopener'>b</a> <!-- note\r\n --> c</p>"
        + "<a href=/local>d</a><a href='javascript:x()'>e</a><img src=//i.example/a.png><a href=mailto:m@x.example>f</a>"
    )
    let links = reading.result.blocks.filter { $0.zone == .link }.map { "\($0.name ?? "") \(reading.string($0.range))" }
    #expect(
      links == [
        "href https://x.example/?a=1&b=2", "rel:nofollow https://x.example/?a=1&b=2", "src //i.example/a.png",
        "href mailto:m@x.example",
      ])
    #expect(reading.texts(.comment) == ["note"])
    #expect(reading.texts(.body) == ["a b c", "def"])
  }

  @Test func languages() {
    #expect(read("<html lang=zh-CN><p>a<p lang=en>b").result.blocks.map(\.language) == [nil, "en"])
    #expect(read("<html lang=zh-CN>").language == "zh-CN")
    #expect(read("<meta property=og:locale content=pt_BR>").language == "pt-BR")
  }

  // MARK: Bad input

  @Test func deepNestingIsLinearAndReported() {
    let depth = 1_000_000
    let reading = HTMLReader.read(Array((String(repeating: "<div>", count: depth) + "x").utf8))
    #expect(reading.texts(.body) == ["x"])
    #expect(reading.omissions.map(\.code) == ["nesting-limit"])
  }

  @Test(arguments: [
    "<b>", "<p><b>", "<a href=x>", "<table><tr><td>", "<i><div>", "<span hidden>", "<svg>", "<li><ul>", "<p><s>x</p>",
    "</div>", "<!--", "&", "&amp", "<a a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8 i=9 j k l m n o p q r s t u v>", "<script><!--",
    "<h1 class=author>", "<br>", "</span>", "<p itemprop=author itemscope>", "<x y=",
  ])
  func repetitionIsLinear(_ piece: String) {
    let html = Array(String(repeating: piece, count: 20_000).utf8)
    let reading = HTMLReader.read(html)
    #expect(reading.result.marks.count <= html.count)
  }

  @Test func aPageCutOffInATagSaysSo() {
    let reading = read("<p>a</p><a href='x>b c")
    #expect(reading.texts(.body) == ["a"])
    #expect(
      reading.omissions == [
        Omission(
          code: "unfinished-tag", message: "The page ends within a tag; what stands in the tag is not read.",
          range: ByteRange(8, 22))
      ])
  }
}
