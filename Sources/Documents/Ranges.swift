/// A half-open range of byte offsets in the source as it was given: the file, the archive member or the record's content.
///
/// Offsets are 0-based. It is a type of its own so that a position in the source cannot be mixed up with a position in
/// `Document.text`.
package struct ByteRange: Hashable, Sendable {
  /// The first byte, 0-based.
  package var lower: Int
  /// The byte after the last one.
  package var upper: Int

  /// The range `lower ..< upper`.
  @inlinable
  package init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = upper
  }

  /// The number of bytes.
  @inlinable
  package var count: Int { upper - lower }
}

/// A half-open range of byte offsets in `Document.text`, which is UTF-8.
///
/// Offsets are 0-based and stand on scalar boundaries.
package struct TextRange: Hashable, Sendable {
  /// The first byte, 0-based.
  package var lower: Int
  /// The byte after the last one.
  package var upper: Int

  /// The range `lower ..< upper`.
  @inlinable
  package init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = upper
  }

  /// The number of bytes.
  @inlinable
  package var count: Int { upper - lower }

  /// Whether the range holds no byte.
  @inlinable
  package var isEmpty: Bool { upper <= lower }

  /// Whether the two ranges share at least one byte.
  @inlinable
  package func overlaps(_ other: TextRange) -> Bool { lower < other.upper && other.lower < upper }

  /// Whether `other` lies in this range.
  @inlinable
  package func contains(_ other: TextRange) -> Bool { lower <= other.lower && other.upper <= upper }
}
