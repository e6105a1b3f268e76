import Documents
import Policy
import Reporting
import Runner

extension LanguageServer {
  /// An edit of one text.
  struct Edit {
    var range: Range<Int>
    var text: String
  }

  /// `textDocument/codeAction`: what mends the findings of a range, or has them ignored with a reason.
  func codeActions(_ id: JSONValue, _ params: JSONObject?) throws(RPCError) {
    guard let session, let params, let uri = params.text("textDocument", "uri"), let range = params["range"]?.object
    else { throw .invalidParams }
    let wanted = params.at("context", "only")?.array?.elements.compactMap { $0.string?.text }
    let isWanted = wanted.map { $0.contains { $0 == "quickfix" || $0.isEmpty } } ?? true
    guard isWanted, let checked = current(uri) else { return output.answer(id) { json in json.array { _ in } } }
    guard let place = checked.open.range(range, session.encoding) else { throw .invalidParams }
    let findings = checked.findings(at: place, session.settings.show)
    let wording = session.served.wording
    let ignoring = IgnoreEdit(checked, reason: wording.text("lsp.reason")) { [self] open in reads(open) }
    output.answer(id) { json in
      json.array { json in
        for finding in findings {
          if let (edit, title) = mend(finding, checked, session) {
            write(edit, title, finding, isPreferred: finding.fix?.isSafe ?? false, checked, to: &json)
          }
        }
        var told: Set<String> = []
        for finding in findings where told.insert(finding.rule).inserted {
          for choice in ignoring.edits(finding) {
            let title = wording.text(choice.isFile ? "lsp.ignore-file" : "lsp.ignore", ["rule": .text(finding.rule)])
            write(choice.edit, title, finding, isPreferred: false, checked, to: &json)
          }
        }
      }
    }
  }

  /// What the rules say about another state of a text; nil where it cannot be read.
  private func reads(_ open: OpenText) -> (findings: [Finding], document: Document)? {
    guard let session, let (result, options) = read(open, session), case .success(let document) = result else {
      return nil
    }
    return (session.evaluator.evaluate(document, options: options).findings, document)
  }

  /// The edit that mends `finding`; nil where it has no fix, or markup stands inside what it would replace.
  private func mend(_ finding: Finding, _ checked: Checked, _ session: Session) -> (edit: Edit, title: String)? {
    guard let fix = finding.fix else { return nil }
    let range = checked.bytes(finding.range)
    let written = checked.open.text[range]
    // What is written otherwise than it reads (references, escapes, tags inside) is not the editor's to respell.
    let text = checked.document.text[finding.range.lower..<finding.range.upper]
    guard written.elementsEqual(text) else { return nil }
    let wording = session.served.wording
    let title =
      fix.replacement.isEmpty
      ? wording.text("text.fix-delete") : wording.text("text.fix-replace", ["text": .text(fix.replacement)])
    return (Edit(range: range, text: fix.replacement), title)
  }

  private func write(
    _ edit: Edit, _ title: String, _ finding: Finding, isPreferred: Bool, _ checked: Checked, to json: inout JSONWriter
  ) {
    json.object { json in
      json.name("title")
      json.string(title)
      json.name("kind")
      json.string("quickfix")
      if isPreferred {
        json.name("isPreferred")
        json.bool(true)
      }
      json.name("diagnostics")
      json.array { json in
        write(Diagnostic(range: checked.bytes(finding.range), finding: finding), checked, to: &json)
      }
      json.name("edit")
      json.object { json in
        json.name("changes")
        json.object { json in
          json.name(checked.open.uri)
          json.array { json in
            json.object { json in
              json.name("range")
              write(edit.range, checked.open, to: &json)
              json.name("newText")
              json.string(edit.text)
            }
          }
        }
      }
    }
  }
}

/// Ways to have a finding ignored by a comment in the text, each tried out before it is offered.
struct IgnoreEdit {
  /// An edit, and whether it concerns the whole file.
  struct Choice {
    var edit: LanguageServer.Edit
    var isFile: Bool
  }

  private let checked: Checked
  private let reason: String
  private let read: (OpenText) -> (findings: [Finding], document: Document)?

  /// Edits of `checked`; `read` says what the rules make of another text.
  init(
    _ checked: Checked, reason: String, read: @escaping (OpenText) -> (findings: [Finding], document: Document)?
  ) {
    self.checked = checked
    self.reason = reason
    self.read = read
  }

  /// The edits that have `finding` ignored: in its line where a comment can stand there, and in the file.
  func edits(_ finding: Finding) -> [Choice] {
    guard checked.document.format == .markdown || checked.document.format == .html else { return [] }
    let line = lineEdits(finding).first { isSound($0, finding) }
    let file = fileEdits(finding).first { isSound($0, finding) }
    return [line.map { Choice(edit: $0, isFile: false) }, file.map { Choice(edit: $0, isFile: true) }].compactMap { $0 }
  }

  private func comments(_ command: String, _ rule: String) -> [String] {
    let text = "imprimatur-\(command) \(rule) -- \(reason)"
    let isMDX = checked.open.uri.lowercased().hasSuffix(".mdx") || checked.open.language == "mdx"
    return isMDX ? ["{/* \(text) */}"] : ["<!-- \(text) -->"]
  }

  private func lineEdits(_ finding: Finding) -> [LanguageServer.Edit] {
    let open = checked.open
    let start = checked.bytes(finding.range).lowerBound
    let line = open.lines.range(ofLine: open.lines.position(of: start).line)
    let blank = open.text[line].prefix { $0 == 0x20 || $0 == 0x09 }
    let before = comments("disable-next-line", finding.rule).map { comment in
      LanguageServer.Edit(
        range: line.lowerBound..<line.lowerBound,
        text: String(decoding: blank, as: UTF8.self) + comment + lineEnd)
    }
    let behind = comments("disable-line", finding.rule).map { comment in
      LanguageServer.Edit(range: line.upperBound..<line.upperBound, text: " " + comment)
    }
    return behind + before
  }

  private func fileEdits(_ finding: Finding) -> [LanguageServer.Edit] {
    let end = checked.open.text.count
    let hasEnd = checked.open.text.last == 0x0A
    return comments("disable-file", finding.rule).map { comment in
      LanguageServer.Edit(range: end..<end, text: (hasEnd ? lineEnd : lineEnd + lineEnd) + comment + lineEnd)
    }
  }

  /// The line end that the text uses.
  private var lineEnd: String {
    guard let feed = checked.open.text.firstIndex(of: 0x0A), feed > 0 else { return "\n" }
    return checked.open.text[feed - 1] == 0x0D ? "\r\n" : "\n"
  }

  /// Whether the edit has the finding ignored and changes nothing else that the rules see.
  private func isSound(_ edit: LanguageServer.Edit, _ finding: Finding) -> Bool {
    var text = checked.open.text
    text.replaceSubrange(edit.range, with: Array(edit.text.utf8))
    let open = OpenText(uri: checked.open.uri, language: checked.open.language, version: 0, text: text)
    guard let (findings, _) = read(open) else { return false }
    let before = checked.evaluation.findings
    let (own, others) = (findings.filter { $0.rule == finding.rule }, findings.filter { $0.rule != finding.rule })
    return own.count < before.count { $0.rule == finding.rule }
      && others.map(\.fingerprint) == before.filter { $0.rule != finding.rule }.map(\.fingerprint)
  }
}
