import ICU

/// Finds out in which encoding a source is written and decodes it.
///
/// In this order: byte order mark, what the transport says, what the markup declares, UTF-8 if it is valid, what ICU
/// makes of the byte statistics, windows-1252. A declaration that the bytes contradict is not followed, but it stays
/// visible in the report, since whether that matters is for rules.
/// Holds converters, so one per worker.
struct TextDecoder {
  /// The text and how it was found.
  struct Result {
    var text: DecodedText
    var report: EncodingReport
  }

  /// The fewest bytes that byte statistics are asked about.
  static let leastForDetection = 100

  private var converters: [Charset: CharsetConverter] = [:]
  private var detector: CharsetDetector?

  /// Decodes `source`; `isMarkup` says whether it may declare its encoding, `transport` is the charset of a header.
  mutating func decode(_ source: [UInt8], isMarkup: Bool, transport: String? = nil) -> Result {
    let markup = isMarkup ? EncodingPrescan.declaration(in: source) : nil
    let declared = transport ?? markup?.label
    if let (name, count) = Self.byteOrderMark(source) {
      return fixed(source, from: count, name: name, basis: .byteOrderMark, declared: declared)
    }
    let fromTransport = transport.flatMap { Charset(label: $0) }.flatMap { isUsable($0) ? $0 : nil }
    let basis: EncodingReport.Basis = fromTransport == nil ? .declared : .transport
    let charset = fromTransport ?? markup?.charset
    // What comes as UTF-8 and is UTF-8 has its zeros in the text.
    let isSaidAndValid = fromTransport?.name == "utf-8" && firstIllFormed(source, from: 0) == nil
    if !isSaidAndValid, let name = Self.utf16Name(source) {
      let agrees = charset?.name == name
      return fixed(source, from: 0, name: name, basis: agrees ? basis : .detected, declared: declared)
    }
    var result =
      if firstIllFormed(source, from: 0) == nil {
        valid(source, charset, basis)
      } else if let charset, charset.name != "utf-8" {
        legacy(source, charset, basis)
      } else {
        damaged(source, charset == nil ? nil : basis)
      }
    result.report.declared = declared
    return result
  }
}

extension TextDecoder {
  /// Text that is Unicode already, such as a string of a record; what it declares is told, not followed.
  func unicode(_ source: [UInt8], isMarkup: Bool, transport: String?) -> Result {
    let declared = transport ?? (isMarkup ? EncodingPrescan.declaration(in: source)?.label : nil)
    let hasMark = source.starts(with: [0xEF, 0xBB, 0xBF])
    let isValid = !hasMark && firstIllFormed(source, from: 0) == nil
    let text = isValid ? DecodedText(valid: source) : DecodedText(utf8: source, from: hasMark ? 3 : 0)
    return Self.result(text, "utf-8", hasMark ? .byteOrderMark : .valid, declared: declared)
  }
}

// MARK: The cases

extension TextDecoder {
  /// A source whose encoding is beyond doubt.
  private mutating func fixed(
    _ source: [UInt8], from start: Int, name: String, basis: EncodingReport.Basis, declared: String?
  ) -> Result {
    guard name != "utf-8", let charset = Charset(label: name), let text = convert(source, charset, from: start) else {
      return Self.result(DecodedText(utf8: source, from: start), "utf-8", basis, declared: declared)
    }
    return Self.result(text, name, basis, declared: declared)
  }

  /// A source that is valid UTF-8, whatever it declares.
  private mutating func valid(_ source: [UInt8], _ charset: Charset?, _ basis: EncodingReport.Basis) -> Result {
    let text = DecodedText(valid: source)
    let isASCII = asciiEnd(source, from: 0, to: source.count) == source.count
    if isASCII, let shifted = shifted(source, charset, basis) { return shifted }
    guard let charset, charset.name != "utf-8" else {
      return Self.result(text, "utf-8", charset == nil ? .valid : basis)
    }
    if isASCII { return Self.result(text, charset.name, basis) }
    guard isFewPairs(text.utf8), let other = convert(source, charset), other.invalid.isEmpty, isMultiByte(charset)
    else { return Self.result(text, "utf-8", .valid) }
    return Self.result(other, charset.name, basis)
  }

  /// ISO-2022-JP is the one encoding whose text is ASCII bytes.
  private mutating func shifted(_ source: [UInt8], _ charset: Charset?, _ basis: EncodingReport.Basis) -> Result? {
    guard let escape = source.firstIndex(of: 0x1B), let japanese = Charset(label: "iso-2022-jp") else { return nil }
    let isKanji = escape + 2 < source.count && source[escape + 1] == 0x24 && [0x40, 0x42].contains(source[escape + 2])
    guard charset == japanese || isKanji else { return nil }
    guard let text = convert(source, japanese), text.invalid.isEmpty || charset == japanese else { return nil }
    return Self.result(text, japanese.name, charset == japanese ? basis : .detected)
  }

  /// Whether the bytes beyond ASCII are at most three pairs, which a text in a double-byte encoding can be by chance.
  private func isFewPairs(_ utf8: [UInt8]) -> Bool {
    var pairs = 0
    var at = asciiEnd(utf8, from: 0, to: utf8.count)
    while at < utf8.count {
      guard utf8[at] < 0xE0 else { return false }
      pairs += 1
      guard pairs <= 3 else { return false }
      at = asciiEnd(utf8, from: at + 2, to: utf8.count)
    }
    return true
  }

  private func isMultiByte(_ charset: Charset) -> Bool {
    ["gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr"].contains(charset.name)
  }

  /// A source that is not UTF-8 and does not say that it is.
  private mutating func legacy(_ source: [UInt8], _ charset: Charset, _ basis: EncodingReport.Basis) -> Result {
    guard let text = convert(source, charset) else { return damaged(source, nil) }
    if Self.isMostlyValid(text) { return Self.result(text, charset.name, basis) }
    let other = detected(source)
    guard let other, other.text.invalid.count * 4 < text.invalid.count else {
      return Self.result(text, charset.name, basis)
    }
    return other
  }

  /// A source that is not valid UTF-8, though it may say so (then `basis` tells where).
  private mutating func damaged(_ source: [UInt8], _ basis: EncodingReport.Basis?) -> Result {
    let text = DecodedText(utf8: source, from: 0)
    let isUTF8 = text.invalid.count * 2 <= text.beyondASCII - text.invalid.count
    if isUTF8 { return Self.result(text, "utf-8", basis ?? .detected) }
    if let other = detected(source) { return other }
    if let basis { return Self.result(text, "utf-8", basis) }
    guard let western = Charset(label: "windows-1252"), let text = convert(source, western) else {
      return Self.result(text, "utf-8", .fallback)
    }
    return Self.result(text, western.name, .fallback)
  }

  /// The first of ICU's guesses that the bytes bear out.
  private mutating func detected(_ source: [UInt8]) -> Result? {
    guard source.count >= Self.leastForDetection else { return nil }
    let sample = Self.sample(source)
    if detector == nil { detector = try? CharsetDetector() }
    for match in detector?.detect(sample) ?? [] where match.confidence >= 10 {
      guard let charset = Charset(label: match.name), charset.name != "utf-8", isUsable(charset),
        let text = convert(source, charset), Self.isMostlyValid(text), Self.isMostlyAssigned(text)
      else { continue }
      return Self.result(text, charset.name, .detected)
    }
    return nil
  }

  /// Whether at most one character in fifty that is not ASCII could not be decoded.
  private static func isMostlyValid(_ text: DecodedText) -> Bool {
    text.invalid.count * 50 <= text.beyondASCII
  }

  /// Whether at most one character in fifty that is not ASCII is for private use (U+E000 to U+F8FF).
  ///
  /// Double-byte encodings map their empty rows there, so that they can read anything.
  private static func isMostlyAssigned(_ text: DecodedText) -> Bool {
    var count = 0
    let span = text.utf8.span
    for index in 0..<max(0, span.count - 1) {
      count += span[index] == 0xEE || (span[index] == 0xEF && span[index + 1] < 0xA4) ? 1 : 0
    }
    return count * 50 <= text.beyondASCII
  }

  private static func result(
    _ text: DecodedText, _ name: String, _ basis: EncodingReport.Basis, declared: String? = nil
  ) -> Result {
    Result(
      text: text,
      report: EncodingReport(name: name.uppercased(), basis: basis, declared: declared, invalid: text.invalid))
  }
}

// MARK: Looking at bytes

extension TextDecoder {
  /// The encoding that a byte order mark names, and its length.
  private static func byteOrderMark(_ source: [UInt8]) -> (name: String, count: Int)? {
    if source.starts(with: [0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
    if source.starts(with: [0xFF, 0xFE, 0x00, 0x00]), source.count % 4 == 0 { return ("utf-32le", 4) }
    if source.starts(with: [0x00, 0x00, 0xFE, 0xFF]) { return ("utf-32be", 4) }
    if source.starts(with: [0xFF, 0xFE]) { return ("utf-16le", 2) }
    if source.starts(with: [0xFE, 0xFF]) { return ("utf-16be", 2) }
    return nil
  }

  /// UTF-16 without a mark: bytes at odd or at even offsets are 0, and none of the others.
  ///
  /// The head of the source is looked at. ASCII, Latin and Cyrillic give many zeros; the line ends of Chinese give a few,
  /// which count when nearly all units are characters of East Asia. Zeros that were strewn into other text make no UTF-16
  /// of it: its units would be none that such text consists of.
  private static func utf16Name(_ source: [UInt8]) -> String? {
    let head = source.prefix(4096)
    guard head.count >= 4, source.count % 2 == 0, head.contains(0) else { return nil }
    let isASCII = asciiEnd(source, from: 0, to: source.count) == source.count
    guard isASCII || firstIllFormed(source, from: 0) != nil else { return nil }
    var zeros = [0, 0]
    for index in head.indices where head[index] == 0 { zeros[index % 2] += 1 }
    for (name, high) in [("utf-16le", 1), ("utf-16be", 0)] {
      let isAlphabetic = zeros[1 - high] == 0 && zeros[high] * 20 >= head.count
      if isAlphabetic, isMade(of: Self.alphabetic + (isASCII ? [] : Self.eastAsian), head, high) { return name }
    }
    guard !isASCII else { return nil }
    return isMade(of: Self.eastAsian, head, 1) ? "utf-16le" : isMade(of: Self.eastAsian, head, 0) ? "utf-16be" : nil
  }

  /// The high bytes of ASCII, the alphabets of Europe, the Near East and India, and general punctuation.
  private static let alphabetic: [ClosedRange<UInt8>] = [0x00...0x10, 0x1E...0x20]
  /// The high bytes of ASCII, kana, Han, Hangul and full-width characters.
  private static let eastAsian: [ClosedRange<UInt8>] = [
    0x00...0x00, 0x30...0x30, 0x4E...0x9F, 0xAC...0xD7, 0xFF...0xFF,
  ]

  /// Whether nine in ten units have their high bytes, those at even or odd offsets, in `ranges`.
  private static func isMade(of ranges: [ClosedRange<UInt8>], _ head: ArraySlice<UInt8>, _ high: Int) -> Bool {
    var isIn = [Bool](repeating: false, count: 256)
    for byte in ranges.joined() { isIn[Int(byte)] = true }
    var count = 0
    for index in stride(from: high, to: head.count, by: 2) where isIn[Int(head[index])] { count += 1 }
    return count * 20 >= head.count * 9
  }

  /// The lines that are not all ASCII, up to 32 KiB of them: markup in ASCII says nothing about an encoding.
  private static func sample(_ source: [UInt8]) -> [UInt8] {
    var sample: [UInt8] = []
    var at = 0
    while at < source.count, sample.count < 0x8000 {
      let beyond = asciiEnd(source, from: at, to: source.count)
      guard beyond < source.count else { break }
      let start = source[at..<beyond].lastIndex(of: 0x0A).map { $0 + 1 } ?? max(at, beyond - 256)
      let limit = min(source.count, beyond + 0x1000)
      let end = source[beyond..<limit].firstIndex(of: 0x0A).map { $0 + 1 } ?? limit
      sample.append(contentsOf: source[start..<end])
      at = end
    }
    return sample
  }
}

// MARK: Converters

extension TextDecoder {
  private mutating func convert(_ source: [UInt8], _ charset: Charset, from start: Int = 0) -> DecodedText? {
    guard let converter = converter(charset), let result = try? converter.decode(source[start...]) else { return nil }
    return DecodedText(result, from: start)
  }

  private mutating func converter(_ charset: Charset) -> CharsetConverter? {
    if let known = converters[charset] { return known }
    guard let opened = try? CharsetConverter(charset) else { return nil }
    converters[charset] = opened
    return opened
  }

  /// Whether a page may be read in `charset`: UTF-16, or an encoding in which ASCII bytes mean themselves.
  ///
  /// That leaves out UTF-7, HZ and EBCDIC, which no browser follows and which hide markup from filters.
  private mutating func isUsable(_ charset: Charset) -> Bool {
    if charset.name == "utf-8" || charset.name.hasPrefix("utf-16") { return true }
    let ascii = [UInt8](0x20..<0x7F)
    return converter(charset)?.decodeStrict(ascii) == ascii
  }
}
