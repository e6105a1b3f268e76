package import Documents

/// Leads from offsets in a folded text back to the text it was made from.
///
/// It holds one entry for every place where the two stop running in step: behind a character that became longer or
/// shorter, and where characters were dropped. All offsets are bytes and stand on scalar boundaries.
package struct FoldMap: Sendable, Equatable {
  struct Entry: Sendable, Equatable {
    /// The folded offset of the place.
    var folded: UInt32
    /// Where the text of the character before the place ends.
    var end: UInt32
    /// Where the text of the character behind the place starts; more than `end` where something was dropped.
    var start: UInt32
  }

  private(set) var entries: [Entry] = []
  /// The text offset of the folded offset 0.
  package private(set) var base: Int

  /// The map of a text that is folded without a difference in length, starting at the text offset `base`.
  package init(base: Int) { self.base = base }

  /// Whether folded and text offsets differ by `base` only.
  package var isShift: Bool { entries.isEmpty }

  /// Says where the text goes on at the folded offset `folded`.
  ///
  /// The character before it ends at the text offset `end`, the next one starts at `start`. Places come in order; a
  /// second word on the same place moves its start.
  mutating func note(folded: Int, end: Int, start: Int) {
    if let last = entries.last, Int(last.folded) == folded {
      entries[entries.count - 1].start = UInt32(truncatingIfNeeded: start)
    } else if textStart(atLastOr: folded) != start || end != start {
      entries.append(
        Entry(
          folded: UInt32(truncatingIfNeeded: folded), end: UInt32(truncatingIfNeeded: end),
          start: UInt32(truncatingIfNeeded: start)))
    }
  }

  /// The text offset at which the character at the folded offset `offset` starts.
  ///
  /// - Complexity: O(log n) in the number of entries.
  package func textStart(of offset: Int) -> Int {
    guard let entry = lastEntry(notBehind: offset) else { return base + offset }
    return Int(entry.start) + offset - Int(entry.folded)
  }

  /// The text offset at which the character before the folded offset `offset` ends.
  ///
  /// - Complexity: O(log n) in the number of entries.
  package func textEnd(of offset: Int) -> Int {
    guard let entry = lastEntry(notBehind: offset) else { return base + offset }
    return Int(entry.folded) == offset ? Int(entry.end) : Int(entry.start) + offset - Int(entry.folded)
  }

  /// The text of the folded bytes `lower ..< upper`, for callers that go through the view from its start to its end.
  ///
  /// `hint` is 0 at first and remembers where the last place was. - Complexity: O(1) for places in order.
  package func textRange(_ lower: Int, _ upper: Int, hint: inout Int) -> TextRange {
    guard !entries.isEmpty else { return TextRange(base + lower, base + upper) }
    hint = min(hint, entries.count - 1)
    while hint > 0, Int(entries[hint].folded) > lower { hint -= 1 }
    while hint + 1 < entries.count, Int(entries[hint + 1].folded) <= lower { hint += 1 }
    var index = hint
    let start = place(lower, index)
    while index + 1 < entries.count, Int(entries[index + 1].folded) <= upper { index += 1 }
    let end = Int(entries[index].folded) == upper ? Int(entries[index].end) : place(upper, index)
    return TextRange(start, max(start, end))
  }

  private func place(_ offset: Int, _ index: Int) -> Int {
    let entry = entries[index]
    return Int(entry.folded) <= offset ? Int(entry.start) + offset - Int(entry.folded) : base + offset
  }

  /// The text of the folded bytes `lower ..< upper`, dropped characters inside it included, those at its edges not.
  package func textRange(_ lower: Int, _ upper: Int) -> TextRange {
    let start = textStart(of: lower)
    return TextRange(start, max(start, textEnd(of: upper)))
  }

  /// The folded offset of the first character that starts at or behind the text offset `text`.
  ///
  /// - Complexity: O(log n) in the number of entries.
  package func folded(of text: Int) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if Int(entries[middle].start) <= text { low = middle + 1 } else { high = middle }
    }
    let origin: (folded: Int, start: Int) =
      low == 0 ? (0, base) : (Int(entries[low - 1].folded), Int(entries[low - 1].start))
    let offset = origin.folded + max(0, text - origin.start)
    return low < entries.count ? min(offset, Int(entries[low].folded)) : offset
  }

  private func textStart(atLastOr offset: Int) -> Int {
    guard let last = entries.last else { return base + offset }
    return Int(last.start) + offset - Int(last.folded)
  }

  private func lastEntry(notBehind offset: Int) -> Entry? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if Int(entries[middle].folded) <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : entries[low - 1]
  }
}
