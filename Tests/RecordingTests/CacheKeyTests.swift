import Documents
import Recording
import Testing

@Suite struct CacheKeyTests {
  private func key(_ declared: Declared) -> CacheKey {
    CacheKey(content: [1, 2, 3], format: .html, isUnicode: false, declared: declared, settings: "s")
  }

  @Test("everything that is declared is part of the key")
  func declared() {
    let texts: [WritableKeyPath<Declared, String?>] = [
      \.url, \.siteTitle, \.title, \.author, \.source, \.language, \.charset, \.date, \.captured,
    ]
    // Whoever adds a property to what is declared adds it to the key as well.
    #expect(Mirror(reflecting: Declared()).children.count == texts.count + 2)
    var keys: Set<CacheKey> = [key(Declared())]
    for text in texts {
      var declared = Declared()
      declared[keyPath: text] = "x"
      keys.insert(key(declared))
    }
    for owners in [["x"], ["x", "y"], ["xy"]] {
      var declared = Declared()
      declared.owners = owners
      keys.insert(key(declared))
    }
    for isExempt in [false, true] {
      var declared = Declared()
      declared.house = HouseDisclaimer()
      declared.house?.isExempt = isExempt
      keys.insert(key(declared))
    }
    #expect(keys.count == texts.count + 6)
  }
}
