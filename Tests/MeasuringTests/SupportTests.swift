import Documents
import Measuring
import Testing

/// Names and titles held against the rest of the page, and words of lexicons in short texts.
@Suite struct SupportTests {
  /// A page of `blocks`, each with the claims that it makes.
  private func page(_ blocks: [(Zone, String, WritableKeyPath<Identity, [Identity.Claim]>?)]) -> Page {
    var page = Page(blocks.map { ($0.0, $0.1) })
    for (block, entry) in zip(page.document.blocks, blocks) {
      guard let list = entry.2 else { continue }
      page.document.identity[keyPath: list].append(Identity.Claim(origin: "test", range: block.range))
    }
    return page
  }

  @Test func namesAmongClaims() {
    let page = page([
      (.siteTitle, "Metro Ledger", \.siteTitles), (.siteTitle, "@grovedaily", \.siteTitles),
      (.meta, "Grove Daily", \.publishers), (.link, "https://www.metroledger.example/a", \.addresses),
    ])
    func among(_ name: MeasureValue, _ claims: String) -> MeasureValue {
      value("name-among", [name, .text(claims)], on: page)
    }
    #expect(among(.text("metro ledger"), "site-titles") == .number(1))
    #expect(among(.text("metro ledger"), "addresses") == .number(1))
    #expect(among(.text("metro ledger"), "authors") == .none)
    // A claim does not agree with itself.
    guard case .number(let score) = among(page.place("@grovedaily"), "site-titles") else {
      Issue.record("no score")
      return
    }
    #expect(score < 0.3)
    #expect(among(page.place("@grovedaily"), "site-titles publishers") == .number(1))
    #expect(
      value("other-name", [.text("Metro Ledger"), .text("site-titles")], on: page) == page.place("@grovedaily"))
    #expect(value("other-name", [.text("Metro Ledger"), .text("authors")], on: page) == .none)
    #expect(
      value("other-name", [.text("Metro Ledger"), .text("publishers"), .number(0.01)], on: page) == .none)
  }

  @Test func namesInZones() {
    let page = Page([(.footer, "A section of The Daily Crier, est. 1901"), (.body, "南屿报业传媒 南屿晚报官方网站")])
    func holds(_ name: String, _ zones: String) -> MeasureValue {
      value("name-in", [.text(name), .text(zones)], on: page)
    }
    #expect(holds("daily crier", "footer") == .flag(true))
    #expect(holds("Dail", "footer") == .flag(false))
    #expect(holds("daily crier", "body") == .flag(false))
    #expect(holds("南嶼晚報", "body") == .flag(true))
    #expect(holds("—", "body") == .none)
  }

  @Test func titlesAmongBlocks() {
    let page = Page([
      (.title, "Drying apples at home"), (.heading, "How we dry apples"), (.heading, "Tools"),
      (.body, "Drying takes two days at home."),
    ])
    func among(_ title: MeasureValue, _ zones: String) -> Double {
      guard case .number(let score) = value("title-among", [title, .text(zones)], on: page) else { return -1 }
      return score
    }
    #expect(among(.text("Tools"), "heading") == 1)
    #expect(among(.text("Road works"), "heading") == 0)
    #expect(among(page.place("Tools"), "heading") < 1)
    #expect(among(.text("Tools"), "footer") == -1)
    #expect(value("word-share", [.text("Drying at home"), .text("body")], on: page) == .number(1))
    #expect(value("word-share", [.text("road works"), .text("body")], on: page) == .number(0))
    #expect(value("word-share", [.text("…"), .text("body")], on: page) == .none)
  }

  @Test func otherTitles() {
    let page = page([
      (.title, "Old depot sold", \.titles), (.title, "Market notes", \.titles), (.heading, "Plums", \.titles),
    ])
    #expect(value("other-title", [.text("Market notes for May")], on: page) == page.place("Old depot sold"))
    #expect(value("other-title", [.text("Old depot sold: Market notes")], on: page) == .none)
  }

  @Test func siteNames() {
    var page = page([(.siteTitle, "Metro Ledger", \.siteTitles)])
    page.document.declared.siteTitle = "Ledger"
    #expect(value("site-name", on: page) == page.place("Metro Ledger"))
    page.document.identity.siteTitles = []
    #expect(value("site-name", on: page) == .text("Ledger"))
    page.document.declared.siteTitle = nil
    #expect(value("site-name", on: page) == .none)
  }

  @Test func soleHeading() {
    var page = Page([(.heading, "Apples"), (.heading, "Tools"), (.heading, "Racks")])
    page.document.blocks[0].level = 1
    page.document.blocks[1].level = 2
    page.document.blocks[2].level = 2
    #expect(value("sole-heading", on: page) == page.place("Apples"))
    #expect(value("sole-heading", [.number(2)], on: page) == .none)
    #expect(value("sole-heading", [.number(3)], on: page) == .none)
  }

  @Test(arguments: [
    (" - 南屿晚报", "start"), ("| Metro Ledger", "start"), ("Metro Ledger -", "end"), ("_首页_", "both"),
    ("Metro Ledger", ""), ("«Зенит»", ""), ("» Metro Ledger", "start"), ("Wait, what,", ""),
  ])
  func openEdges(_ title: String, _ expected: String) {
    #expect(value("open-edge", [.text(title)]) == (expected.isEmpty ? .none : .text(expected)))
  }

  @Test func romanised() {
    #expect(value("romanised", [.text("南屿 Daily 报")]) == .text("nanyudailybao"))
    #expect(value("romanised", [.text("Metro")]) == .none)
    #expect(value("romanised", [.text("Волна 24")]) == .text("volna24"))
  }

  @Test(arguments: [
    ("metro1edger", "Metro Ledger", 1.0), ("rnetroledger", "Metro Ledger", 1), ("metroledgre", "Metro Ledger", 0.9),
    ("metroleger", "Metro Ledger", 0.9), ("nаnyubao", "nanyubao", 1), ("metroledger", "Metro Ledger", 0),
    ("metroledgers", "Metro Ledger", 0), ("emetroledger", "Metro Ledger", 0), ("grovedaily", "Metro Ledger", 0),
    ("led", "1ed", 0),
  ])
  func lookAlikes(_ one: String, _ other: String, _ expected: Double) {
    #expect(value("passes-for", [.text(one), .text(other)]) == .number(expected))
    #expect(value("passes-for", [.text(other), .text(one)]) == .number(expected))
  }

  @Test func addresses() {
    let page = page([
      (.link, "https://www.metroledger.example/a", \.addresses), (.link, "//slots.example/", \.addresses),
    ])
    #expect(
      value("other-address", [.text("https://m.metroledger.example/")], on: page) == page.place("//slots.example/"))
    #expect(value("other-address", [.text("no host")], on: page) == .none)
    let named = self.page([(.siteTitle, "Metro Ledger", \.siteTitles), (.siteTitle, "slots.example", \.siteTitles)])
    #expect(value("title-address", on: named) == named.place("slots.example"))
    #expect(value("title-address", on: page) == .none)
  }

  private static let lexicons = [
    "words": MeasureContext.Lexicon("最专业", "source code", "казин-", "낚시-", "Vite + React"),
    "subjects": MeasureContext.Lexicon(entries: [
      (heading: "fishing", words: ["낚시-", "angler-"]), (heading: "food", words: ["recipe-", "cook"]),
    ]),
  ]

  private func count(_ text: String) -> MeasureValue {
    value("words-in", [.text(text), .text("words")], lexicons: Self.lexicons)
  }

  @Test func wordsInTexts() {
    #expect(count("最 专 业 的 Source  Code!") == .number(2))
    #expect(count("Казино, казино и resource codes") == .number(1))
    #expect(count("바다낚시친구") == .number(1))
    #expect(count("") == .number(0))
    #expect(value("words-in", [.text("a"), .text("nothing")]) == .none)
    let subject = { (text: String) in
      value("topic-of-name", [.text(text), .text("subjects")], lexicons: Self.lexicons)
    }
    #expect(subject("Anglers' recipes: recipe cook") == .text("food"))
    #expect(subject("The cooks") == .none)
  }

  @Test func listedTexts() {
    func isListed(_ text: String, _ heading: String = "") -> MeasureValue {
      value("is-listed", [.text(text), .text("words"), .text(heading)], lexicons: Self.lexicons)
    }
    #expect(isListed("ｖｉｔｅ＋ＲＥＡＣＴ") == .flag(true))
    #expect(isListed("Vite + React app") == .flag(false))
    #expect(isListed("Vite + React", "other") == .flag(false))
    let page = page([(.title, "Anything", \.titles), (.siteTitle, "Vite + React", \.siteTitles)])
    let claim = { (kinds: String) in
      value("listed-claim", [.text("words"), .text(kinds)], on: page, lexicons: Self.lexicons)
    }
    #expect(claim("titles site-titles") == page.place("Vite + React"))
    #expect(claim("titles") == .none)
  }

  @Test func stems() {
    let page = Page("바다낚시를 갔다. Two anglers cooked; the strangler did not.")
    let hits = { (heading: String) in
      value("topic-hits", [.text("subjects"), .text(heading), .text("body")], on: page, lexicons: Self.lexicons)
    }
    #expect(hits("fishing") == .number(2))
    #expect(hits("food") == .number(0))
  }
}
