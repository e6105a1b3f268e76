package import Documents

/// Brings text into its folded spelling.
///
/// First the folds that look at neighbours, each on the characters as they are written: invisible characters dropped,
/// lines joined, separators dropped, half-width kana joined with their voicing marks, look-alikes replaced. Then every character by itself:
/// width, Han, case. So what a fold of the first kind does never depends on which of the second kind apply.
/// Folding what is folded changes nothing.
package enum Folder {
  /// A character of the text under way, with the text bytes it stands for.
  struct Unit: Equatable {
    var scalar: UInt32
    var start: UInt32
    var end: UInt32
  }

  /// The folded spelling of `text[range]`, which must be valid UTF-8.
  ///
  /// What stands outside `range` has no bearing on it. - Complexity: O(n).
  package static func fold(_ text: [UInt8], _ range: TextRange, by folds: FoldSet) -> FoldedText {
    fold(text, range, by: folds, joinsKana: folds.contains(.width))
  }

  static func fold(_ text: [UInt8], _ range: TextRange, by folds: FoldSet, joinsKana: Bool) -> FoldedText {
    let folds = joinsKana ? folds.union(.kana) : folds
    guard !folds.isDisjoint(with: .contextual) else { return foldCharacters(text.span, range, by: folds) }
    var units = read(text.span, range)
    apply(folds, to: &units)
    return write(units, range, folds)
  }

  /// Those of `folds` that drop characters or look at their neighbours, the part of `width` among them.
  package static func contextual(_ folds: FoldSet) -> FoldSet {
    let contextual = folds.intersection([.invisible, .separators, .confusables])
    return folds.contains(.width) ? contextual.union(.kana) : contextual
  }

  /// The spelling of `text[range]` under exactly `folds`, in which the neighbour-dependent part of `width` is a fold of
  /// its own (`contextual`).
  package static func view(_ text: [UInt8], _ range: TextRange, by folds: FoldSet) -> FoldedText {
    fold(text, range, by: folds, joinsKana: false)
  }

  /// The folded spelling of `text`.
  package static func fold(_ text: [UInt8], by folds: FoldSet) -> [UInt8] {
    fold(text, TextRange(0, text.count), by: folds).bytes
  }

  /// The folded spelling of `text`.
  package static func fold(_ text: String, by folds: FoldSet) -> String {
    String(decoding: fold(Array(text.utf8), by: folds), as: UTF8.self)
  }

  /// One character under the folds that change characters one by one.
  @inline(__always)
  package static func fold(_ scalar: UInt32, by folds: FoldSet) -> UInt32 {
    if scalar < 0x80 {
      return folds.contains(.case) && scalar &- 0x41 < 26 ? scalar | 0x20 : scalar
    }
    return FoldTable.fold(scalar, by: folds)
  }

  private static func read(_ text: Span<UInt8>, _ range: TextRange) -> [Unit] {
    let bytes = text.extracting(range.lower..<range.upper)
    var units: [Unit] = []
    units.reserveCapacity(bytes.count)
    var offset = 0
    while offset < bytes.count {
      let (scalar, length) = UTF8Scalars.decode(bytes, at: offset)
      let start = UInt32(truncatingIfNeeded: range.lower + offset)
      units.append(Unit(scalar: scalar, start: start, end: start + UInt32(length)))
      offset += length
    }
    return units
  }

  private static func apply(_ folds: FoldSet, to units: inout [Unit]) {
    if folds.contains(.invisible) { dropInvisible(&units) }
    if folds.contains(.lines) { unwrapLines(&units) }
    if folds.contains(.separators) { dropSeparators(&units) }
    if folds.contains(.kana) { joinKana(&units) }
    if folds.contains(.separators) { joinSpacedLetters(&units) }
    if folds.contains(.confusables) { replaceLookAlikes(&units) }
  }

  private static func write(_ units: [Unit], _ range: TextRange, _ folds: FoldSet) -> FoldedText {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var map = FoldMap(base: range.lower)
    var end = range.lower
    for unit in units {
      map.note(folded: bytes.count, end: end, start: Int(unit.start))
      UTF8Scalars.append(fold(unit.scalar, by: folds), to: &bytes)
      end = Int(unit.end)
    }
    map.note(folded: bytes.count, end: end, start: range.upper)
    return FoldedText(bytes: bytes, map: map)
  }

  /// The spelling under folds that change characters one by one.
  private static func foldCharacters(_ text: Span<UInt8>, _ range: TextRange, by folds: FoldSet) -> FoldedText {
    let source = text.extracting(range.lower..<range.upper)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count)
    var map = FoldMap(base: range.lower)
    var offset = 0
    while offset < source.count {
      let (scalar, length) = UTF8Scalars.decode(source, at: offset)
      UTF8Scalars.append(fold(scalar, by: folds), to: &bytes)
      offset += length
      map.note(folded: bytes.count, end: range.lower + offset, start: range.lower + offset)
    }
    return FoldedText(bytes: bytes, map: map)
  }
}

// MARK: The folds that look at neighbours

extension Folder {
  private static func dropInvisible(_ units: inout [Unit]) {
    var previous: UInt32 = 0
    units.removeAll { unit in
      let isDropped = CharacterClass.isInvisible(unit.scalar, after: previous)
      if !isDropped { previous = unit.scalar }
      return isDropped
    }
  }

  /// Half-width katakana write their voicing mark as a character of its own (U+FF9E, U+FF9F), and decomposed text its
  /// accents.
  private static func joinKana(_ units: inout [Unit]) {
    guard units.contains(where: { CharacterClass.isComposing($0.scalar) }) else { return }
    var joined: [Unit] = []
    joined.reserveCapacity(units.count)
    for unit in units {
      if let last = joined.last, let one = CharacterClass.composed(last.scalar, with: unit.scalar) {
        joined[joined.count - 1] = Unit(scalar: one, start: last.start, end: unit.end)
      } else {
        joined.append(unit)
      }
    }
    units = joined
  }

  private static func unwrapLines(_ units: inout [Unit]) {
    guard units.contains(where: { CharacterClass.isLineEnd($0.scalar) }) else { return }
    var unwrapped: [Unit] = []
    unwrapped.reserveCapacity(units.count)
    var index = 0
    while index < units.count {
      guard CharacterClass.isBlank(units[index].scalar) else {
        unwrapped.append(units[index])
        index += 1
        continue
      }
      var end = index
      var wraps = false
      while end < units.count, CharacterClass.isBlank(units[end].scalar) {
        wraps = wraps || CharacterClass.isLineEnd(units[end].scalar)
        end += 1
      }
      if !wraps {
        unwrapped.append(contentsOf: units[index..<end])
      } else if !(index > 0 && CharacterClass.isWide(units[index - 1].scalar)
        && end < units.count && CharacterClass.isWide(units[end].scalar))
      {
        unwrapped.append(Unit(scalar: 0x20, start: units[index].start, end: units[end - 1].end))
      }
      index = end
    }
    units = unwrapped
  }

  /// The most separators in a row that are taken for a disguise; more are a rule, a table or an ellipsis.
  static let longestSeparator = 3

  private static func dropSeparators(_ units: inout [Unit]) {
    guard units.contains(where: { CharacterClass.isSeparator($0.scalar) }) else { return }
    var kept: [Unit] = []
    kept.reserveCapacity(units.count)
    var index = 0
    while index < units.count {
      let unit = units[index]
      kept.append(unit)
      index += 1
      guard CharacterClass.isCJKLetter(unit.scalar) else { continue }
      var end = index
      while end < units.count, CharacterClass.isSeparator(units[end].scalar) { end += 1 }
      if end > index, end - index <= longestSeparator, end < units.count,
        CharacterClass.isCJKLetter(units[end].scalar)
      {
        index = end
      }
    }
    units = kept
  }
}

extension Folder {
  /// Every scalar that the folds of `folds` which change characters one by one change, with what it becomes, in order.
  ///
  /// - Complexity: O(n) in the number of entries of the table, some 7,000.
  package static func changes(by folds: FoldSet) -> [(scalar: UInt32, folded: UInt32)] {
    var list: [(scalar: UInt32, folded: UInt32)] = []
    if folds.contains(.case) { for scalar: UInt32 in 0x41...0x5A { list.append((scalar, scalar | 0x20)) } }
    for (scalar, entry) in FoldTable.all {
      let folded = FoldTable.fold(scalar, entry, by: folds)
      if folded != scalar { list.append((scalar, folded)) }
    }
    return list
  }
}
