package import Documents

/// One place where a pattern holds.
package struct PatternMatch: Hashable, Sendable {
  /// The pattern's index in the program.
  package var pattern: Int
  /// The index of the block it stands in.
  package var block: Int
  /// Where it stands in `Document.text`, folded-away characters inside it included.
  package var range: TextRange
  /// The index of the keyword, 0 for a regex.
  package var keyword: Int
  /// Named captures that took part, in the order of the pattern's names.
  package var captures: [Capture]

  /// A named group and where it matched.
  package struct Capture: Hashable, Sendable {
    /// The group's name.
    package var name: String
    /// Where it matched in `Document.text`.
    package var range: TextRange

    /// The group `name` at `range`.
    package init(name: String, range: TextRange) {
      self.name = name
      self.range = range
    }
  }

  /// A match of the pattern with index `pattern`.
  package init(pattern: Int, block: Int, range: TextRange, keyword: Int = 0, captures: [Capture] = []) {
    self.pattern = pattern
    self.block = block
    self.range = range
    self.keyword = keyword
    self.captures = captures
  }
}
