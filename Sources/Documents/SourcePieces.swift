/// A source after changes: stretches of it that were kept, and bytes that took the place of others.
///
/// It remembers where kept bytes come from, so that changes made one after the other can be told as changes to the
/// source.
package struct SourcePieces: Sendable {
  private enum Piece: Sendable {
    case kept(ByteRange)
    case new([UInt8])

    var count: Int {
      switch self {
      case .kept(let range): range.count
      case .new(let bytes): bytes.count
      }
    }
  }

  /// A change to the source.
  package struct Change: Hashable, Sendable {
    /// What is replaced, in bytes of the source.
    package var range: ByteRange
    /// What stands there afterwards.
    package var bytes: [UInt8]

    /// The change of `range` to `bytes`.
    package init(range: ByteRange, bytes: [UInt8]) {
      self.range = range
      self.bytes = bytes
    }
  }

  private let source: [UInt8]
  private var pieces: [Piece]

  /// `source` without any change.
  package init(_ source: [UInt8]) {
    self.source = source
    pieces = source.isEmpty ? [] : [.kept(ByteRange(0, source.count))]
  }

  /// The bytes with all changes made.
  ///
  /// - Complexity: O(n) in their number.
  package var bytes: [UInt8] {
    pieces.reduce(into: []) { bytes, piece in
      switch piece {
      case .kept(let range): bytes += source[range.lower..<range.upper]
      case .new(let new): bytes += new
      }
    }
  }

  /// Makes `changes`, which are given in offsets of `bytes`, ascend and do not overlap.
  ///
  /// - Complexity: O(n + m) in the number of pieces and changes.
  package mutating func make(_ changes: [Change]) {
    var result: [Piece] = []
    var rest = pieces[...]
    var offset = 0
    for change in changes {
      offset = Self.move(&rest, from: offset, to: change.range.lower, into: &result)
      var dropped: [Piece] = []
      offset = Self.move(&rest, from: offset, to: change.range.upper, into: &dropped)
      result.append(.new(change.bytes))
    }
    pieces = result + rest
  }

  /// Moves the pieces up to the offset `end` from `rest` to `target`, the last one cut; returns the offset reached.
  private static func move(
    _ rest: inout ArraySlice<Piece>, from start: Int, to end: Int, into target: inout [Piece]
  ) -> Int {
    var offset = start
    while offset < end, let piece = rest.popFirst() {
      if offset + piece.count <= end {
        target.append(piece)
        offset += piece.count
        continue
      }
      let room = end - offset
      switch piece {
      case .kept(let range):
        target.append(.kept(ByteRange(range.lower, range.lower + room)))
        rest.insert(.kept(ByteRange(range.lower + room, range.upper)), at: rest.startIndex)
      case .new(let bytes):
        target.append(.new(Array(bytes[..<room])))
        rest.insert(.new(Array(bytes[room...])), at: rest.startIndex)
      }
      offset = end
    }
    return offset
  }

  /// The changes to the source, ascending; neighbouring ones are one.
  ///
  /// - Complexity: O(n) in the number of pieces.
  package var changes: [Change] {
    var changes: [Change] = []
    var next = 0
    var new: [UInt8] = []
    var isChanged = false
    func close(_ end: Int) {
      if isChanged || end > next { changes.append(Change(range: ByteRange(next, end), bytes: new)) }
      new = []
      isChanged = false
    }
    for piece in pieces {
      switch piece {
      case .kept(let range):
        close(range.lower)
        next = range.upper
      case .new(let bytes):
        new += bytes
        isChanged = true
      }
    }
    close(source.count)
    return changes.filter { $0.range.count > 0 || !$0.bytes.isEmpty }
  }
}
