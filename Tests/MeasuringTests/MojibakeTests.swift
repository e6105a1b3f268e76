import Documents
import ICU
import Measuring
import Testing

@Suite struct MojibakeTests {
  /// `text` written in the encoding `right` and decoded as `wrong`.
  private static func misread(_ text: String, _ wrong: String, _ right: String = "utf-8") throws -> String {
    let writer = try CharsetConverter(#require(Charset(exactly: right) ?? Charset(label: right)))
    let reader = try CharsetConverter(#require(Charset(exactly: wrong) ?? Charset(label: wrong)))
    let bytes = try #require(writer.encodeStrict(Array(text.utf8)), "\(text) in \(right)")
    return String(decoding: try reader.decode(bytes).utf8, as: UTF8.self)
  }

  private static let whole: [(text: String, wrong: String, right: String)] = [
    ("图书馆今天开门迎客，欢迎大家光临。", "gbk", "utf-8"), ("圖書館今天開門迎客", "big5", "utf-8"),
    ("明日は休館日です", "shift_jis", "utf-8"), ("도서관은 오늘 문을 닫습니다", "gbk", "utf-8"),
    ("图书馆今天开门迎客", "windows-1252", "utf-8"), ("图书馆今天开门迎客", "iso-8859-1", "utf-8"),
    ("图书馆今天开门迎客", "macintosh", "utf-8"), ("图书馆今天开门迎客", "ibm-437", "utf-8"),
    ("Библиотека закрыта", "windows-1251", "utf-8"), ("Библиотека закрыта", "windows-1252", "utf-8"),
    ("Библиотека закрыта", "koi8-r", "utf-8"), ("Библиотека закрыта", "ibm-866", "utf-8"),
    ("βιβλιοθήκη", "windows-1253", "utf-8"), ("הספרייה תיפתח", "windows-1252", "utf-8"),
    ("المكتبة ستفتح", "windows-1252", "utf-8"), ("पुस्तकालय", "windows-1252", "utf-8"),
    ("ห้องสมุด", "windows-1252", "utf-8"), ("도서관은 오늘", "windows-1252", "utf-8"),
    ("中国青年报社", "windows-1252", "gbk"), ("臺北市政府公告", "iso-8859-1", "big5"),
    ("東京都の天気予報", "windows-1252", "shift_jis"), ("안녕하세요 여러분", "iso-8859-1", "windows-949"),
    ("图书馆开放时间", "big5", "gbk"), ("图书馆开放时间公告", "windows-949", "gbk"),
    ("Сегодня утром пошёл дождь", "iso-8859-1", "windows-1251"), ("Сегодня утром пошёл дождь", "iso-8859-1", "koi8-r"),
    ("Η βιβλιοθήκη θα ανοίξει αύριο", "iso-8859-1", "iso-8859-7"),
    ("הספרייה תיפתח מחר בבוקר", "iso-8859-1", "windows-1255"),
    ("المكتبة ستفتح غدا", "iso-8859-1", "windows-1256"), ("ห้องสมุดเปิดพรุ่งนี้", "iso-8859-1", "windows-874"),
    ("Сегодня утром пошёл дождь", "windows-1251", "koi8-r"), ("Сегодня утром пошёл дождь", "koi8-r", "windows-1251"),
    ("Сегодня утром пошёл дождь", "ibm-866", "windows-1251"), ("Сегодня утром пошёл дождь", "windows-1251", "ibm-866"),
  ]

  @Test(arguments: whole) func readsBack(_ text: String, _ wrong: String, _ right: String) throws {
    let damaged = try Self.misread(text, wrong, right)
    let found = spans("mojibake", on: Page(damaged))
    let span = try #require(found.first, "\(damaged)")
    #expect(found.count == 1, "\(found)")
    let share = Double(span.text.utf8.count) / Double(damaged.utf8.count)
    #expect(share > 0.6, "\(damaged): \(span)")
    if let replacement = span.span.replacement {
      #expect(text.contains(replacement) || replacement.contains(text), "\(damaged): \(span)")
    }
  }

  /// Damaged words in sound text, with the text that they should read.
  @Test(arguments: [
    ("Le cafÃ© ferme à midi pile.", "Ã©", "é"), ("Itâ€™s a small town.", "â€™", "’"),
    ("Die StraÃŸe wird gesperrt.", "ÃŸ", "ß"), ("Nova BÅ™eclavi v květnu", "Å™", "ř"),
    ("今日书目：ã€ŠåŸŽä¸Žå¹´ã€‹ 与《夜航船》", "ã€ŠåŸŽä¸Žå¹´ã€‹", "《城与年》"),
    (
      "塑泣の柴的は羔稿话箕から幌まります。获瘟は减烧でお减け艰りください。", "塑泣の柴的は羔稿话箕から幌まります。获瘟は减烧でお减け艰りください。",
      "本日の会議は午後三時から始まります。資料は受付でお受け取りください。"
    ),
    ("坷疵篮 酒魔何磐 厚啊 客辑 开鳖瘤 吧绢啊扁 塞甸菌嚼聪促.", "坷疵篮 酒魔何磐 厚啊 客辑 开鳖瘤 吧绢啊扁 塞甸菌嚼聪促", "오늘은 아침부터 비가 와서 역까지 걸어가기 힘들었습니다"),
    ("来源：ÖÐ¹úÇàÄê±¨（转载时有改动）", "ÖÐ¹úÇàÄê±¨", "中国青年报"), ("Tickets cost â‚¬12.", "â‚¬", "€"),
    ("It is 20Â°C outside", "Â°", "°"),
    ("Good \u{ED}\u{A0}\u{BD}\u{ED}\u{B8}\u{80} day", "\u{ED}\u{A0}\u{BD}\u{ED}\u{B8}\u{80}", "😀"),
    ("会社案内：譁ｰ縺励＞蝗ｳ譖ｸ鬢ｨ 以上", "譁ｰ縺励＞蝗ｳ譖ｸ鬢ｨ", "新しい図書館"), ("新的+Vv5OZpmG-下月开放", "+Vv5OZpmG-", "图书馆"),
    ("节气：Ã¦ËœÂ¥Ã¥Ë†â€\u{A0}，昼夜平分", "Ã¦ËœÂ¥Ã¥Ë†â€\u{A0}", "春分"), ("Le cafÃƒÆ’Ã‚Â© ferme", "ÃƒÆ’Ã‚Â©", "é"),
    ("ï»¿今日要闻", "ï»¿", "\u{FEFF}"),
  ])
  func inSoundText(_ text: String, _ damaged: String, _ mended: String) throws {
    let found = spans("mojibake", on: Page(text))
    #expect(found.map(\.text) == [damaged])
    #expect(found.first?.span.replacement == mended, "\(found)")
  }

  @Test func layersAndPlan() throws {
    let found = spans("mojibake", on: Page("Le cafÃƒÆ’Ã‚Â© ferme"))
    #expect(found.first?.span.details["layers"] == "3")
    #expect(found.first?.span.plan.prefix(2) == ["encode cp1252", "decode utf-8"])
    #expect(found.first?.span.plan.count == 6)
  }

  @Test(arguments: [
    "Nowa ksi±¿ka ¦wiêtos³awa już", "Zapraszamy na ¿urek i gê\u{9C} w niedzielę",
    "Brödet är slut f√∂re lunch p√• l√∂rdag.",
    "Öffnungszeiten fⁿr GΣste und Besucher", "O吀栀攀\u{2000}戀爀攀愀搀\u{2000}椀猀", "鎴戜滑鐨勫煄甯傛?ｅ湪鍙樺緱瀹夐潤锛屽湴閾佷唬鏇",
    "靸� 霃勳劀甏�鞚� 雼れ潓 雼�鞐� 氍胳潉", "锘夸粖鏃ヨ�侀椈", "ä¸\u{AD}ææ é¢", "Jaunā bibliotÄ“ka RÄ«gÄ\u{81} tiks",
    "яЕЦНДМЪ Я СРПЮ ХД╦Р ДНФДЭ, Х ДН ЯРЮМЖХХ ОПХЬКНЯЭ ХДРХ ОНД ГНМРНЛ.", "제목: º½ÀÌ ¿Â´Ù",
  ])
  func isFound(_ text: String) { #expect(!spans("mojibake", on: Page(text)).isEmpty) }

  /// Sound text that looks like damage to a finder that knows less.
  @Test(arguments: [
    "MOBILÉ® and BLÅ™ are brand names; 3×£20, a 1998—∞ project, and 10 Å is 1 nm.", "联通公司 真的 鏊 绗 涓 真",
    "今天 天气 很 好 我们 去 公园 散步 吧 大家 都 高兴", "日语里的话、说、谈都写作「はなす」，减少读作「へらす」。",
    "老铁鍋和鑫淼、焱垚、仉、乜、逯都是真字。", "国语注音：ㄅㄆㄇㄈ，例如「學校」讀ㄒㄩㄝˊ ㄒㄧㄠˋ。", "ｼｮﾎﾞｰﾝ、ﾊﾟﾋﾟﾌﾟ…… (´・ω・｀)",
    "价格は１，２８０円（税込）、ＴＥＬ０３－１２３４", "ㅋㅋㅋ ㅠㅠ 그래서 漢字混用文도 괜찮다.", "Glāžšķūņa rūķīši dzērumā čiepj Baha koncertflīģeļu vākus.",
    "Zażółć gęślą jaźń. „Łódź” to nie łódź — rzekł Wałęsa.", "Il-ħaġra ż-żgħira ġiet minn Għawdex u ċ-ċavetta ntilfet.",
    "¿Qué dices, Íñigo? ¡Ñandú! El 1.º y la 2.ª; 12 €.", "Ở Huế, Đà Nẵng: tiếng Việt đẹp.",
    "PREÇOS: NÃO HÁ ÂNCORA «Â» “Ã” œ Å",
    "Сјајно, љубав и ђак; Њујорк. Їжак і ґава. США, СССР, МГУ, ВВП и кв. м.",
    "Әнші қыз өз ұлтының ән-күйін шетелде көрсетті.",
    "Þórður át ábætinn; æðið er ódýrt. Føroyar, Ærø, Åland.", "L'été, là-bas : « déjà vu » – café—“oui”, naïve…",
    "αλφάβητο και Ωμέγα, ΣΙΓΜΑ ς.", "אַ שפּראַך איז אַ דיאַלעקט", "بازنشر مطالب با ذکر منبع بلامانع است", "ภาษาไทยสบายดี ครับ",
    "བཀྲ་ཤིས་བདེ་ལེགས།", "क्‍ष और क्ष में अंतर है।", "■□▲△◆●○★☆※→←↑↓ ┌──┐│表│└──┘ ├┤", "H₂O, m², x³y, ½a, 25 °C, µm, Ω, §5, ©2024",
    "col·lecció i pa-ra l·l", "àâäéèêëïîôùûüÿç", "한국어 漢字(한자) 표기, 中國과 日本", "α波とβ波、ﾃﾞｰﾀ 〜♪", "繁體中文：罈、鬱、龢、龘、靐",
    "tÉireann na hÉireann", "¥100 £20 ¢5 ¤ ¦ ¬ ± × ÷", "“‘’”…—–•†‡‰‹›", "GÇÖs",
  ])
  func sound(_ text: String) {
    #expect(spans("mojibake", on: Page(text)).isEmpty, "\(spans("mojibake", on: Page(text)))")
  }

  @Test func masksAndZones() {
    #expect(spans("mojibake", on: Page("写作 cafÃ© 的例子", marks: [(.code, "cafÃ©")])).isEmpty)
    #expect(spans("mojibake", on: Page([(.meta, "cafÃ©")])).isEmpty)
    #expect(spans("mojibake", [.text("meta")], on: Page([(.meta, "cafÃ©")])).count == 1)
  }

  @Test func hostileTextEnds() throws {
    for text in ["Ã©", "Ã© ", "锟斤拷", "鏄ㄥぉ", "é", "ÖÐ", "я╨", "ab±c ", "\u{FFFD}鏄", "Ã", "吀"] {
      _ = spans("mojibake", on: Page(String(repeating: text, count: 2_000)))
    }
    _ = spans("mojibake", on: Page("e" + String(repeating: "\u{301}", count: 60_000) + "e"))
    var generator = SplitMix(state: 7)
    for _ in 0..<200 {
      var text = ""
      for _ in 0..<60 {
        text.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: 0x20...0x33FF, using: &generator)) ?? "x")
      }
      _ = spans("mojibake", on: Page(text))
    }
  }
}

/// A seeded generator, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
