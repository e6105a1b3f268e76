import Documents
import Policy

/// The rules as the `driver` of a SARIF log lists them (SARIF 2.1.0, 3.49: reportingDescriptor).
struct SARIFRules {
  /// GitHub shows no more of a description.
  private static let longest = 1024

  /// Rule ids and their places in the list.
  let indices: [String: Int]
  private let rules: [Rule]
  private let wording: Wording

  /// The list of `rules`.
  init(_ rules: [Rule], wording: Wording) {
    self.rules = rules
    self.wording = wording
    indices = Dictionary(rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The `driver`: the program and its rules.
  func driver() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("name", Product.name)
      json.member("semanticVersion", Product.version)
      json.array("rules") { json in for rule in rules { write(rule, to: &json) } }
    }
    return json.take()
  }

  private func write(_ rule: Rule, to json: inout JSONWriter) {
    let message = Self.withoutFields(rule.message.text(wording.language))
    let why = rule.why.text(wording.language)
    let directive = "<!-- imprimatur-disable-next-line \(rule.id) -- \(wording.text("report.why-suppressed")) -->"
    let help = wording.text("report.help", ["rule": .text(rule.id), "directive": .text(directive)])
    let marked = wording.text("report.help", ["rule": .text(rule.id), "directive": .text("`\(directive)`")])
    json.object { json in
      json.member("id", rule.id)
      json.member("name", Self.name(rule.id))
      json.object("shortDescription") { json in json.member("text", Self.cut(message)) }
      json.object("fullDescription") { json in json.member("text", Self.cut(why.isEmpty ? message : why)) }
      json.object("help") { json in
        json.member("text", "\(why)\n\n\(help)")
        json.member("markdown", "\(MarkdownText.escaped(why))\n\n\(marked)")
      }
      json.object("defaultConfiguration") { json in json.member("level", rule.severity.sarif) }
      json.object("properties") { json in
        json.array("tags") { json in json.string(rule.family) }
        json.member("precision", rule.confidence.rawValue)
        json.member("problem.severity", rule.severity == .info ? "recommendation" : rule.severity.rawValue)
      }
    }
  }

  /// `RepostBanNotice` for `repost-ban/notice`: the standard wants no name that is the id (3.49.7).
  private static func name(_ id: String) -> String {
    id.split { $0 == "/" || $0 == "-" || $0 == "." || $0 == "_" }
      .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// A message with an ellipsis for each of its fields.
  private static func withoutFields(_ message: String) -> String {
    var text = ""
    var rest = Substring(message)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open] + "\u{2026}"
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  private static func cut(_ text: String) -> String {
    text.unicodeScalars.count <= longest ? text : String(text.unicodeScalars.prefix(longest - 1)) + "\u{2026}"
  }
}

extension Severity {
  /// The `level` of SARIF (2.1.0, 3.27.10).
  var sarif: String { self == .info ? "note" : rawValue }
}
