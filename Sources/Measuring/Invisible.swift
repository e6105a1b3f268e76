import Documents

extension Measure {
  /// Characters that show nothing and do nothing where they stand.
  static let invisible: [Measure] = [
    .spans(
      "invisible",
      """
      Default-ignorable characters that do no job where they stand, neighbours up to two letters apart as one span; \
      the value is 1 inside words and in runs, 0.5 at the edge of a word.
      """,
      [
        Parameter(name: "except", summary: "Characters that are left out, such as U+FEFF.", standard: .text("")),
        .also,
      ]
    ) { context, arguments in
      let left = Set((arguments.text(0) ?? "").unicodeScalars.map(\.value))
      return context.eachBlock(in: arguments.zones(1), with: .ignorable) { text in
        Invisible.spans(text, context.table, except: left)
      }
    },
    .spans(
      "bidi-controls",
      """
      Controls of the writing direction, code included: the value is 1 for overrides, 0.9 for what is not closed or \
      closes nothing, 0.7 for embeddings and isolates in text that runs from left to right only.
      """,
      [.also]
    ) { context, arguments in
      let zones = arguments.zones(0).union(Zone.code.set).union(Zone.comment.set)
      return context.blocks(in: zones, with: .bidiControl).flatMap { block in
        BidiControls.spans(context.text(of: block, masking: []), context.table)
      }
    },
  ]
}

/// Default-ignorable characters, judged by what stands on both sides of them.
enum Invisible {
  /// Whether a character does nothing where it stands, and how visibly wrong that is.
  private enum Role { case works, idle, idleInWord }

  /// The idle characters of `text` as spans.
  static func spans(_ text: BlockText, _ table: TraitTable, except: Set<UInt32>) -> [MeasuredSpan] {
    let scalars = text.scalars
    var hits: [Int] = []
    var strong = Set<Int>()
    var index = 0
    while index < scalars.count {
      guard table[scalars[index]].has(.ignorable) else {
        index += 1
        continue
      }
      let end = runEnd(scalars, index, table)
      if !isSignature(scalars[index..<end]), !isFlag(scalars, index, end) {
        for position in index..<end where !except.contains(scalars[position]) {
          let role = end - index > 1 ? roleInRun(scalars, position, index..<end, table) : role(scalars, index, table)
          if role != .works { hits.append(position) }
          if role == .idleInWord { strong.insert(position) }
        }
      }
      index = end
    }
    return CharacterDamage.clusters(hits, reach: 2).map { span(text, $0, Set(hits), strong, table) }
  }

  private static func span(
    _ text: BlockText, _ range: Range<Int>, _ hits: Set<Int>, _ strong: Set<Int>, _ table: TraitTable
  ) -> MeasuredSpan {
    let scalars = text.scalars[range]
    let found = range.filter(hits.contains).map { scalars[$0] }
    var bytes: [UInt8] = []
    for index in range {
      if !hits.contains(index) {
        UTF8Scalar.append(scalars[index], to: &bytes)
      } else if blanks.contains(scalars[index]), bytes.last != 0x20 {
        bytes.append(0x20)
      }
    }
    var span = MeasuredSpan(range: text.textRange(range), value: range.contains(where: strong.contains) ? 1 : 0.5)
    span.details = ["name": CharacterDamage.names(found), "characters": "\(found.count)"]
    if !scalars.contains(BlockText.masked) {
      span.replacement = String(decoding: bytes, as: UTF8.self)
      span.plan = ["drop invisible characters"]
    }
    return span
  }

  /// Fillers that take up room: whoever typed them wanted a blank.
  private static let blanks: Set<UInt32> = [0x3164, 0xFFA0]

  private static func runEnd(_ scalars: [UInt32], _ start: Int, _ table: TraitTable) -> Int {
    var end = start
    while end < scalars.count, table[scalars[end]].has(.ignorable) { end += 1 }
    return end
  }

  /// Whether the run is the wrapper of a C2PA text manifest: U+FEFF and bytes written as variation selectors that begin
  /// with `C2PATXT` (C2PA 2.4, section A.8).
  private static func isSignature(_ run: ArraySlice<UInt32>) -> Bool {
    let bytes = run.dropFirst(run.first == 0xFEFF ? 1 : 0).prefix(7).map { scalar -> UInt8 in
      switch scalar {
      case 0xFE00...0xFE0F: UInt8(scalar - 0xFE00)
      case 0xE0100...0xE01EF: UInt8(scalar - 0xE0100 + 16)
      default: 0
      }
    }
    return bytes.elementsEqual("C2PATXT".utf8)
  }

  /// Whether the run spells the region of a flag: tags behind U+1F3F4, closed by U+E007F (UTS #51, section 2.4).
  private static func isFlag(_ scalars: [UInt32], _ start: Int, _ end: Int) -> Bool {
    start > 0 && scalars[start - 1] == 0x1F3F4 && end - start >= 3 && scalars[end - 1] == 0xE007F
      && scalars[start..<end - 1].allSatisfy { (0xE0020...0xE007E).contains($0) }
  }

  /// In a run at most the first character can do something, and a variation selector with a joiner behind it.
  private static func roleInRun(_ scalars: [UInt32], _ at: Int, _ run: Range<Int>, _ table: TraitTable) -> Role {
    let before = run.lowerBound > 0 ? table[scalars[run.lowerBound - 1]] : []
    let isSequence = run.count == 2 && scalars[run.lowerBound] == 0xFE0F && scalars[run.lowerBound + 1] == 0x200D
    if isSequence, before.has(.emoji) { return .works }
    if before.has([.joining, .rightToLeft]), at < run.lowerBound + 2, run.count <= 2 { return .works }
    if scalars[at] == 0x1160 || scalars[at] == 0x115F { return hangulFiller(scalars, at) }
    return .idleInWord
  }

  private static func role(_ scalars: [UInt32], _ index: Int, _ table: TraitTable) -> Role {
    let previous = index > 0 ? scalars[index - 1] : 0
    let next = index + 1 < scalars.count ? scalars[index + 1] : 0
    let before = table[previous]
    let after = table[next]
    let isInWord = before.has([.letter, .digit, .mark]) && after.has([.letter, .digit, .mark])
    let idle: Role = isInWord ? .idleInWord : .idle
    switch scalars[index] {
    case 0x200C: return before.has([.joining, .rightToLeft]) ? .works : idle
    case 0x200D: return before.has([.joining, .rightToLeft, .emoji, .symbol]) ? .works : idle
    case 0x200B: return before.has(.dictionaryBroken) || after.has(.dictionaryBroken) ? .works : idle
    case 0x200E, 0x200F, 0x061C: return hasRightToLeft(scalars, index, table) ? .works : idle
    case 0x00AD: return softHyphen(scalars, index, table)
    case 0x2060, 0xFEFF, 0x2064: return idle
    case 0x2061...0x2063: return isInWord ? isLongWord(scalars, index, table) ? .idleInWord : .works : .works
    case 0x034F: return before.has(.mark) || after.has(.mark) ? .works : idle
    case 0x115F, 0x1160: return hangulFiller(scalars, index)
    case 0x3164, 0xFFA0: return .idleInWord
    case 0xFE00...0xFE0D: return before.has([.han, .joining, .symbol, .dictionaryBroken]) ? .works : idle
    case 0xFE0E, 0xFE0F: return previous > 0x20 && isPresentable(previous, before) ? .works : idle
    case 0xE0100...0xE01EF: return before.has(.han) ? .works : .idleInWord
    case 0x180B...0x180F: return before.has(.joining) || after.has(.joining) ? .works : idle
    case 0x17B4, 0x17B5: return before.has(.dictionaryBroken) ? .works : idle
    case 0x202A...0x202E, 0x2066...0x2069: return .works
    case 0xE0001...0xE007F: return .idleInWord
    case 0x1D173...0x1D17A: return .works
    default: return idle
    }
  }

  /// Whether a character may take U+FE0E or U+FE0F: it can be shown as emoji, or is a symbol or mark.
  private static func isPresentable(_ scalar: UInt32, _ traits: Traits) -> Bool {
    traits.has([.emoji, .symbol, .punctuation]) || (0x30...0x39).contains(scalar) || !traits.has(.letter)
  }

  /// A soft hyphen works inside a word that is long enough to be divided: two letters or more on both sides of it.
  private static func softHyphen(_ scalars: [UInt32], _ index: Int, _ table: TraitTable) -> Role {
    func letters(_ step: Int) -> (count: Int, isEastAsian: Bool) {
      var position = index + step
      var count = 0
      while scalars.indices.contains(position), count < 2, table[scalars[position]].has([.letter, .mark]) {
        if table[scalars[position]].has(.eastAsian) { return (count + 1, true) }
        count += 1
        position += step
      }
      return (count, false)
    }
    let before = letters(-1)
    let after = letters(1)
    if before.isEastAsian || after.isEastAsian { return .idleInWord }
    if before.count == 2, after.count == 2 { return .works }
    return before.count > 0 && after.count > 0 ? .idleInWord : .idle
  }

  /// Whether an operator that is not written stands inside a word of four letters or more rather than in a formula.
  private static func isLongWord(_ scalars: [UInt32], _ index: Int, _ table: TraitTable) -> Bool {
    var count = 0
    for step in [-1, 1] {
      var position = index + step
      while scalars.indices.contains(position), count < 4, table[scalars[position]].has(.letter) {
        count += 1
        position += step
      }
    }
    return count >= 4
  }

  /// A filler works next to a conjoining jamo.
  private static func hangulFiller(_ scalars: [UInt32], _ index: Int) -> Role {
    let jamo: ClosedRange<UInt32> = 0x1100...0x11FF
    let before = index > 0 && jamo.contains(scalars[index - 1])
    let after = index + 1 < scalars.count && jamo.contains(scalars[index + 1])
    return before || after ? .works : .idleInWord
  }

  /// Whether a letter written from right to left stands within 64 characters.
  private static func hasRightToLeft(_ scalars: [UInt32], _ index: Int, _ table: TraitTable) -> Bool {
    scalars[max(0, index - 64)..<min(scalars.count, index + 65)].contains { table[$0].has(.rightToLeft) }
  }
}

/// Controls of the writing direction (UAX #9, section 2).
enum BidiControls {
  /// The controls of `text` that mislead, are not closed, or have nothing to order.
  static func spans(_ text: BlockText, _ table: TraitTable) -> [MeasuredSpan] {
    let isLeftToRight = !text.scalars.contains { table[$0].has(.rightToLeft) }
    var spans: [MeasuredSpan] = []
    var open: [(index: Int, closer: UInt32)] = []
    func report(_ range: Range<Int>, _ value: Double, _ form: String) {
      var span = MeasuredSpan(range: text.textRange(range), value: value)
      span.details = ["name": CharacterDamage.names([text.scalars[range.lowerBound]]), "form": form]
      spans.append(span)
    }
    for (index, scalar) in text.scalars.enumerated() {
      switch scalar {
      case 0x202A, 0x202B, 0x202D, 0x202E: open.append((index, 0x202C))
      case 0x2066...0x2068: open.append((index, 0x2069))
      case 0x202C, 0x2069:
        guard let last = open.last, last.closer == scalar else {
          report(index..<index + 1, 0.9, "closes-nothing")
          continue
        }
        open.removeLast()
        let isOverride = (0x202D...0x202E).contains(text.scalars[last.index])
        if isOverride || isLeftToRight {
          report(last.index..<index + 1, isOverride ? 1 : 0.7, isOverride ? "override" : "left-to-right-text")
        }
      default: break
      }
    }
    for left in open {
      let isOverride = (0x202D...0x202E).contains(text.scalars[left.index])
      report(left.index..<left.index + 1, isOverride ? 1 : 0.9, isOverride ? "override" : "not-closed")
    }
    return spans.sorted { ($0.range.lower, $0.range.upper) < ($1.range.lower, $1.range.upper) }
  }
}
