internal import CMarkdown

/// What the parser takes for markup beyond CommonMark.
package struct MarkdownDialect: OptionSet, Hashable, Sendable {
  /// md4c's bits.
  package let rawValue: UInt32

  /// The dialect with these bits.
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Tables with bars.
  package static let tables = MarkdownDialect(rawValue: UInt32(MD_FLAG_TABLES))
  /// Text between tildes is struck through.
  package static let strikethrough = MarkdownDialect(rawValue: UInt32(MD_FLAG_STRIKETHROUGH))
  /// Items that begin with a box are tasks.
  package static let tasks = MarkdownDialect(rawValue: UInt32(MD_FLAG_TASKLISTS))
  /// URLs, `www.` names and mail addresses are links without angle brackets.
  package static let permissiveAutolinks = MarkdownDialect(
    rawValue: UInt32(MD_FLAG_PERMISSIVEEMAILAUTOLINKS | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS)
  )
  /// Formulas between dollar signs.
  package static let math = MarkdownDialect(rawValue: UInt32(MD_FLAG_LATEXMATHSPANS))
  /// Links between double square brackets.
  package static let wikiLinks = MarkdownDialect(rawValue: UInt32(MD_FLAG_WIKILINKS))
  /// Headings need no space behind `#`.
  package static let permissiveHeadings = MarkdownDialect(rawValue: UInt32(MD_FLAG_PERMISSIVEATXHEADERS))
  /// Indented text is no code.
  package static let noIndentedCode = MarkdownDialect(rawValue: UInt32(MD_FLAG_NOINDENTEDCODEBLOCKS))

  /// The standard and nothing else.
  package static let commonMark: MarkdownDialect = []
  /// GitHub Flavored Markdown.
  package static let gitHub: MarkdownDialect = [.tables, .strikethrough, .tasks, .permissiveAutolinks]
}
