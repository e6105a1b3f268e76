import Testing

@testable import Policy

@Suite struct PlainSpellingTests {
  @Test(
    "a word is typed without the letters of its language",
    arguments: [
      ("autorización", "autorizacion"), ("alınmadan", "alinmadan"), ("çoğaltılamaz", "cogaltilamaz"),
      ("nghiêm cấm", "nghiem cam"), ("đăng lại", "dang lai"), ("źródło", "zrodlo"), ("کپی", "كپي"), ("ёлка", "елка"),
      ("चित्र", "चित्र"), ("禁止", "禁止"), ("copy", "copy"),
    ])
  func plain(word: String, typed: String) {
    #expect(PlainSpelling.plain(word) == typed)
  }

  @Test("words that have no other spelling stand once, the longest first")
  func added() {
    #expect(PlainSpelling.added(to: ["nie", "źródło", "zgody"]) == ["źródło", "zrodlo", "zgody", "nie"])
  }
}
