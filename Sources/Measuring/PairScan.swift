import Documents

/// Finds the paired marks of one paragraph that stand without a mate.
struct PairScan {
  /// A mark without a mate.
  struct Lone: Equatable {
    /// Its place in the block's characters.
    var index: Int
    /// The mark.
    var scalar: UInt32
    /// The family of marks that it belongs to.
    var family: UInt32
    /// Whether it opens.
    var isOpening: Bool
  }

  /// A curly mark whose mate is straight.
  struct Mixed: Equatable {
    /// From the first mark to the second, both included.
    var range: Range<Int>
  }

  /// How far apart a curly mark and a straight mate may stand.
  private static let mixedReach = 120

  private let text: BlockText
  private let table: TraitTable
  private var stack: [Lone] = []
  private var depths: [UInt32: Int] = [:]
  private var straightOpen: Int?
  private(set) var lone: [Lone] = []
  private(set) var mixed: [Mixed] = []

  /// The marks of `text`.
  ///
  /// O(n).
  init(_ text: BlockText, _ table: TraitTable) {
    self.text = text
    self.table = table
    let usage = Self.usage(text)
    for (index, scalar) in text.scalars.enumerated() {
      guard let role = PairedMarks.role(scalar) else { continue }
      switch role {
      case .opens(let family): open(index, scalar, family)
      case .closes(let family): close(index, scalar, family)
      case .leftDouble:
        if usage.hasLow, depths[PairedMarks.double, default: 0] > 0 {
          close(index, scalar, PairedMarks.double)
        } else {
          open(index, scalar, PairedMarks.double)
        }
      case .rightDouble: if !usage.isSymmetric { closeDouble(index) }
      case .leftSingle: open(index, scalar, PairedMarks.single)
      case .rightSingle: closeSingle(index)
      case .angle: break
      case .straight: meetStraight(index)
      }
    }
    lone += stack
    addAngles()
    lone = lone.filter { !isExempt($0) }.sorted { $0.index < $1.index }
  }

  /// How double quotation marks are used here: U+201E opens, or U+201D is the only mark and comes in twos.
  private static func usage(_ text: BlockText) -> (hasLow: Bool, isSymmetric: Bool) {
    var low = 0
    var left = 0
    var right = 0
    for scalar in text.scalars where (0x201C...0x201E).contains(scalar) {
      if scalar == 0x201C { left += 1 } else if scalar == 0x201D { right += 1 } else { low += 1 }
    }
    return (low > 0, low == 0 && left == 0 && right > 0 && right % 2 == 0)
  }

  private mutating func open(_ index: Int, _ scalar: UInt32, _ family: UInt32) {
    stack.append(Lone(index: index, scalar: scalar, family: family, isOpening: true))
    depths[family, default: 0] += 1
  }

  private mutating func close(_ index: Int, _ scalar: UInt32, _ family: UInt32) {
    if depths[family, default: 0] == 0 {
      if closesInterval(index, family) { return }
      lone.append(Lone(index: index, scalar: scalar, family: family, isOpening: false))
      return
    }
    while let top = stack.popLast() {
      depths[top.family, default: 1] -= 1
      if top.family == family { return }
      lone.append(top)
    }
  }

  private mutating func closeDouble(_ index: Int) {
    if depths[PairedMarks.double, default: 0] == 0, let start = straightOpen, index - start <= Self.mixedReach {
      mixed.append(Mixed(range: start..<index + 1))
      straightOpen = nil
      return
    }
    close(index, 0x201D, PairedMarks.double)
  }

  /// An apostrophe stands between letters, or nothing single is open.
  private mutating func closeSingle(_ index: Int) {
    let isBetweenLetters = has(index - 1, .letter) && has(index + 1, .letter) && !has(index + 1, .eastAsian)
    let isEastAsian = has(index - 1, .eastAsian) || has(index + 1, .eastAsian)
    if isBetweenLetters, !has(index - 1, .eastAsian) { return }
    if depths[PairedMarks.single, default: 0] > 0 {
      close(index, 0x2019, PairedMarks.single)
    } else if isEastAsian, !has(index - 1, [.latin, .digit]) {
      lone.append(Lone(index: index, scalar: 0x2019, family: PairedMarks.single, isOpening: false))
    }
  }

  private mutating func meetStraight(_ index: Int) {
    if let top = stack.suffix(16).last(where: { $0.family == PairedMarks.double }),
      index - top.index <= Self.mixedReach,
      !isMeasure(index)
    {
      mixed.append(Mixed(range: top.index..<index + 1))
      close(index, 0x22, PairedMarks.double)
    } else {
      straightOpen = straightOpen == nil ? index : nil
    }
  }

  /// Whether a straight mark stands for inches or seconds: right behind a digit.
  private func isMeasure(_ index: Int) -> Bool { has(index - 1, .digit) && !has(index + 1, .eastAsian) }

  /// Half-open intervals: `[0, 1)` and `(a, b]` are pairs.
  private mutating func closesInterval(_ index: Int, _ family: UInt32) -> Bool {
    guard let top = stack.last, index - top.index <= 24,
      (family == 0x28 && top.family == 0x5B) || (family == 0x5B && top.family == 0x28)
    else { return false }
    let inner = text.scalars[top.index + 1..<index]
    guard inner.contains(where: { $0 == 0x2C || $0 == 0xFF0C }), !inner.contains(where: { table[$0].has(.eastAsian) })
    else { return false }
    stack.removeLast()
    depths[top.family, default: 1] -= 1
    return true
  }

  /// Angle quotation marks point inwards or outwards; what counts is whether there are as many of the one as of the
  /// other.
  ///
  /// A lone one is taken for an arrow or a separator unless it is glued to a word.
  private mutating func addAngles() {
    for (left, right) in [(UInt32(0xAB), UInt32(0xBB)), (0x2039, 0x203A)] {
      let places = text.scalars.indices.filter { text.scalars[$0] == left || text.scalars[$0] == right }
      let lefts = places.filter { text.scalars[$0] == left }.count
      guard !places.isEmpty, lefts * 2 != places.count, lefts > 0 || places.count % 2 == 1 else { continue }
      let opener = text.scalars[places[0]]
      var open: [Int] = []
      var alone: [Int] = []
      for place in places {
        if text.scalars[place] == opener { open.append(place) } else if open.popLast() == nil { alone.append(place) }
      }
      for place in open + alone {
        let isOpening = text.scalars[place] == opener
        let isGlued = has(place + (isOpening ? 1 : -1), .wordPart) && !has(place + (isOpening ? -1 : 1), .wordPart)
        guard isGlued else { continue }
        lone.append(Lone(index: place, scalar: text.scalars[place], family: left, isOpening: isOpening))
      }
    }
  }

  private func has(_ index: Int, _ traits: Traits) -> Bool {
    text.scalars.indices.contains(index) && table[text.scalars[index]].has(traits)
  }

  private func isExempt(_ mark: Lone) -> Bool {
    if mark.family == PairedMarks.single, mark.isOpening {
      return !has(mark.index - 1, [.eastAsian, .wideMark]) && !has(mark.index + 1, .eastAsian)
    }
    guard mark.family == 0x28 else { return false }
    if isSmiley(mark.index) { return true }
    return !mark.isOpening && isListMarker(mark.index)
  }

  /// `:)`, `;-(`, `=)`, `(:` and their like.
  private func isSmiley(_ index: Int) -> Bool {
    func at(_ offset: Int) -> UInt32 { text.scalars.indices.contains(offset) ? text.scalars[offset] : 0 }
    let eyes: Set<UInt32> = [0x3A, 0x3B, 0x3D, 0x38, 0x78, 0x58, 0xFF1A, 0xFF1B]
    let noses: Set<UInt32> = [0x2D, 0x27, 0x5E, 0x6F, 0x2019]
    if eyes.subtracting([0x38, 0x78, 0x58]).contains(at(index - 1)) { return true }
    if noses.contains(at(index - 1)), eyes.contains(at(index - 2)) { return true }
    return eyes.contains(at(index + 1)) && (at(index + 1) == 0x3A || at(index + 1) == 0x3D)
  }

  /// `1)`, `a）`, `iv)`, `三）`: a label of at most four characters at the start of the block, a line or a clause.
  private func isListMarker(_ index: Int) -> Bool {
    var start = index
    while start > 0, index - start < 5, isLabel(text.scalars[start - 1]) { start -= 1 }
    guard start < index, index - start <= 4 else { return false }
    return start == 0 || !has(start - 1, [.letter, .digit])
  }

  private func isLabel(_ scalar: UInt32) -> Bool {
    let traits = table[scalar]
    return traits.has([.digit, .number]) || (scalar < 0x80 && traits.has(.letter))
      || (traits.has(.han) && CharacterValue.isNumeral(scalar))
  }
}
