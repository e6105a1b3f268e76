import Documents

extension Measure {
  /// Question marks in the place of letters.
  static let lostLetters: [Measure] = [
    .spans(
      "question-marks",
      """
      ASCII question marks in the place of letters that a conversion lost: the value is 1 inside several words of a \
      sentence, between quotation marks, and among marks of another width, 0.8 before letters, 0.7 behind a mark, 0.5 \
      inside a single word and between letters, 0.3 behind letters.
      """
    ) { context, _ in
      context.document.blocks.indices.flatMap { block -> [MeasuredSpan] in
        let place = context.document.blocks[block]
        guard MeasureContext.proseZones.contains(place.zone), context.surveyed().counts[block].traits.has(.narrowMark),
          context.document.text[place.range.lower..<place.range.upper].contains(0x3F)
        else { return [] }
        return LostLetters(context.text(of: block), context.table).spans
      }
    }
  ]
}

/// Question marks where no question is asked.
struct LostLetters {
  /// Damaged words of one stretch stand at most this far apart.
  private static let reach = 40

  private struct Damage {
    var range: Range<Int>
    var value: Double
    /// Whether it is a word that lost letters, which counts only in company.
    var isWord: Bool
  }

  private let text: BlockText
  private let table: TraitTable
  private var found: [Damage] = []

  /// The question marks of `text`.
  ///
  /// O(n).
  init(_ text: BlockText, _ table: TraitTable) {
    self.text = text
    self.table = table
    var index = 0
    while index < text.count {
      guard text.scalars[index] == 0x3F else {
        index += 1
        continue
      }
      var end = index + 1
      while end < text.count, text.scalars[end] == 0x3F { end += 1 }
      look(at: index..<end)
      index = end
    }
  }

  /// The stretches found: damaged words that stand together as one.
  var spans: [MeasuredSpan] {
    var result: [Damage] = []
    var counts: [Int] = []
    for damage in found {
      if let last = result.last, damage.isWord == last.isWord,
        damage.range.lowerBound - last.range.upperBound <= reach(damage),
        !text.scalars[last.range.upperBound..<max(last.range.upperBound, damage.range.lowerBound)].contains(0x0A)
      {
        result[result.count - 1].range = last.range.lowerBound..<max(last.range.upperBound, damage.range.upperBound)
        result[result.count - 1].value = damage.isWord ? max(last.value, damage.value) : 1
        counts[counts.count - 1] += 1
      } else {
        result.append(damage)
        counts.append(1)
      }
    }
    return zip(result, counts).compactMap { damage, count in
      let value = damage.isWord && count > 1 && damage.value >= 0.5 ? 1 : damage.value
      guard value >= 0.3 else { return nil }
      return MeasuredSpan(range: text.textRange(damage.range), value: value, details: ["places": "\(count)"])
    }
  }

  private func reach(_ damage: Damage) -> Int { damage.isWord ? Self.reach : 1 }

  private mutating func look(at run: Range<Int>) {
    let before = traits(run.lowerBound - 1)
    let after = traits(run.upperBound)
    let isSpaced = after.has(.space) && text.scalars[run.upperBound] == 0x20 && traits(run.upperBound + 1).has(.lower)
    if run.count <= 2, isLetter(before) || before.has([.space, .opening]) || run.lowerBound == 0,
      isLetter(before) ? after.has(.lower) || isSpaced : after.has(.lower)
    {
      let word = word(run)
      guard !isAddress(word) else { return }
      let value = isLetter(before) && after.has(.lower) ? 0.5 : isLetter(before) ? 0.2 : 0.4
      found.append(Damage(range: word, value: value, isWord: true))
    } else if let cluster = mixed(run) {
      found.append(cluster)
    } else if run.count > 1 {
      found.append(Damage(range: run, value: value(of: run, before, after), isWord: false))
    }
  }

  /// How little sense a run of marks makes as punctuation.
  private func value(of run: Range<Int>, _ before: Traits, _ after: Traits) -> Double {
    let isOpen = before.has([.opening, .initialQuote]) && after.has([.closing, .finalQuote])
    if isOpen { return traits(run.lowerBound - 1).has(.wideMark) || before.has(.initialQuote) ? 1 : 0.6 }
    let colon = run.lowerBound > 0 && text.scalars[run.lowerBound - 1] == 0x3A
    let isBehindMark = run.lowerBound == 0 || colon || before.has([.wideMark, .space, .opening, .initialQuote])
    if isBehindMark {
      return after.has([.letter, .digit]) ? 0.8 : run.lowerBound == 0 && !after.has(.wideMark) ? 0.3 : 0.7
    }
    if before.has([.letter, .digit]), after.has([.letter, .digit]) { return 0.5 }
    return 0.3
  }

  /// Marks of both widths in one cluster, `?！?` before a letter or digit.
  private func mixed(_ run: Range<Int>) -> Damage? {
    var end = run.upperBound
    var wide = 0
    var narrow = run.count
    while end < text.count, end - run.lowerBound < 6 {
      let scalar = text.scalars[end]
      if scalar == 0x3F {
        narrow += 1
      } else if [0xFF01, 0xFF1F, 0xFF0C, 0x3002].contains(scalar) {
        wide += 1
      } else {
        break
      }
      end += 1
    }
    guard wide > 0, traits(run.lowerBound - 1).has(.eastAsian), traits(end).has([.letter, .digit]) else { return nil }
    return Damage(range: run.lowerBound..<end, value: narrow > run.count ? 1 : 0.6, isWord: false)
  }

  /// A letter of a script with spaces.
  private func isLetter(_ traits: Traits) -> Bool { traits.has(.letter) && !traits.has([.ideographic, .masked]) }

  private func word(_ run: Range<Int>) -> Range<Int> {
    var start = run.lowerBound
    var end = run.upperBound
    while start > 0, run.lowerBound - start < Self.reach,
      traits(start - 1).has(.wordPart) || text.scalars[start - 1] == 0x3F
    { start -= 1 }
    while end < text.count, end - run.upperBound < Self.reach, traits(end).has(.wordPart) || text.scalars[end] == 0x3F {
      end += 1
    }
    return start..<end
  }

  /// Whether the word is part of an address or of code.
  private func isAddress(_ word: Range<Int>) -> Bool {
    let signs: Set<UInt32> = [0x2F, 0x3D, 0x26, 0x5C, 0x5F, 0x2E, 0x5B, 0x28, 0x2A, 0x7C, 0x5E, 0x3A, 0x24, 0x2B]
    let edges = [word.lowerBound - 1, word.upperBound].filter { text.scalars.indices.contains($0) }
    if let first = edges.first, first < word.lowerBound, signs.contains(text.scalars[first]) { return true }
    guard let last = edges.last, last >= word.upperBound, signs.contains(text.scalars[last]) else { return false }
    return text.scalars[last] != 0x2E || traits(last + 1).has(.wordPart)
  }

  private func traits(_ index: Int) -> Traits {
    text.scalars.indices.contains(index) ? table[text.scalars[index]] : []
  }
}
