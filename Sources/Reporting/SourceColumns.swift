import Documents

/// Lines and columns of a document in the unit that a format counts in.
struct SourceColumns {
  /// What a column is.
  enum Unit {
    /// A Unicode code point.
    case codePoint
    /// A code unit of UTF-16.
    case utf16
    /// A byte of the line in UTF-8, those of a byte order mark among them.
    case utf8
  }

  private let decoded: [UInt8]
  private let lines: LineIndex
  /// The number of characters beyond U+FFFF before every `stride`-th byte; empty where there are none at all.
  private let astral: [UInt32]
  private let markLength: Int

  private static let stride = 4096

  /// The columns of `document`.
  ///
  /// - Complexity: O(n) in the bytes of its decoded source.
  init(_ document: Document) {
    decoded = document.decoded
    lines = LineIndex(document.decoded)
    astral = Self.astralCounts(document.decoded)
    markLength = document.source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The line and column of the byte at `offset` of the decoded source, both 1-based.
  ///
  /// - Complexity: O(log n) in the number of lines, and at most 16 KiB are counted through.
  func position(of offset: Int, in unit: Unit) -> (line: Int, column: Int) {
    let position = lines.position(of: offset)
    switch unit {
    case .codePoint: return position
    case .utf16:
      guard !astral.isEmpty else { return position }
      let start = lines.range(ofLine: position.line).lowerBound
      return (position.line, position.column + astralCount(before: offset) - astralCount(before: start))
    case .utf8:
      let start = lines.range(ofLine: position.line).lowerBound
      return (position.line, max(0, offset - start) + 1 + (position.line == 1 ? markLength : 0))
    }
  }

  /// The bytes of `line` (1-based) in the decoded source, without its end.
  func range(ofLine line: Int) -> Range<Int> { lines.range(ofLine: line) }

  private func astralCount(before offset: Int) -> Int {
    let chunk = min(offset / Self.stride, astral.count - 1)
    return Int(astral[chunk]) + decoded[chunk * Self.stride..<offset].count { $0 >= 0xF0 }
  }

  private static func astralCounts(_ decoded: [UInt8]) -> [UInt32] {
    var counts: [UInt32] = []
    var total: UInt32 = 0
    var chunk = 0
    repeat {
      counts.append(total)
      let end = min(chunk + stride, decoded.count)
      // A lead byte of four stands for a surrogate pair.
      for byte in decoded[chunk..<end] where byte >= 0xF0 { total += 1 }
      chunk = end
    } while chunk < decoded.count
    return total == 0 ? [] : counts
  }
}
