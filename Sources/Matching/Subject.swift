internal import Documents
internal import Folding

/// A block's text as a pattern is to see it: the document's own bytes, or a folded view of them.
struct Subject {
  /// The bytes; those of the subject are `range` of them.
  let bytes: [UInt8]
  /// Where the subject stands in `bytes`.
  let range: Range<Int>
  /// From offsets in `bytes` to the text's; nil where they are the same.
  let map: FoldMap?

  /// The text's own bytes.
  init(text: [UInt8], _ block: TextRange) {
    bytes = text
    range = block.lower..<block.upper
    map = nil
  }

  /// A folded view.
  init(_ view: FoldedText) {
    bytes = view.bytes
    range = 0..<view.bytes.count
    map = view.map
  }

  /// The place of the text offset `text` in `bytes`.
  func offset(ofText text: Int) -> Int { map?.folded(of: text) ?? text }

  /// The text that `lower ..< upper` of `bytes` stands for.
  func textRange(_ lower: Int, _ upper: Int) -> TextRange {
    map?.textRange(lower, upper) ?? TextRange(lower, upper)
  }
}
