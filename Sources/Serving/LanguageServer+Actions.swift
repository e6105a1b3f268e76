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
    guard let checked = current(uri) else { return output.answer(id) { json in json.array { _ in } } }
    guard let place = checked.open.range(range, session.encoding) else { throw .invalidParams }
    let wanted = params.at("context", "only")?.array?.elements.compactMap { $0.string?.text }
    let fixes = Self.isWanted(Self.quickFix, wanted) ? quickFixes(checked, place, session) : []
    // Editors that ask for anything get what mends the text as a whole only when they ask for it.
    let whole = wanted != nil && Self.isWanted(Self.fixAll, wanted) ? fixAll(checked, session) : nil
    output.answer(id) { json in
      json.array { json in for action in fixes + [whole].compactMap(\.self) { write(action, checked, to: &json) } }
    }
  }

  /// The kinds of actions (LSP 3.17, “CodeActionKind”).
  static let quickFix = "quickfix"
  static let fixAll = "source.fixAll.imprimatur"

  /// Whether actions of `kind` are asked for: kinds are hierarchical, and without any all are.
  private static func isWanted(_ kind: String, _ wanted: [String]?) -> Bool {
    wanted?.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") } ?? true
  }

  /// What is offered to the user.
  private struct Action {
    var title: String
    var kind: String
    var edits: [Edit]
    var finding: Finding?
    var isPreferred = false
  }

  private func quickFixes(_ checked: Checked, _ place: Range<Int>, _ session: Session) -> [Action] {
    let findings = checked.findings(at: place, session.served.show)
    let wording = session.served.wording
    let ignoring = IgnoreEdit(checked, reason: wording.text("lsp.reason")) { [self] open in reads(open) }
    var actions = findings.compactMap { mend($0, checked, session) }
    var told: Set<String> = []
    for finding in findings where told.insert(finding.rule).inserted {
      actions += ignoring.edits(finding).map { choice in
        let title = wording.text(choice.isFile ? "lsp.ignore-file" : "lsp.ignore", ["rule": .text(finding.rule)])
        return Action(title: title, kind: Self.quickFix, edits: [choice.edit], finding: finding)
      }
    }
    return actions
  }

  /// What the rules say about another state of a text; nil where it cannot be read.
  private func reads(_ open: OpenText) -> (findings: [Finding], document: Document)? {
    guard case .success(let checked)? = check(open) else { return nil }
    return (checked.evaluation.findings, checked.document)
  }

  /// The action that mends `finding`; nil where it has no fix, or one after which the text would not read as it should.
  private func mend(_ finding: Finding, _ checked: Checked, _ session: Session) -> Action? {
    guard let fix = finding.fix else { return nil }
    let edits = edits(of: checked) { $0.rule == finding.rule && $0.range == finding.range }
    guard !edits.isEmpty else { return nil }
    let wording = session.served.wording
    let title =
      fix.replacement.isEmpty
      ? wording.text("text.fix-delete") : wording.text("text.fix-replace", ["text": .text(fix.replacement)])
    return Action(title: title, kind: Self.quickFix, edits: edits, finding: finding, isPreferred: fix.isSafe)
  }

  /// The action that makes all safe changes; nil where there are none.
  private func fixAll(_ checked: Checked, _ session: Session) -> Action? {
    let edits = edits(of: checked) { $0.fix.isSafe }
    guard !edits.isEmpty else { return nil }
    return Action(title: session.served.wording.text("lsp.fix-all"), kind: Self.fixAll, edits: edits)
  }

  /// The edits by which `imprimatur fix` makes the changes that are wanted.
  private func edits(of checked: Checked, where isWanted: @escaping (Repair) -> Bool) -> [Edit] {
    var reader = DocumentReader()
    reader.fields = checked.settings.fields
    var mender = DocumentMender(
      checked.evaluator, options: checked.settings.evaluation, reader: reader, isWanted: isWanted)
    return mender.mend(checked.document).pieces.changes.map { change in
      Edit(range: change.range.lower..<change.range.upper, text: String(decoding: change.bytes, as: UTF8.self))
    }
  }

  private func write(_ action: Action, _ checked: Checked, to json: inout JSONWriter) {
    json.object { json in
      json.name("title")
      json.string(action.title)
      json.name("kind")
      json.string(action.kind)
      if action.isPreferred {
        json.name("isPreferred")
        json.bool(true)
      }
      if let finding = action.finding {
        json.name("diagnostics")
        json.array { json in
          write(Diagnostic(range: checked.bytes(finding.range), finding: finding), checked, to: &json)
        }
      }
      json.name("edit")
      json.object { json in
        json.name("changes")
        json.object { json in
          json.name(checked.open.uri)
          json.array { json in for edit in action.edits { write(edit, checked.open, to: &json) } }
        }
      }
    }
  }

  private func write(_ edit: Edit, _ open: OpenText, to json: inout JSONWriter) {
    json.object { json in
      json.name("range")
      write(edit.range, open, to: &json)
      json.name("newText")
      json.string(edit.text)
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
