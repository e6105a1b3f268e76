/// Text in or through a double-byte encoding that was decoded with the wrong one.
struct DoubleByteMisreading {
  private let text: BlockText
  private let table: TraitTable
  private let codecs: Codecs
  private let plausibility: Plausibility
  /// Whether the page has hangul elsewhere: Korean and simplified Chinese share most of their code points.
  private let isKorean: Bool

  /// The finder for `text`.
  init(_ text: BlockText, _ context: MeasureContext) {
    self.text = text
    table = context.table
    codecs = context.codecs
    plausibility = Plausibility(table: context.table)
    isKorean = context.hasHangul
  }

  /// Text that is everyday East Asian writing to this degree is left alone.
  private static let everyday = 0.75
  /// What is decoded must be everyday writing to this degree.
  private static let sound = 0.9
  /// What decoding must gain.
  private static let gain = 0.3

  private struct Piece {
    var range: Range<Int>
    var bytes: [UInt8]
    /// For each byte the character that it came from.
    var places: [Int]
  }

  /// The characters of `run` in the encoding, as pieces that it can write.
  private func pieces(_ run: Range<Int>, _ code: (UInt32) -> Int?) -> [Piece] {
    var result: [Piece] = []
    var piece = Piece(range: run.lowerBound..<run.lowerBound, bytes: [], places: [])
    for index in run {
      guard let value = code(text.scalars[index]) else {
        if !piece.bytes.isEmpty { result.append(piece) }
        piece = Piece(range: index + 1..<index + 1, bytes: [], places: [])
        continue
      }
      if value > 0xFF {
        piece.bytes.append(UInt8(value >> 8))
        piece.places.append(index)
      }
      piece.bytes.append(UInt8(value & 0xFF))
      piece.places.append(index)
      piece.range = piece.range.lowerBound..<index + 1
    }
    if !piece.bytes.isEmpty { result.append(piece) }
    return result
  }

  /// Maximal runs of characters beyond ASCII without signs of loss, at least `least` long.
  private func runs(least: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    for index in 0...text.count {
      let scalar = index < text.count ? text.scalars[index] : 0
      if scalar >= 0x80, scalar < 0x11_0000, scalar != 0xFFFD {
        if start == nil { start = index }
      } else if let begin = start {
        if index - begin >= least { result.append(begin..<index) }
        start = nil
      }
    }
    return result
  }

  // MARK: UTF-8 in a double-byte encoding

  /// UTF-8 that was decoded as GBK, Big5, Shift_JIS or Korean: stretches of sequences among the bytes of each run.
  func utf8() -> [Misreading] {
    var found: [Misreading] = []
    for run in runs(least: 2) where plausibility.everydayShare(text.scalars[run]) < 0.95 {
      var best: [Misreading] = []
      for kind in [DoubleByteCodec.Kind.gbk, .big5, .shiftJIS, .korean] {
        let codec = codecs.doubleByte(kind)
        let all = pieces(run) { codec.code(of: $0) }.flatMap { sequences($0, kind) }
        if all.reduce(0, { $0 + $1.text.count }) > best.reduce(0, { $0 + $1.text.count }) { best = all }
      }
      found += best
    }
    return found
  }

  private func sequences(_ piece: Piece, _ kind: DoubleByteCodec.Kind) -> [Misreading] {
    var found: [Misreading] = []
    var index = 0
    while index < piece.bytes.count {
      var end = index
      var scalars: [UInt32] = []
      while end < piece.bytes.count, let next = UTF8Sequence.decode(piece.bytes, at: end) {
        scalars.append(next.scalar)
        end += next.length
      }
      if scalars.isEmpty {
        index += 1
        continue
      }
      if let reading = judge(piece, index..<end, scalars, kind) { found.append(reading) }
      index = end
    }
    return found
  }

  private func judge(
    _ piece: Piece, _ bytes: Range<Int>, _ scalars: [UInt32], _ kind: DoubleByteCodec.Kind
  ) -> Misreading? {
    let isWhole = bytes.lowerBound <= 2 && piece.bytes.count - bytes.upperBound <= 2
    guard
      scalars.count >= 3
        ? bytes.count >= 8 : scalars.count == 2 ? bytes.count >= 5 && isWhole : isTelling(scalars[0])
    else { return nil }
    let range = piece.places[bytes.lowerBound]..<piece.places[bytes.upperBound - 1] + 1
    let before = plausibility.everydayShare(text.scalars[range])
    let after = plausibility.writtenShare(scalars)
    guard isMostlyEastAsian(range), plausibility.isOneScript(scalars) else { return nil }
    guard before < Self.everyday, after >= Self.sound, after - before >= Self.gain else { return nil }
    return Misreading(range: range, wrong: kind.rawValue, right: "utf-8", text: scalars, before: before, after: after)
  }

  /// A byte order mark, or a pictograph beyond the BMP: alone it tells what happened.
  private func isTelling(_ scalar: UInt32) -> Bool {
    scalar == 0xFEFF || (scalar > 0xFFFF && table[scalar].has(.emoji))
  }

  private func isMostlyEastAsian(_ range: Range<Int>) -> Bool {
    text.scalars[range].filter { table[$0].has(.eastAsian) }.count * 2 >= range.count
  }

  // MARK: Double-byte text in a single-byte encoding

  /// GBK, Big5, Shift_JIS or Korean that was decoded with a single-byte encoding: `ÖÐ¹ú`, `‚±‚Ì`.
  func singleByte() -> [Misreading] {
    var found: [Misreading] = []
    for run in soup() {
      var best: Misreading?
      for codec in [SingleByteCodec.cp1252, .macRoman, .cp437] {
        guard let piece = pieces(run, { codec.byte($0).map(Int.init) }).first, piece.range == run else { continue }
        for kind in [DoubleByteCodec.Kind.gbk, .big5, .korean, .shiftJIS] {
          guard let reading = decode(piece, codec.name, kind) else { continue }
          best = better(best, reading)
        }
        if best != nil { break }
      }
      if let best { found.append(best) }
    }
    return found
  }

  /// Of two readings the one with more everyday characters; readings that are equally good are not certain.
  private func better(_ one: Misreading?, _ other: Misreading) -> Misreading {
    guard var one else { return other }
    if abs(one.after - other.after) > 0.02 { return one.after > other.after ? one : other }
    let isOther = other.right == DoubleByteCodec.Kind.korean.rawValue && (isKorean || hasSpaces(other.range))
    if isOther { one = other }
    one.isCertain = isOther && isKorean
    return one
  }

  private func hasSpaces(_ range: Range<Int>) -> Bool { text.scalars[range].contains(0x20) }

  /// Stretches with hardly any ASCII in them: single ASCII characters between others count in.
  private func soup() -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = 0
    while index < text.count {
      guard isSoup(index) else {
        index += 1
        continue
      }
      var end = index + 1
      var foreign = 1
      while end < text.count {
        if isSoup(end) {
          foreign += 1
          end += 1
        } else if end + 1 < text.count, text.scalars[end] < 0x80, text.scalars[end] > 0x1F, isSoup(end + 1) {
          end += 1
        } else {
          break
        }
      }
      if end < text.count, isTrail(text.scalars[end]) { end += 1 }
      let marks = text.scalars[index..<end].filter { $0 > 0xFF && table[$0].has(.punctuation) }.count
      if foreign >= 6, foreign * 10 >= (end - index) * 6, marks < foreign { result.append(index..<end) }
      index = end
    }
    return result
  }

  private func isTrail(_ scalar: UInt32) -> Bool { scalar >= 0x40 && scalar <= 0x7E }

  private func isSoup(_ index: Int) -> Bool {
    let scalar = text.scalars[index]
    return scalar >= 0x80 && scalar < 0x2600 && !table[scalar].has([.eastAsian, .cyrillic, .rightToLeft, .replacement])
  }

  private func decode(_ piece: Piece, _ wrong: String, _ kind: DoubleByteCodec.Kind) -> Misreading? {
    let codec = codecs.doubleByte(kind)
    var scalars: [UInt32] = []
    var index = 0
    var pairs = 0
    while index < piece.bytes.count {
      let byte = piece.bytes[index]
      var code = Int(byte)
      if codec.isLead(byte) {
        guard index + 1 < piece.bytes.count else { break }
        code = code << 8 | Int(piece.bytes[index + 1])
        index += 1
        pairs += 1
      }
      guard let scalar = codec.character(of: code) else { return nil }
      scalars.append(scalar)
      index += 1
    }
    // A trail byte in the ASCII range was taken in; a last lead byte without a trail is cut off.
    let end = piece.places[min(index, piece.places.count) - 1] + 1
    let after = plausibility.share(scalars, of: kind.everyday)
    guard pairs >= 4 || (pairs == 3 && index == piece.bytes.count), after >= Self.sound else { return nil }
    guard plausibility.writtenShare(scalars) >= Self.sound else { return nil }
    return Misreading(
      range: piece.range.lowerBound..<end, wrong: wrong, right: kind.rawValue, text: scalars, before: 0, after: after)
  }

  // MARK: One double-byte encoding for another

  /// Big5 read as GBK and the like; only stretches without a space in which the writing is not everyday.
  func doubleByte() -> [Misreading] {
    var found: [Misreading] = []
    for run in runs(least: 4) {
      let before = plausibility.everydayShare(text.scalars[run])
      guard before < Self.everyday, isMostlyEastAsian(run) else { continue }
      var best: Misreading?
      for (wrong, right) in Self.exchanges {
        let codec = codecs.doubleByte(wrong)
        guard let piece = pieces(run, { codec.code(of: $0) }).first, piece.range.count * 10 >= run.count * 8,
          var reading = decode(piece, wrong.rawValue, right), reading.text.count >= 4
        else { continue }
        reading.before = before
        guard reading.after - before >= Self.gain else { continue }
        if reading.after > best?.after ?? 0 { best = reading }
      }
      if let best { found.append(best) }
    }
    return found
  }

  /// The mistakes that are told apart from real text by rare characters alone.
  private static let exchanges: [(wrong: DoubleByteCodec.Kind, right: DoubleByteCodec.Kind)] = [
    (.gbk, .big5), (.big5, .gbk), (.korean, .gbk), (.gbk, .shiftJIS), (.shiftJIS, .gbk), (.korean, .big5),
    (.big5, .shiftJIS), (.gbk, .korean),
  ]
}

// MARK: Text whose characters are everyday ones

extension DoubleByteMisreading {
  /// Japanese in EUC that was read as GBK: kana are the same there, so they stand among Chinese characters that no
  /// Japanese standard has.
  func eucJapanese() -> [Misreading] {
    let gbk = codecs.doubleByte(.gbk)
    let japanese = codecs.doubleByte(.japanese)
    return runs(least: Self.fewest).compactMap { run in
      let kana = text.scalars[run].count { table[$0].has(.kana) }
      let han = text.scalars[run].filter { table[$0].has(.han) }
      let foreign = han.count { japanese.code(of: $0) == nil }
      guard kana * 3 >= run.count, foreign >= 2, foreign * 4 >= han.count else { return nil }
      guard let piece = pieces(run, { gbk.code(of: $0) }).first, piece.range == run,
        var reading = decode(piece, DoubleByteCodec.Kind.gbk.rawValue, .japanese)
      else { return nil }
      reading.before = 1 - Double(foreign) / Double(han.count)
      return reading.after - reading.before >= Self.gain ? reading : nil
    }
  }

  /// Korean that was read as GBK: its syllables are everyday Chinese characters there, but in words with spaces.
  func spacedKorean() -> [Misreading] {
    let words = spacedWords()
    let letters = words.reduce(0) { $0 + $1.count }
    guard words.count >= Self.fewestWords, letters >= Self.fewestLetters, letters <= words.count * Self.longWord,
      let first = words.first, let last = words.last
    else { return [] }
    let gbk = codecs.doubleByte(.gbk)
    let range = first.lowerBound..<last.upperBound
    guard let piece = pieces(range, { gbk.code(of: $0) }).first, piece.range == range,
      var reading = decode(piece, DoubleByteCodec.Kind.gbk.rawValue, .korean)
    else { return [] }
    guard reading.text.allSatisfy({ $0 < 0x80 || table[$0].has(.hangul) || table[$0].has(.punctuation) }) else {
      return []
    }
    // Chinese has no spaces between words: as it stands it is no writing at all.
    reading.before = 0
    return [reading]
  }

  /// The stretches of ideographs between spaces and marks; none where anything else stands in the block.
  private func spacedWords() -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for index in 0...text.count {
      let scalar = index < text.count ? text.scalars[index] : 0x20
      if table[scalar].has(.han) {
        if start == nil { start = index }
        continue
      }
      guard scalar < 0x80, !table[scalar].has(.letter) else { return [] }
      if let begin = start { words.append(begin..<index) }
      start = nil
    }
    return words
  }

  /// Japanese shorter than this many characters is not judged.
  private static let fewest = 8
  /// Korean with fewer words, or fewer syllables, is not judged.
  private static let fewestWords = 4
  private static let fewestLetters = 12
  /// Words are this long at most on average.
  private static let longWord = 5
}
