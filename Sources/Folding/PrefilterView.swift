package import Documents

/// The text of a document in the spelling that all patterns are looked for in first: every character under all folds that
/// change characters one by one, ASCII in small letters, wrapped lines joined.
///
/// What matches under some set of folds is equal here, too, as long as no fold that drops characters or looks at their
/// neighbours has something to do; `changes` says for every block which of those have. So a hit is a candidate that has
/// to be looked at in the text itself, and a block where another fold applies has to be searched in its own view.
package struct PrefilterView: Sendable {
  /// The view, and behind it `padding` zeros; the stretches between blocks that were left out are missing.
  package let bytes: [UInt8]
  /// The number of bytes of the view.
  package let count: Int
  /// From offsets in `bytes` to offsets in the document's text.
  package let map: FoldMap
  /// For every block of the document the folds that change it; of `case` nothing is said.
  package let changes: [FoldSet]

  /// How many bytes between two blocks are copied rather than left out, which costs more than it saves.
  private static let longestGap = 64

  /// The zeros behind a view, which let readers load whole words at its end.
  package static let padding = 16

  /// The view of no document.
  package init() {
    bytes = [UInt8](repeating: 0, count: Self.padding)
    count = 0
    map = FoldMap(base: 0)
    changes = []
  }

  /// The view of the blocks of `document` that stand in `zones`; of `separators` between the letters of words nothing is
  /// said where `folds` has it not.
  ///
  /// - Complexity: O(n) in the text.
  package init(_ document: Document, zones: ZoneSet = .all, folds: FoldSet = .contextual) {
    let blocks = document.blocks
    var pass = PrefilterPass(blocks: blocks, capacity: document.text.count + Self.padding)
    var first = 0
    while first < blocks.count {
      guard zones.contains(blocks[first].zone) else {
        first += 1
        continue
      }
      var last = first
      while last + 1 < blocks.count, zones.contains(blocks[last + 1].zone),
        blocks[last + 1].range.lower - blocks[last].range.upper <= Self.longestGap
      { last += 1 }
      pass.run(document.text, TextRange(blocks[first].range.lower, blocks[last].range.upper), first: first)
      first = last + 1
    }
    for index in blocks.indices where folds.contains(.separators) && zones.contains(blocks[index].zone) {
      if LetterSpacing.mayStand(in: document.text.span, blocks[index].range) { pass.note(.separators, in: index) }
    }
    count = pass.finish(padding: Self.padding)
    bytes = pass.bytes
    map = pass.map
    changes = pass.changes
  }

  /// `literal` as it stands in a view.
  package static func spelling(of literal: [UInt8]) -> [UInt8] {
    // Character by character: what looks at neighbours has been done to the literal before, or is not to be done.
    Folder.view(literal, TextRange(0, literal.count), by: .characters).bytes.map { $0 == 0x0A ? 0x20 : $0 }
  }

  /// The view of one block in which the folds of `contextual` are applied, too, with `padding` zeros behind it.
  ///
  /// `contextual` may hold what `Folder.contextual` gives, and `lines`. - Complexity: O(n).
  package static func block(_ text: [UInt8], _ range: TextRange, contextual: FoldSet) -> FoldedText {
    var view = Folder.view(text, range, by: contextual.union(.characters))
    for index in view.bytes.indices where view.bytes[index] == 0x0A { view.bytes[index] = 0x20 }
    view.bytes.append(contentsOf: repeatElement(0, count: padding))
    return view
  }
}
