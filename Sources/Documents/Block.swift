/// A stretch of `Document.text` with one role: a paragraph, a heading, a list item, a cell, one metadata value.
///
/// A phrase never crosses a block. Blocks stand in text order, do not overlap, and are never empty.
package struct Block: Hashable, Sendable {
  /// What the block is on the page.
  package var zone: Zone
  /// Where its text stands in `Document.text`.
  package var range: TextRange
  /// Heading level 1…6, list or quotation depth otherwise, 0 where neither applies.
  package var level: Int
  /// What names the value in `meta`, `link` and `title` blocks: `og:site_name`, `jsonld:publisher.name`, `rel:license`,
  /// `front-matter:title`, `record:author`, `title`; nil elsewhere.
  package var name: String?
  /// The block's language as the markup declares it (BCP 47), where it differs from the document's.
  package var language: String?

  /// A block over `range`.
  package init(zone: Zone, range: TextRange, level: Int = 0, name: String? = nil, language: String? = nil) {
    self.zone = zone
    self.range = range
    self.level = level
    self.name = name
    self.language = language
  }
}

/// What an inline stretch of a block is, beside what the block is.
package enum MarkKind: String, CaseIterable, Sendable {
  /// The text of a link.
  case link
  /// Inline code.
  case code
  /// An address that stands in the text: URL, host name, mail address.
  case url
  /// A formula.
  case math
  /// `<q>`, `<blockquote>`, a Markdown quotation.
  case quotation
  /// Struck-out text: `<del>`, `<s>`, `~~`.
  case deletion
  /// Text that markup hides inside a visible block.
  case hidden
  /// Ruby annotation (`<rt>`).
  case annotation

  /// The set that holds this kind only.
  @inlinable
  package var set: MarkSet { MarkSet(rawValue: 1 << ordinal) }

  /// The place in the list of all cases, 0-based.
  ///
  /// Written out because it is asked for at every mark, and a look-up by value is a search.
  @inlinable
  package var ordinal: UInt16 {
    switch self {
    case .link: 0
    case .code: 1
    case .url: 2
    case .math: 3
    case .quotation: 4
    case .deletion: 5
    case .hidden: 6
    case .annotation: 7
    }
  }
}

/// A set of kinds of mark.
package struct MarkSet: OptionSet, Hashable, Sendable {
  /// One bit a kind, in the order of `MarkKind.allCases`.
  package let rawValue: UInt16

  /// The set with these bits.
  @inlinable
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The set of the kinds listed.
  package init(_ kinds: [MarkKind]) { self = kinds.reduce(into: []) { $0.formUnion($1.set) } }

  /// Whether the set holds `kind`.
  @inlinable
  package func contains(_ kind: MarkKind) -> Bool { !isDisjoint(with: kind.set) }
}

/// An inline stretch of a block: a link's text, inline code, a quotation.
///
/// Marks stand in the order of their first byte and may nest.
package struct Mark: Hashable, Sendable {
  /// What the stretch is.
  package var kind: MarkKind
  /// Where it stands in `Document.text`.
  package var range: TextRange

  /// A mark of `kind` over `range`.
  package init(kind: MarkKind, range: TextRange) {
    self.kind = kind
    self.range = range
  }

  /// The order of marks: by the first byte, what holds others before them.
  static func standsBefore(_ one: Mark, _ other: Mark) -> Bool {
    if one.range.lower != other.range.lower { return one.range.lower < other.range.lower }
    return one.range.upper > other.range.upper
  }
}
