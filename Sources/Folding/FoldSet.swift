/// Differences of spelling that a pattern looks through.
///
/// The first three change characters one by one; the others also delete characters or depend on their neighbours.
package struct FoldSet: OptionSet, Hashable, Sendable {
  /// One bit a fold.
  package let rawValue: UInt8

  /// The set with these bits.
  @inlinable
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Upper and lower case (Unicode simple case folding).
  package static let `case` = FoldSet(rawValue: 1)
  /// Full-width letters, digits and symbols with an ASCII twin that are not punctuation between Han; half-width kana.
  package static let width = FoldSet(rawValue: 2)
  /// Traditional, simplified and variant Han characters.
  package static let han = FoldSet(rawValue: 4)
  /// Characters that show nothing: zero-width marks, soft hyphens, variation selectors, tags, combining debris; the
  /// strokes that lengthen Arabic words and the vowel signs above them.
  package static let invisible = FoldSet(rawValue: 8)
  /// Spaces, dots, hyphens and line ends put between the letters of a CJK word, or of any word whose letters all stand
  /// apart.
  package static let separators = FoldSet(rawValue: 16)
  /// Look-alikes from another script inside a word (UTS #39 skeleton of mixed-script tokens).
  package static let confusables = FoldSet(rawValue: 32)

  /// Line ends inside a block: nothing between two East Asian letters or marks, else one space, with the blanks round it.
  ///
  /// No rule asks for it. It applies to every pattern wherever lines are only wrapped, which is everywhere but in code.
  package static let lines = FoldSet(rawValue: 64)

  /// The part of `width` that looks at neighbours: half-width kana and the voicing marks behind them become one
  /// character, and so do letters and their accents where they are written apart.
  static let kana = FoldSet(rawValue: 128)

  /// The folds that change characters one by one.
  package static let characters: FoldSet = [.case, .width, .han]
  /// The folds that drop characters or look at their neighbours.
  package static let contextual: FoldSet = [.invisible, .separators, .confusables, .lines, .kana]

  /// The folds by their names in rules.
  package static let named: [(name: String, fold: FoldSet)] = [
    ("case", .case), ("width", .width), ("han", .han), ("invisible", .invisible), ("separators", .separators),
    ("confusables", .confusables),
  ]
}
