/// UTF-8 that was decoded with a single-byte encoding: `Ã©`, `â€™`, `РЎ`, `√∂`.
struct UTF8Misreading {
  private let text: BlockText
  private let table: TraitTable
  private let plausibility: Plausibility
  /// No word is looked at beyond this many characters.
  private static let longestWord = 64

  /// The finder for `text`.
  init(_ text: BlockText, _ table: TraitTable) {
    self.text = text
    self.table = table
    plausibility = Plausibility(table: table)
  }

  /// Encodings by the kind of character that a run in them begins with.
  private static func codecs(for traits: Traits) -> [SingleByteCodec] {
    if traits.has(.cyrillic) { return [.cp1251, .koi8, .cp866] }
    if traits.has(.rightToLeft) { return [.cp1255, .cp1256] }
    if traits.has(.greek) { return [.cp437, .cp1253] }
    if traits.has(.dictionaryBroken) { return [.thai] }
    return [.cp1252, .macRoman, .cp437, .cp850, .cp1250, .cp1251, .cp1257, .cp1254, .koi8, .cp866, .latin2, .cp1253]
  }

  /// The misread stretches, in order, not overlapping.
  func find() -> [Misreading] {
    var found: [Misreading] = []
    var index = 0
    while index + 1 < text.count {
      guard isForeign(index), isForeign(index + 1) else {
        index += 1
        continue
      }
      var end = index + 2
      while end < text.count, isForeign(end) { end += 1 }
      found += best(index..<end)
      index = end
    }
    var counts: [String: Int] = [:]
    for reading in found { counts[reading.wrong, default: 0] += reading.text.count }
    return found.filter { isEnough($0, counts) }
  }

  /// Beyond ASCII, and no character that single-byte encodings have not.
  private func isForeign(_ index: Int) -> Bool {
    let scalar = text.scalars[index]
    return scalar >= 0x80 && scalar != 0xFFFD && scalar < 0x11_0000 && !table[scalar].has([.eastAsian, .wideMark])
  }

  /// What the encoding reads that explains most of the run.
  private func best(_ run: Range<Int>) -> [Misreading] {
    var best: [Misreading] = []
    var bestCover = 0
    var start = run.lowerBound
    // A run may begin with characters of the surrounding text, such as an opening quotation mark.
    while start < run.upperBound, table[text.scalars[start]].has([.initialQuote, .opening, .dash]),
      !table[text.scalars[start]].has(.letter), start < run.lowerBound + 2
    { start += 1 }
    for codec in Self.codecs(for: table[text.scalars[run.lowerBound]]) {
      for begin in start == run.lowerBound ? [start] : [run.lowerBound, start] {
        let found = read(begin..<run.upperBound, codec)
        let cover = found.reduce(0) { $0 + $1.count }
        if cover > bestCover { (best, bestCover) = (found, cover) }
      }
      if bestCover == run.count { break }
    }
    return best
  }

  /// The stretches of `run` that are sequences of UTF-8 in `codec`.
  private func read(_ run: Range<Int>, _ codec: SingleByteCodec) -> [Misreading] {
    var bytes: [UInt8] = []
    for scalar in text.scalars[run] {
      guard let byte = codec.byte(scalar) else { break }
      bytes.append(byte)
    }
    var found: [Misreading] = []
    var index = 0
    var characters = 0
    while index < bytes.count {
      var end = index
      var scalars: [UInt32] = []
      while end < bytes.count, let next = UTF8Sequence.decode(bytes, at: end) {
        scalars.append(next.scalar)
        end += next.length
      }
      if scalars.isEmpty {
        if found.isEmpty, bytes[index] & 0xC0 != 0x80 || index >= 3 { break }
        index += 1
        continue
      }
      let range = run.lowerBound + index..<run.lowerBound + end
      let reading = Misreading(
        range: range, wrong: name(of: codec, range), right: "utf-8", text: scalars, before: 0, after: 1)
      guard isPlausible(reading, codec.name == SingleByteCodec.cp1252.name) else { break }
      found.append(reading)
      characters += scalars.count
      index = end
    }
    guard let last = found.last else { return [] }
    let covered = found.reduce(0) { $0 + $1.count }
    if characters >= 3, covered * 10 >= run.count * 7 { return found }
    return isClosed(last, bytes, run) && found.count == 1 ? found : []
  }

  /// Whether what was read ends with its run, or what follows is proper text or a character that was cut off.
  private func isClosed(_ reading: Misreading, _ bytes: [UInt8], _ run: Range<Int>) -> Bool {
    let end = reading.range.upperBound - run.lowerBound
    if end == run.count { return true }
    guard end < bytes.count else { return isFollowedByText(reading.range.upperBound) }
    if isFollowedByText(reading.range.upperBound) { return true }
    if bytes.count == run.count, bytes.count - end <= 3, isCut(bytes, end) { return true }
    // Bytes were lost behind it: the next sequence begins, and signs are glued to letters in this one.
    return bytes[end] >= 0xC2 && reading.count >= 3
      && text.scalars[reading.range].contains { table[$0].has([.symbol, .control, .ignorable, .punctuation]) }
  }

  /// Whether the bytes from `index` on begin a sequence that the end cuts off.
  private func isCut(_ bytes: [UInt8], _ index: Int) -> Bool {
    bytes[index] >= 0xC2 && bytes[index] <= 0xF4 && bytes[(index + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
  }

  /// Whether proper text follows: punctuation beyond ASCII, such as the mark that closes a quotation.
  private func isFollowedByText(_ next: Int) -> Bool {
    neighbour(next).has([.punctuation, .space, .ignorable])
  }

  /// windows-1252 and ISO-8859-1 differ in the C1 range only.
  private func name(of codec: SingleByteCodec, _ range: Range<Int>) -> String {
    guard codec.name == "cp1252" else { return codec.name }
    let hasControl = text.scalars[range].contains { (0x80...0x9F).contains($0) }
    return hasControl && !text.scalars[range].contains(where: { $0 > 0xFF }) ? "latin1" : codec.name
  }

  // MARK: Judging what was read

  /// Whether what was read makes sense where it stands.
  private func isPlausible(_ reading: Misreading, _ isWestern: Bool) -> Bool {
    guard reading.text.allSatisfy({ isSensible($0) }), !isDrawing(reading), !isWord(reading, isWestern)
    else { return false }
    if reading.text.contains(where: { $0 >= 0x800 }) {
      return reading.text.count > 1 || isSensibleAlone(reading.text[0], reading.range)
    }
    return reading.text.count > 1 || fitsWord(reading.text[0], reading.range)
  }

  /// Whether what was read is a proper word, or a part of one: one or two characters that came out of it prove nothing.
  ///
  /// Encodings other than windows-1252 turn many pairs of letters and signs into something; what they read alone has to
  /// be a letter of the word that it stands in.
  private func isWord(_ reading: Misreading, _ isWestern: Bool) -> Bool {
    guard reading.text.count < 3 else { return false }
    let scalars = text.scalars[reading.range]
    var range = reading.range
    while range.count < Self.longestWord, neighbour(range.lowerBound - 1).has(.letter) {
      range = range.lowerBound - 1..<range.upperBound
    }
    while range.count < Self.longestWord, neighbour(range.upperBound).has(.letter) {
      range = range.lowerBound..<range.upperBound + 1
    }
    let isWritten = !WordShape(table: table).isBroken(text.scalars[range])
    if scalars.allSatisfy({ table[$0].has([.cyrillic, .greek, .dictionaryBroken]) }) { return isWritten }
    guard !isWestern, reading.text.count == 1, reading.text[0] < 0x800 || scalars.allSatisfy({ table[$0].has(.letter) })
    else { return false }
    if scalars.allSatisfy({ table[$0].has(.letter) }) { return isWritten }
    if table[reading.text[0]].has(.letter) { return range == reading.range }
    return reading.text[0] != 0xA0 && !neighbour(range.lowerBound - 1).has(.digit)
      && !neighbour(range.upperBound).has(.digit)
  }

  /// Lines of boxes are drawings unless they touch letters or hide a word.
  private func isDrawing(_ reading: Misreading) -> Bool {
    guard text.scalars[reading.range].allSatisfy({ table[$0].has(.box) }) else { return false }
    if neighbour(reading.range.lowerBound - 1).has(.letter) || neighbour(reading.range.upperBound).has(.letter) {
      return false
    }
    return reading.text.count < 3 || !reading.text.allSatisfy { table[$0].has(.letter) }
  }

  private func isSensible(_ scalar: UInt32) -> Bool {
    if (0x80...0x9F).contains(scalar) {
      // A second layer of the mistake has controls.
      return true
    }
    if scalar == 0xFEFF || scalar == 0xFFFD { return true }
    // The long s is not written any more; boxes that draw something read so.
    if scalar == 0x017F { return false }
    return plausibility.isWritten(scalar) || table[scalar].has(.box)
  }

  /// A single character of three bytes or more: punctuation, a sign, an emoji, or an everyday ideograph that touches no
  /// word of another script.
  private func isSensibleAlone(_ scalar: UInt32, _ range: Range<Int>) -> Bool {
    let traits = table[scalar]
    if scalar == 0xFEFF || scalar == 0xFFFD || traits.has([.punctuation, .symbol, .emoji, .space, .wideMark]) {
      return true
    }
    if traits.has(.latin) { return fitsWord(scalar, range) }
    guard traits.has(.everyday) else { return false }
    return !isPlainLetter(range.lowerBound - 1) && !isPlainLetter(range.upperBound)
  }

  private func isPlainLetter(_ index: Int) -> Bool {
    text.scalars.indices.contains(index) && text.scalars[index] < 0x80 && table[text.scalars[index]].has(.letter)
  }

  private func neighbour(_ index: Int) -> Traits {
    text.scalars.indices.contains(index) ? table[text.scalars[index]] : []
  }

  /// Whether a single character of two bytes fits the word it stands in: a Latin letter whose case goes with its
  /// neighbours, or a sign that `Â` was put before.
  private func fitsWord(_ scalar: UInt32, _ range: Range<Int>) -> Bool {
    let before = neighbour(range.lowerBound - 1)
    let after = neighbour(range.upperBound)
    let traits = table[scalar]
    if scalar < 0xC0 {
      return scalar >= 0xA0 && !before.has([.upper, .beyondASCII]) && !(after.has(.letter) && before.has(.letter))
    }
    if traits.has(.greek), isGlued(range) { return true }
    guard traits.has(.latin) || scalar == 0xD7 || scalar == 0xF7, scalar < 0x250 || scalar >= 0x1E00 else {
      return false
    }
    let swallowed = table[text.scalars[range.upperBound - 1]]
    let endsWord = !after.has(.letter)
    if before.has([.initialQuote, .opening]), swallowed.has([.finalQuote, .closing]) { return false }
    if before.has(.upper), endsWord, swallowed.has([.punctuation, .symbol]) { return false }
    if traits.has(.upper) { return !before.has(.lower) }
    if before.has(.upper) {
      return after.has(.lower) || (endsWord && range.lowerBound > 1 && !neighbour(range.lowerBound - 2).has(.upper))
    }
    return !after.has(.upper)
  }

  /// Whether a Latin letter or digit stands right before or behind a letter with a sign: `R` with a gamma in a formula.
  private func isGlued(_ range: Range<Int>) -> Bool {
    (isPlainLetter(range.lowerBound - 1) || isPlainLetter(range.upperBound))
      && !table[text.scalars[range.upperBound - 1]].has(.letter)
  }

  /// One or two letters of a script with two-byte letters other than Latin prove nothing; three in a block do.
  private func isEnough(_ reading: Misreading, _ counts: [String: Int]) -> Bool {
    guard reading.text.allSatisfy({ $0 >= 0x370 && $0 < 0x800 }) else { return true }
    return counts[reading.wrong, default: 0] >= 3
      || (reading.text.allSatisfy { table[$0].has(.greek) } && isGlued(reading.range))
  }
}
