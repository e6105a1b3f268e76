import Documents
import Measuring
import Testing

@Suite struct WordFormTests {
  private static let acronyms = ["acronyms": MeasureContext.Lexicon("IPO", "KPI", "TOP", "CEO", "iPhone", "PhD", "the")]

  private func found(_ text: String, _ name: String = "case-of") -> [Found] {
    spans(name, [.text("acronyms")], on: Page(text), lexicons: Self.acronyms)
  }

  @Test func brokenCase() {
    let found = found("文本/IpO渠道，过去的KpI与TOp榜；the CEo and tHE rest")
    #expect(found.map(\.text) == ["IpO", "KpI", "TOp", "CEo", "tHE"])
    #expect(found.map(\.span.replacement) == ["IPO", "KPI", "TOP", "CEO", "the"])
  }

  @Test func knownCases() {
    #expect(found("IPO ipo Ipo IPOs iPhone IPHONE PhD CEOs mRNA eBay GmbH x_IpO IpO_x www.KpI.cn @IpO").isEmpty)
    #expect(spans("case-of", [.text("nothing")], on: Page("IpO"), lexicons: Self.acronyms).isEmpty)
    #expect(
      spans("case-of", [.text("acronyms")], on: Page("`IpO`", marks: [(.code, "IpO")]), lexicons: Self.acronyms).isEmpty
    )
  }

  @Test func aLetterWithoutCapitals() {
    let found = found("文本/IpO渠道，KpI与TOp榜", "letter-case-loss")
    #expect(found.map(\.text) == ["IpO", "KpI", "TOp"])
    #expect(found.allSatisfy { $0.span.value == 3 && $0.span.details["letter"] == "P" })
    #expect(self.found("文本/IpO渠道，P2P平台", "letter-case-loss").isEmpty)
  }

  @Test(arguments: [
    ("Queues stretched around thе block", "thе", "the"), ("Ꮲ2Ρ理财", "Ꮲ2Ρ", "P2P"), ("加Ꮩ信：abc", "Ꮩ", "V"),
    ("pаypаl", "pаypаl", "paypal"), ("раураl.com", "раураl", "paypal"),
  ])
  func scriptMix(_ text: String, _ word: String, _ skeleton: String) {
    let found = spans("script-mix", on: Page(text))
    #expect(found.map(\.text) == [word], "\(found)")
    #expect(found.first?.span.replacement == skeleton)
  }

  @Test func latinInCyrillic() {
    #expect(texts("script-mix", in: "Новый cотрудник пришёл") == ["cотрудник"])
  }

  @Test(arguments: [
    "Купил USB-кабель и IT-журнал в T2", "μm Δt α粒子 kΩ TNFα IFNγ γ射线 π值", "ℝ and ∑", "Т2 и МТС", "(´Д｀) 用Ω表示",
    "Әнші қыз өз ұлтының", "SMSка", "résumé naïve Łódź", "日本語とカナ",
  ])
  func oneScript(_ text: String) {
    #expect(spans("script-mix", on: Page(text)).isEmpty, "\(spans("script-mix", on: Page(text)))")
  }

  @Test func otherDress() {
    let found = spans("styled-letters", [.text("mathematical")], on: Page("𝗖𝗹𝗶𝗰𝗸 𝗵𝗲𝗿𝗲 to 𝓌𝒾𝓃 a phone."))
    #expect(found.map(\.span.replacement) == ["Click here", "win"])
    let contact = Page("ＶＸ：ａｂｃ１２３，扣扣⑥⑧⑧①②③④")
    #expect(
      spans("styled-letters", [.text("fullwidth enclosed")], on: contact).map(\.span.replacement) == [
        "VX：abc123", "6881234",
      ])
    #expect(
      spans("styled-letters", [.text("small-capital")], on: Page("ᴛʜɪs ᴛᴇxᴛ")).map(\.span.replacement) == ["this text"])
    #expect(spans("styled-letters", [.text("mathematical")], on: Page("ℝ and ℂ, x ∈ ℝ")).isEmpty)
  }

  @Test func repeatedText() {
    let page = Page("新しい図書館が来月オープンします。どなたでも利用できます。新しい図書館が来月オープンします。")
    let found = spans("repeated-text", [.text("sentence")], on: page)
    #expect(found.map(\.text) == ["新しい図書館が来月オープンします。"])
    #expect(found.first?.span.value == 2)
    #expect(spans("repeated-text", on: page).isEmpty)
    let twice = Page("同一段文字在这一页上出现了两次呢。\n\n别的。\n\n 同一段文字在这一页上 出现了两次呢。")
    #expect(spans("repeated-text", on: twice).count == 1)
    #expect(spans("repeated-text", on: Page("短。\n\n短。")).isEmpty)
  }

  @Test func repeatedWords() {
    let found = spans("repeated-words", on: Page("The the committee met on on Monday and and agreed."))
    #expect(found.map(\.text) == ["The the", "on on", "and and"])
    #expect(found.allSatisfy { $0.span.value == 3 })
    #expect(texts("repeated-words", in: "laki-laki, no, no! 天天 天天 So. So what").isEmpty)
    #expect(spans("repeated-words", on: Page("Buffalo buffalo Buffalo buffalo")).map(\.span.value) == [1])
  }

  @Test func repeatedCharacters() {
    let found = spans("repeated-characters", on: Page("本店主营文具文具文具文具文具文具文具文具，欢迎"))
    #expect(found.map(\.text) == ["文具文具文具文具文具文具文具文具"])
    #expect(found.first?.span.value == 8)
    #expect(found.first?.span.details["unit"] == "文具")
    #expect(spans("repeated-characters", on: Page("哈哈哈哈哈哈哈")).map(\.span.value) == [7])
    #expect(texts("repeated-characters", in: "喵喵喵喵地叫 2333333333 ---------- 嘟嘟嘟").isEmpty)
  }

  @Test func doubledCharacters() {
    #expect(texts("doubled-characters", in: "他他他走走走进进屋屋里里，看看见见桌桌上上有有一") == ["他他他走走走进进屋屋里里", "看看见见桌桌上上有有"])
    #expect(texts("doubled-characters", in: "高高兴兴开开心心，快快乐乐").isEmpty)
  }
}
