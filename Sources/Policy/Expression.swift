package import Documents
package import Folding

/// A condition or value of the rule language, names resolved.
package indirect enum Expression: Hashable, Sendable {
  /// A comparison.
  package enum Comparison: String, Hashable, Sendable {
    case equal = "=="
    case different = "!="
    case less = "<"
    case lessOrEqual = "<="
    case more = ">"
    case moreOrEqual = ">="
    /// The list on the left has the value on the right; a text contains it.
    case has
  }

  /// A number, text or flag.
  case literal(Literal)
  /// Whether the pattern (index in `RuleSet.patterns`) occurs, in the zones where they are given, and in the scope
  /// round the occurrence at hand where that is narrower than the document.
  case occurs(pattern: Int, zones: ZoneSet?, scope: Scope)
  /// How often the pattern occurs.
  case count(pattern: Int)
  /// How often the pattern occurs in 1,000 characters (code points) of running text.
  case density(pattern: Int)
  /// The smallest number of characters between an occurrence of the one and of the other in one block.
  case distance(Int, Int)
  /// The capture `name` of the occurrence at hand if that is of the pattern, else of its first occurrence;
  /// the empty name is the whole occurrence.
  case capture(pattern: Int, name: String)
  /// The score with this index.
  case score(Int)
  /// The fact with this dotted key.
  case fact(String)
  /// A field of the document: `title`, `site-title`, `page-title`, `author`, `source`, `language`, `format`, `encoding`,
  /// `encoding-declared`, `encoding-basis`, `encoding-invalid` (count), `url`, `declared.title`, `declared.site-title`…
  case field(String)
  /// The first metadata block with this name (`og:site_name`).
  case metadata(String)
  /// A value measure.
  case measure(name: String, arguments: [Expression])
  /// A text with `{name}` fields filled from captures and values.
  case template([TemplatePart])
  /// Negation.
  case not(Expression)
  /// Both, the right one only evaluated when the left one holds.
  case and(Expression, Expression)
  /// Either, the right one only evaluated when the left one does not hold.
  case or(Expression, Expression)
  /// A comparison; with a missing value it does not hold, except `!=`.
  case compare(Expression, Comparison, Expression)
  /// Sum, difference, product, quotient of numbers: `+ - * /`.
  case arithmetic(Expression, String, Expression)

  /// A value written in a rule.
  package enum Literal: Hashable, Sendable {
    case number(Double)
    case text(String)
    case flag(Bool)
    case null
    /// A pattern or lexicon named as an argument.
    case name(String)
  }

  /// A part of a template.
  package enum TemplatePart: Hashable, Sendable {
    case text(String)
    case value(Expression)
  }
}
