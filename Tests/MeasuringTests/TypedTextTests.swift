import Documents
import Measuring
import Testing

@Suite struct TypedTextTests {
  private static let rows = [
    "rows": MeasureContext.Lexicon(entries: [
      (heading: "latin", words: ["qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,."]),
      (heading: "cyrillic", words: ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"]),
    ])
  ]

  private func found(_ name: String, _ text: String) -> [Found] {
    spans(name, [.text("rows")], on: Page(text), lexicons: Self.rows)
  }

  @Test func keysAtRandom() {
    #expect(found("mashed-words", "Test: sdkfj lskdjf woeiru sldkfj ok.").map(\.text) == ["sdkfj lskdjf woeiru sldkfj"])
    #expect(found("mashed-words", "asdf qwer zxcv").map(\.span.value) == [1])
    #expect(found("mashed-words", "йцуке фыва олдж").count == 1)
    #expect(
      found("mashed-words", "The rhythm of strengths. GBXDKL, YXFV, HJKLQ. html css php js xml sql. Strč prst").isEmpty)
    #expect(spans("mashed-words", [.text("none")], on: Page("asdf qwer zxcv")).isEmpty)
  }

  @Test func anotherLayout() {
    let russian = found("wrong-layout", "Ghbdtn? rfr ltkf? Завтра собрание.")
    #expect(russian.map(\.text) == ["Ghbdtn? rfr ltkf"])
    #expect(russian.first?.span.details["decoded"] == "привет? как дела")
    #expect(found("wrong-layout", "Hello there: цкщтп дфнщге").map(\.span.details["decoded"]) == ["wrong layout"])
    #expect(found("wrong-layout", "Ghbdtn? rfr ltkf?").isEmpty)
    #expect(found("wrong-layout", "Протоколы FTP SMTP HTTP и их порты. The rhythm goes on.").isEmpty)
  }

  @Test func marksAndSpaces() {
    #expect(texts("spaced-marks", in: "He left , and nobody saw him .") == [" ,"])
    #expect(texts("spaced-marks", in: "A , b ,1 and ok, fine").isEmpty)
    #expect(texts("glued-marks", in: "She asked,why are you here?I left") == [",", "?"])
    #expect(texts("glued-marks", in: "a,b,c x,yes 1,000 ok, fine?a=b e.g.,this").isEmpty)
    #expect(texts("wide-between", in: "The price，which was high， fell") == ["，", "，"])
    #expect(texts("wide-between", in: "用 iOS，macOS 和 Linux，以及 a，b").isEmpty)
    #expect(texts("doubled-marks", in: "well,, that is it.. no, 甲乙,,丙丁") == [",,", "..", ",,"])
    #expect(texts("doubled-marks", in: "wait... what, 1..3 and a,,b end..").isEmpty)
    #expect(texts("split-words", in: "The com- mittee met") == ["com- mittee"])
    #expect(texts("split-words", in: "pre- War, a- b, x-ray - here, self-made- up").isEmpty)
  }

  @Test func choiceLists() {
    #expect(texts("choice-lists", in: "{Good|Great} day, {很|非常好}的，{产品|好物}") == ["{Good|Great}", "{产品|好物}"])
    #expect(texts("choice-lists", in: "{x|x>0} {a|b} {one} {1|2} {a||b}").isEmpty)
  }

  @Test func invertedCase() {
    #expect(texts("inverted-case", in: "iT wAS a gOOD yEAR. Then") == ["iT wAS a gOOD yEAR"])
    #expect(texts("inverted-case", in: "мОСКВА и пИТЕР и кАЗАНЬ ждут") == ["мОСКВА и пИТЕР и кАЗАНЬ"])
    #expect(texts("inverted-case", in: "The mRNA tRNA rRNA test, iOS and macOS and tvOS").isEmpty)
  }

  @Test func irregularCase() {
    let known = ["known": MeasureContext.Lexicon("iPhone", "LaTeX")]
    func words(_ text: String) -> [Found] {
      spans("irregular-case", [.text("known")], on: Page(text), lexicons: known)
    }
    let found = words("Die bIbliothek öfFnet am MOntag wieder, sagte er.")
    #expect(found.map(\.text) == ["bIbliothek", "öfFnet", "MOntag"])
    #expect(found.first?.span.value == 3.0 / 8)
    #expect(words("We use JavaScript and GraphQL with an iPhone and LaTeX on the CPUs.").isEmpty)
    #expect(words("The xAbc and the xAbc are two yBcd and yBcd names.").isEmpty)
    #expect(words("only one wOrd is odd here").isEmpty)
    #expect(words("eBay, mRNA, pHil, kHzz").isEmpty)
  }
}
