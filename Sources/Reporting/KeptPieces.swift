/// What one input adds to a report.
package struct ReportPart: Sendable {
  /// What is written at once, in the order of the inputs.
  package var bytes: [UInt8]
  /// What is kept until the end.
  package var kept: [KeptPiece]

  /// A part of these bytes and pieces.
  package init(bytes: [UInt8] = [], kept: [KeptPiece] = []) {
    self.bytes = bytes
    self.kept = kept
  }
}

/// A piece of a report that is written at its end, where its list had room for it.
package struct KeptPiece: Sendable {
  /// The list that it goes to: an index in the reporter's `keeps`.
  package var list = 0
  /// How much it matters, from 0; where a list is full, pieces that matter less make room.
  package var rank = 0
  /// What it stands under; pieces of one input share it.
  package var heading: [UInt8] = []
  /// The piece.
  package var bytes: [UInt8]
}

/// How much of a report is kept until its end, so that memory does not depend on the number of inputs.
package struct KeepingLimit: Hashable, Sendable {
  /// The most pieces.
  package var count: Int
  /// The most bytes of all pieces together.
  package var bytes = Int.max
  /// Whether a piece that is there already is not kept again.
  package var isDistinct = false
}

/// The pieces that a list had room for.
package struct KeptPieces: Sendable {
  /// A piece and its place in the order of the inputs.
  private struct Numbered {
    let number: Int
    let piece: KeptPiece
  }

  private let limit: KeepingLimit
  private var ranks: [[Numbered]] = []
  private var seen: Set<[UInt8]> = []
  private var added = 0
  private var bytes = 0
  /// The number of pieces.
  package private(set) var count = 0
  /// The number of pieces for which there was no room.
  package private(set) var dropped = 0

  /// An empty list.
  package init(_ limit: KeepingLimit) { self.limit = limit }

  /// Takes `piece`; where that is too much, the last of those that matter least goes.
  package mutating func add(_ piece: KeptPiece) {
    if limit.isDistinct, !seen.insert(piece.bytes).inserted { return }
    while ranks.count <= piece.rank { ranks.append([]) }
    ranks[piece.rank].append(Numbered(number: added, piece: piece))
    added += 1
    count += 1
    bytes += piece.bytes.count
    while count > limit.count || bytes > limit.bytes, let rank = ranks.firstIndex(where: { !$0.isEmpty }) {
      bytes -= ranks[rank].removeLast().piece.bytes.count
      count -= 1
      dropped += 1
    }
  }

  /// The pieces in the order in which they came.
  ///
  /// - Complexity: O(n log n).
  package var pieces: [KeptPiece] {
    ranks.joined().sorted { $0.number < $1.number }.map(\.piece)
  }

  /// The pieces that matter most first, of equal ones those that came first.
  package var worstFirst: [KeptPiece] { ranks.reversed().joined().map(\.piece) }
}
