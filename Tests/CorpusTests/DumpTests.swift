import Corpus
import Files
import Testing

@Suite struct DumpTests {
  private static let export = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="c" xmlns:dc="d" xmlns:wp="w" xmlns:atom="a" xmlns:excerpt="e"><channel>
    <title>Site &amp; Co</title><link>https://example.org</link><language>zh-CN</language>
    <wp:author><wp:author_login>a</wp:author_login></wp:author><atom:link href="https://example.org/feed" rel="self"/>
    <item><title>One</title><link>https://example.org/1</link><pubDate>Mon, 06 May 2024 07:08:09 +0000</pubDate>
    <dc:creator><![CDATA[Li]]></dc:creator><description></description>
    <content:encoded><![CDATA[<p>A&nbsp;&lt; B</p>]]></content:encoded><excerpt:encoded><![CDATA[x]]></excerpt:encoded>
    <wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>
    <item><title>Picture</title><wp:post_type>attachment</wp:post_type></item>
    <item><title>Old</title><wp:status>trash</wp:status><wp:post_type>post</wp:post_type></item>
    <item><title>Two</title><guid>https://example.org/?p=2</guid><description>&lt;b&gt;C&lt;/b&gt; &nbsp;</description>
    <source url="https://other.example/feed">Other</source></item>
    </channel></rss>
    """

  @Test("a WordPress export and a feed: content, and what is said about it")
  func feed() throws {
    let (documents, problems) = try CorpusListing.read(Array(Self.export.utf8), as: "export.xml")
    #expect(documents.map { String(decoding: $0.bytes, as: UTF8.self) } == ["<p>A&nbsp;&lt; B</p>", "<b>C</b> &nbsp;"])
    #expect(
      documents.map { $0.path.text.split(separator: "!").last } == ["1:https://example.org/1", "4:Two"])
    let first = try #require(documents.first).statements
    #expect(first.title == "One" && first.author == "Li" && first.url == "https://example.org/1")
    #expect(first.siteTitle == "Site & Co" && first.language == "zh-CN" && first.isUnicode)
    #expect(first.date == "Mon, 06 May 2024 07:08:09 +0000")
    let second = try #require(documents.last).statements
    #expect(second.source == "Other" && second.url == "https://example.org/?p=2")
    #expect(problems.flatMap(\.leftOut) == [LeftOut(kind: "attachment", count: 1), LeftOut(kind: "trash", count: 1)])
  }

  @Test("Atom: text, escaped and inline markup; the link that stands for the entry")
  func atom() throws {
    let feed = """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Journal</title><author><name>Zo\u{E9}</name></author>
      <link href="https://j.example/"/>
      <entry><title>1</title><link rel="edit" href="https://j.example/e"/><link rel="alternate" href="https://j.example/1"/>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p class="a">x &lt; y<br/>z</p></div></content>
      <updated>2024-01-01T00:00:00Z</updated></entry>
      <entry><title>2</title><link href="https://j.example/2"/><content type="html">&lt;p&gt;b&lt;/p&gt;</content>
      <author><name>Max</name></author></entry>
      <entry><title>3</title><content type="text">1 &lt; 2</content></entry>
      </feed>
      """
    let documents = try CorpusListing.read(Array(feed.utf8), as: "feed").documents
    #expect(
      documents.map { String(decoding: $0.bytes, as: UTF8.self) } == [
        "<p class=\"a\">x &lt; y<br></br>z</p>", "<p>b</p>", "1 < 2",
      ])
    #expect(documents.map(\.format) == [.html, .html, .text])
    #expect(documents.map(\.statements.url) == ["https://j.example/1", "https://j.example/2", nil])
    #expect(documents.map(\.statements.author) == ["Zo\u{E9}", "Max", "Zo\u{E9}"])
    #expect(documents.allSatisfy { $0.statements.siteTitle == "Journal" && $0.statements.language == "fr" })
  }

  @Test("MediaWiki: the last revision of articles, markup blanked where it stands")
  func mediaWiki() throws {
    let text =
      "'''Bold''' and [[Target|label]] {{Infobox|a={{b}}}}end &lt;ref&gt;x&lt;/ref&gt;.\n== Head ==\n[[File:a.png|thumb|[[x]] y]]"
    let dump = """
      <mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="en"><siteinfo><sitename>Wiki</sitename>
      <base>https://en.wiki.example/wiki/Main_Page</base><namespaces><namespace key="1">Talk</namespace></namespaces></siteinfo>
      <page><title>First page</title><ns>0</ns><id>1</id><revision><timestamp>2020-01-01T00:00:00Z</timestamp>
      <text>old</text></revision><revision><timestamp>2021-01-01T00:00:00Z</timestamp><model>wikitext</model>
      <text bytes="9">\(text)</text></revision></page>
      <page><title>Talk:First</title><ns>1</ns><revision><text>talk</text></revision></page>
      <page><title>Other</title><ns>0</ns><redirect title="First page"/><revision><text>#R</text></revision></page>
      </mediawiki>
      """
    let (documents, problems) = try CorpusListing.read(Array(dump.utf8), as: "dump.xml")
    let page = try #require(documents.first)
    let read = String(decoding: page.bytes, as: UTF8.self)
    let source = text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    #expect(documents.count == 1 && page.format == .text && page.bytes.count == source.utf8.count)
    #expect(
      read.split(whereSeparator: \.isWhitespace) == ["Bold", "and", "label", "end", ".", "Head"])
    #expect(read.firstRange(of: "label")?.lowerBound == read.utf8.index(read.startIndex, offsetBy: 24))
    #expect(page.statements.url == "https://en.wiki.example/wiki/First_page")
    #expect(page.statements.siteTitle == "Wiki" && page.statements.captured == "2021-01-01T00:00:00Z")
    #expect(
      problems.flatMap(\.leftOut) == [LeftOut(kind: "namespace 1", count: 1), LeftOut(kind: "redirect", count: 1)])
  }

  @Test("feeds in legacy encodings and UTF-16, with control characters and invalid bytes")
  func encodings() throws {
    func feed(_ encoding: String, _ title: [UInt8]) -> [UInt8] {
      Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"?><rss><channel><item><title>".utf8) + title
        + Array("</title><description>d</description></item></channel></rss>".utf8)
    }
    let wide = "<?xml version=\"1.0\"?><rss><channel><item><title>\u{4E2D}\u{1F600}</title></item></channel></rss>"
    let utf16 =
      [UInt8]([0xFF, 0xFE])
      + wide.utf16.flatMap { unit -> [UInt8] in
        [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
      }
    let cases: [([UInt8], String)] = [
      (feed("gb2312", [0xD6, 0xD0, 0xCE, 0xC4]), "\u{4E2D}\u{6587}"), (feed("Shift_JIS", [0x83, 0x65]), "\u{30C6}"),
      (feed("iso-8859-1", [0xE9]), "\u{E9}"), (feed("utf-8", [0x61, 0xFF, 0x62]), "a\u{FFFD}b"),
      (feed("utf-8", [0x61, 0x0B, 0x62]), "a b"), (utf16, "\u{4E2D}\u{1F600}"),
    ]
    for (bytes, title) in cases {
      let (documents, problems) = try CorpusListing.read(bytes, as: "feed.xml")
      #expect(documents.map(\.statements.title) == [title])
      #expect(problems.isEmpty)
    }
  }

  @Test("behind a place that is not well-formed the next entries are read, with what the head says")
  func damage() throws {
    let items = (1...6).map { "<item><title>\($0)</title><description>text \($0)</description></item>\n" }
    let bad = "<item><title>bad</titel><description>x</description></item>\n"
    let feed =
      "<rss><channel><title>Site</title>" + items[..<3].joined() + bad + items[3...].joined() + "</channel></rss>"
    let (documents, problems) = try CorpusListing.read(Array(feed.utf8), as: "feed.xml")
    #expect(documents.map { $0.path.text.split(separator: "!").last } == ["1:1", "2:2", "3:3", "5:4", "6:5", "7:6"])
    #expect(documents.allSatisfy { $0.statements.siteTitle == "Site" })
    #expect(problems.map(\.code) == [.damaged])
    let cut = Array(feed.utf8.dropLast(60))
    #expect(try CorpusListing.read(cut, as: "feed.xml").problems.map(\.code) == [.damaged, .truncated])
  }

  @Test("declared entities are refused; other XML is a document, and an error where a dump was asked for")
  func refused() throws {
    let bomb = """
      <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
      <rss><channel><item><title>&b;</title></item></channel></rss>
      """
    #expect(try CorpusListing.read(Array(bomb.utf8), as: "feed.xml").problems.map(\.code) == [.entitiesRefused])
    let deep = "<rss>" + String(repeating: "<a>", count: 100_000)
    #expect(try CorpusListing.read(Array(deep.utf8), as: "feed.xml").problems.map(\.code) == [.damaged])
    let long = "<rss><a b=\"" + String(repeating: "x", count: 9 << 20)
    #expect(try CorpusListing.read(Array(long.utf8), as: "feed.xml").problems.map(\.code) == [.damaged])
    let other = Array("<?xml version=\"1.0\"?><html><p>text</p></html>".utf8)
    #expect(try CorpusListing.read(other, as: "page.xml").documents.map(\.format) == [.xml])
    var options = CorpusOptions()
    options.format = .xml
    #expect(try CorpusListing.read(other, as: "page.xml", options: options).problems.map(\.code) == [.unknownXML])
  }
}
