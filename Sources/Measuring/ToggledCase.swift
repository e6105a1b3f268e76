import Documents

extension Measure {
  /// Words whose letters are in the wrong case, whatever the words are.
  static let toggledCase: [Measure] = [
    .spans(
      "inverted-case",
      "Stretches of words of which each begins with a small letter and goes on in capitals; the value is their number.",
      [.number("words", "The least number of such words.", 3)]
    ) { context, arguments in
      context.eachBlock(in: MeasureContext.proseZones, with: .upper) { text in
        ToggledCase(text, context.table).inverted(least: arguments.count(0, least: 1))
      }
    },
    .spans(
      "irregular-case",
      """
      Words with capitals behind small letters, or with two capitals before small letters, next to ordinary words in \
      a block that has at least two of them; the value is their share of the block's words. Words of the lexicon, words \
      that come twice, and compounds of capitalised words are left out.
      """,
      [Parameter(name: "lexicon", summary: "A lexicon of words with a case of their own.")]
    ) { context, arguments in
      let known = context.table(arguments, 0) { Set($0.entries.flatMap(\.words)) } ?? []
      return context.eachBlock(in: MeasureContext.proseZones, with: .upper) { text in
        ToggledCase(text, context.table).irregular(except: known)
      }
    },
  ]
}

/// The case of the letters of a block's words.
struct ToggledCase {
  private let text: BlockText
  private let table: TraitTable
  private let words: [SpacedWords.Word]

  /// The words of `text`.
  init(_ text: BlockText, _ table: TraitTable) {
    self.text = text
    self.table = table
    words = SpacedWords(text, table).words
  }

  private func isUpper(_ index: Int) -> Bool { table[text.scalars[index]].has(.upper) }
  private func isLower(_ index: Int) -> Bool { table[text.scalars[index]].has(.lower) }

  // MARK: All letters the other way round

  /// Stretches of at least `least` words that begin small and go on in capitals.
  ///
  /// Different endings are asked for: `mRNA tRNA rRNA` are names.
  func inverted(least: Int) -> [MeasuredSpan] {
    var spans: [MeasuredSpan] = []
    var run: [Range<Int>] = []
    func close() {
      while let last = run.last, last.count == 1 { run.removeLast() }
      let real = run.filter { $0.count > 1 }
      let endings = Set(real.map { Array(text.scalars[$0.dropFirst()]) })
      if real.count >= least, endings.count >= least, let first = run.first, let last = run.last,
        real.reduce(0, { $0 + $1.count }) >= least * 3
      {
        let range = first.lowerBound..<last.upperBound
        spans.append(MeasuredSpan(range: text.textRange(range), value: Double(real.count)))
      }
      run = []
    }
    for word in words.map(\.range) {
      if let last = run.last,
        text.scalars[last.upperBound..<word.lowerBound].contains(where: { $0 == 0x0A || $0 > 0x7F })
      {
        close()
      }
      if isInverted(word) || (word.count == 1 && !run.isEmpty && isLower(word.lowerBound)) {
        run.append(word)
      } else {
        close()
      }
    }
    close()
    return spans
  }

  private func isInverted(_ word: Range<Int>) -> Bool {
    word.count > 1 && isLower(word.lowerBound) && word.dropFirst().allSatisfy(isUpper)
  }

  // MARK: Some letters the other way round

  /// Words with letters in the wrong case.
  func irregular(except known: Set<String>) -> [MeasuredSpan] {
    var found: [(index: Int, word: String)] = []
    var counts: [String: Int] = [:]
    for (index, word) in words.enumerated() where isIrregular(word.range) && !isCompound(word.range) {
      let form = text.string(word.range)
      counts[form, default: 0] += 1
      if !known.contains(form), hasOrdinaryNeighbour(index) { found.append((index, form)) }
    }
    found.removeAll { counts[$0.word, default: 0] > 1 }
    guard found.count > 1 else { return [] }
    let share = Double(found.count) / Double(words.count)
    return found.map {
      MeasuredSpan(range: text.textRange(words[$0.index].range), value: share, details: ["word": $0.word])
    }
  }

  /// Whether a capital stands behind a small letter, or two capitals before small letters; a plural of capitals is not.
  private func isIrregular(_ word: Range<Int>) -> Bool {
    guard word.count > 2 else { return false }
    var uppers = 0
    for index in word {
      if isUpper(index) {
        if index > word.lowerBound, isLower(index - 1) { return true }
        uppers += 1
      } else if uppers > 1, !(index == word.upperBound - 1 && text.scalars[index] == 0x73) {
        return true
      }
    }
    return false
  }

  /// `JavaScript`, `GraphQL`, `McAfee`: parts that begin with a capital and go on small, the last may be all capitals.
  private func isCompound(_ word: Range<Int>) -> Bool {
    guard isUpper(word.lowerBound) else { return false }
    var length = 0
    for index in word {
      if isUpper(index) {
        if length == 1 { return word[index...].allSatisfy(isUpper) && index > word.lowerBound + 2 }
        length = 1
      } else {
        length += 1
      }
    }
    return length > 2
  }

  /// Whether a word of small letters stands next to it with only a space between.
  private func hasOrdinaryNeighbour(_ index: Int) -> Bool {
    let before = index > 0 && words[index].isJoined ? words[index - 1].range : nil
    let after = index + 1 < words.count && words[index + 1].isJoined ? words[index + 1].range : nil
    return [before, after].compactMap { $0 }.contains { word in
      word.count > 1 && word.dropFirst().allSatisfy(isLower)
    }
  }
}
