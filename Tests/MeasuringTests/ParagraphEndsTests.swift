import Documents
import Measuring
import Testing

@Suite struct ParagraphEndsTests {
  private static let fine = "为了帮助新人，平台开设了训练营。\n\n店主小周在第一次直播后，一天就卖出了三百单。"

  @Test func strayTails() {
    let found = spans("stray-tail", on: Page("要建立稳定的货源，其次要建立供应链h\n\n" + Self.fine))
    #expect(found.map(\.text) == ["h"])
    #expect(found.first?.span.value == 1)
    #expect(spans("stray-tail", on: Page("多吃含维生素C")).map(\.span.value) == [0.5])
    #expect(spans("stray-tail", on: Page("这里有变量x\n\n若变量x为零，则变量x无解。")).map(\.span.value) == [0.25])
    #expect(texts("stray-tail", in: "我们去唱卡拉OK\n\n用的是 iPhone\n\n共有 3 个\n\nplain").isEmpty)
    #expect(texts("stray-tail", [.number(2)], in: "我们去唱卡拉ok") == ["ok"])
  }

  @Test func stubs() {
    #expect(texts("stub-paragraph", in: "从a\n\n" + Self.fine) == ["从a"])
    #expect(texts("stub-paragraph", in: "图1a\n\n完\n\nabc\n\n（a）\n\n建立供应链h").isEmpty)
    #expect(spans("stub-paragraph", on: Page([(.heading, "从a")])).isEmpty)
  }

  @Test(arguments: [
    ("专家指出，这项研究的意义在于第一次证明了\n\n研究团队表示，下一步将扩大样本。", "一次证明了"),
    ("双方签署了合作协议，约定在三年内共同投资\n\n上述负责人说，资金来源已经落实。", "共同投资"),
    (
      "The committee will meet again in March to decide whether the brid\n\nResidents say they have waited long enough.",
      "the brid"
    ),
    ("She walked to the window, opened it, and\n\nThe next morning the street was empty.", "and"),
  ])
  func unterminated(_ text: String, _ tail: String) {
    let found = spans("unterminated", on: Page(text))
    #expect(found.count == 1)
    #expect(found.first?.text.hasSuffix(tail) ?? false, "\(found)")
    #expect(found.first?.span.value == 1)
  }

  @Test(arguments: [
    "甲：你吃了吗\n乙：吃了\n\n乙：吃的啥，说来听听吧……", "报名请访问：https://example.org/signup?from=news，那里有全部的说明",
    "文/陈小满 图/林一 编辑/周舟\n\n来源：本报综合 责任编辑：何田", "今天的夕阳太美了，我们都在海边看了很久很久🌇",
    "该结论与既往研究一致，也与本文的实验相符[3,5—7]", "他说：“我们走吧，天就要黑了，路上要小心”",
    "下面列出三点，请各单位遵照执行，并于月底前上报：", "ภาษาไทยไม่มีจุดจบประโยค แต่ใช้ช่องว่าง แทนที่จะใช้เครื่องหมาย, ครับ",
    "鸡蛋 2 个\n面粉 200 克\n白糖 50 克\n牛奶 100 毫升",
  ])
  func terminated(_ text: String) {
    let page = Page(text + "\n\n" + Self.fine, marks: [(.url, "https://example.org/signup?from=news，那里有全部的说明")])
    #expect(spans("unterminated", on: page).isEmpty, "\(spans("unterminated", on: page))")
  }

  @Test func shareCountsTheOthers() {
    let poem = (0..<6).map { "春风又绿江南岸，明月何时照我还\($0)" }.joined(separator: "\n\n")
    #expect(spans("unterminated", [.number(10)], on: Page(poem)).allSatisfy { $0.span.value == 0 })
    let alone = "第一句话到此为止了。第二句话，还没有说完就断"
    #expect(spans("unterminated", on: Page(alone)).map(\.span.value) == [1])
    guard case .number(let share) = value("terminated-share", on: Page(Self.fine + "\n\n一句没有说完的话，到这里就断")) else {
      Issue.record("no share")
      return
    }
    #expect(abs(share - 2.0 / 3) < 0.001)
    #expect(value("terminated-share", on: Page([(.heading, "题")])) == .none)
  }

  @Test func halfWidthMarks() {
    let page = Page("会议由张局长主持(李副局长因公请假),与会人员讨论:道路、照明、绿化。")
    let found = spans("halfwidth-between", on: page)
    #expect(found.map(\.text) == ["(", ")", ",", ":"])
    #expect(found.map(\.span.replacement) == ["（", "）", "，", "："])
    #expect(found.first?.span.value == 4.0 / 5)
    #expect(texts("halfwidth-between", in: "天猫, 京东、淘宝,拼多多.") == [",", ",", "."])
    #expect(texts("halfwidth-between", in: "他说:\"今天不去了.\"我问他,为什么.") == [":", ".", ",", "."])
    let local = Page("读者李先生,带着孩子。他说，好。我说，行。")
    #expect(spans("halfwidth-between", on: local).map(\.span.value) == [1.0 / 6])
    #expect(value("halfwidth-share", on: local) == .number(1.0 / 6))
  }

  @Test(arguments: [
    "比分3:2，共1,205.6元，时间 12:30", "哈哈哈哈:) 今天终于放假了 ;) 记得", "//@园林君:荷花开了", "快手(GMV)是什么",
    "英文例句：“Hello, world! How are you?” 这句话", "가격은 비싸다, 그래서 안 샀다.", "等等...然后", "2024年1月27日",
    "一致[3,5—7]", "见 https://a.cn/甲,乙",
  ])
  func properWidths(_ text: String) {
    let page = Page(text, marks: [(.url, "https://a.cn/甲,乙")])
    #expect(spans("halfwidth-between", on: page).isEmpty, "\(spans("halfwidth-between", on: page))")
  }
}
