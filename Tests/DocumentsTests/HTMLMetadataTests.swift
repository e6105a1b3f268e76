import Documents
import Testing

@Suite struct HTMLMetadataTests {
  private func read(_ html: String) -> Reading { HTMLReader.read(Array(html.utf8)) }

  private func claims(_ reading: Reading, _ list: [Identity.Claim]) -> [String] {
    list.map { "\($0.origin)=\(reading.string($0.range))" }
  }

  @Test func linkedData() throws {
    let html = #"""
      <script type="application/ld+json">
      {"@context":"https://schema.org","@graph":[
       {"@type":"Article","headline":"\u6807\u9898 A","author":[{"@type":"Person","name":"N"}],
        "publisher":{"@id":"#o"},"license":"https://l.example/","isPartOf":{"@type":"WebSite","name":"S"}},
       {"@type":"Organization","@id":"#o","name":"Pub\"X"},
       {"@type":"WebSite","name":"W"}]}
      </script>
      """#
    let reading = read(html)
    let values = Dictionary(
      reading.result.blocks.filter { $0.zone == .meta }.map { ($0.name ?? "", $0) },
      uniquingKeysWith: { first, _ in first })
    #expect(values["jsonld:@type"].map { reading.string($0.range) } == "Article")
    #expect(values["jsonld:Organization.name"].map { reading.string($0.range) } == "Pub\"X")
    let headline = try #require(values["jsonld:headline"])
    #expect(reading.string(headline.range) == "\u{6807}\u{9898} A")
    let first = reading.lower(TextRange(headline.range.lower, headline.range.lower + 3))
    #expect(String(decoding: Array(html.utf8)[first.lower..<first.upper], as: UTF8.self) == #"\u6807"#)
    #expect(claims(reading, reading.identity.titles) == ["jsonld:headline=\u{6807}\u{9898} A"])
    #expect(claims(reading, reading.identity.authors) == ["jsonld:author.name=N"])
    #expect(claims(reading, reading.identity.publishers) == ["jsonld:publisher.name=Pub\"X"])
    #expect(claims(reading, reading.identity.siteTitles) == ["jsonld:WebSite.name=W", "jsonld:isPartOf.name=S"])
    #expect(claims(reading, reading.identity.licences) == ["jsonld:license=https://l.example/"])
  }

  @Test func brokenLinkedDataIsReported() {
    let reading = read("<script type='application/ld+json'>{\"a\":}</script><p>b")
    #expect(reading.omissions.map(\.code) == ["json-ld"])
    #expect(reading.texts(.body) == ["b"])
    let wrapped = read("<script type='application/ld+json'>//<![CDATA[\n{\"headline\":\"a\"}\n//]]></script>")
    #expect(wrapped.omissions.isEmpty)
    #expect(wrapped.texts(.meta) == ["a"])
  }

  @Test func metaNames() {
    let reading = read(
      """
      <meta name="DC.Title" content="a"><meta property="og:title twitter:title" content=" b&amp;b ">
      <meta property=og:site_name content=s><meta http-equiv=Content-Language content=fr>
      <meta name=ContentSource content=q><meta name=description content="d  e"><meta name=empty content="">
      <link rel=canonical href=/p><link rel=license href="https://l.example/"><base href="https://b.example/">
      <link rel="DCTERMS.license" href="https://m.example/">
      """)
    #expect(claims(reading, reading.identity.titles) == ["dc.title=a", "og:title=b&b", "twitter:title=b&b"])
    #expect(claims(reading, reading.identity.siteTitles) == ["og:site_name=s"])
    #expect(claims(reading, reading.identity.sources) == ["contentsource=q"])
    #expect(claims(reading, reading.identity.addresses) == ["rel:canonical=/p", "base=https://b.example/"])
    #expect(
      claims(reading, reading.identity.licences) == [
        "rel:license=https://l.example/", "rel:dcterms.license=https://m.example/",
      ])
    #expect(reading.language == "fr")
    #expect(reading.texts(.title) == ["a", "b&b"])
    #expect(reading.texts(.meta) == ["fr", "q", "d e"])
  }

  @Test func microdata() {
    let reading = read(
      """
      <article itemscope><h1 itemprop=headline>T</h1>
      <span itemprop=author itemscope><span itemprop=name>A</span></span>
      <div itemprop=publisher itemscope><meta itemprop=name content=P></div>
      <a itemprop=license href="https://l.example/">terms</a><time itemprop=datePublished datetime=2020-01-02>2 Jan</time>
      <p property="cc:attributionName">R</p></article>
      """)
    #expect(claims(reading, reading.identity.titles) == ["itemprop:headline=T"])
    #expect(claims(reading, reading.identity.authors) == ["itemprop:author.name=A", "property:attributionname=R"])
    #expect(claims(reading, reading.identity.publishers) == ["itemprop:publisher.name=P"])
    #expect(claims(reading, reading.identity.licences).contains("itemprop:license=https://l.example/"))
    #expect(claims(reading, reading.identity.dates).first == "itemprop:datepublished=2020-01-02")
  }

  @Test func titlesInDrawingsAreAlternatives() {
    let reading = read("<title>t</title><p>a<svg><title>d</title><text>e</text></svg>b")
    #expect(reading.texts(.title) == ["t"])
    #expect(reading.texts(.alt) == ["d"])
    #expect(reading.texts(.body) == ["a", "e", "b"])
  }
}
