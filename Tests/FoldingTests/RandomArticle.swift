import Documents
import ICU

/// Articles of random pieces in every form that is read and in every kind of encoding.
struct RandomArticle {
  /// How an article is written down.
  enum Form: String, CaseIterable, Sendable {
    case text, markdown, html, json, jsonMarkup, yaml, toml, frontJSON

    /// The reader that reads it.
    var format: DocumentFormat {
      switch self {
      case .text: .text
      case .markdown, .yaml, .toml, .frontJSON: .markdown
      case .html: .html
      case .json, .jsonMarkup: .json
      }
    }
  }

  var generator: SeededGenerator
  private var random: RandomText

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    random = RandomText(seed: seed ^ 0xFFFF)
  }

  private static let markdown = [
    "*", "**", "_", "`", "``", "[", "](http://a.example/b \"t\")", "![", "\n\n", "\n", "  \n", "\\\n", "\n# ", "\n> ",
    "\n- ",
    "\n1. ", "\n    ", "\n\n```\n", "&amp;", "&#31105;", "&copy;", "\\*", "\\[", "<b>", "</b>", "<!-- c -->", "<br>",
    "~~",
    "http://b.example/c?d=e", "\n| a | b |\n|---|---|\n| c | ", " | ", "\r\n", "\n***\n", "\nhead\n====\n", "<", "&",
    "| ",
  ]
  private static let markup = [
    "<b>", "</b>", "<p>", "</p>", "<br>", "<div>", "</div>", "<i>", "</i>", "<!-- c -->", "&amp;", "&#31105;",
    "&#x6b62;",
    "&nbsp;", "&lt", "&NotEqualTilde;", "&copy", "<h2>", "</h2>", "<li>", "<code>", "</code>", "<a href='/x?y&amp;z'>",
    "</a>", "<img alt='a &lt; b'>", "<span hidden>", "</span>", "<td>", "<blockquote>", "\r\n", "\n", "  ", "<", "&",
    ">",
    "<style>x</style>", "<wbr>", "<title>", "</title>",
  ]

  /// The next article, as text.
  mutating func next(_ form: Form) -> String {
    switch form {
    case .text: prose(from: ["\n", "\n\n", "\r\n", "\r", "  ", "\n- ", "http://a.example/b"])
    case .markdown: prose(from: Self.markdown)
    case .html: "<!doctype html><title>t</title>" + prose(from: Self.markup)
    case .json: json(title: random.next(4), body: prose(from: ["\n", "\n\n", "\t"]))
    case .jsonMarkup: json(title: random.next(4), body: "<p>" + prose(from: Self.markup) + "</p><p>x</p>")
    case .yaml:
      "---\ntitle: \(quoted(random.next(6)))\nauthor: '\(line().replacing("'", with: "''"))'\n"
        + "tags: [x]\nnote: |\n  z\(line())\n"
        + "site: >-\n  y \(line())\n  y\n---\n" + prose(from: Self.markdown)
    case .toml:
      "+++\ntitle = \(quoted(random.next(6)))\nauthor = '\(line().replacing("'", with: ""))'\n+++\n"
        + prose(from: Self.markdown)
    case .frontJSON: "{\"title\": \(quoted(random.next(6)))}\n\n" + prose(from: Self.markdown)
    }
  }

  private mutating func prose(from pieces: [String]) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      text += random.next(Int.random(in: 0...3, using: &generator))
      text += pieces.randomElement(using: &generator) ?? ""
    }
    return text
  }

  /// A text on one line, without controls, which YAML and TOML forbid.
  private mutating func line() -> String {
    var line = String.UnicodeScalarView()
    for scalar in random.next(5).unicodeScalars
    where scalar.value >= 0x20 && ![0x85, 0x2028, 0x2029].contains(scalar.value) {
      line.append(scalar)
    }
    return "x" + String(line) + "x"
  }

  private mutating func json(title: String, body: String) -> String {
    "{\"title\": \(quoted(title)), \"author\": {\"name\": \(quoted(random.next(3)))}, \"content\": \(quoted(body))}"
  }

  /// A string of JSON, YAML or TOML in double quotation marks, some of its characters escaped.
  private mutating func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      let isSpecial = scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || (0x7F..<0xA0).contains(scalar.value)
      if scalar == "\n" {
        result += "\\n"
      } else if isSpecial || (scalar.value < 0x1_0000 && Int.random(in: 0..<4, using: &generator) == 0) {
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
