import Documents
internal import ICU

/// What kinds of characters a document's blocks hold, gathered in one pass over the text.
///
/// It lets every measure skip the blocks that cannot hold what it looks for.
struct Survey {
  /// What one block holds.
  struct Counts {
    /// The traits of its characters taken together.
    var traits: Traits = []
    /// The number of characters, spaces left out.
    var length = 0
    /// The number of characters beyond ASCII, punctuation, digits and spaces left out, that are not in the first level of
    /// the East Asian standard that has most of them.
    var rare = 0
    /// The number of those that are not in the first level of the Japanese standard.
    var rareInJapanese = 0
    /// The number of characters from U+0080 to U+25FF that are not East Asian.
    var foreign = 0
    /// The number of neighbouring characters beyond ASCII of which none is East Asian.
    var foreignPairs = 0
    /// The number of Han characters with a space and a character beyond ASCII before them.
    var spacedHan = 0
  }

  /// The counts of every block.
  private(set) var counts: [Counts] = []
  /// The number of letters by script (ICU's `UScriptCode`) in the zones of running text.
  private(set) var letters = [Int](repeating: 0, count: 256)

  /// Surveys all blocks of `document`.
  ///
  /// O(n) in the length of the text.
  init(_ document: Document, _ table: TraitTable) {
    let blocks = document.blocks
    counts.reserveCapacity(blocks.count)
    let ascii = (0..<128).map { table[UInt32($0)].rawValue }
    for index in blocks.indices {
      let isProse = MeasureContext.proseZones.contains(blocks[index].zone)
      add(blocks[index].range, isProse: isProse, document.text, ascii, table)
    }
  }

  /// The number of letters of the scripts of running text taken together.
  var letterCount: Int { letters.reduce(0, +) }

  private mutating func add(
    _ range: TextRange, isProse: Bool, _ text: [UInt8], _ ascii: [UInt64], _ table: TraitTable
  ) {
    var union: UInt64 = 0
    var counts = Counts()
    var everyday = Everyday()
    var latin = 0
    var before: Traits = []
    var offset = range.lower
    let bytes = text.span
    let ascii = ascii.span
    while offset < range.upper {
      let byte = bytes[offset]
      if byte < 0x80 {
        let here = ascii[Int(byte)]
        union |= here
        counts.length &+= here & Traits.space.rawValue == 0 ? 1 : 0
        latin &+= here & Traits.letter.rawValue == 0 ? 0 : 1
        before = []
        offset &+= 1
        continue
      }
      let (scalar, count) = UTF8Scalar.decode(text, at: offset)
      let here = table[scalar]
      if here.has(.han), offset >= range.lower + 2, bytes[offset - 1] == 0x20, bytes[offset - 2] >= 0x80 {
        counts.spacedHan += 1
      }
      offset += count
      union |= here.rawValue
      if !here.has(.space) { counts.length += 1 }
      if isProse, here.has(.letter) { letters[here.script] += 1 }
      if !here.has([.punctuation, .digit, .space]) { everyday.add(here.everydayLevels) }
      if !here.has(.eastAsian) {
        if scalar < 0x2600 { counts.foreign += 1 }
        if before.has(.beyondASCII), !before.has(.eastAsian) { counts.foreignPairs += 1 }
      }
      before = here
    }
    if isProse { letters[Self.latinScript] += latin }
    counts.rare = everyday.rare
    counts.rareInJapanese = everyday.rareInJapanese
    counts.traits = Traits(rawValue: union).flags
    self.counts.append(counts)
  }

  private static let latinScript = Int(Script.latin.rawValue)

  /// How many characters the four East Asian standards have in their first levels.
  private struct Everyday {
    private var total = 0
    private var has: (Int, Int, Int, Int) = (0, 0, 0, 0)

    @inline(__always)
    mutating func add(_ levels: Int) {
      total &+= 1
      has.0 &+= levels & 1
      has.1 &+= levels >> 1 & 1
      has.2 &+= levels >> 2 & 1
      has.3 &+= levels >> 3 & 1
    }

    /// The characters that the Japanese one lacks.
    var rareInJapanese: Int { total - has.2 }

    /// The characters that the best of them lacks.
    var rare: Int { total - max(max(has.0, has.1), max(has.2, has.3)) }
  }
}
