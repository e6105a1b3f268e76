/// Collects the text of a document block by block while a reader walks through the decoded source.
///
/// Readers open a block, append pieces of the decoded source (copied, replaced or inserted), mark inline stretches and
/// close it. Values that stand beside the running text (attributes, metadata, addresses) are added as side blocks and
/// end up behind the main text, so that a link inside a paragraph does not tear the paragraph apart.
/// Not for use from several threads.
package struct DocumentBuilder {
  private var main = Strand()
  private var side = Strand()
  private var marks: [Mark] = []
  /// The block that is open while `isOpen`, its range not yet complete.
  private var openBlock = Block(zone: .body, range: TextRange(0, 0))
  private let blockLimit: Int

  /// Whether a block is open.
  package private(set) var isOpen = false
  /// The number of blocks beyond the limit, which are not in the result.
  private var omittedCount = 0

  private struct Strand {
    var text: [UInt8] = []
    var map = SourceMap()
    var blocks: [Block] = []

    mutating func separate(at lower: Int) {
      guard !text.isEmpty else { return }
      text.append(0x0A)
      map.insert(at: lower, upperCount: 1)
    }
  }

  /// A builder for a text of about `capacity` bytes that keeps at most `blockLimit` main and as many side blocks.
  package init(capacity: Int = 0, blockLimit: Int = ReadingLimits().blocks) {
    self.blockLimit = blockLimit
    main.text.reserveCapacity(capacity)
  }

  /// The number of bytes in the main text so far: where the next byte of the open block will stand.
  package var offset: Int { main.text.count }

  /// The last byte of the open block's text; nil when it is still empty or none is open.
  package var lastByte: UInt8? {
    guard isOpen, openBlock.range.lower < main.text.count else { return nil }
    return main.text.last
  }

  /// Closes the open block, if any, and opens one; `lower` is the decoded offset where it begins.
  package mutating func open(
    _ zone: Zone, at lower: Int, level: Int = 0, name: String? = nil, language: String? = nil
  ) {
    close()
    main.separate(at: lower)
    let start = main.text.count
    openBlock = Block(zone: zone, range: TextRange(start, start), level: level, name: name, language: language)
    isOpen = true
  }

  /// Closes the open block and returns its index among the main blocks; an empty one is dropped and gives nil.
  @discardableResult
  package mutating func close() -> Int? {
    guard isOpen else { return nil }
    isOpen = false
    openBlock.range.upper = main.text.count
    guard !openBlock.range.isEmpty else { return nil }
    guard main.blocks.count < blockLimit else {
      omittedCount += 1
      return nil
    }
    main.blocks.append(openBlock)
    return main.blocks.count - 1
  }

  /// Appends decoded bytes as they are; `lower` is the decoded offset of the first.
  package mutating func copy(_ bytes: ArraySlice<UInt8>, lower: Int) {
    main.text.append(contentsOf: bytes)
    main.map.copy(lower: lower, count: bytes.count)
  }

  /// Appends `bytes` that stand for the decoded range `lower` as a whole.
  package mutating func replace(_ bytes: [UInt8], lower: ByteRange) {
    main.text.append(contentsOf: bytes)
    main.map.replace(lower: lower, upperCount: bytes.count)
  }

  /// Appends one character that stands for the decoded range `lower` as a whole.
  package mutating func replace(_ scalar: Unicode.Scalar, lower: ByteRange) {
    let before = main.text.count
    main.text.append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
    main.map.replace(lower: lower, upperCount: main.text.count - before)
  }

  /// Gives the open block another zone: what it is can depend on what turned out to be in it.
  package mutating func rezone(_ zone: Zone) {
    openBlock.zone = zone
  }

  /// Marks a stretch of the open block.
  package mutating func mark(_ kind: MarkKind, over range: TextRange) {
    guard !range.isEmpty else { return }
    marks.append(Mark(kind: kind, range: range))
  }

  /// Marks the text from `start` (a value of `offset`) to here.
  package mutating func mark(_ kind: MarkKind, from start: Int) {
    guard start < main.text.count else { return }
    marks.append(Mark(kind: kind, range: TextRange(start, main.text.count)))
  }

  /// Adds a side block whose text and map a reader made itself.
  ///
  /// `map` goes from `text` down to the decoded source. Returns its index among the side blocks, nil when `text` is empty.
  @discardableResult
  package mutating func addSide(
    _ zone: Zone, text: [UInt8], map: SourceMap, name: String? = nil, language: String? = nil
  ) -> Int? {
    guard !text.isEmpty, hasSideRoom() else { return nil }
    side.separate(at: 0)
    let start = side.text.count
    side.text.append(contentsOf: text)
    side.map.append(map)
    side.blocks.append(
      Block(zone: zone, range: TextRange(start, side.text.count), level: 0, name: name, language: language))
    return side.blocks.count - 1
  }

  private mutating func hasSideRoom() -> Bool {
    if side.blocks.count < blockLimit { return true }
    omittedCount += 1
    return false
  }

  /// Adds a side block of decoded bytes as they are; `lower` is the decoded offset of the first.
  ///
  /// Returns its index among the side blocks, nil when `bytes` is empty.
  @discardableResult
  package mutating func addSide(
    _ zone: Zone, copying bytes: ArraySlice<UInt8>, lower: Int, name: String? = nil, language: String? = nil
  ) -> Int? {
    guard !bytes.isEmpty, hasSideRoom() else { return nil }
    side.separate(at: 0)
    let start = side.text.count
    side.text.append(contentsOf: bytes)
    side.map.copy(lower: lower, count: bytes.count)
    side.blocks.append(
      Block(zone: zone, range: TextRange(start, side.text.count), level: 0, name: name, language: language))
    return side.blocks.count - 1
  }

  /// What the builder has collected, with the side blocks behind the main ones.
  package struct Result {
    /// The text of all blocks.
    package var text: [UInt8]
    /// From `text` down to the decoded source.
    package var map: SourceMap
    /// The blocks: the main ones in order, then the side ones.
    package var blocks: [Block]
    /// The inline marks in the order of their first byte.
    package var marks: [Mark]
    /// The number of main blocks: the index of the first side block.
    package var mainCount: Int
    /// The number of blocks that were left out because there are too many.
    package var omittedCount = 0
  }

  /// Closes what is open and returns the whole.
  ///
  /// - Complexity: O(n) in the side text and the number of marks.
  package consuming func finish() -> Result {
    close()
    let mainCount = main.blocks.count
    if !side.text.isEmpty { main.separate(at: 0) }
    let shift = main.text.count
    main.text.append(contentsOf: side.text)
    main.map.append(side.map)
    main.blocks.reserveCapacity(mainCount + side.blocks.count)
    for var block in side.blocks {
      block.range = TextRange(block.range.lower + shift, block.range.upper + shift)
      main.blocks.append(block)
    }
    marks.sort(by: Mark.standsBefore)
    return Result(
      text: main.text, map: main.map, blocks: main.blocks, marks: marks, mainCount: mainCount,
      omittedCount: omittedCount)
  }
}
