/// A place in the source as reports give it.
package struct Location: Hashable, Sendable {
  /// One end of it.
  package struct Position: Hashable, Sendable {
    /// The offset in the source bytes as given, 0-based.
    package var byte: Int
    /// The line, 1-based; LF, CRLF and a lone CR end one.
    package var line: Int
    /// The column in Unicode code points of the decoded source, 1-based.
    package var column: Int

    /// A position.
    package init(byte: Int, line: Int, column: Int) {
      self.byte = byte
      self.line = line
      self.column = column
    }
  }

  /// The first character.
  package var start: Position
  /// Behind the last character.
  package var end: Position

  /// The stretch between two positions.
  package init(start: Position, end: Position) {
    self.start = start
    self.end = end
  }
}

extension Document {
  /// The decoded bytes that `range` of the text was made from; offsets in `decoded`.
  ///
  /// - Complexity: O(log n) in the number of pieces of the map.
  package func decodedRange(_ range: TextRange) -> ByteRange {
    textMap.lowerRange(range.lower, range.upper)
  }

  /// Where `range` of the text stands in the source; `lines` is the index of this document's `decoded`.
  ///
  /// - Complexity: O(log n) in the numbers of lines and pieces.
  package func location(of range: TextRange, using lines: LineIndex) -> Location {
    location(ofDecoded: decodedRange(range), using: lines)
  }

  /// Where `range` of `decoded` stands in the source; `lines` is the index of this document's `decoded`.
  ///
  /// - Complexity: O(log n) in the numbers of lines and pieces.
  package func location(ofDecoded range: ByteRange, using lines: LineIndex) -> Location {
    let bytes = decodedMap?.lowerRange(range.lower, range.upper) ?? range
    let start = lines.position(of: range.lower)
    let end = lines.position(of: range.upper)
    return Location(
      start: Location.Position(byte: bytes.lower, line: start.line, column: start.column),
      end: Location.Position(byte: bytes.upper, line: end.line, column: end.column))
  }
}
