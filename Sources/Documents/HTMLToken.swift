/// One attribute of a tag, as source ranges; nothing is decoded until someone asks for the value.
package struct HTMLAttribute: Sendable, Equatable {
  /// The name as it is written (any letter case).
  package var name: ByteRange
  /// The value without its quotation marks, character references not decoded; empty when there is none.
  package var value: ByteRange
  /// Whether the value holds character references, CR or NUL, so that its bytes are not yet its text.
  package var isEncoded: Bool
}

/// A start or end tag.
package struct HTMLTag: Sendable, Equatable {
  /// The name as it is written (any letter case).
  package var name: ByteRange
  /// The whole tag, from `<` to `>`.
  package var range: ByteRange
  /// Whether it ends in `/>`.
  package var isSelfClosing: Bool
}

/// A document type declaration.
package struct HTMLDoctype: Sendable, Equatable {
  /// The name as it is written, nil when it is missing.
  package var name: ByteRange?
  /// The public identifier without its quotation marks.
  package var publicID: ByteRange?
  /// The system identifier without its quotation marks.
  package var systemID: ByteRange?
  /// Whether the declaration is so broken that browsers fall back to quirks mode.
  package var forcesQuirks = false
}

/// What takes the tokens of an `HTMLTokenizer`, in the order of the source.
///
/// All ranges are byte offsets in the tokenizer's input.
package protocol HTMLTokenHandler {
  /// Whether the current node is in SVG or MathML, where `<![CDATA[` begins a section of text.
  var allowsCDATA: Bool { get }
  /// Takes character data that stands in the source as it is. NUL is only passed on outside raw text, as the standard
  /// has it.
  mutating func text(_ range: ByteRange)
  /// Takes character data that stands for `range`: a character reference, a line break written with CR, a NUL.
  mutating func text(_ replacement: HTMLReplacement, for range: ByteRange)
  /// Takes a start tag and says how to read what follows it.
  mutating func startTag(_ tag: HTMLTag, _ attributes: [HTMLAttribute]) -> HTMLTokenizer.State
  /// Takes an end tag.
  mutating func endTag(_ tag: HTMLTag)
  /// Takes a comment: `content` between its marks, `whole` with them. Line breaks and NUL are as in the source.
  mutating func comment(_ content: ByteRange, whole: ByteRange)
  /// Takes the rest of the input when it ends within a tag; browsers drop it.
  mutating func unfinishedTag(_ range: ByteRange)
  /// Takes a document type declaration.
  mutating func doctype(_ doctype: HTMLDoctype)
}

/// The one or two characters that a piece of source stands for.
package struct HTMLReplacement: Sendable, Equatable {
  /// The first character.
  package var first: Unicode.Scalar
  /// The second one; few named references have it.
  package var second: Unicode.Scalar?

  /// U+FFFD, for what has no meaning.
  package static let unknown = HTMLReplacement(first: "\u{FFFD}")
  /// The line feed that CR and CRLF are read as.
  package static let lineFeed = HTMLReplacement(first: "\n")

  /// A replacement by one or two characters.
  package init(first: Unicode.Scalar, second: Unicode.Scalar? = nil) {
    self.first = first
    self.second = second
  }
}
