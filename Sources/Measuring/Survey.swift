import Documents

/// What kinds of characters a document's blocks hold, gathered in one pass over the text.
///
/// It lets every measure skip the blocks that cannot hold what it looks for.
struct Survey {
  /// For each block the traits of its characters taken together.
  private(set) var traits: [Traits] = []
  /// For each block the number of East Asian characters that are in the first level of no standard.
  private(set) var rareCounts: [Int] = []
  /// For each block the number of neighbouring characters beyond ASCII of which none is East Asian.
  private(set) var foreignPairs: [Int] = []
  /// For each block the number of characters, spaces left out.
  private(set) var lengths: [Int] = []
  /// The number of letters by script (ICU's `UScriptCode`) in the zones of running text.
  private(set) var letters = [Int](repeating: 0, count: 256)

  /// Surveys all blocks of `document`.
  ///
  /// O(n) in the length of the text.
  init(_ document: Document, _ table: TraitTable) {
    traits.reserveCapacity(document.blocks.count)
    for block in document.blocks { add(block, document.text, table) }
  }

  /// The number of letters of the scripts of running text taken together.
  var letterCount: Int { letters.reduce(0, +) }

  private mutating func add(_ block: Block, _ text: [UInt8], _ table: TraitTable) {
    var union: UInt64 = 0
    var rare = 0
    var pairs = 0
    var length = 0
    var before: Traits = []
    let isProse = MeasureContext.proseZones.contains(block.zone)
    var offset = block.range.lower
    while offset < block.range.upper {
      let (scalar, count) = UTF8Scalar.decode(text, at: offset)
      offset += count
      let here = table[scalar]
      union |= here.rawValue
      if !here.has(.space) { length += 1 }
      if isProse, here.has(.letter) { letters[here.script] += 1 }
      if scalar >= 0x80 {
        if here.has(.eastAsian) {
          if !here.has(.everyday) { rare += 1 }
        } else if before.has(.beyondASCII), !before.has(.eastAsian) {
          pairs += 1
        }
      }
      before = here
    }
    traits.append(Traits(rawValue: union).flags)
    rareCounts.append(rare)
    foreignPairs.append(pairs)
    lengths.append(length)
  }
}
