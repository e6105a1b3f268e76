import Documents
import Policy
import Reporting
import Runner

extension LanguageServer {
  /// `textDocument/hover`: why something was found there; null where nothing was.
  func hover(_ id: JSONValue, _ params: JSONObject?) throws(RPCError) {
    guard let session, let params, let uri = params.text("textDocument", "uri"),
      let position = params["position"]?.object
    else { throw .invalidParams }
    guard let checked = current(uri), let offset = checked.open.offset(position, session.encoding) else {
      return output.answer(id) { $0.null() }
    }
    let findings = checked.findings(at: offset..<offset, session.served.show)
    guard let first = findings.first else { return output.answer(id) { $0.null() } }
    let page = HoverPage(session, checked)
    let parts = findings.map { page.part($0) }
    output.answer(id) { json in
      json.object { json in
        json.name("contents")
        json.object { json in
          json.name("kind")
          json.string(session.hasMarkdown ? "markdown" : "plaintext")
          json.name("value")
          json.string(parts.joined(separator: session.hasMarkdown ? "\n\n---\n\n" : "\n\n"))
        }
        json.name("range")
        write(checked.bytes(first.range), checked.open, to: &json)
      }
    }
  }
}

/// What a hover says about findings.
struct HoverPage {
  private let session: LanguageServer.Session
  private let checked: Checked
  private let reporter: ExplanationReporter
  private let explainer: Explainer

  init(_ session: LanguageServer.Session, _ checked: Checked) {
    self.session = session
    self.checked = checked
    explainer = Explainer(checked.evaluator, checked.document, options: checked.settings.evaluation)
    reporter = ExplanationReporter(ReportOptions(wording: session.served.wording, columns: 100))
  }

  /// What is said about one finding: the message, what to know and do, and why it was found.
  func part(_ finding: Finding) -> String {
    let language = session.served.wording.language
    let severity = session.served.wording.text("severity.\(finding.severity.rawValue)")
    let place = checked.document.decodedRange(finding.range)
    let explanation = explainer.explain(at: place, rule: finding.rule)
    let lines = String(decoding: reporter.reasons(explanation, of: checked.document), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    // What stands below an excerpt of the source is indented as far as that.
    let indent = lines.lazy.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    let reasons = lines.map { $0.dropFirst(indent) }.joined(separator: "\n")
    let why = checked.evaluator.rules.rules.first { $0.id == finding.rule }?.why.text(language) ?? ""
    guard session.hasMarkdown else {
      return ["\(finding.rule) (\(severity)): \(finding.message.text(language))", why, reasons]
        .filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
    let head = "**\(Self.escaped(finding.message.text(language)))**\n\n`\(finding.rule)` \u{B7} \(severity)"
    return [head, Self.escaped(why), Self.fenced(reasons)].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Text in which nothing means anything to Markdown (CommonMark 0.31, section 2.4).
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar.isASCII, scalar.properties.generalCategory != .control, !scalar.properties.isAlphabetic,
        scalar.properties.numericType == nil, scalar != " "
      {
        result += "\\"
      }
      result.unicodeScalars.append(scalar)
    }
  }

  /// A code block whose fence is longer than any row of its marks in the text.
  private static func fenced(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    var longest = 0
    var row = 0
    for byte in text.utf8 {
      row = byte == UInt8(ascii: "~") ? row + 1 : 0
      longest = max(longest, row)
    }
    let fence = String(repeating: "~", count: max(3, longest + 1))
    return "\(fence)text\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)"
  }
}
