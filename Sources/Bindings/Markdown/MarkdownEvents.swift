/// A block of a document, as it is entered and left (CommonMark 0.30, chapters 4 and 5).
package enum MarkdownBlock: Sendable, Equatable {
  /// The whole document.
  case document
  /// A block quote.
  case quote
  /// A bullet list, the character of its bullets, and whether its items are paragraphs without space between.
  case unorderedList(mark: UInt8, isTight: Bool)
  /// A numbered list, its first number, the character behind its numbers, and whether it is tight.
  case orderedList(start: Int, delimiter: UInt8, isTight: Bool)
  /// An item of a list; its mark when it is a task.
  case item(task: MarkdownTask?)
  /// A thematic break.
  case thematicBreak
  /// A heading of level 1 to 6.
  case heading(level: Int)
  /// A code block: the info string, its first word, and the character of its fence, nil for an indented one.
  case code(info: MarkdownAttribute, language: MarkdownAttribute, fence: UInt8?)
  /// Raw HTML that stands as a block.
  case html
  /// A paragraph.
  case paragraph
  /// A table.
  case table(columns: Int, headRows: Int, bodyRows: Int)
  /// The head of a table.
  case tableHead
  /// The body of a table.
  case tableBody
  /// A row of a table.
  case tableRow
  /// A cell of the head.
  case headerCell(MarkdownAlignment)
  /// A cell of the body.
  case cell(MarkdownAlignment)
}

/// The box of a task list's item.
package struct MarkdownTask: Sendable, Hashable {
  /// Whether it is ticked.
  package let isDone: Bool
  /// The byte between the brackets, 0-based in the source.
  package let offset: Int
}

/// How a table's column is aligned.
package enum MarkdownAlignment: Sendable, Hashable {
  /// Not said.
  case none
  /// To the left.
  case left
  /// To the middle.
  case center
  /// To the right.
  case right
}

/// An inline stretch, as it is entered and left (CommonMark 0.30, chapter 6).
package enum MarkdownSpan: Sendable, Equatable {
  /// Emphasis.
  case emphasis
  /// Strong emphasis.
  case strong
  /// A link: its destination and its title.
  case link(destination: MarkdownAttribute, title: MarkdownAttribute)
  /// An image: its source and its title; the text inside is what stands for it where it cannot be seen.
  case image(source: MarkdownAttribute, title: MarkdownAttribute)
  /// Inline code.
  case code
  /// Struck-through text.
  case deletion
  /// A formula in the text.
  case math
  /// A formula on a line of its own.
  case displayMath
  /// A link of a wiki.
  case wikiLink(target: MarkdownAttribute)
  /// Underlined text.
  case underline
}

/// What a piece of text is.
package enum MarkdownText: Sendable, Hashable {
  /// Text, with escapes already taken away.
  case normal
  /// A NUL byte, which stands for U+FFFD.
  case nul
  /// A line break that the author asked for.
  case hardBreak
  /// A line end inside a paragraph.
  case softBreak
  /// A character reference as it is written, such as `&nbsp;`; md4c does not know which names exist.
  case entity
  /// Text of a code block or of inline code.
  case code
  /// Raw HTML, inline or in a block.
  case html
  /// Text of a formula.
  case math
}

/// A string beside the text: a destination, a title, an info string.
package struct MarkdownAttribute: Sendable, Equatable {
  /// A part of the string.
  package struct Piece: Sendable, Hashable {
    /// `normal`, `entity` or `nul`.
    package let kind: MarkdownText
    /// Where it is in `bytes`.
    package let range: Range<Int>
  }

  /// The string; escapes are taken away, character references are as written.
  package let bytes: [UInt8]
  /// The parts of `bytes` in order.
  package let pieces: [Piece]
  /// Where `bytes` stands in the source as it is; nil when the parser put it together (escapes, line ends, references).
  package let sourceOffset: Int?

  /// Whether the string has no bytes, be it written or not.
  package var isEmpty: Bool { bytes.isEmpty }
}
