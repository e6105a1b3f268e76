import Documents
import Measuring
import Pinyin
import Testing

@Suite struct NameTests {
  private func score(_ one: String, _ other: String) -> Double {
    guard case .number(let score) = value("same-name", [.text(one), .text(other)]) else { return -1 }
    return score
  }

  private func reason(_ one: String, _ other: String) -> MeasureValue {
    value("same-name-reason", [.text(one), .text(other)])
  }

  @Test(arguments: [
    ("Metro Ledger", "metro-ledger", "equal", 1.0), ("Ｍｅｔｒｏ　Ｌｅｄｇｅｒ", "Metro Ledger", "equal", 1),
    ("佛典文化網", "佛典文化网", "equal", 1), ("ハトバニュース", "ﾊﾄﾊﾞﾆｭｰｽ", "equal", 1), ("Zapatos y Más", "ZAPATOS Y MAS", "equal", 1),
    ("Crier, The Daily", "The Daily Crier", "reordered", 0.95), ("晚报", "南屿晚报", "contained", 0.9),
    ("Harbour Museum", "Harbour Museum of Maritime History", "contained", 0.9), ("산바람", "산바람뉴스", "contained", 0.9),
    ("The Daily Crier", "The Daily Crier Gardens", "contained", 0.9),
    ("metroledger", "Metro Ledger Online", "contained", 0.9),
    ("NERC", "Natural Environment Research Council", "acronym", 0.85),
    ("UFPE", "Universidade Federal de Pernambuco", "acronym", 0.85),
    ("МФТИ", "Московский физико-технический институт", "acronym", 0.85),
    ("BBC", "British Broadcasting Corporation", "acronym", 0.85),
    ("南大附小", "南京大学附属小学", "abbreviation", 0.8), ("中农科院油料所", "中国农业科学院油料作物研究所", "abbreviation", 0.8),
    ("vechernyayazarya", "Вечерняя заря", "romanised", 0.8), ("hanbam", "한밤", "romanised", 0.8),
    ("hamabe", "はまべ", "romanised", 0.8), ("azuma", "アズマ", "romanised", 0.8), ("elea", "Ελέα", "romanised", 0.8),
    ("qingquanchenbao", "清泉晨报", "romanised", 0.8), ("qingquan", "清泉晨报", "romanised", 0.7),
    ("fdwhw", "佛典文化网", "romanised", 0.7), ("fodian", "佛典文化网", "romanised", 0.6),
  ])
  func agreeing(_ one: String, _ other: String, _ why: String, _ expected: Double) {
    #expect(abs(score(one, other) - expected) < 0.001, "\(score(one, other)) \(reason(one, other))")
    #expect(abs(score(other, one) - expected) < 0.001)
    #expect(reason(one, other) == .text(why))
  }

  @Test(arguments: [
    ("佛典文化网", "河图财经"), ("Metro Ledger", "Lantern Review"), ("Orange", "NERC"), ("南屿晚报", "清泉晨报"), ("老周", "水族日记"),
    ("Metro Ledger", "Daily Ledger Metropolitan"), ("梵心", "节点财经"), ("grove-daily", "metroledger"), ("中国网", "中华书局"),
    ("ART", "Party Central"), ("ab", "abacus works"),
  ])
  func differing(_ one: String, _ other: String) {
    #expect(score(one, other) < 0.5, "\(score(one, other)) \(reason(one, other))")
  }

  @Test func nothingToCompare() {
    #expect(value("same-name", [.text("甲"), .none]) == .none)
    #expect(value("same-name", [.text("甲"), .text("—!")]) == .none)
    #expect(score(String(repeating: "甲乙", count: 50_000), "甲乙") > 0.5)
  }

  @Test func placesAreTexts() {
    let page = Page([(.title, "佛典文化網"), (.body, "佛典文化网")])
    #expect(value("same-name", [page.place("佛典文化網"), page.place("佛典文化网")], on: page) == .number(1))
  }

  @Test(arguments: [
    ("Night buses return", "Night buses return after two years, with a new N5 route", 1.0),
    ("购物节的早晚之分", "《购物节的早晚之分》", 1),
    ("春分的菜园", "萝卜间苗", 0), ("Robot plant opens", "Bridge inspection delayed", 0), ("도로 통제 안내", "어린이집 급식 개편", 0),
  ])
  func titles(_ one: String, _ other: String, _ expected: Double) {
    #expect(value("title-agreement", [.text(one), .text(other)]) == .number(expected))
    #expect(value("title-agreement", [.text(other), .text(one)]) == .number(expected))
  }

  @Test func titlesInPart() {
    func agreement(_ one: String, _ other: String) -> Double {
      guard case .number(let score) = value("title-agreement", [.text(one), .text(other)]) else { return -1 }
      return score
    }
    #expect(agreement("番茄牛腩怎么炖才软烂", "番茄牛腩的火候") > 0.25)
    #expect(agreement("2019年中秋放假通知", "2024年中秋放假通知") > 0.5)
    #expect(agreement("第18届数据会议", "论文集（18）") >= 0.25)
    #expect(value("title-agreement", [.text(""), .text("x")]) == .none)
  }

  @Test func spelling() {
    #expect(value("similarity", [.text("paypal"), .text("paypa1")]) == .number(1 - 1.0 / 6))
    #expect(value("similarity", [.text("甲"), .text("甲")]) == .number(1))
    #expect(value("matches-declared", [.text("https://www.Example.com/a/"), .text("example.com/a")]) == .flag(true))
    #expect(
      value("matches-declared", [.text("https://example.com/a"), .text("https://example.com/b")]) == .flag(false))
    #expect(value("matches-declared", [.text("《城与年》"), .text("城与年")]) == .flag(true))
  }

  @Test func parts() {
    #expect(value("part-count", [.text("配资公司|配资平台|股票配资|在线配资|配资开户")]) == .number(5))
    #expect(value("part-count", [.text("A well-known title - Site")]) == .number(2))
    #expect(value("part-count", [.text(" - 南屿晚报")]) == .number(1))
    #expect(value("repeated-token-share", [.text("配资公司|配资平台|股票配资|在线配资|配资开户")]) == .number(1))
    #expect(value("repeated-token-share", [.text("甲方报道_乙丙新闻_丁戊网")]) == .number(1.0 / 3))
    #expect(value("token-repeats", [.text("Cheap Essays cheap essays, CHEAP Essays")]) == .number(3))
  }

  @Test func readings() {
    func reading(_ scalar: Unicode.Scalar) -> String? {
      Pinyin.reading(of: scalar.value).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(reading("文") == "wen")
    #expect(reading("网") == "wang")
    #expect(reading("a") == nil)
    #expect((UInt32(0x4E00)...0x9FA5).filter { Pinyin.reading(of: $0) == nil }.count < 30)
  }

  @Test(arguments: [
    ("https://www.Example.com:8080/a?b#c", "www.example.com", "example.com", "example"),
    ("//cdn.example.co.uk/x", "cdn.example.co.uk", "example.co.uk", "example"),
    ("example.com.cn", "example.com.cn", "example.com.cn", "example"),
    ("http://user:pass@news.example.org./", "news.example.org", "example.org", "example"),
    ("https://例え.jp/", "xn--r8jz45g.jp", "xn--r8jz45g.jp", "例え"),
    ("https://xn--r8jz45g.jp", "xn--r8jz45g.jp", "xn--r8jz45g.jp", "例え"),
    ("https://xn--fiqs8s-casino.jp", "xn--fiqs8s-casino.jp", "xn--fiqs8s-casino.jp", "xn--fiqs8s-casino"),
    ("http://127.0.0.1/x", "127.0.0.1", "127.0.0.1", "127"),
    ("http://[2001:db8::1]:80/", "[2001:db8::1]", "[2001:db8::1]", "[2001:db8::1]"),
    ("https://someone.github.io/blog", "someone.github.io", "someone.github.io", "someone"),
    ("http://localhost/x", "localhost", "localhost", "localhost"),
  ])
  func hosts(_ address: String, _ host: String, _ domain: String, _ label: String) {
    #expect(value("host", [.text(address)]) == .text(host))
    #expect(value("registrable-domain", [.text(address)]) == .text(domain))
    #expect(value("host-label", [.text(address)]) == .text(label))
  }

  @Test func noHosts() {
    for text in [
      "", "no host", "/a/b", "me@example.com", "javascript:alert(1)", "http://", "mailto:a@b.c", "https://exa mple",
    ] {
      #expect(value("host", [.text(text)]) == .none || text == "https://exa mple", "\(text)")
    }
    #expect(value("same-host", [.text("https://m.example.com/x"), .text("http://www.EXAMPLE.com")]) == .flag(true))
    #expect(value("same-host", [.text("https://a.github.io"), .text("https://b.github.io")]) == .flag(false))
    #expect(value("same-host", [.text("x"), .text("https://b.github.io")]) == .none)
    #expect(
      value("inner-address", [.text("https://archive.example/web/2020/https://site.example/a")])
        == .text("https://site.example/a"))
    #expect(
      value("inner-address", [.text("https://site.example/a?u=https://b")])
        == .text("https://site.example/a?u=https://b"))
  }
}
