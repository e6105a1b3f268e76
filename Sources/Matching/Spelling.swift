internal import Folding

/// Compares a keyword with a text that folds single characters.
enum Spelling {
  /// Where the keyword `pool[exact]` ends that stands at `at` of `text[limits]` under `folds`; nil where it does not.
  ///
  /// The keyword is folded already.
  static func end(
    of pool: [UInt8], _ exact: Range<Int>, in text: [UInt8], _ limits: Range<Int>, at: Int, _ folds: FoldSet
  ) -> Int? {
    let text = text.span.extracting(0..<limits.upperBound)
    let pool = pool.span.extracting(0..<exact.upperBound)
    var offset = at
    var wanted = exact.lowerBound
    while wanted < exact.upperBound {
      guard offset < text.count else { return nil }
      let (scalar, length) = UTF8Scalars.decode(text, at: offset)
      let folded = folds.isEmpty ? scalar : Folder.fold(scalar, by: folds)
      let (expected, expectedLength) = UTF8Scalars.decode(pool, at: wanted)
      guard folded == expected else { return nil }
      offset += length
      wanted += expectedLength
    }
    return offset
  }
}
