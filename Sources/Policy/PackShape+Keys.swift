import Documents
import Folding
import Matching

extension PackShape {
  private static func key(_ name: String, _ value: Value, _ summary: String) -> Key {
    Key(name: name, value: value, isRequired: false, summary: summary)
  }

  private static func required(_ name: String, _ value: Value, _ summary: String) -> Key {
    Key(name: name, value: value, isRequired: true, summary: summary)
  }

  static let severities = Severity.allCases.map(\.rawValue)
  static let severitiesOrOff = severities + ["off"]
  private static let local = [Scope.clause, .sentence, .paragraph].map(\.rawValue)
  private static let lexiconWords = Value.list(.text)

  static let file = PackShape(
    title: "a file",
    keys: [
      key("family", .text, "The family of the file's rules, patterns, scores and facts: the folder's name."),
      key("title", .mapping(.localized), "What the family is about; once a family."),
      key("defaults", .mapping(.defaults), "Options of the patterns of this file that have none of their own."),
      key("patterns", .dictionary(.mapping(.pattern)), "Patterns by name, shared by the whole family."),
      key("scores", .dictionary(.list(.mapping(.term))), "Weighted sums by name."),
      key("facts", .list(.mapping(.fact)), "Fields of the output record."),
      key("rules", .list(.mapping(.rule)), "Rules that make findings."),
      key(
        "lexicons", .dictionary(.either([lexiconWords, .dictionary(lexiconWords)])),
        "Word lists by name, or lists under headings; known in all packs."),
      key("profiles", .dictionary(.dictionary(.word(severitiesOrOff))), "Named sets of severities by rule or family."),
      key("messages", .dictionary(.mapping(.localized)), "The program's own texts by key."),
      key(
        "settings", .dictionary(.dictionary(.either([.text, .list(.text)]))),
        "Thresholds of the program by the part that reads them."),
    ])

  static let localized = PackShape(
    title: "a text in two languages",
    keys: [required("en", .text, "The text in English."), required("zh", .text, "The text in Chinese.")])

  private static let options: [Key] = [
    key("fold", .list(.word(FoldSet.named.map(\.name))), "Differences of spelling to look through."),
    key("boundary", .word(PatternSpec.Boundary.allCases.map(\.rawValue)), "What must stand at the edges."),
    key("in", .list(.zone), "The zones an occurrence must stand in."),
    key("within", .word(local), "What an occurrence must not cross."),
    key("masked", .list(.word(MarkKind.allCases.map(\.rawValue))), "Inline stretches whose text is not seen."),
    key("languages", .list(.language), "BCP 47 prefixes of the languages in which it applies."),
  ]

  static let defaults = PackShape(title: "a `defaults` mapping", keys: options)

  private static let sources: [Key] = [
    key("regex", .text, "A PCRE2 regex with {{lexicons}} and ~N~ gaps."),
    key("keywords", .list(.text), "Any of these strings."),
    key("lexicon", .either([.text, .list(.text)]), "The words of these lexicons."),
    key("any", .list(.text), "Occurrences of these patterns; the longest of overlapping ones."),
    key("measure", .text, "The spans that a measure of the engine finds."),
    key("blocks", .flag, "Every block of the zones, whole."),
    key("claims", .word(claimKinds), "What the page says it is."),
  ]

  /// The parts of a document's identity by their names in rules.
  static let claimKinds = [
    "titles", "site-titles", "page-titles", "sections", "authors", "publishers", "sources", "addresses", "licences",
    "dates",
  ]

  private static let patternKeys: [Key] =
    sources + options + [
      key("unless", .list(.either([.text, .mapping(.requirement)])), "Occurrences near one of these do not count."),
      key("with", .list(.either([.text, .mapping(.requirement)])), "Only occurrences near each of these count."),
      key("at-least", .number, "The least value of a measured span that counts."),
      key("ungated", .text, "Why a regex may run without a literal gate."),
    ]

  private static let written = ["regex", "keywords", "lexicon"]
  private static let patternNeeds: [String: [String]] = [
    "fold": written, "boundary": written, "within": written, "masked": written + ["measure"], "ungated": ["regex"],
    "at-least": ["measure"],
  ]

  static let pattern = PackShape(
    title: "a pattern", keys: patternKeys,
    choices: [Choice(keys: sources.map(\.name))], needs: patternNeeds)

  static let requirement = PackShape(
    title: "a requirement",
    keys: [key("pattern", .text, "The pattern that is looked for.")] + patternKeys + [
      key("scope", .word(Scope.allCases.map(\.rawValue)), "Where it is looked for; default clause."),
      key("distance", .integer(0...10_000), "Within how many characters of the occurrence."),
      key(
        "side", .word(["any", "before", "after", "around", "inside"]), "On which side of the occurrence; default any."),
    ],
    choices: [Choice(keys: ["pattern"] + sources.map(\.name))],
    needs: patternNeeds.merging(["in": sources.map(\.name), "languages": sources.map(\.name)]) { $1 }
      .merging(["unless": sources.map(\.name), "with": sources.map(\.name)]) { $1 })

  static let term = PackShape(
    title: "a term of a score",
    keys: [
      key("when", .expression, "A condition; the weight counts once when it holds."),
      key("count", .text, "A pattern; the weight counts for every occurrence, up to `cap`."),
      required("weight", .number, "What one counts; may be negative."),
      key("cap", .number, "The most that the term may add, or take where the weight is negative."),
    ],
    choices: [Choice(keys: ["when", "count"])], needs: ["cap": ["count"]])
}
