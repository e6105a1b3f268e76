import Documents
import FoundationEssentials
import ICU
import Testing

@Suite struct EncodingTests {
  static let chinese = """
    这一版书稿是二〇一九年秋天在杭州写成的，后来又改过三遍。作者说，改得最多的是第三章，因为那一章讲的是旧城的
    街道，而街道的名字每隔几年就换一次。书里附了一张手绘的地图，图上的每一座桥都还在原来的地方。
    """
  static let traditional = """
    這一版書稿是二〇一九年秋天在臺北寫成的，後來又改過三遍。作者說，改得最多的是第三章，因為那一章講的是舊城的
    街道，而街道的名字每隔幾年就換一次。書裡附了一張手繪的地圖，圖上的每一座橋都還在原來的地方。
    """
  static let japanese = """
    この本の原稿は二千十九年の秋に京都で書かれ、その後三回書き直されました。著者によると、いちばん直したのは
    第三章で、その章は古い町の通りについて述べています。付録の地図には、すべての橋がもとの場所に描かれています。
    """
  static let korean = """
    이 책의 원고는 이천십구년 가을에 전주에서 쓰였고, 그 뒤로 세 번 고쳐 썼습니다. 지은이는 셋째 장을 가장 많이
    고쳤다고 말합니다. 그 장은 옛 도시의 길을 다루는데, 길 이름은 몇 해마다 바뀌기 때문입니다.
    """
  static let russian = """
    Рукопись этой книги была закончена осенью две тысячи девятнадцатого года в Казани и с тех пор трижды переписана.
    Больше всего изменилась третья глава, потому что в ней говорится об улицах старого города.
    """
  static let german = """
    Das Manuskript für dieses Buch entstand im Herbst in München und wurde später dreimal überarbeitet. Am häufigsten
    änderte der Verfasser das dritte Kapitel, weil es über die Straßen der Altstadt erzählt, die größer wurden.
    """

  private func read(_ bytes: [UInt8], format: DocumentFormat = .text, charset: String? = nil) throws -> Document {
    var reader = DocumentReader()
    var declared = Declared()
    declared.charset = charset
    return try reader.read(bytes, format: format, declared: declared)
  }

  private func encode(_ text: String, _ label: String) throws -> [UInt8] {
    let charset = try #require(Charset(label: label))
    return try #require(try CharsetConverter(charset).encodeStrict(Array(text.utf8)))
  }

  @Test(arguments: ["tests1.dat", "tests2.dat", "test-yahoo-jp.dat"])
  func suite(_ name: String) throws {
    let file = try #require(try suiteFiles("encoding").first { $0.name == name })
    let text = String(decoding: file.bytes, as: UTF8.self)
    var count = 0
    for test in ("\n" + text).components(separatedBy: "\n#data\n").dropFirst() {
      let parts = test.components(separatedBy: "\n#encoding\n")
      let expected = try #require(parts.last?.split(separator: "\n").first).uppercased()
      let report = try read(Array(parts[0].utf8), format: .html).encoding
      let declared =
        [.declared, .byteOrderMark].contains(report.basis)
        ? report.name : report.declared.flatMap { Charset(label: $0)?.name.uppercased() }
      #expect((declared ?? "WINDOWS-1252") == expected, "\(parts[0].suffix(200).split(separator: "\n").joined())")
      count += 1
    }
    #expect(count == ["tests1.dat": 59, "tests2.dat": 22][name, default: 1])
  }

  static let texts = ["zh": chinese, "zh-Hant": traditional, "ja": japanese, "ko": korean, "ru": russian, "de": german]

  @Test(arguments: [
    ("zh", "gbk", "GB18030"), ("zh", "gb18030", "GB18030"), ("zh-Hant", "big5", "BIG5"),
    ("ja", "shift_jis", "SHIFT_JIS"), ("ja", "euc-jp", "EUC-JP"), ("ja", "iso-2022-jp", "ISO-2022-JP"),
    ("ko", "euc-kr", "EUC-KR"), ("ru", "windows-1251", "WINDOWS-1251"), ("ru", "koi8-r", "KOI8-R"),
    ("de", "windows-1252", "WINDOWS-1252"), ("zh", "utf-16le", "UTF-16LE"), ("ru", "utf-16be", "UTF-16BE"),
  ])
  func detects(_ language: String, _ label: String, _ name: String) throws {
    let text = try #require(Self.texts[language])
    let bytes = try encode(text, label)
    let document = try read(bytes)
    #expect(document.encoding.name == name)
    #expect(document.encoding.basis == .detected)
    #expect(document.encoding.invalid.isEmpty)
    #expect(String(decoding: document.decoded, as: UTF8.self) == text)
    try expectExactMap(document, label)
  }

  /// Every character's source bytes, decoded on their own, are that character.
  private func expectExactMap(_ document: Document, _ label: String) throws {
    let map = try #require(document.decodedMap)
    let charset = try #require(Charset(label: label))
    let converter = try CharsetConverter(charset)
    var at = 0
    for scalar in String(decoding: document.decoded, as: UTF8.self).unicodeScalars {
      let count = String(scalar).utf8.count
      let range = map.lowerRange(at, at + count)
      if label != "iso-2022-jp" {
        let piece = Array(document.source[range.lower..<range.upper])
        #expect(converter.decodeStrict(piece) == Array(String(scalar).utf8))
      }
      at += count
    }
    #expect(map.upperCount == document.decoded.count)
  }

  @Test(arguments: ["utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"])
  func byteOrderMarkBeatsEverything(_ label: String) throws {
    let bytes = try encode("\u{FEFF}中a𝄞", label)
    let document = try read(bytes, charset: "big5")
    #expect(document.encoding.name == label.uppercased())
    #expect(document.encoding.basis == .byteOrderMark)
    #expect(document.encoding.declared == "big5")
    #expect(String(decoding: document.decoded, as: UTF8.self) == "中a𝄞")
    let unit = label == "utf-8" ? 3 : label.hasPrefix("utf-16") ? 2 : 4
    #expect(document.decodedMap?.lowerRange(0, 3) == ByteRange(unit, 2 * unit))
  }

  @Test func transportBeatsMarkup() throws {
    let page = "<meta charset=koi8-r><p>" + Self.russian
    let document = try read(try encode(page, "windows-1251"), format: .html, charset: "CP1251")
    #expect(document.encoding.name == "WINDOWS-1251")
    #expect(document.encoding.basis == .transport)
    #expect(document.encoding.declared == "CP1251")
  }

  @Test(arguments: ["gb2312", "iso-8859-1", "Shift_JIS", "windows-1251", "big5"])
  func validUTF8IsReadAsSuchWhateverItDeclares(_ label: String) throws {
    let page = "<meta charset=\(label)><p>" + Self.chinese
    let document = try read(Array(page.utf8), format: .html)
    #expect(document.encoding.name == "UTF-8")
    #expect(document.encoding.basis == .valid)
    #expect(document.encoding.declared == label)
    #expect(document.decodedMap == nil)
  }

  @Test func shortGBKThatHappensToBeValidUTF8FollowsItsDeclaration() throws {
    let text = "<meta charset=gbk>\u{4E00}"
    let bytes = try encode(text, "gbk")
    #expect(isValidUTF8(bytes))
    let document = try read(bytes, format: .html)
    #expect(document.encoding.name == "GBK")
    #expect(String(decoding: document.decoded, as: UTF8.self) == text)
  }

  @Test func declaredUTF8ThatIsGBKIsDetected() throws {
    let page = "<meta charset=utf-8><p>" + Self.chinese
    let document = try read(try encode(page, "gbk"), format: .html)
    #expect(document.encoding.name == "GB18030")
    #expect(document.encoding.basis == .detected)
    #expect(document.encoding.declared == "utf-8")
    #expect(String(decoding: document.decoded, as: UTF8.self) == page)
  }

  @Test func damagedUTF8StaysUTF8() throws {
    var bytes = Array(Self.chinese.utf8)
    bytes.removeLast()
    bytes.insert(0xFF, at: 30)
    let document = try read(bytes)
    #expect(document.encoding.name == "UTF-8")
    #expect(document.encoding.invalid == [ByteRange(30, 31), ByteRange(bytes.count - 2, bytes.count)])
    #expect(document.decoded.count == bytes.count + 2 + 1)
  }

  @Test func shortBytesFallBack() throws {
    let document = try read(try encode("caf\u{E9}", "windows-1252"))
    #expect(document.encoding.name == "WINDOWS-1252")
    #expect(document.encoding.basis == .fallback)
    #expect(document.string(TextRange(0, document.text.count)) == "caf\u{E9}")
  }

  @Test(arguments: ["utf-7", "hz-gb-2312", "ibm-37", "no-such"])
  func dangerousAndUnknownCharsetsAreNotFollowed(_ label: String) throws {
    let document = try read(Array("+ADw-script+AD4- ~{VPND~}".utf8), charset: label)
    #expect(document.encoding.name == "UTF-8")
    #expect(document.encoding.declared == label)
    #expect(document.decodedMap == nil)
  }

  @Test(arguments: ["转载须经许可，违者必究。", "No part of this page may be copied. ", "Перепечатка запрещена. "])
  func zerosMakeNoUTF16(_ text: String) throws {
    for step in 12...24 {
      for start in 0..<2 {
        var bytes: [UInt8] = []
        for (index, byte) in Array(String(repeating: text, count: 20).utf8).enumerated() {
          bytes.append(byte)
          // Behind a whole character, at even or at odd offsets only.
          let isEnd = index % step == 0 && byte < 0x80 || text.utf8.count % 3 == 0 && index % (step / 3 * 3) == 2
          if isEnd, bytes.count % 2 == start { bytes.append(0) }
        }
        if bytes.count % 2 == 1 { bytes.append(0x20) }
        #expect(try read(bytes).encoding.name == "UTF-8", "\(step) \(start)")
      }
    }
  }

  @Test(arguments: ["utf-16le", "utf-16be"])
  func utf16OfEveryScript(_ label: String) throws {
    for text in Self.texts.values {
      #expect(try read(try encode(text, label)).encoding.name == label.uppercased(), "\(text)")
      #expect(try read(try encode("Title\n\n" + text, label)).encoding.name == label.uppercased(), "\(text)")
    }
    #expect(try read(try encode("Plain text, all of it ASCII.", label)).encoding.name == label.uppercased())
  }

  @Test func aStringOfARecordIsUnicode() throws {
    var reader = DocumentReader()
    for text in ["\u{FFFD} \u{7981}\u{6B62} \u{0}", "<meta charset=gbk>\u{E9}", "\u{FEFF}a", "<meta charset=utf-16>a"] {
      let document = try reader.read(Array(text.utf8), isUnicode: true)
      #expect(document.encoding.name == "UTF-8")
      #expect(document.encoding.invalid.isEmpty)
      #expect(String(decoding: document.decoded, as: UTF8.self) == text.replacing("\u{FEFF}", with: ""))
    }
  }

  @Test func gutenberg() throws {
    let files = try suiteFiles("encoding/gutenberg")
    let big5 = try #require(files.first { $0.name == "sample.big5.txt" })
    #expect(try read(big5.bytes).encoding.name == "BIG5")
    let japanese = try #require(files.first { $0.name == "sample.euc-jp.txt" })
    let document = try read(japanese.bytes)
    #expect(document.encoding.name == "EUC-JP")
    #expect(document.encoding.invalid.isEmpty)
    // Bytes that no decoder makes sense of; GB18030 maps them all, most of them to characters for private use.
    let lossy = try #require(files.first { $0.name == "lossy-conversion.txt" })
    let damaged = try read(lossy.bytes)
    #expect(damaged.encoding.name == "WINDOWS-1252")
  }

  /// Unicode, section 3.9, table 3-8: the subparts of a broken sequence.
  @Test func maximalSubparts() throws {
    let valid = Array(Self.chinese.utf8)
    let broken: [UInt8] = [0x61, 0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2, 0x62, 0x80, 0x63, 0x80, 0xBF, 0x64]
    let document = try read(valid + broken)
    let at = valid.count
    #expect(
      document.encoding.invalid == [
        ByteRange(at + 1, at + 4), ByteRange(at + 4, at + 6), ByteRange(at + 6, at + 7), ByteRange(at + 8, at + 9),
        ByteRange(at + 10, at + 11), ByteRange(at + 11, at + 12),
      ])
    let end = String(decoding: document.decoded[at...], as: UTF8.self)
    #expect(end == "a\u{FFFD}\u{FFFD}\u{FFFD}b\u{FFFD}c\u{FFFD}\u{FFFD}d")
    let map = try #require(document.decodedMap)
    #expect(map.lowerRange(at + 1, at + 4) == ByteRange(at + 1, at + 4))
    #expect(map.lowerRange(at + 10, at + 11) == ByteRange(at + 7, at + 8))
  }
}
