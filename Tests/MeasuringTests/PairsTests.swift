import Documents
import Measuring
import Testing

@Suite struct PairsTests {
  @Test(arguments: [
    ("The study (published in May found no effect.", "(", "not-closed", ")"),
    ("以上内容仅供参考）。如有疑问请来电。", "）", "not-opened", "（"),
    ("推荐《城与年，和《夜航船》，都在二楼。", "《", "not-closed", "》"),
    ("他回忆说：“那天晚上雨下得很大，我们\n\n第二天，路就断了。", "“", "not-closed", "”"),
    ("»Guten Tag«, sagte er. »Und nun?", "»", "not-closed", "«"),
    ("他说：‘我们走。", "‘", "not-closed", "’"),
    ("「昨日は晴れ、今日は雨。", "「", "not-closed", "」"),
    ("见下文[注三。", "[", "not-closed", "]"),
  ])
  func lone(_ text: String, _ mark: String, _ form: String, _ mate: String) {
    let found = spans("unbalanced-pairs", on: Page(text))
    #expect(found.map(\.text) == [mark])
    #expect(found.first?.span.details == ["mark": mark, "form": form, "mate": mate])
  }

  @Test func reversedQuotesAreOneSpan() {
    let found = spans("unbalanced-pairs", on: Page("”昨天的会开得怎么样？“老周问。"))
    #expect(found.map(\.text) == ["”昨天的会开得怎么样？“"])
    #expect(found.first?.span.details["form"] == "reversed")
  }

  @Test(arguments: [
    "“I came, I saw—\n\n“I left,” he said. “There was nothing to conquer.”",
    "他说：“第一段。\n\n“第二段。\n\n“第三段。”", "「第一段。\n\n第二段。」",
    "1) one\n2) two\na) three\niv) four\n三）五\n①）六", "哈哈哈哈:) 今天放假 ;) 记得带伞:-D 好:(",
    "[0, 1) is half-open, and (a, b] is too. The floor of x is ⌊x⌋.",
    "The field is 5'10\" by 6'2\"; the disc is 12\" and the drive is 3.5\".",
    "The dogs’ bowls, rock ’n’ roll, the ’90s.",
    "„Łódź” to nie łódź, „Haus“ und ‚Hof‘", "”Hej”, sade hon. ”Vad vill du?”", "« Bonjour » et «Привет»",
    "Home » News » City", "他說：「那本書叫《論〈離騷〉的結構》，你看過『附錄』沒有？」",
    "“谁？”“我。”“你是谁？”“是我啊。”“……”“开门。”", "（甲) 与 (乙）", "（前文见上\n\n后文见下）。",
    "‘Twas the night before", "He said “it’s ‘fine’ now”.", "← « previous | next » →", "(´・ω・｀) (＾－＾)",
  ])
  func balanced(_ text: String) {
    let found = spans("unbalanced-pairs", on: Page(text))
    #expect(found.isEmpty, "\(found)")
  }

  @Test func mixedQuotes() {
    let found = spans("mixed-quotes", on: Page("这意味着“中国\"第一个短视频即将诞生。"))
    #expect(found.map(\.text) == ["“中国\""])
    #expect(texts("unbalanced-pairs", in: "这意味着“中国\"第一个短视频即将诞生。").isEmpty)
    #expect(texts("mixed-quotes", in: "\"开门”，他说。") == ["\"开门”"])
    #expect(texts("mixed-quotes", in: "“好”，屏幕是 6.1\" 的。").isEmpty)
  }

  @Test func codeIsMasked() {
    #expect(spans("unbalanced-pairs", on: Page("调用 f(x 即可", marks: [(.code, "f(x")])).isEmpty)
    #expect(spans("unbalanced-pairs", on: Page([(.code, "f(x")])).isEmpty)
  }

  @Test func hostileTextEnds() {
    for text in ["(", ")", "“", "”", "«", "(]", "“\"", "(\""] {
      _ = spans("unbalanced-pairs", on: Page(String(repeating: text, count: 5_000)))
    }
    let many = Page((0..<500).map { _ in (Zone.body, "“一（二") })
    #expect(spans("unbalanced-pairs", on: many).count == 1000 - 500 + 1)
  }
}
