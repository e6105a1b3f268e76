import Documents
import Testing

@Suite struct TitleSplitterTests {
  struct Case: Sendable {
    var title: String
    var head = ""
    var url: String?
    var article: String?
    var site: String?
    var sections: [String] = []
  }

  @Test(arguments: [
    // Without agreement: position and shape.
    Case(title: "购物节的早晚之分_电商动态_佛典文化网", article: "购物节的早晚之分", site: "佛典文化网", sections: ["电商动态"]),
    Case(title: "购物节的早晚之分｜佛典文化网", article: "购物节的早晚之分", site: "佛典文化网"),
    Case(title: "购物节的早晚之分-佛典文化网", article: "购物节的早晚之分", site: "佛典文化网"),
    Case(title: "新冠-流感双重感染的防治", article: "新冠-流感双重感染的防治"),
    Case(title: "A long story - Section - Site", article: "A long story", site: "Site", sections: ["Section"]),
    Case(title: "Site » A long story", article: "A long story", site: "Site"),
    Case(title: "A long story « Site", article: "A long story", site: "Site"),
    Case(title: "A long story :: Site", article: "A long story", site: "Site"),
    Case(title: "A long story — Site", article: "A long story", site: "Site"),
    Case(title: "A long story · Site", article: "A long story", site: "Site"),
    Case(title: "春の花粉対策｜波止場ニュース", article: "春の花粉対策", site: "波止場ニュース"),
    Case(title: "부두 파업 사흘째 - 산바람뉴스", article: "부두 파업 사흘째", site: "산바람뉴스"),
    Case(title: "Рыбный рынок открылся — ВсёТут", article: "Рыбный рынок открылся", site: "ВсёТут"),
    Case(title: "سوق السمك يفتح أبوابه | الميناء", article: "سوق السمك يفتح أبوابه", site: "الميناء"),
    Case(title: "Alineación confirmada | rifas-ya.example", article: "Alineación confirmada", site: "rifas-ya.example"),
    Case(title: "番茄牛腩炖法 www.a.example", article: "番茄牛腩炖法", site: "www.a.example"),
    Case(title: "Cầu mới thông xe_Báo Bến Cảng", article: "Cầu mới thông xe", site: "Báo Bến Cảng"),
    Case(title: "| Metro Ledger", site: "Metro Ledger"),
    // Nothing to split.
    Case(title: "COVID-19 and well-being", article: "COVID-19 and well-being"),
    Case(title: "关于std::weak_ptr使用的理解", article: "关于std::weak_ptr使用的理解"),
    Case(title: "Thoughts on MAX_VALUE", article: "Thoughts on MAX_VALUE"),
    Case(title: "The snake_case names: a history", article: "The snake_case names: a history"),
    Case(title: "弗拉基米尔·普京访问", article: "弗拉基米尔·普京访问"),
    // Agreement decides.
    Case(title: "示例大学招生网 - 招生章程", head: "<h1>招生章程</h1>", article: "招生章程", site: "示例大学招生网"),
    Case(title: "港口样本——南屿港航网", head: "<h1>港口样本</h1>", article: "港口样本", site: "南屿港航网"),
    Case(
      title: "A-B test: x - Site", head: "<meta property=og:site_name content=Site>", article: "A-B test: x",
      site: "Site"),
    Case(
      title: "Ledger: story of a port", head: "<meta property=og:site_name content=Ledger>", article: "story of a port",
      site: "Ledger"),
    Case(title: "晚报-老街", head: "<meta property=og:site_name content=晚报>", article: "老街", site: "晚报"),
    Case(title: "Ledger | Port story", url: "https://www.ledger.example/1", article: "Port story", site: "Ledger"),
    Case(title: "Port - a story", head: "<h1>Port - a story</h1>", article: "Port - a story"),
    Case(title: "Molendag_Polderpost", head: "<h2>Molendag</h2>", article: "Molendag", site: "Polderpost"),
    Case(
      title: "Polderpost - Molendag vandaag", head: "<div class=logo>Polderpost</div>", article: "Molendag vandaag",
      site: "Polderpost"),
    Case(title: "Metro Ledger", head: "<meta property=og:site_name content='Metro Ledger'>", site: "Metro Ledger"),
    Case(title: "- 南屿晚报", head: "<meta property=og:site_name content=南屿晚报>", site: "南屿晚报"),
    Case(
      title: "Site | A story | Part",
      head: "<h1>Site</h1><h1>A story | Part</h1><meta property=og:site_name content=Site>",
      article: "A story | Part", site: "Site"),
    Case(
      title: "Ｓｉｔｅ＿文章", head: "<meta property=og:site_name content=site>", article: "文章", site: "Ｓｉｔｅ"),
  ])
  func partsOfATitle(_ test: Case) {
    var declared = Declared()
    declared.url = test.url
    let html = "<title>\(test.title)</title>\(test.head)"
    let reading = HTMLReader.read(Array(html.utf8), declared: declared)
    func parts(_ claims: [Identity.Claim]) -> [String] {
      claims.filter { $0.origin == "title" }.map { reading.string($0.range) }
    }
    #expect(parts(reading.identity.titles) == (test.article.map { [$0] } ?? []))
    #expect(parts(reading.identity.siteTitles) == (test.site.map { [$0] } ?? []))
    #expect(parts(reading.identity.sections) == test.sections)
    #expect(parts(reading.identity.pageTitles) == [test.title])
    let named = reading.result.blocks.filter { $0.name == "title" || $0.name == "section" }
    #expect(named.filter { $0.zone == .title }.map { reading.string($0.range) } == (test.article.map { [$0] } ?? []))
    #expect(named.filter { $0.zone == .siteTitle }.map { reading.string($0.range) } == (test.site.map { [$0] } ?? []))
  }

  @Test func aRowOfSeparatorsIsLinear() {
    let html = "<title>" + String(repeating: "a | ", count: 100_000) + "</title>"
    let reading = HTMLReader.read(Array(html.utf8))
    #expect(reading.texts(.title).count == 1)
  }
}
