import PublicSuffix
import Testing

@Suite struct PublicSuffixTests {
  /// Names and the part that was registered; from the test vectors that publicsuffix.org describes, chosen anew.
  @Test(
    arguments: [
      ("example.com", "example.com"), ("a.b.example.com", "example.com"), ("com", nil),
      ("www.news.example.com.cn", "example.com.cn"), ("com.cn", nil),
      ("a.example.co.uk", "example.co.uk"), ("co.uk", nil),
      ("c.kobe.jp", nil), ("b.c.kobe.jp", "b.c.kobe.jp"), ("a.b.c.kobe.jp", "b.c.kobe.jp"),
      ("city.kobe.jp", "city.kobe.jp"), ("www.city.kobe.jp", "city.kobe.jp"),
      ("www.ck", "www.ck"), ("www.www.ck", "www.ck"), ("test.ck", nil), ("b.test.ck", "b.test.ck"),
      ("someone.github.io", "someone.github.io"), ("deep.someone.github.io", "someone.github.io"),
      ("xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn"),
      ("www.xn--85x722f.xn--fiqs8s", "xn--85x722f.xn--fiqs8s"),
      ("page.nowhere.example", "nowhere.example"), ("example", nil), ("", nil), (".com", nil), ("a..com", nil),
      ("a.com.", nil),
    ] as [(String, String?)])
  func registrablePart(_ host: String, _ expected: String?) {
    let bytes = Array(host.utf8)
    let found = PublicSuffix.registrableStart(of: bytes).map { String(decoding: bytes[$0...], as: UTF8.self) }
    #expect(found == expected)
  }

  @Test func longAndDeepNamesEnd() {
    #expect(PublicSuffix.registrableStart(of: Array(repeating: 0x61, count: 254)) == nil)
    let deep = Array(String(repeating: "a.", count: 120).utf8) + Array("com".utf8)
    #expect(PublicSuffix.registrableStart(of: deep) == 238)
  }
}
