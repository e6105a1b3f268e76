import Documents
import Measuring
import Testing

@Suite struct GenericTests {
  @Test func scripts() {
    #expect(value("script-of", [.text("佛典文化网 abc")]) == .text("Han"))
    #expect(value("script-of", [.text("激安通販サイト")]) == .text("Kana"))
    #expect(value("script-of", [.text("Harbour 館")]) == .text("Latin"))
    #expect(value("script-of", [.text("123 !")]) == .none)
    let page = Page([(.body, "甲乙丙a"), (.code, "abcdefg")])
    #expect(value("share-of-script", [.text("Han")], on: page) == .number(0.75))
    #expect(value("share-of-script", [.text("Nothing")], on: page) == .none)
  }

  @Test func counts() {
    let page = Page([(.heading, "题 目"), (.body, "正文。"), (.code, "x = 1"), (.body, "二")])
    #expect(value("character-count", on: page) == .number(6))
    #expect(value("paragraph-count", on: page) == .number(2))
    #expect(value("length", [.text("a 甲😀 ")]) == .number(3))
  }

  @Test func numbers() {
    #expect(value("year-of", [.text("2019年中秋放假通知 2024")]) == .number(2019))
    #expect(value("year-of", [.text("No. 12019, ２０２４")]) == .number(2024))
    #expect(value("year-of", [.text("9999")]) == .none)
    #expect(value("number-of", [.text("约 1,205.6 元")]) == .number(1205.6))
    #expect(value("number-of", [.text("20%, 30%")]) == .number(20))
    #expect(value("number-of", [.text("-5 和 6")]) == .number(-5))
    #expect(value("number-of", [.text("3,5")]) == .number(3))
    #expect(value("number-of", [.text("none")]) == .none)
  }

  @Test func quotations() {
    let page = Page("他说“稳赚不赔”，又说：「保本」，『包赢』; \"risk-free\" and „sicher“; 不是引文", marks: [(.quotation, "不是引文")])
    for text in ["稳赚不赔", "保本", "包赢", "risk-free", "sicher", "不是引文"] {
      #expect(value("is-quoted", [page.place(text)], on: page) == .flag(true), "\(text)")
    }
    #expect(value("is-quoted", [page.place("又说")], on: page) == .flag(false))
    #expect(value("is-quoted", [page.place("and")], on: page) == .flag(false))
    #expect(value("is-quoted", [.none], on: page) == .none)
  }

  @Test func escapes() {
    #expect(value("percent-decoded", [.text("%E6%98%A5%E5%88%86之后 100%25")]) == .text("春分之后 100%"))
    #expect(value("percent-decoded", [.text("%B4%BA%B7%D6")]) == .text("春分"))
    #expect(value("percent-decoded", [.text("%u6625%u5206 %uD83D%uDE00 50% %zz %FF")]) == .text("春分 😀 50% %zz %FF"))
    #expect(value("unescaped", [.text("a\\n\\u6625\\x41\\/\\q\\")]) == .text("a\n春A/\\q\\"))
    #expect(value("unescaped", [.text("\\uD83D\\uDE00\\uD83D")]) == .text("😀\u{FFFD}"))
  }

  private static let lexicons = [
    "topics": MeasureContext.Lexicon(entries: [
      (heading: "finance", words: ["股票", "基金", "收益"]), (heading: "religion", words: ["佛", "寺院", "经文"]),
      (heading: "craft", words: ["quilt", "sewing"]),
    ]),
    "endings": MeasureContext.Lexicon(entries: [
      (heading: "finance", words: ["财经", "财务", "金融", "Finance"]), (heading: "alliance", words: ["联盟"]),
    ]),
  ]

  @Test func topics() {
    let page = Page([(.title, "佛典"), (.body, "股票与基金的收益，以及股票。"), (.footer, "寺院 经文")])
    func topic(_ name: String, _ arguments: MeasureValue...) -> MeasureValue {
      value(name, [.text("topics")] + arguments, on: page, lexicons: Self.lexicons)
    }
    #expect(topic("topic") == .text("finance"))
    #expect(topic("topic", .text("footer")) == .text("religion"))
    #expect(topic("topic", .text("aside")) == .none)
    #expect(topic("topic-hits", .text("finance")) == .number(3))
    #expect(topic("topic-margin", .text("religion")) == .number(3))
    #expect(topic("topic-margin", .text("craft")) == .number(3))
    #expect(value("topic-of-name", [.text("佛典文化网"), .text("topics")], lexicons: Self.lexicons) == .text("religion"))
    #expect(value("topic-of-name", [.text("Quilting Circle"), .text("topics")], lexicons: Self.lexicons) == .none)
    #expect(value("topic-of-name", [.text("QUILT house"), .text("topics")], lexicons: Self.lexicons) == .text("craft"))
    #expect(value("topic-of-name", [.text("佛"), .text("nothing")], lexicons: Self.lexicons) == .none)
  }

  @Test func drift() {
    let page = Page("生产/青禾财务\n\n本报告由青禾财经原创，青禾财经创立于2015年；青禾金融力求客观，Qinghe Finance 不承担责任。")
    let found = spans("entity-drift", [.text("endings")], on: page, lexicons: Self.lexicons)
    #expect(found.map(\.text) == ["青禾财务", "青禾金融", "Qinghe Finance"])
    #expect(found.allSatisfy { $0.span.value == 4 && $0.span.details["usual"] == "青禾财经" })
    #expect(found.first?.span.details["forms"] == "青禾财务×1, 青禾财经×2, 青禾金融×1, Qinghe Finance×1")
    let plain = Page("青禾财经报道，河图金融公告，好物联盟。")
    #expect(spans("entity-drift", [.text("endings")], on: plain, lexicons: Self.lexicons).isEmpty)
  }

  @Test func phrases() {
    let page = Page("杭州搬家公司哪家好？杭州搬家公司电话，杭州搬家公司价格，杭州搬家公司收费标准，杭州搬家公司排名，找杭州搬家公司就选顺风。")
    let found = spans("repeated-phrase", on: page)
    #expect(found.count == 6)
    #expect(found.first?.text == "杭州搬家")
    #expect(value("ngram-share", on: page) == .number(1))
    let english = Page(
      "Cheap flights to Rome. Book cheap flights to Rome today. Our cheap flights to Rome. Compare cheap flights to Rome. See cheap flights to Oslo."
    )
    #expect(spans("repeated-phrase", on: english).first?.span.details["phrase"] == "Cheap flights to")
    #expect(spans("repeated-phrase", on: Page("甲乙丙丁，戊己庚辛，壬癸子丑，寅卯辰巳，午未申酉。")).isEmpty)
  }

  @Test func everyMeasureStandsAnyArgument() {
    let odd: [[MeasureValue]] = [
      [], [.none, .none, .none], [.number(.nan), .number(.infinity), .number(-1e300)],
      [.text(""), .text(""), .text("")],
      [.place(TextRange(-5, 1 << 40)), .place(TextRange(3, 1))], [.list([]), .list([.flag(true)])],
    ]
    let page = Page("甲\u{200B}乙“丙 cafÃ© 鏄ㄥぉ鍌嶆櫄 Hello (world\n\n从a\n\n锟斤拷", marks: [(.code, "Hello")])
    for measure in MeasureCatalog.all {
      for arguments in odd {
        for document in [page, Page("")] {
          switch measure.body {
          case .spans:
            for span in spans(measure.name, arguments, on: document).map(\.span) {
              #expect(span.range.lower < span.range.upper && span.range.upper <= document.document.text.count)
            }
          case .value: _ = value(measure.name, arguments, on: document)
          }
        }
      }
    }
  }
}
