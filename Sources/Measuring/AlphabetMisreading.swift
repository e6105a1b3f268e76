/// Text in a single-byte alphabet that was decoded with another single-byte encoding: `Íîâàÿ`, `ksi±¿ka`, `яЕЦНДМЪ`.
struct AlphabetMisreading {
  private let text: BlockText
  private let table: TraitTable
  private let shape: WordShape

  /// The finder for `text`.
  init(_ text: BlockText, _ table: TraitTable) {
    self.text = text
    self.table = table
    shape = WordShape(table: table)
  }

  /// What is decoded may have this share of impossible words: abbreviations.
  private static let tolerated = 0.2
  /// The stretch as it stands must have at least this share of them.
  private static let suspicious = 0.25

  // MARK: Another alphabet as Latin letters

  /// Cyrillic, Greek, Hebrew, Arabic or Thai that was decoded as Western European: words of hardly anything but accented
  /// letters and signs.
  func soup() -> [Misreading] {
    stretches().compactMap { stretch in
      for codec in [SingleByteCodec.cp1252, .macRoman] {
        guard let bytes = bytes(stretch, codec) else { continue }
        let readings = [SingleByteCodec.cp1251, .koi8, .greek, .cp1253, .cp1255, .cp1256, .thai, .cp866].compactMap {
          decode(stretch, bytes, codec, $0)
        }
        if let best = best(readings) { return best }
      }
      return nil
    }
  }

  private func best(_ readings: [Misreading]) -> Misreading? {
    guard var best = readings.max(by: { $0.after < $1.after }) else { return nil }
    let rivals = readings.filter { $0.text != best.text && best.after - $0.after < 0.3 }
    best.isCertain = rivals.isEmpty
    return best
  }

  private func bytes(_ range: Range<Int>, _ codec: SingleByteCodec) -> [UInt8]? {
    var result: [UInt8] = []
    for scalar in text.scalars[range] {
      guard scalar < 0x11_0000, let byte = codec.byte(scalar) else { return nil }
      result.append(byte)
    }
    return result
  }

  private func decode(
    _ range: Range<Int>, _ bytes: [UInt8], _ wrong: SingleByteCodec, _ right: SingleByteCodec
  ) -> Misreading? {
    let scalars = bytes.map { right.characters[Int($0)] }
    let foreign = scalars.filter { $0 >= 0x80 }
    guard !foreign.isEmpty, !scalars.contains(0), foreign.allSatisfy({ !table[$0].has([.control, .unassigned]) }) else {
      return nil
    }
    let letters = foreign.filter { table[$0].has([.letter, .mark]) }
    guard letters.count * 10 >= foreign.count * 9 else { return nil }
    let words = shape.words(scalars, in: 0..<scalars.count)
    guard let broken = shape.brokenShare(scalars, words), broken <= Self.tolerated else { return nil }
    return Misreading(
      range: range, wrong: name(wrong, range), right: right.name, text: scalars, before: 0, after: 1 - broken)
  }

  private func name(_ codec: SingleByteCodec, _ range: Range<Int>) -> String {
    guard codec.name == "cp1252" else { return codec.name }
    return text.scalars[range].contains { $0 > 0xFF } ? codec.name : "latin1"
  }

  /// Stretches of words that are hardly anything but signs and letters beyond ASCII.
  private func stretches() -> [Range<Int>] {
    var result: [Range<Int>] = []
    var current: Range<Int>?
    var soups = 0
    var foreign = 0
    var repeats = false
    func close() {
      if let range = current, foreign >= 8 || soups > 1, soups > 1 || repeats, foreign >= 6 { result.append(range) }
      current = nil
      (soups, foreign, repeats) = (0, 0, false)
    }
    for word in rawWords() {
      let count = text.scalars[word].filter { isForeign($0) }.count
      let letters = text.scalars[word].filter { isForeign($0) && table[$0].has(.letter) }.count
      let plain = text.scalars[word].filter { $0 < 0x80 && table[$0].has(.letter) }.count
      let isOther = text.scalars[word].contains { $0 >= 0x80 && !isForeign($0) }
      if isOther || plain > 1 || (plain > 0 && count * 3 < plain * 4) {
        close()
      } else if letters >= 2, letters * 2 >= count, count >= 3, count * 4 >= word.count * 3 - 2 {
        current = (current?.lowerBound ?? word.lowerBound)..<word.upperBound
        soups += 1
        foreign += count
        if Set(text.scalars[word]).count < word.count { repeats = true }
      } else if let range = current, count > 0, plain == 0 {
        current = range.lowerBound..<word.upperBound
        foreign += count
      }
    }
    close()
    return result
  }

  private func isForeign(_ scalar: UInt32) -> Bool {
    scalar >= 0x80 && scalar < 0x2600
      && !table[scalar].has([.eastAsian, .cyrillic, .greek, .rightToLeft, .replacement])
      && (scalar < 0x250 || !table[scalar].has(.letter))
  }

  /// Stretches without white space.
  private func rawWords() -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    for index in 0...text.count {
      if index < text.count, !table[text.scalars[index]].has(.space) || text.scalars[index] == 0xA0 {
        if start == nil { start = index }
      } else if let begin = start {
        result.append(begin..<index)
        start = nil
      }
    }
    return result
  }

  // MARK: One Cyrillic encoding for another

  /// Cyrillic decoded with another Cyrillic encoding: capitals behind small letters, words without vowels, boxes.
  func cyrillic() -> [Misreading] {
    let words = shape.words(text.scalars, in: 0..<text.count)
      .filter { word in text.scalars[word].contains { table[$0].has(.cyrillic) } }
    let broken = words.filter { $0.count > 1 && shape.isBroken(text.scalars[$0]) }
    let isTwisted = broken.contains { shape.isTwisted(text.scalars[$0]) }
    guard broken.count > 1, isTwisted, let first = broken.first, let last = broken.last else { return [] }
    let between = words.filter { $0.lowerBound >= first.lowerBound && $0.upperBound <= last.upperBound }
    guard let before = shape.brokenShare(text.scalars, between), before >= Self.suspicious else { return [] }
    let range = widened(first.lowerBound..<last.upperBound, words)
    var best: Misreading?
    for wrong in [SingleByteCodec.koi8, .cp1251, .cp866] {
      guard let bytes = bytes(range, wrong) else { continue }
      for right in [SingleByteCodec.cp1251, .koi8, .cp866] where right.name != wrong.name {
        guard var reading = decode(range, bytes, wrong, right), reading.after - (1 - before) >= Self.suspicious else {
          continue
        }
        reading.before = 1 - before
        if reading.after > best?.after ?? 0 { best = reading }
      }
    }
    return best.map { [$0] } ?? []
  }

  /// The range with the Cyrillic words right before and behind it.
  private func widened(_ range: Range<Int>, _ words: [Range<Int>]) -> Range<Int> {
    guard let first = words.firstIndex(where: { $0.lowerBound == range.lowerBound }),
      let last = words.firstIndex(where: { $0.upperBound == range.upperBound })
    else { return range }
    return words[max(0, first - 2)].lowerBound..<words[min(words.count - 1, last + 2)].upperBound
  }

  // MARK: One Latin encoding for another

  /// Latin letters decoded with another Latin encoding: signs, Greek letters or capitals inside words.
  func latin() -> [Misreading] {
    let words = shape.words(text.scalars, in: 0..<text.count).filter { isDisturbed(text.scalars[$0]) }
    let hasControl = words.contains { text.scalars[$0].contains { table[$0].has(.control) } }
    guard words.count > 1 || hasControl || words.contains(where: { hasInnerSign(text.scalars[$0]) }) else { return [] }
    var best: (readings: [Misreading], name: String)?
    var isCertain = true
    for wrong in [SingleByteCodec.cp1252, .cp437, .cp850, .macRoman] {
      for right in [SingleByteCodec.cp1252, .latin2, .cp1250, .cp1257, .macRoman, .cp437, .cp850]
      where right.name != wrong.name {
        let readings = words.compactMap { mend($0, wrong, right) }
        guard readings.count == words.count else { continue }
        if let best {
          if best.readings.map(\.text) != readings.map(\.text) { isCertain = false }
        } else {
          best = (readings, right.name)
        }
      }
    }
    return (best?.readings ?? []).map { reading in
      var reading = reading
      reading.isCertain = isCertain
      return reading
    }
  }

  /// A word with a sign between letters, a control, a Greek or superscript letter among Latin ones, or a capital beyond
  /// ASCII next to small letters.
  private func isDisturbed(_ word: ArraySlice<UInt32>) -> Bool {
    guard word.count > 1, word.contains(where: { $0 >= 0x80 }), word.contains(where: { table[$0].has(.latin) }) else {
      return false
    }
    return word.indices.contains { index in
      let scalar = word[index]
      guard scalar >= 0x80 else { return false }
      let traits = table[scalar]
      let before = letter(word, index, -1)
      let after = letter(word, index, 1)
      if (0x80...0x9F).contains(scalar) { return before.has(.letter) || after.has(.letter) }
      guard before.has(.letter), after.has(.lower) else { return false }
      if traits.has([.symbol, .number]) || scalar == 0xBF || scalar == 0xA1 { return !Self.joins.contains(scalar) }
      return traits.has(.greek) || scalar == 0x207F || (traits.has(.upper) && (before.has(.lower) || after.has(.lower)))
    }
  }

  /// A superscript, a fraction or another number between small Latin letters, which no word has.
  private func hasInnerSign(_ word: ArraySlice<UInt32>) -> Bool {
    word.indices.dropFirst().dropLast().contains { index in
      (table[word[index]].has(.number) || word[index] == 0x207F || word[index] == 0xA6)
        && table[word[index - 1]].has(.lower) && table[word[index + 1]].has(.lower)
        && word.filter { table[$0].has(.letter) }.count > 3
    }
  }

  /// The most signs that are passed on the way to a letter.
  private static let mostSigns = 8

  /// The traits of the nearest letter on one side, past a few other signs beyond ASCII.
  private func letter(_ word: ArraySlice<UInt32>, _ index: Int, _ step: Int) -> Traits {
    var place = index + step
    for _ in 0..<Self.mostSigns where word.indices.contains(place) {
      guard word[place] >= 0x80, !table[word[place]].has(.letter) else { break }
      place += step
    }
    return word.indices.contains(place) ? table[word[place]] : []
  }

  /// Signs that do stand between letters: middle dot, ordinal signs, the registered and trade marks.
  private static let joins: Set<UInt32> = [0xB7, 0xAA, 0xBA, 0xAE, 0x2122, 0xB0]

  private func mend(_ word: Range<Int>, _ wrong: SingleByteCodec, _ right: SingleByteCodec) -> Misreading? {
    guard let bytes = bytes(word, wrong) else { return nil }
    let scalars = bytes.map { right.characters[Int($0)] }
    guard scalars.allSatisfy({ ($0 > 0 && $0 < 0x80) || (table[$0].has(.latin) && $0 < 0x250) }),
      scalars != Array(text.scalars[word]),
      !isDisturbed(scalars[...]), !shape.isBroken(scalars[...])
    else { return nil }
    return Misreading(
      range: word, wrong: name(wrong, word), right: right.name, text: scalars, before: 0, after: 1)
  }
}
