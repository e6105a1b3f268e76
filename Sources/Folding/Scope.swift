/// A stretch of text in which things stand together.
package enum Scope: String, CaseIterable, Sendable, Comparable {
  /// Between two marks of punctuation inside a sentence.
  case clause
  /// Up to a sentence's end.
  case sentence
  /// A block: paragraph, heading, list item, cell.
  case paragraph
  /// All blocks of the same zone.
  case zone
  /// The whole article.
  case document

  /// From the narrowest to the widest.
  @inlinable
  package static func < (one: Scope, other: Scope) -> Bool {
    one.rank < other.rank
  }

  /// The place in the order, 0-based.
  @inlinable
  package var rank: Int {
    switch self {
    case .clause: 0
    case .sentence: 1
    case .paragraph: 2
    case .zone: 3
    case .document: 4
    }
  }
}
