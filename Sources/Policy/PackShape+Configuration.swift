import Documents

extension PackShape {
  private static func key(_ name: String, _ value: Value, _ summary: String) -> Key {
    Key(name: name, value: value, isRequired: false, summary: summary)
  }

  /// The formats of reports; each that the program writes is among them.
  package static let reportFormats = [
    "text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "rdjsonl", "csv",
    "html", "github-summary",
  ]

  /// What may be said for a document, in the file or for some paths.
  private static let documentKeys: [Key] = [
    key("profile", .text, "A named set of severities: `publisher`, `archive`, or one of a rule pack."),
    key("select", .list(.text), "Rules and families that are looked at; all, where it is missing."),
    key(
      "severities", .dictionary(.word(severitiesOrOff + ["default"])),
      "Severities by rule or family; `off` switches off, `default` is what profile and rule say."),
    key("fail-on", .word(severities + ["never"]), "The least severity that gives exit status 1."),
    key("site", .mapping(.site), "What the publisher says of the site."),
    key("input", .mapping(.input), "How articles are read."),
    key("disclaimer", .mapping(.disclaimer), "What the house asks of its disclaimers."),
  ]

  static let configuration = PackShape(
    title: "a configuration",
    keys: [
      key(
        "extends", .either([.text, .list(.text)]), "Configurations that this one builds on, the last counting most."),
      key("rules", .list(.text), "Rule packs, files or folders, on top of the built-in ones."),
    ] + documentKeys + [
      key("ignore", .list(.text), "What is left out, in the syntax of `.gitignore`."),
      key("ignore-files", .flag, "Whether `.gitignore` and `.imprimaturignore` count; default true."),
      key("show", .word(severities), "The least severity that is reported; of the whole run."),
      key("format", .word(reportFormats), "What goes to standard output; of the whole run."),
      key("lang", .word(["en", "zh"]), "The language of messages; of the whole run."),
      key("keep", .list(.text), "Fields of input records that are echoed; of the whole run."),
      key(
        "baseline", .text,
        "A file of findings that are known, relative to the file that says so; of the whole run."),
      key("overrides", .list(.mapping(.override)), "Settings for some paths, the last that fits counting most."),
    ])

  static let override = PackShape(
    title: "an override",
    keys: [
      Key(
        name: "paths", value: .list(.text), isRequired: true,
        summary: "The paths it is for, in the syntax of `.gitignore`.")
    ] + documentKeys)

  static let site = PackShape(
    title: "a `site` mapping",
    keys: [
      key("title", .text, "The title that the site is configured to have."),
      key("owner", .text, "Who publishes it, as its rights claims say."),
      key("aliases", .list(.text), "Other names of the site and its owner."),
      key("url", .text, "The address that it is published at."),
    ])

  static let input = PackShape(
    title: "an `input` mapping",
    keys: [
      key(
        "format", .word(DocumentFormat.allCases.map(\.rawValue)), "What files are read as, whatever they are called."),
      key(
        "fields", .mapping(.fields), "What fields of JSON articles and front matter are called, beside the usual names."
      ),
    ])

  static let fields = PackShape(
    title: "a `fields` mapping",
    keys: FieldMap.Role.allCases.map { role in
      key(role.rawValue, .list(.text), "Names of fields that hold the \(role.rawValue), the best first.")
    })

  static let disclaimer = PackShape(
    title: "a `disclaimer` mapping",
    keys: [
      key(
        "jurisdiction", .either([.text, .list(.text)]),
        "Whose rules articles have to satisfy: profiles that count beside `profile`, such as `CN` or `UK`."),
      key(
        "wording", .either([.text, .list(.text), .dictionary(.either([.text, .list(.text)]))]),
        "Texts of which an article that needs a disclaimer must carry one, word for word, or by language; `*` stands for "
          + "any words."),
      key(
        "place", .either([.word(disclaimerPlaces), .list(.word(disclaimerPlaces))]),
        "Where it must stand: `end`, `top`, or in one of these zones."),
      key("exempt", .list(.text), "Paths, in the syntax of `.gitignore`, and sections that never need one."),
    ])

  /// Where a disclaimer can be asked for.
  private static let disclaimerPlaces =
    ["end", "top"] + Zone.allCases.filter { ![.code, .comment, .hidden, .meta].contains($0) }.map(\.rawValue)
}
