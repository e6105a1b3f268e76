internal import Folding

/// How one pattern is run.
struct PatternPlan: Sendable, Equatable {
  /// What kind of work the pattern is.
  enum Kind: UInt8, Sendable {
    /// It cannot be used and never matches.
    case broken
    /// Strings, found by the filter alone.
    case keywords
    /// A regex that is run where its gate is found.
    case gated
    /// A regex that is run over every block.
    case ungated
  }

  var kind = Kind.broken
  /// The regex with its literals folded; nil where it is the pattern's own text.
  var regex: String?
  /// The folds that the text is brought under before the pattern is looked for, `case` aside, line ends included.
  var viewFolds: FoldSet = []
  /// Those of them which drop characters or look at neighbours, without line ends: a block that they change is searched
  /// in a view of its own.
  var contextual: FoldSet = []
  /// The folds of single characters that a keyword is compared under.
  var characterFolds: FoldSet = []
  /// The most bytes that the regex looks at from a match's start on; nil where that has no limit.
  var reach: Int?

  func write(to image: inout ImageWriter) {
    image.write(kind.rawValue)
    image.writeOptional(regex)
    image.write(viewFolds.rawValue)
    image.write(contextual.rawValue)
    image.write(characterFolds.rawValue)
    image.writeOptional(reach) { $0.write($1) }
  }

  init() {}

  init(from image: inout ImageReader) throws(ImageError) {
    guard let kind = Kind(rawValue: try image.readUInt8()) else { throw image.invalid(1) }
    self.kind = kind
    regex = try image.readOptionalString()
    viewFolds = FoldSet(rawValue: try image.readUInt8())
    contextual = FoldSet(rawValue: try image.readUInt8())
    characterFolds = FoldSet(rawValue: try image.readUInt8())
    reach = try image.readOptional { (image) throws(ImageError) in try image.readInt() }
  }
}
