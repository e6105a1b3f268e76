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
    reloadUnwatched()
  }

  func saved(_ params: JSONObject) {
    if let uri = params.text("textDocument", "uri") { texts[uri]?.isDue = true }
    reloadUnwatched()
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
      let result = check(text)
      guard !queue.holdsChange(of: uri) else {
        texts[uri]?.isDue = true
        return
      }
      if let result { publish(result) } else { withdraw(text) }
    }
  }

  /// Takes back what was said of a text that the configuration now leaves out.
  private func withdraw(_ text: OpenText) {
    checked[text.uri] = nil
    publish([], of: text.uri, version: text.version)
  }

  /// The text, checked now, or as it was checked when nothing has changed since.
  func current(_ uri: String) -> Checked? {
    guard let text = texts[uri] else { return nil }
    if let known = checked[uri], known.open.version == text.version, !text.isDue { return known }
    texts[uri]?.isDue = false
    guard let result = check(text) else {
      withdraw(text)
      return nil
    }
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

  /// What comes of `text`; nil where the configuration leaves it out.
  func check(_ text: OpenText) -> Result<Checked, DocumentFailure>? {
    guard let session, let (document, settings) = read(text, session) else { return nil }
    switch document {
    case .success(let document):
      let evaluator = session.shelf.evaluator(for: settings)
      return .success(
        Checked(
          open: text, document: document, evaluation: evaluator.evaluate(document, options: settings.evaluation),
          settings: settings, evaluator: evaluator))
    case .failure(let failure): return .failure(failure)
    }
  }

  /// What is understood of `text`; nil where ignore files or the configuration leave it out.
  func read(
    _ text: OpenText, _ session: Session
  ) -> (document: Result<Document, DocumentFailure>, settings: DocumentSettings)? {
    let options = session.served.options
    let path = DocumentURI.path(text.uri).map { FilePath(bytes: $0) }
    if let path, options.corpus.leavesOut(path, isFolder: false) { return nil }
    // Editors hold Unicode whatever the page says of itself.
    var statements = CorpusStatements()
    statements.charset = "utf-8"
    let format = path.flatMap(InputFormat.named) ?? Self.format(text.language)
    let entry = CorpusEntry.document(
      CorpusDocument(
        path: path ?? FilePath(bytes: DocumentURI.name(text.uri)), bytes: text.text, format: format,
        statements: statements, isMember: false))
    guard let opened = DocumentOpener(options, wording: session.served.wording).open(entry) else { return nil }
    switch opened.result {
    case .success(let document): return (.success(document), opened.settings)
    case .failure(let failure):
      let message = failure.message.text(session.served.wording.language)
      return (
        .failure(DocumentFailure(uri: text.uri, version: text.version, code: failure.code, message: message)),
        opened.settings
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
