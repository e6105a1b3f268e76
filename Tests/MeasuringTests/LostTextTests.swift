import Documents
import Measuring
import Testing

@Suite struct LostTextTests {
  @Test(arguments: [
    ("S? c?a m?i vào ngày mai.", "S? c?a m?i", 1.0), ("主讲：《????》（节选）", "????", 1), ("地址：???路八号", "???", 0.8),
    ("本报讯?！?年底前完成整改。", "?！?", 1), ("联系人：???　电话：略", "???", 0.7), ("Le caf? est ferm?e ici", "caf? est ferm?e", 1),
    ("One caf?s here.", "caf?s", 0.5), ("你说什么??我不信", "??", 0.5), ("真的吗???", "???", 0.3),
    ("?????? ???: новости", "?????? ???", 1),
  ])
  func questionMarks(_ text: String, _ expected: String, _ value: Double) {
    let found = spans("question-marks", on: Page(text))
    #expect(found.map(\.text) == [expected], "\(found)")
    #expect(found.first?.span.value == value)
  }

  @Test(arguments: [
    "Is it? Yes.", "为什么？因为下雨。", "a.php?id=1 and x?y:z", "Who? me? no.", "好?", "see ?page=2 there", "你来吗? 我来。",
  ])
  func questions(_ text: String) {
    #expect(spans("question-marks", on: Page(text)).isEmpty, "\(spans("question-marks", on: Page(text)))")
  }

  @Test func hostileTextEnds() {
    let marks = String(repeating: "?a", count: 200_000)
    #expect(!spans("question-marks", on: Page(marks)).isEmpty)
    let names = ["lookalike-digits", "spaced-characters", "separated-letters", "bracketed-readings", "doubled-marks"]
    for unit in ["1l", "a ", "a.", "學(a)", ",,", "{a|"] {
      let page = Page(String(repeating: unit, count: 100_000))
      for name in names { #expect(spans(name, on: page).count <= 100_000) }
    }
  }

  @Test func readingsInBrackets() {
    let found = spans("bracketed-readings", on: Page("學(xué)校的環(huán)境很好，歡(huān)迎來訪。"))
    #expect(found.map(\.text) == ["學(xué)校的環(huán)境很好，歡(huān)"])
    #expect(found.first?.span.value == 1)
    #expect(found.first?.span.replacement == "學校的環境很好，歡")
    #expect(spans("bracketed-readings", on: Page("学（xué）而（ér）时（shí）习")).map(\.span.value) == [0])
    #expect(texts("bracketed-readings", in: "現在叫「而家」（ji gaa），麵包（miàn）很香，重要(important)的(a1)").isEmpty)
    #expect(texts("bracketed-readings", [.number(1)], in: "麵（miàn）包") == ["麵（miàn）"])
  }

  @Test func charactersPulledApart() {
    #expect(
      texts("spaced-characters", in: "通知： 今 天 下 午 ， 全 体 开 会 。完") == ["今 天 下 午 ， 全 体 开 会"])
    #expect(texts("spaced-characters", in: "a q u i c k  b r o w n fox") == ["a q u i c k  b r o w n"])
    #expect(texts("spaced-characters", in: "营 业 执 照\n\n姓 名：  性 别：\n\nA B C D E F G H I J").isEmpty)
    #expect(texts("separated-letters", in: "Buy c-h-e-a-p here, e.g. a.b.c") == ["c-h-e-a-p"])
    #expect(texts("separated-letters", in: "u.s.a.f/x www.a.b.c.d.e1 a-b-c-d-eX").isEmpty)
  }

  @Test func ideographsWithoutMarks() {
    let all = String(String.UnicodeScalarView((0..<60).compactMap { Unicode.Scalar(0x4E00 + $0 * 7) }))
    let found = spans("unbroken-text", [.number(50)], on: Page(all + "，完。"))
    #expect(found.map(\.text) == [all])
    #expect(found.first?.span.value == 1)
    let words = String(repeating: "我们今天去公园玩", count: 8)
    #expect(spans("unbroken-text", [.number(50)], on: Page(words)).map(\.span.value) == [8.0 / 64])
    #expect(texts("unbroken-text", in: "一二三，四五六").isEmpty)
  }

  @Test func rareIdeographs() {
    let found = spans("rare-text", on: Page("看：龘靐齉爩 鱻麤灪，如上。"))
    #expect(found.map(\.text) == ["龘靐齉爩 鱻麤灪"])
    #expect((found.first?.span.value ?? 0) > 0.8)
    #expect(texts("rare-text", in: "姐姐叫鑫淼，弟弟叫焱垚，同班还有仉乜逯。").isEmpty)
  }

  @Test func lookalikeDigits() {
    let found = spans("lookalike-digits", on: Page("净利润I.2亿元，增长l5%，共3OO人"))
    #expect(found.map(\.text) == ["I.2", "l5", "3OO"])
    #expect(found.map(\.span.replacement) == ["1.2", "15", "300"])
    #expect(found.allSatisfy { $0.span.value == 1 })
    #expect(texts("lookalike-digits", in: "H2O MP3 I5-7200 x1l5 l5_a B2O 2ol/3").isEmpty)
    #expect(spans("lookalike-digits", on: Page("O2O 模式")).map(\.span.value) == [0.5])
  }

  @Test func linesInsideSentences() {
    let page = Page("孩子们都围在那张大书\n\n第 3 页 共 12 页\n\n架的前面，谁也不肯先走。\n\n第 4 页\n\n完")
    #expect(spans("interruptions", on: page).map(\.text) == ["第 3 页 共 12 页"])
    let whole = Page("孩子们都围在那张大书架前。\n\n第 3 页 共 12 页\n\n谁也不肯先走，天都黑了。")
    #expect(spans("interruptions", on: whole).isEmpty)
  }

  @Test func lettersForIdeographs() {
    #expect(texts("spelled-characters", in: "他涉嫌xi钱，某国zheng府否认") == ["xi钱", "zheng府"])
    #expect(texts("spelled-characters", in: "打call的人，用app点餐，APP里，很xzq的，x轴").isEmpty)
  }

  @Test func beginningsThatDrift() {
    let endings = ["endings": MeasureContext.Lexicon("联盟", "挑战赛")]
    let page = Page("青禾联盟今天开会。青禾联盟的店主都到了，美好禾苗联盟却没来。青稻联盟和国际联盟也没有。")
    let found = spans("head-drift", [.text("endings")], on: page, lexicons: endings)
    #expect(found.map(\.text) == ["禾苗联盟", "青稻联盟"])
    #expect(found.allSatisfy { $0.span.value == 3 && $0.span.details["usual"] == "青禾联盟" })
    let others = Page("国际联盟、欧洲联盟、国际联盟、足球联盟")
    #expect(spans("head-drift", [.text("endings")], on: others, lexicons: endings).isEmpty)
  }

  @Test func paragraphsInFrontOfNothing() {
    let fine = "研究团队表示，下一步将扩大样本。"
    let cut = "专家指出，这项研究的意义在于第一次证明了"
    #expect(spans("cut-paragraphs", on: Page(cut + "\n\n" + fine)).count == 1)
    #expect(spans("cut-paragraphs", on: Page([(.body, cut), (.code, "let a = 1 + 2"), (.body, fine)])).isEmpty)
    #expect(spans("cut-paragraphs", on: Page([(.body, cut), (.body, "注一"), (.body, fine)])).isEmpty)
    #expect(spans("cut-paragraphs", on: Page([(.body, fine), (.body, cut)])).count == 1)
    let link = Page([(.body, cut), (.body, fine)], marks: [(.link, "第一次证明了")])
    #expect(spans("cut-paragraphs", on: link).isEmpty)
  }
}
