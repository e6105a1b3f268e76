import Documents

extension PackShape {
  private static func key(_ name: String, _ value: Value, _ summary: String) -> Key {
    Key(name: name, value: value, isRequired: false, summary: summary)
  }

  private static func required(_ name: String, _ value: Value, _ summary: String) -> Key {
    Key(name: name, value: value, isRequired: true, summary: summary)
  }

  static let fact = PackShape(
    title: "a fact",
    keys: [
      required("fact", .text, "The dotted key in the output record's `facts`."),
      key("evidence", .text, "The dotted key of the list that evidence goes to."),
      key("table", .list(.mapping(.row)), "Rows of which the first that holds gives the value."),
      key("collect", .list(.mapping(.row)), "Rows that each add their value to a list when they hold."),
      key("examples", .list(.mapping(.factExample)), "Texts with the value that the fact has on them."),
    ],
    choices: [Choice(keys: ["table", "collect"])])

  static let row = PackShape(
    title: "a row",
    keys: [
      key("when", .expression, "When the row holds; always, where it says nothing."),
      key("value", .scalar, "The value: a word, number, flag or null, or a text with {fields}."),
      key("take", .expression, "The expression whose value is taken."),
      key("evidence", .list(.expression), "Patterns and values whose places are the evidence."),
      key("rule", .text, "The rule that the evidence is reported under."),
    ],
    choices: [Choice(keys: ["value", "take"])])

  static let rule = PackShape(
    title: "a rule",
    keys: [
      required("id", .text, "`family/kind`; names the problem."),
      required("message", .mapping(.localized), "What is reported, with {fields}."),
      required("why", .mapping(.localized), "What a reader of the finding should know and do."),
      key(
        "severity", .word(severitiesOrOff), "How much it matters; default warning; `off` until something asks for it."),
      key("confidence", .word(Confidence.allCases.map(\.rawValue)), "How sure the rule is; default high."),
      key("match", .either([.text, .mapping(.pattern)]), "The pattern whose occurrences are reported."),
      key("when", .expression, "What must hold; for each occurrence, or for the document where nothing is matched."),
      key(
        "report", .either([.word(["each", "once"]), .mapping(.report)]), "One finding an occurrence, or one in all."),
      key(
        "escalate", .list(.mapping(.escalation)), "Conditions that change the severity; the first that holds counts."),
      key("evidence", .list(.expression), "Patterns and values whose places are given with the finding."),
      key("fix", .mapping(.fix), "How the text can be mended; never for legal text."),
      required("examples", .mapping(.examples), "Texts that the rule finds and texts that it leaves alone."),
      key("known-misses", .list(.either([.text, .mapping(.example)])), "Texts that it should find and does not."),
      key("replaces", .flag, "Whether it takes the place of the rule with this id in an earlier pack."),
    ],
    choices: [Choice(keys: ["match", "when"], isExclusive: false)])

  static let escalation = PackShape(
    title: "an escalation",
    keys: [
      required("when", .expression, "When."),
      required("severity", .word(severitiesOrOff), "The severity then."),
    ])

  static let report = PackShape(
    title: "a report",
    keys: [
      required("once", .flag, "One finding for the document, with a count."),
      key("at-least", .integer(1...1_000_000), "From how many occurrences on, none for fewer; default 1."),
      key("from", .integer(1...1_000_000), "From how many occurrences on, one each for fewer."),
      key("spots", .integer(0...100), "How many places are given as evidence; default 5."),
    ])

  static let fix = PackShape(
    title: "a fix",
    keys: [
      required("safe", .flag, "Whether it may be applied without being asked for."),
      key("replace", .emptiableText, "What the text should be, with {fields}; empty to delete it."),
      key("measured", .flag, "To take the replacement that the measure computed."),
      key("append", .text, "A paragraph, with {fields}, that is added at the end of the article; without `match`."),
      key("plan", .list(.text), "What is done, step by step."),
      key("when", .expression, "A condition on the occurrence; elsewhere the text is left as it is."),
    ],
    choices: [Choice(keys: ["replace", "measured", "append"])])

  static let examples = PackShape(
    title: "an `examples` mapping",
    keys: [
      required("bad", .list(.either([.text, .mapping(.example)])), "Texts that the rule finds."),
      required("good", .list(.either([.text, .mapping(.example)])), "Texts that it leaves alone."),
    ])

  private static let exampleKeys: [Key] = [
    required("text", .text, "The article, with the expected spans in \u{27E6} \u{27E7}."),
    key("format", .word(DocumentFormat.allCases.map(\.rawValue)), "The form it is written in; default text."),
    key("url", .text, "The address it is published at."),
    key("site-title", .text, "The title that the site is configured to have."),
    key("title", .text, "The declared title."),
    key("author", .text, "The declared author."),
    key("source", .text, "The declared source."),
    key("language", .text, "The declared language."),
    key("charset", .text, "The charset that the transport declares."),
    key("house", .mapping(.disclaimer), "What the house asks of its disclaimers."),
    key("plain", .flag, "Whether it is only run as it stands, not in the disguises."),
  ]

  static let example = PackShape(
    title: "an example",
    keys: exampleKeys + [key("facts", .dictionary(.scalar), "Facts that it must have, by dotted key.")])

  static let factExample = PackShape(
    title: "an example of a fact",
    keys: exampleKeys + [
      required("value", .either([.scalar, .list(.scalar)]), "The value that the fact has."),
      key("facts", .dictionary(.scalar), "Other facts that it must have, by dotted key."),
    ])
}
