import Documents
import Measuring
import Testing

@Suite struct InvisibleTests {
  @Test(arguments: [
    ("加\u{200B}微\u{200B}信\u{200B}领\u{200B}取资料", "\u{200B}微\u{200B}信\u{200B}领\u{200B}", "微信领"),
    ("长期代\u{200D}开\u{200C}发\u{2060}票", "\u{200D}开\u{200C}发\u{2060}", "开发"),
    ("Скид\u{200B}ки", "\u{200B}", ""),
    ("The pass\u{2061}word", "\u{2061}", ""),
    ("오늘은\u{3164}\u{3164}\u{3164}쉬는", "\u{3164}\u{3164}\u{3164}", " "),
    ("x\u{E0041}\u{E0042}y", "\u{E0041}\u{E0042}", ""),
    ("不\u{AD}能", "\u{AD}", ""),
    ("p\u{AD}a\u{AD}s\u{AD}s", "\u{AD}a\u{AD}s\u{AD}", "as"),
    ("word\u{FE0F}s", "\u{FE0F}", ""),
  ])
  func idle(_ text: String, _ span: String, _ replacement: String) {
    let found = spans("invisible", on: Page(text))
    #expect(found.map(\.text) == [span])
    #expect(found.first?.span.value == 1)
    #expect(found.first?.span.replacement == replacement)
  }

  @Test(arguments: [
    "می\u{200C}خواهم کتاب\u{200C}ها", "क्\u{200D}ष और क्ष", "അവൻ\u{200D} വന്നു", "ภาษา\u{200B}ไทย", "👨\u{200D}👩\u{200D}👧",
    "❤\u{FE0F}\u{200D}🔥 ☎\u{FE0E} 1\u{FE0F}\u{20E3} ℹ\u{FE0F}",
    "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
    "Donau\u{AD}dampf\u{AD}schiff", "הקובץ \u{200E}/etc/hosts\u{200E} נמצא", "葛\u{E0100}城 辻\u{FE00}", "f\u{2061}(x)",
    "ᠮᠣᠩᠭᠣᠯ\u{180E}ᠠ", "plain ASCII",
  ])
  func atWork(_ text: String) { #expect(spans("invisible", on: Page(text)).isEmpty) }

  @Test func edgesCountHalf() {
    let found = spans("invisible", on: Page("end \u{200B}\n\nnext"))
    #expect(found.map(\.span.value) == [0.5])
  }

  @Test func namesAndExceptions() {
    let page = Page("甲\u{FEFF}乙")
    #expect(spans("invisible", on: page).first?.span.details["name"] == "U+FEFF ZERO WIDTH NO-BREAK SPACE")
    #expect(spans("invisible", [.text("\u{FEFF}")], on: page).isEmpty)
  }

  @Test func signatureOfC2PAIsLeftAlone() {
    func signed(_ magic: String) -> Page {
      var text = "Signed text.\u{FEFF}"
      for byte in Array(magic.utf8) + [0, 1, 2, 250] {
        let scalar = byte < 16 ? 0xFE00 + UInt32(byte) : 0xE0100 + UInt32(byte) - 16
        text.unicodeScalars.append(Unicode.Scalar(scalar) ?? " ")
      }
      return Page(text)
    }
    #expect(spans("invisible", on: signed("C2PATXT")).isEmpty)
    #expect(spans("invisible", on: signed("HIDDEN!")).count == 1)
  }

  @Test func codeIsMasked() {
    #expect(spans("invisible", on: Page("用 a\u{200B}b 表示", marks: [(.code, "a\u{200B}b")])).isEmpty)
    #expect(spans("invisible", on: Page([(.code, "a\u{200B}b")])).isEmpty)
    #expect(spans("invisible", [.none, .text("code")], on: Page([(.code, "a\u{200B}b")])).count == 1)
  }

  @Test func directions() {
    #expect(texts("bidi-controls", in: "请核对\u{202E}元0001\u{202C}后付款") == ["\u{202E}元0001\u{202C}"])
    let open = spans("bidi-controls", on: Page("السعر \u{202B}١٢٠ درهم"))
    #expect(open.map(\.span.value) == [0.9])
    #expect(open.first?.span.details["form"] == "not-closed")
    #expect(spans("bidi-controls", on: Page("هذا \u{2067}متن\u{2069} هنا")).isEmpty)
    #expect(spans("bidi-controls", on: Page([(.code, "if (\u{202E}x\u{202C})")])).map(\.span.value) == [1])
    #expect(spans("bidi-controls", on: Page("a \u{2066}b\u{2069} c")).map(\.span.value) == [0.7])
    #expect(spans("bidi-controls", on: Page("a \u{2069} c")).map(\.span.value) == [0.9])
  }
}
