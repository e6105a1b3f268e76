import ICU
import Testing

/// A seeded generator (SplitMix64), so that a failure can be repeated.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension Transcoded {
  /// What must hold of every decoding: the runs cover the text without a gap and stand in the source in order.
  func checkInvariants(sourceCount: Int, _ comment: Comment? = nil) {
    var upper = 0
    var lower = 0
    for run in runs {
      #expect(run.count > 0 && run.lowerUnit > 0 && run.upperUnit > 0, comment)
      #expect(run.lower >= lower, comment)
      lower = run.lower + run.lowerUnit * run.count
      upper += run.upperUnit * run.count
    }
    #expect(upper == utf8.count, comment)
    #expect(lower <= sourceCount, comment)
    #expect(String(validating: utf8, as: UTF8.self) != nil, comment)
    #expect(zip(invalid, invalid.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }, comment)
  }

  /// The source bytes of every character, one after the other.
  var characters: [Range<Int>] {
    runs.flatMap { run in
      (0..<run.count).map { run.lower + $0 * run.lowerUnit..<run.lower + ($0 + 1) * run.lowerUnit }
    }
  }
}

@Suite struct CharsetConverterTests {
  private func converter(_ label: String) throws -> CharsetConverter {
    try CharsetConverter(#require(Charset(label: label), "\(label)"))
  }

  private static let samples: [(label: String, text: String)] = [
    ("gb18030", "禁止擅自转载，ABC €😀é——“引号”\u{3000}䶮𠮷"),
    ("gbk", "未经许可不得转载 OK 1,205.6"),
    ("big5", "未經許可禁止轉載。ABC！臺灣"),
    ("shift_jis", "無断転載を禁じます。ﾊﾝｶｸ ABC 髙﨑"),
    ("euc-jp", "無断転載を禁じます。ﾊﾝｶｸ ABC 丂"),
    ("euc-kr", "무단 전재 및 재배포 금지 ABC 漢字 똠방각하"),
    ("windows-1250", "Příliš žluťoučký kůň úpěl"),
    ("windows-1251", "Перепечатка запрещена – ABC"),
    ("windows-1252", "naïve café “quotes” €"),
    ("windows-1253", "Απαγορεύεται η αναδημοσίευση"),
    ("windows-1254", "İzinsiz yayınlanamaz ğüşiöç"),
    ("windows-1255", "אין להעתיק ABC"),
    ("windows-1256", "يمنع إعادة النشر ABC"),
    ("windows-1257", "Ąžuolas ģimene"),
    ("windows-1258", "Việt ABC đ ư ơ"),
    ("windows-874", "ห้ามเผยแพร่ ABC"),
    ("koi8-r", "Перепечатка запрещена ABC"),
    ("koi8-u", "Передрук заборонено їєґ"),
    ("iso-8859-2", "zażółć gęślą jaźń"),
    ("iso-8859-5", "Перепечатка"),
    ("iso-8859-7", "αναδημοσίευση"),
    ("iso-8859-15", "déjà vu €"),
    ("macintosh", "naïve “café”"),
    ("ibm866", "Перепечатка"),
    ("iso-2022-jp", "無断転載ABCを禁じます。XYZ"),
    ("utf-16le", "禁止转载 ABC 😀é"),
    ("utf-16be", "禁止转载 ABC 😀é"),
    ("utf-32le", "禁止转载 ABC 😀é"),
    ("utf-32be", "禁止转载 ABC 😀é"),
    ("utf-8", "禁止转载 ABC 😀é"),
  ]

  /// Text made character by character, so that the test knows where each one's bytes stand.
  private func assemble(
    _ text: String, _ converter: CharsetConverter, normalized: Bool = true
  ) throws -> (bytes: [UInt8], characters: [Range<Int>]) {
    var bytes: [UInt8] = []
    var characters: [Range<Int>] = []
    var pieces: [Unicode.Scalar: [UInt8]] = [:]
    for scalar in text.unicodeScalars {
      let piece = try #require(pieces[scalar] ?? converter.encodeStrict(Array(String(scalar).utf8)), "\(scalar)")
      pieces[scalar] = piece
      characters.append(bytes.count..<bytes.count + piece.count)
      bytes += piece
    }
    return (bytes, characters)
  }

  @Test(arguments: samples.filter { $0.label != "iso-2022-jp" })
  func everyCharacterKnowsItsBytes(label: String, text: String) throws {
    let converter = try converter(label)
    let text = label == "windows-1258" ? "ABC đ ư ơ é" : text
    // Long enough to cross the converter's own buffers several times, at different places.
    for lead in 0..<3 {
      let long =
        String(repeating: "x", count: lead) + String(repeating: text, count: 1 + 9000 / text.unicodeScalars.count)
      let (bytes, characters) = try assemble(long, converter)
      let decoded = try converter.decode(bytes)
      decoded.checkInvariants(sourceCount: bytes.count)
      #expect(String(decoding: decoded.utf8, as: UTF8.self) == long)
      #expect(decoded.characters == characters)
      #expect(decoded.invalid.isEmpty)
      #expect(converter.decodeStrict(bytes) == Array(long.utf8))
      #expect(converter.encodeStrict(Array(long.utf8)) == bytes)
    }
  }

  @Test func escapeSequencesBelongToNoCharacter() throws {
    let converter = try converter("iso-2022-jp")
    // "A", ESC $ B, two Kanji, ESC ( B, "B"
    let bytes: [UInt8] = [0x41, 0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42, 0x42]
    let decoded = try converter.decode(bytes)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == "A日本B")
    #expect(decoded.characters == [0..<1, 4..<6, 6..<8, 11..<12])
    #expect(decoded.runs.count == 3)
    decoded.checkInvariants(sourceCount: bytes.count)
  }

  /// Bytes between a character before and one behind, and what of them is invalid.
  private static let broken: [(label: String, bytes: [UInt8], invalid: [Range<Int>], text: String)] = [
    ("gb18030", [0xD6, 0xD0, 0xFF, 0xB9, 0xFA], [2..<3], "中\u{FFFD}国"),
    ("gb18030", [0x41, 0x81, 0x20, 0x42], [1..<2], "A\u{FFFD} B"),
    ("gb18030", [0x41, 0x81], [1..<2], "A\u{FFFD}"),
    ("gb18030", [0x41, 0x81, 0x30, 0x81], [1..<4], "A\u{FFFD}"),
    ("gbk", [0xBD, 0xFB, 0xD6], [2..<3], "禁\u{FFFD}"),
    ("big5", [0xA4, 0xA4, 0xFF, 0xA4, 0xE5], [2..<3], "中\u{FFFD}文"),
    ("big5", [0xA4], [0..<1], "\u{FFFD}"),
    ("shift_jis", [0x93, 0xFA, 0x81, 0x20, 0x41], [2..<3], "日\u{FFFD} A"),
    ("shift_jis", [0x41, 0x93], [1..<2], "A\u{FFFD}"),
    ("euc-jp", [0xC6, 0xFC, 0xFF, 0xCB, 0xDC], [2..<3], "日\u{FFFD}本"),
    ("euc-jp", [0x41, 0x8F, 0xB0], [1..<3], "A\u{FFFD}"),
    ("euc-kr", [0xB9, 0xAB, 0xFF, 0xB4, 0xDC], [2..<3], "무\u{FFFD}단"),
    ("windows-1253", [0xC1, 0xD2, 0xE1], [1..<2], "Α\u{FFFD}α"),
    ("utf-16le", [0x41, 0x00, 0x3D, 0xD8, 0x42, 0x00], [2..<4], "A\u{FFFD}B"),
    ("utf-16le", [0x41, 0x00, 0x3D, 0xD8], [2..<4], "A\u{FFFD}"),
    ("utf-16be", [0x00, 0x41, 0x42], [2..<3], "A\u{FFFD}"),
    ("utf-32le", [0x41, 0, 0, 0, 0, 0, 0x11, 0, 0x42, 0, 0, 0], [4..<8], "A\u{FFFD}B"),
    ("utf-8", [0x41, 0xE4, 0xB8, 0x42, 0xFF], [1..<3, 4..<5], "A\u{FFFD}B\u{FFFD}"),
    ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x46], [5..<6], "日\u{FFFD}"),
  ]

  @Test(arguments: broken)
  func invalidBytesBecomeOneReplacementCharacter(
    label: String, bytes: [UInt8], invalid: [Range<Int>], text: String
  ) throws {
    let converter = try converter(label)
    let decoded = try converter.decode(bytes)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
    #expect(decoded.invalid == invalid)
    decoded.checkInvariants(sourceCount: bytes.count)
    #expect(converter.decodeStrict(bytes) == nil)
    // The converter is clean again.
    #expect(try converter.decode([UInt8]()) == Transcoded())
  }

  @Test(arguments: samples)
  func brokenTextKeepsTheOffsetsOfTheRest(label: String, text: String) throws {
    guard
      let bad: [UInt8] = [
        "gb18030": [0xFF], "gbk": [0xFF], "big5": [0xFF], "euc-jp": [0xFF], "euc-kr": [0xFF],
        "shift_jis": [0xFF], "windows-1253": [0xD2], "utf-16le": [0x00, 0xDC], "utf-16be": [0xDC, 0x00],
        "utf-8": [0xFF],
      ][label]
    else { return }
    let converter = try converter(label)
    var random = Seeded(state: 7)
    let pieces = try text.unicodeScalars.map { try #require(converter.encodeStrict(Array(String($0).utf8))) }
    for _ in 0..<4 {
      var bytes: [UInt8] = []
      var characters: [Range<Int>] = []
      var invalid: [Range<Int>] = []
      for _ in 0..<3000 {
        let isBad = Int.random(in: 0..<10, using: &random) == 0
        let good = pieces[Int.random(in: 0..<pieces.count, using: &random)]
        let piece = isBad ? bad : good
        let range = bytes.count..<bytes.count + piece.count
        characters.append(range)
        if isBad { invalid.append(range) }
        bytes += piece
      }
      let decoded = try converter.decode(bytes)
      decoded.checkInvariants(sourceCount: bytes.count)
      #expect(decoded.characters == characters)
      #expect(decoded.invalid == invalid)
    }
  }

  @Test(arguments: samples.map(\.label))
  func anyBytesDecode(label: String) throws {
    let converter = try converter(label)
    var random = Seeded(state: 11)
    for round in 0..<12 {
      let bytes = (0..<Int.random(in: 0...9000, using: &random)).map { _ in
        round % 2 == 0
          ? UInt8.random(in: 0...255, using: &random)
          : [0x1B, 0x24, 0x42, 0x28, 0x81, 0x30, 0xFE, 0x41, 0x0E, 0x0F, 0xD8, 0x00].randomElement(using: &random) ?? 0
      }
      let decoded = try converter.decode(bytes)
      decoded.checkInvariants(sourceCount: bytes.count, "\(label) \(round)")
      let strict = converter.decodeStrict(bytes)
      #expect(strict == (decoded.invalid.isEmpty ? decoded.utf8 : nil), "\(label) \(round)")
      let replacements = String(decoding: decoded.utf8, as: UTF8.self).unicodeScalars.count { $0 == "\u{FFFD}" }
      #expect(replacements >= decoded.invalid.count, "\(label) \(round)")
    }
  }

  @Test func byteOrderMarksAreSkippedOrKept() throws {
    let sixteen = try CharsetConverter(#require(Charset(exactly: "UTF-16")))
    let decoded = try sixteen.decode([0xFE, 0xFF, 0x4E, 0x2D] as [UInt8])
    #expect(decoded.characters == [2..<4])
    let little = try converter("utf-16le")
    #expect(try little.decode([0xFF, 0xFE, 0x2D, 0x4E] as [UInt8]).utf8 == Array("\u{FEFF}中".utf8))
  }

  @Test func bytesThatPagesNeverMeanAreReadAsTheStandardSays() throws {
    // WHATWG: 0x80 is the euro sign in GBK, 0xFF is an error in EUC-KR, where ICU has a private-use character.
    #expect(try converter("gbk").decode([0x41, 0x80, 0x41] as [UInt8]).utf8 == Array("A\u{20AC}A".utf8))
    #expect(try converter("gbk").decodeStrict([0x80]) == Array("\u{20AC}".utf8))
    #expect(try converter("euc-kr").encodeStrict(Array("\u{F8F7}".utf8)) == nil)
  }

  @Test func encodingRefusesWhatHasNoMapping() throws {
    #expect(try converter("windows-1251").encodeStrict(Array("Привет".utf8))?.count == 6)
    #expect(try converter("windows-1251").encodeStrict(Array("中".utf8)) == nil)
    #expect(try converter("gbk").encodeStrict(Array("中文".utf8)) == [0xD6, 0xD0, 0xCE, 0xC4])
    #expect(try converter("big5").encodeStrict(Array("转".utf8)) == nil)
    // Best fits and silent drops are no mappings.
    #expect(try converter("windows-1252").encodeStrict(Array("Ａ".utf8)) == nil)
    #expect(try converter("windows-1252").encodeStrict(Array("a\u{200B}b".utf8)) == nil)
    #expect(try converter("windows-1252").encodeStrict([0x41, 0xC3]) == nil)
    #expect(try converter("windows-1252").encodeStrict([0xED, 0xA0, 0x80]) == nil)
    #expect(try converter("utf-16le").encodeStrict(Array("\u{FFFD}".utf8)) == [0xFD, 0xFF])
    #expect(try converter("windows-1252").encodeStrict([]) == [])
  }

  @Test func mojibakeIsReversible() throws {
    let wrong = try converter("gb18030")
    let right = try converter("utf-8")
    let seen = try wrong.decode(Array("转载本文".utf8))
    let bytes = try #require(wrong.encodeStrict(seen.utf8))
    #expect(right.decodeStrict(bytes) == Array("转载本文".utf8))
  }

  @Test func labelsAreReadAsPagesMeanThem() throws {
    let names = [
      "GB2312": "gbk", " utf8\n": "utf-8", "latin1": "windows-1252", "ISO-8859-9": "windows-1254", "SJIS": "shift_jis",
      "ks_c_5601-1987": "euc-kr", "big5-hkscs": "big5", "unicode": "utf-16le", "tis-620": "windows-874", "cp936": "gbk",
      "ISO-8859-8-I": "iso-8859-8-i",
    ]
    for (label, name) in names { #expect(Charset(label: label)?.name == name, "\(label)") }
    #expect(Charset(label: "no-such-charset") == nil)
    #expect(Charset(label: "") == nil)
    #expect(Charset(exactly: "ISO-8859-1")?.name == "iso-8859-1")
    #expect(Charset(label: "IBM437")?.name == "ibm437")
  }

  @Test func slicesCountFromTheirStart() throws {
    let bytes: [UInt8] = [0xFF, 0xFF, 0xD6, 0xD0]
    #expect(try converter("gbk").decode(bytes[2...]).characters == [0..<2])
  }
}
