package import Documents
import Folding
import Matching

/// A kind of mapping in a rule pack or a configuration: the keys it may have and what they hold.
///
/// The parser, the JSON schema for editors and the messages to authors all take the keys from here.
package struct PackShape: Sendable {
  /// The kinds of mapping there are.
  package enum Name: String, CaseIterable, Sendable {
    case file, localized, defaults, pattern, requirement, term, fact, row, rule, escalation, report, fix, examples
    case example, factExample = "fact-example"
    case configuration, override, site, input, fields, disclaimer
  }

  /// What a key holds.
  package indirect enum Value: Sendable {
    /// Any scalar, as it is written.
    case text
    /// Any scalar, which may be empty.
    case emptiableText
    /// A scalar that is a number, flag or null where it is spelled like one and not quoted.
    case scalar
    /// A condition or value of the expression language.
    case expression
    /// A whole number in the range.
    case integer(ClosedRange<Int>)
    case number
    case flag
    /// One of these words.
    case word([String])
    /// A BCP 47 prefix.
    case language
    /// A zone's name, `prose`, `all` or `meta:NAME`.
    case zone
    case list(Value)
    case mapping(Name)
    /// A mapping from free names.
    case dictionary(Value)
    /// One of these, told apart by being a scalar, a list or a mapping.
    case either([Value])
  }

  /// A key of a mapping.
  package struct Key: Sendable {
    /// Its name.
    package var name: String
    /// What it holds.
    package var value: Value
    /// Whether the mapping needs it.
    package var isRequired: Bool
    /// What it means, in a sentence.
    package var summary: String
  }

  /// Keys of which one must stand in the mapping.
  package struct Choice: Sendable {
    /// The keys.
    package var keys: [String]
    /// Whether no second one may stand beside it.
    package var isExclusive = true
  }

  /// What the mapping is called in messages: `a rule`.
  package var title: String
  /// The keys, in the order in which they are documented.
  package var keys: [Key]
  /// Keys of which one is needed.
  package var choices: [Choice] = []
  /// Keys that only mean something beside one of others.
  package var needs: [String: [String]] = [:]

  /// The key called `name`.
  package func key(_ name: String) -> Key? { keys.first { $0.name == name } }
}

extension PackShape {
  /// The shape called `name`.
  package static func named(_ name: Name) -> PackShape {
    switch name {
    case .file: file
    case .localized: localized
    case .defaults: defaults
    case .pattern: pattern
    case .requirement: requirement
    case .term: term
    case .fact: fact
    case .row: row
    case .rule: rule
    case .escalation: escalation
    case .report: report
    case .fix: fix
    case .examples: examples
    case .example: example
    case .factExample: factExample
    case .configuration: configuration
    case .override: override
    case .site: site
    case .input: input
    case .fields: fields
    case .disclaimer: disclaimer
    }
  }

  /// The words that rules use for sets of zones, besides the zones' own names.
  package static let zoneGroups: [(name: String, zones: ZoneSet)] = [
    (
      "prose",
      ZoneSet([.title, .siteTitle, .heading, .body, .byline, .header, .footer, .caption, .aside, .nav])
    ),
    ("all", .all),
  ]

  /// The names of zones and of their groups.
  package static let zoneWords: [String] = Zone.allCases.map(\.rawValue) + zoneGroups.map(\.name)

  /// The marks whose text a pattern does not see where it says nothing else.
  package static let standardMasks = MarkSet([.code, .url, .math, .deletion, .hidden])
}
