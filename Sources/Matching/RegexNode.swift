/// What a part of a regex matches, as far as the search for gates has to know.
///
/// Every part may match less than its node says, never more: where the syntax is not understood, a node stands for
/// anything.
indirect enum RegexNode: Equatable, Sendable {
  /// The empty string; also what only looks at a place.
  case empty
  /// One character of the set.
  case characters(ScalarSet, caseless: Bool)
  /// One behind the other.
  case sequence([RegexNode])
  /// One of them.
  case alternatives([RegexNode])
  /// `least` to `most` times; without end where `most` is nil.
  case repetition(RegexNode, least: Int, most: Int?)
  /// Anything, the empty string included.
  case anything
  /// A place behind which this stands.
  case ahead(RegexNode)
  /// A place before which this stands.
  case behind(RegexNode)

  /// One character.
  static func character(_ scalar: UInt32, caseless: Bool) -> RegexNode {
    .characters(ScalarSet(scalar, scalar), caseless: caseless)
  }
}

/// A regex taken apart.
struct RegexSyntax: Sendable {
  /// What the whole matches.
  var node: RegexNode
  /// The literal characters outside classes, in the order of the text.
  var literals: [Literal] = []
  /// The character classes in brackets, in the order of the text.
  var classes: [Class] = []
  /// Whether an assertion may depend on where the text ends or on what stands far behind the match.
  var looksAhead = false

  /// A literal character of the regex's text.
  struct Literal: Equatable, Sendable {
    /// Its bytes in the regex's text, escape included.
    var lower: Int
    var upper: Int
    /// The character.
    var scalar: UInt32
    /// Whether it stands between `\Q` and `\E`.
    var isQuoted: Bool
    /// Whether a quantifier follows, which is about this character alone.
    var isRepeated = false
  }

  /// A class in brackets.
  struct Class: Equatable, Sendable {
    /// The place of its closing bracket in the regex's text.
    var end: Int
    /// The listed members, before a `^` turns them round.
    var members: ScalarSet
  }
}
