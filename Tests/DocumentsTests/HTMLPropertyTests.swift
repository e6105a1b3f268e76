import Documents
import Testing

/// Random pages: every character of the text stands for the source bytes that the map names.
@Suite struct HTMLPropertyTests {
  private static let texts = [
    "禁止", "转载", "word", " ", "\n", "\r\n", "\r", "\t", "\u{C}", "😀", "é", "\u{A0}", "\0", "<", "&", ">", "a b  c", "-",
    "]]>",
  ]
  private static let references = [
    "&amp;", "&lt", "&#31105;", "&#x6b62;", "&nbsp;", "&notit;", "&NotEqualTilde;", "&#0;", "&#x80;", "&#32;", "&#10;",
    "&bogus;", "&#xD800;", "&#99999999999;", "&", "&#", "&#x;", "&copy=1", "&fjlig;",
  ]
  private static let elements = [
    "p", "div", "b", "i", "a", "span", "li", "ul", "table", "tr", "td", "th", "h1", "h3", "q", "blockquote", "del", "s",
    "pre", "code", "ruby", "rt", "font", "nav", "header", "footer", "aside", "article", "section", "dl", "dt", "dd",
    "button", "select", "option", "figure", "figcaption", "time", "x-y", "body", "html", "head", "form", "center",
  ]
  private static let special = [
    "script", "style", "title", "textarea", "template", "svg", "math", "noscript", "iframe", "xmp", "object", "video",
    "plaintext", "foreignObject", "desc", "mi",
  ]
  private static let attributes = [
    "", " hidden", " class=byline", " class='nav x'", " style='display:none'", " href=\"http://x.example/?a&amp;b\"",
    " rel='author license'", " title=\"a&#x4e2d;\r\n  b\"", " lang=en", " itemprop=author",
    " itemscope itemprop=publisher",
    " aria-hidden=true", " x=\"", " alt=a\0b", " content='c &eacute; d' property=og:title", " datetime=2020",
  ]
  private static let pieces = [
    "<!-- c\r\nd -->", "<!-->", "<!doctype html>", "<![CDATA[x]]>", "<?p?>", "</>", "</ x>", "<br>", "<br/>", "<wbr>",
    "<hr>", "<img alt='a &lt; b' src=//h.example/i>", "<meta name=author content=' A  B '>", "<input alt=x>", "</p>",
    "</br>",
    #"<script type="application/ld+json">{"headline":"a\u4e2d\n\ud83d\ude00","author":{"name":"b"}}</script>"#,
    "<script><!-- <script> </script> --></script>",
  ]

  private func page(_ generator: inout SeededGenerator, plain: Bool) -> String {
    var page = ""
    for _ in 0..<Int.random(in: 1...60, using: &generator) {
      func pick(_ list: [String]) -> String { list.randomElement(using: &generator) ?? "" }
      switch Int.random(in: 0..<10, using: &generator) {
      case 0...3: page += pick(Self.texts)
      case 4: page += pick(Self.references)
      case 5, 6:
        let name = pick(plain || Bool.random(using: &generator) ? Self.elements : Self.special)
        page += "<\(name)\(plain ? "" : pick(Self.attributes))>"
      case 7, 8: page += "</\(pick(plain || Bool.random(using: &generator) ? Self.elements : Self.special))>"
      default: if !plain { page += pick(Self.pieces) }
      }
    }
    return page
  }

  @Test func everyCharacterComesFromItsBytes() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<3000 { check(Array(page(&generator, plain: false).utf8)) }
  }

  @Test func randomBytesDoNoHarm() {
    var generator = SeededGenerator(seed: 2)
    let alphabet = Array("<<<>>//!!--[]&&;;#x=\"' \r\n\0aApPbsctdlir123é禁".unicodeScalars)
    for _ in 0..<2000 {
      let scalars = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? "<"
      }
      check(Array(String(String.UnicodeScalarView(scalars)).utf8))
      let bytes = (0..<64).map { _ in UInt8.random(in: 0...255, using: &generator) }
      check(Array(String(decoding: bytes, as: UTF8.self).utf8))
    }
  }

  /// The text of a page without scripts, metadata and the like is all in its blocks, in order.
  @Test func noTextIsLost() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<3000 {
      let source = Array(page(&generator, plain: true).utf8)
      var tokenizer = HTMLTokenizer(source)
      var collector = HTMLTokenCollector(source)
      tokenizer.run(&collector)
      let text = collector.tokens.flatMap { token -> [UInt8] in
        if case .character(let text) = token { text } else { [] }
      }
      let reading = HTMLReader.read(source)
      #expect(
        solid(reading.result.blocks.flatMap { Array(reading.result.text[$0.range.lower..<$0.range.upper]) })
          == solid(text), "\(String(decoding: source, as: UTF8.self))")
    }
  }

  private func solid(_ text: [UInt8]) -> [UInt8] { text.filter { ![0x20, 0x09, 0x0A, 0x0C, 0x0D].contains($0) } }

  private func check(_ source: [UInt8]) {
    let reading = HTMLReader.read(source)
    var end = 0
    var lower = 0
    for (index, block) in reading.result.blocks.enumerated() {
      #expect(end <= block.range.lower && block.range.lower < block.range.upper)
      end = block.range.upper
      var offset = block.range.lower
      for scalar in reading.string(block.range).unicodeScalars {
        let range = reading.lower(TextRange(offset, offset + UTF8.width(scalar)))
        offset += UTF8.width(scalar)
        let origin = Array(source[range.lower..<range.upper])
        #expect(
          stands(scalar, for: origin),
          "\(scalar.debugDescription) from \(String(decoding: origin, as: UTF8.self)) in \(String(decoding: source, as: UTF8.self))"
        )
        guard index < reading.result.mainCount else { continue }
        #expect(range.lower >= lower)
        lower = range.lower
      }
      #expect(offset == block.range.upper)
    }
    for mark in reading.result.marks {
      #expect(reading.result.blocks.contains { $0.range.contains(mark.range) })
    }
    for (_, claims) in reading.identity.lists {
      for claim in claims where claim.origin != "title" {
        #expect(reading.result.blocks.contains { $0.range.contains(claim.range) })
      }
    }
  }

  /// Whether `origin` is a spelling of `scalar` in HTML, or in a JSON string.
  private func stands(_ scalar: Unicode.Scalar, for origin: [UInt8]) -> Bool {
    if origin == Array(String(scalar).utf8) { return true }
    switch origin.first {
    case UInt8(ascii: "&"):
      var tokenizer = HTMLTokenizer(origin, state: .rcdata)
      var collector = HTMLTokenCollector(origin)
      tokenizer.run(&collector)
      guard case .character(let text)? = collector.tokens.first, text != origin else { return false }
      let decoded = String(decoding: text, as: UTF8.self).unicodeScalars
      return decoded.contains(scalar) || (scalar == " " && solid(text).isEmpty)
    case UInt8(ascii: "\\"):
      let string = try? JSONReader().read([0x22] + origin + [0x22]).string
      return string?.text == String(scalar)
    case UInt8(ascii: "<"):
      return scalar == "\n"
    case 0x00: return scalar == "\u{FFFD}" && origin.count == 1
    default:
      return (scalar == " " && solid(origin).isEmpty && !origin.isEmpty)
        || (scalar == "\n" && [[0x0D], [0x0D, 0x0A]].contains(origin))
    }
  }
}

extension Identity {
  /// All lists of claims by name.
  var lists: [(String, [Claim])] {
    [
      ("titles", titles), ("siteTitles", siteTitles), ("pageTitles", pageTitles), ("sections", sections),
      ("authors", authors), ("publishers", publishers), ("sources", sources), ("addresses", addresses),
      ("licences", licences), ("dates", dates),
    ]
  }
}
