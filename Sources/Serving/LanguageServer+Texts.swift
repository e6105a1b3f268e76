import Corpus
import Documents
import Files
import Policy
import Reporting
import Runner

// MARK: What is open

extension LanguageServer {
  func opened(_ params: JSONObject) {
    guard let item = params["textDocument"]?.object, let uri = item.text("uri"), let text = item["text"]?.string else {
      return
    }
    texts[uri] = OpenText(
      uri: uri, language: item.text("languageId") ?? "", version: item["version"]?.number?.int ?? 0, text: text.utf8)
  }

  func changed(_ params: JSONObject) {
    guard let uri = params.text("textDocument", "uri"), let encoding = session?.encoding else { return }
    let changes = params["contentChanges"]?.array?.elements ?? []
    let version = params.at("textDocument", "version")?.number?.int ?? 0
    do throws(RPCError) { try texts[uri]?.apply(changes, version: version, encoding) } catch {
      // From here on the text is not known: an editor that sends such a change has to open it anew.
      texts[uri] = nil
      checked[uri] = nil
      output.show("a change of \(uri) cannot be understood; close and open it again")
    }
  }

  func closed(_ params: JSONObject) {
    guard let uri = params.text("textDocument", "uri"), texts.removeValue(forKey: uri) != nil else { return }
    checked[uri] = nil
    publish([], of: uri, version: nil)
  }

  /// Checks the texts that changed; stops as soon as something new has come in.
  func checkWhatIsDue() {
    for uri in texts.keys.sorted() {
      guard queue.isEmpty else { return }
      guard let text = texts[uri], text.isDue else { continue }
      texts[uri]?.isDue = false
      guard let result = check(text) else { continue }
      guard !queue.holdsChange(of: uri) else {
        texts[uri]?.isDue = true
        return
      }
      publish(result)
    }
  }

  /// The text, checked now, or as it was checked when nothing has changed since.
  func current(_ uri: String) -> Checked? {
    guard let text = texts[uri] else { return nil }
    if let known = checked[uri], known.open.version == text.version, !text.isDue { return known }
    texts[uri]?.isDue = false
    guard let result = check(text) else { return nil }
    publish(result)
    return checked[uri]
  }

  private func publish(_ result: Result<Checked, DocumentFailure>) {
    switch result {
    case .success(let checked):
      self.checked[checked.open.uri] = checked
      publish(checked)
    case .failure(let failure):
      checked[failure.uri] = nil
      publish(failure)
    }
  }

  /// Why a text cannot be checked.
  struct DocumentFailure: Error {
    var uri: String
    var version: Int
    var code: String
    var message: String
  }

  private func check(_ text: OpenText) -> Result<Checked, DocumentFailure>? {
    guard let session else { return nil }
    guard let (document, options) = read(text, session) else { return nil }
    switch document {
    case .success(let document):
      return .success(
        Checked(
          open: text, document: document, evaluation: session.evaluator.evaluate(document, options: options),
          options: options))
    case .failure(let failure): return .failure(failure)
    }
  }

  /// What is understood of `text`.
  func read(
    _ text: OpenText, _ session: Session
  ) -> (document: Result<Document, DocumentFailure>, options: EvaluationOptions)? {
    var options = session.served.options
    // Editors hold Unicode whatever the page says of itself.
    options.declared.charset = "utf-8"
    if let title = session.settings.siteTitle { options.declared.siteTitle = title }
    let path = DocumentURI.path(text.uri)
    let format = InputFormat.named(FilePath(bytes: path ?? [])) ?? Self.format(text.language)
    let opener = DocumentOpener(options, wording: session.served.wording)
    let entry = CorpusEntry.document(
      CorpusDocument(
        path: FilePath(bytes: path ?? DocumentURI.name(text.uri)), bytes: text.text, format: format, isMember: false))
    guard let opened = opener.open(entry) else { return nil }
    var evaluation = options.evaluation
    if let profile = session.settings.profile, session.served.rules.profiles[profile] != nil {
      evaluation.profile = profile
    }
    switch opened.result {
    case .success(let document): return (.success(document), evaluation)
    case .failure(let failure):
      let message = failure.message.text(session.served.wording.language)
      return (
        .failure(DocumentFailure(uri: text.uri, version: text.version, code: failure.code, message: message)),
        evaluation
      )
    }
  }

  /// The format of a language as editors call it.
  private static func format(_ language: String) -> InputFormat {
    switch language {
    case "markdown", "mdx", "rmd", "quarto": .markdown
    case "html", "xhtml": .html
    case "plaintext", "text": .text
    case "json", "jsonc": .json
    default: .auto
    }
  }
}
