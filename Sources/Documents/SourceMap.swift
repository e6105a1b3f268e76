/// Says for every byte of a text which bytes of an underlying text it was made from.
///
/// A layer is a list of pieces in the order of the upper text. Within a piece every unit of `upperUnit` bytes came from
/// `lowerUnit` bytes of the lower text: 1 from 1 where bytes were copied, 3 from 2 for GBK Han, a whole entity from its
/// characters, n from 0 for text that was inserted (a block separator). Bytes of the lower text that no piece covers
/// (markup) are in no range of the upper text.
package struct SourceMap: Sendable, Equatable {
  struct Piece: Sendable, Equatable {
    var upper: UInt32
    var lower: UInt32
    var upperUnit: UInt32
    var lowerUnit: UInt32
  }

  private(set) var pieces: [Piece] = []
  /// The number of bytes of the upper text that the map covers.
  package private(set) var upperCount: Int = 0

  /// A map of nothing, to be filled from the start of the upper text onwards.
  package init() {}

  /// The map of a text that is the same bytes as the lower text from `lowerStart` on.
  package init(identity count: Int, lowerStart: Int = 0) {
    copy(lower: lowerStart, count: count)
  }

  /// Whether every byte came from the byte at the same offset.
  package var isIdentity: Bool {
    pieces.isEmpty
      || (pieces.count == 1 && pieces[0].lower == 0 && pieces[0].upperUnit == 1 && pieces[0].lowerUnit == 1)
  }

  /// Appends `count` bytes that were copied from `lower` on.
  package mutating func copy(lower: Int, count: Int) {
    units(lower: lower, lowerUnit: 1, upperUnit: 1, count: count)
  }

  /// Appends `upperCount` bytes that stand for the lower bytes `lower` as a whole (an entity, an escape, one character
  /// of another encoding).
  package mutating func replace(lower: ByteRange, upperCount: Int) {
    units(lower: lower.lower, lowerUnit: lower.count, upperUnit: upperCount, count: 1)
  }

  /// Appends `upperCount` bytes that came from nowhere; they map to the empty range at `lower`.
  package mutating func insert(at lower: Int, upperCount: Int) {
    units(lower: lower, lowerUnit: 0, upperUnit: upperCount, count: 1)
  }

  /// Appends `count` units of `upperUnit` bytes, each made from `lowerUnit` bytes, the first from `lower` on.
  ///
  /// - Complexity: O(1); a unit that continues the last piece makes no new piece.
  package mutating func units(lower: Int, lowerUnit: Int, upperUnit: Int, count: Int) {
    guard count > 0, upperUnit > 0 else { return }
    let piece = Piece(
      upper: UInt32(upperCount), lower: UInt32(lower), upperUnit: UInt32(upperUnit), lowerUnit: UInt32(lowerUnit))
    upperCount += upperUnit * count
    if let last = pieces.last, last.upperUnit == piece.upperUnit, last.lowerUnit == piece.lowerUnit, last.lowerUnit > 0
    {
      let done = (piece.upper - last.upper) / last.upperUnit
      if last.lower + done * last.lowerUnit == piece.lower { return }
    }
    pieces.append(piece)
  }

  /// Appends all of `other`, whose lower text is the same, behind what is there.
  package mutating func append(_ other: SourceMap) {
    for (index, piece) in other.pieces.enumerated() {
      let end = index + 1 < other.pieces.count ? Int(other.pieces[index + 1].upper) : other.upperCount
      units(
        lower: Int(piece.lower), lowerUnit: Int(piece.lowerUnit), upperUnit: Int(piece.upperUnit),
        count: (end - Int(piece.upper)) / Int(piece.upperUnit))
    }
  }

  /// The lower bytes from which the upper bytes `lower ..< upper` were made, markup between them included.
  ///
  /// An empty range maps to an empty range. - Complexity: O(log n) in the number of pieces.
  package func lowerRange(_ lower: Int, _ upper: Int) -> ByteRange {
    guard !pieces.isEmpty else { return ByteRange(0, 0) }
    if lower >= upper {
      let at = start(of: min(lower, upperCount))
      return ByteRange(at, at)
    }
    let begin = start(of: lower)
    return ByteRange(begin, max(begin, end(of: upper)))
  }

  /// The first upper offset whose unit begins at or after the lower offset `lower`; nil when there is none.
  ///
  /// Only for maps whose pieces also stand in the order of the lower text. - Complexity: O(log n).
  package func upperOffset(ofLower lower: Int) -> Int? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if Int(pieces[middle].lower) <= lower { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return pieces.isEmpty ? nil : 0 }
    let piece = pieces[low - 1]
    let end = low < pieces.count ? Int(pieces[low].upper) : upperCount
    guard piece.lowerUnit > 0 else { return end < upperCount ? end : nil }
    let unit = (lower - Int(piece.lower) + Int(piece.lowerUnit) - 1) / Int(piece.lowerUnit)
    let offset = Int(piece.upper) + unit * Int(piece.upperUnit)
    if offset < end { return offset }
    return end <= upperCount ? end : nil
  }

  /// The index of the piece that holds the upper byte `upper`.
  func pieceIndex(of upper: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(pieces[middle].upper) <= upper { low = middle } else { high = middle }
    }
    return low
  }

  private func start(of upper: Int) -> Int {
    let piece = pieces[pieceIndex(of: upper)]
    let unit = (upper - Int(piece.upper)) / Int(piece.upperUnit)
    return Int(piece.lower) + unit * Int(piece.lowerUnit)
  }

  private func end(of upper: Int) -> Int {
    let piece = pieces[pieceIndex(of: upper - 1)]
    let unit = (upper - 1 - Int(piece.upper)) / Int(piece.upperUnit)
    return Int(piece.lower) + (unit + 1) * Int(piece.lowerUnit)
  }
}
