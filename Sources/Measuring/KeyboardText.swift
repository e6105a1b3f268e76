import Documents

extension Measure {
  /// Text that fingers made rather than heads.
  static let keyboardText: [Measure] = [
    .spans(
      "mashed-words",
      """
      Stretches of words of small letters that nobody can speak or that run along a row of keys; the value is the \
      share of such words in the stretch.
      """,
      [
        Parameter(name: "lexicon", summary: "A lexicon with the rows of keyboards."),
        .number("words", "The least number of such words.", 3),
      ]
    ) { context, arguments in
      guard let keyboard = context.table(arguments, 0, Keyboard.init) else { return [] }
      return context.eachBlock(in: MeasureContext.proseZones, with: [.latin, .cyrillic]) { text in
        keyboard.mashed(text, context.table, least: arguments.count(1, least: 1))
      }
    },
    .spans(
      "wrong-layout",
      """
      Words typed while another keyboard was set, with what the same keys give on it; the value is the share of words \
      that nobody can speak as they stand and everybody can when mapped.
      """,
      [
        Parameter(name: "lexicon", summary: "A lexicon with the rows of keyboards, one heading a keyboard."),
        .number("words", "The least number of such words.", 2),
      ]
    ) { context, arguments in
      guard let keyboard = context.table(arguments, 0, Keyboard.init) else { return [] }
      let maps = keyboard.maps(for: context)
      if maps.isEmpty { return [] }
      return context.eachBlock(in: MeasureContext.proseZones, with: .letter) { text in
        maps.flatMap { keyboard.switched(text, context.table, arguments.count(1, least: 1), $0) }
          .sorted { $0.range.lower < $1.range.lower }
      }
    },
  ]
}

/// Rows of keys, and what the same keys are on another keyboard.
struct Keyboard {
  /// So many neighbours of one row in a row are no word.
  private static let longestRow = 4
  /// So many consonants in a row are no word of small letters; names and compounds have some.
  private static let mostConsonants = 4

  /// All stretches of `longestRow` keys, in both directions.
  private var rows: Set<[UInt32]> = []
  /// From each key of one keyboard to the same key of each other.
  private var maps: [[UInt32: UInt32]] = []

  /// The keyboards of `lexicon`: words are rows from left to right.
  init(_ lexicon: MeasureContext.Lexicon) {
    let boards = lexicon.entries.map { $0.words.map { $0.unicodeScalars.map(\.value) } }
    for row in boards.joined() {
      for run in [row, row.reversed()] where run.count >= Self.longestRow {
        for start in 0...run.count - Self.longestRow { rows.insert(Array(run[start..<start + Self.longestRow])) }
      }
    }
    for (index, one) in boards.enumerated() {
      for (place, other) in boards.enumerated() where place != index {
        var map: [UInt32: UInt32] = [:]
        for (left, right) in zip(one, other) { for (key, value) in zip(left, right) { map[key] = value } }
        if !map.isEmpty { maps.append(map) }
      }
    }
  }

  private func small(_ text: BlockText, _ range: Range<Int>) -> [UInt32] {
    text.scalars[range].map(CharacterValue.lowercase)
  }

  // MARK: Mashed words

  /// Stretches of joined words of which at least `least`, and more than half, are no words.
  func mashed(_ text: BlockText, _ table: TraitTable, least: Int) -> [MeasuredSpan] {
    let words = SpacedWords(text, table).words
    var spans: [MeasuredSpan] = []
    var index = 0
    while index < words.count {
      var end = index + 1
      while end < words.count, words[end].isJoined { end += 1 }
      if end - index >= least, let span = mashed(words[index..<end], text, table, least) { spans.append(span) }
      index = end
    }
    return spans
  }

  private func mashed(
    _ words: ArraySlice<SpacedWords.Word>, _ text: BlockText, _ table: TraitTable, _ least: Int
  ) -> MeasuredSpan? {
    let hits = words.indices.filter { isMashed(text, words[$0].range, table) }
    guard hits.count >= least, let first = hits.first, let last = hits.last else { return nil }
    let share = Double(hits.count) / Double(last - first + 1)
    guard share > 0.5 else { return nil }
    let range = words[first].range.lowerBound..<words[last].range.upperBound
    return MeasuredSpan(range: text.textRange(range), value: share, details: ["words": "\(hits.count)"])
  }

  private func isMashed(_ text: BlockText, _ range: Range<Int>, _ table: TraitTable) -> Bool {
    guard (3...16).contains(range.count), !text.scalars[range].dropFirst().contains(where: { table[$0].has(.upper) })
    else { return false }
    let letters = small(text, range)
    if letters.count >= Self.longestRow {
      for start in 0...letters.count - Self.longestRow
      where rows.contains(Array(letters[start..<start + Self.longestRow])) { return true }
    }
    let (most, hasVowel) = SpacedWords.consonants(letters)
    return most > Self.mostConsonants || (!hasVowel && letters.count >= Self.longestRow)
  }

  // MARK: Another layout

  /// The maps from and to scripts that the page holds: nobody switches to a keyboard that is not there.
  func maps(for context: MeasureContext) -> [[UInt32: UInt32]] {
    let survey = context.surveyed()
    func isThere(_ scalars: some Sequence<UInt32>) -> Bool {
      scalars.first { context.table[$0].has(.letter) }.map { survey.letters[context.table[$0].script] > 0 } ?? false
    }
    return maps.filter { isThere($0.keys) && isThere($0.values) }
  }

  /// Stretches of at least `least` words that make sense on another keyboard only.
  func switched(
    _ text: BlockText, _ table: TraitTable, _ least: Int, _ map: [UInt32: UInt32]
  ) -> [MeasuredSpan] {
    var spans: [MeasuredSpan] = []
    var run: [(range: Range<Int>, isBroken: Bool)] = []
    func close() {
      let broken = run.indices.filter { run[$0].isBroken }
      if broken.count >= least, let first = broken.first, let last = broken.last {
        let longer = run[first...last].filter { $0.range.count > 2 }.count
        let range = run[first].range.lowerBound..<run[last].range.upperBound
        let share = Double(broken.count) / Double(max(1, longer))
        if share > 0.6 {
          var span = MeasuredSpan(range: text.textRange(range), value: share)
          span.details = ["decoded": mapped(text, range, map)]
          spans.append(span)
        }
      }
      run = []
    }
    var index = 0
    while index < text.count {
      guard !table[text.scalars[index]].has(.space) else {
        index += 1
        continue
      }
      var end = index
      while end < text.count, !table[text.scalars[end]].has(.space) { end += 1 }
      var word = index..<end
      while !word.isEmpty, isEdge(text.scalars[word.upperBound - 1], map) {
        word = word.lowerBound..<word.upperBound - 1
      }
      if let isBroken = judge(text, word, map) { run.append((word, isBroken)) } else { close() }
      index = end
    }
    close()
    return spans
  }

  private func isEdge(_ scalar: UInt32, _ map: [UInt32: UInt32]) -> Bool {
    scalar == 0x3F || scalar == 0x21 || (map[scalar] == nil && (scalar == 0x2E || scalar == 0x2C))
  }

  /// Whether a word can be spoken only when mapped; nil for what cannot be mapped or makes no word then.
  private func judge(_ text: BlockText, _ word: Range<Int>, _ map: [UInt32: UInt32]) -> Bool? {
    guard !word.isEmpty, word.count <= 24 else { return nil }
    let letters = small(text, word)
    let other = letters.compactMap { map[$0] }
    guard other.count == letters.count else { return nil }
    if word.count < 3 { return false }
    let (most, hasVowel) = SpacedWords.consonants(letters)
    let (mapped, isSpoken) = SpacedWords.consonants(other)
    guard isSpoken, mapped <= Self.mostConsonants else { return nil }
    // Capitals alone are an abbreviation.
    guard word.contains(where: { letters[$0 - word.lowerBound] == text.scalars[$0] }) else { return false }
    return !hasVowel || most >= Self.mostConsonants
  }

  private func mapped(_ text: BlockText, _ range: Range<Int>, _ map: [UInt32: UInt32]) -> String {
    var bytes: [UInt8] = []
    for scalar in text.scalars[range] {
      UTF8Scalar.append(map[CharacterValue.lowercase(scalar)] ?? scalar, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
