import Corpus
import Documents
import Files
import Policy
import Reporting
import Runner

/// A check of all articles in the folders that the client works in, file by file between other messages.
struct WorkspaceSurvey {
  let corpus: CorpusReader
  /// What its progress goes by; nil where the client is told nothing.
  let token: JSONValue?
  /// The request that asked for it, answered at its end.
  let request: JSONValue
  var files = 0
  var findings = 0
}

extension LanguageServer {
  /// The command that checks the folders.
  static let checkWorkspace = "imprimatur.checkWorkspace"

  /// `workspace/executeCommand`.
  func execute(_ id: JSONValue, _ params: JSONObject?) throws(RPCError) {
    guard let session, params?.text("command") == Self.checkWorkspace else { throw .invalidParams }
    if survey != nil { endSurvey(isCancelled: true) }
    var token = params?["workDoneToken"]
    if token == nil, session.hasProgress {
      surveys += 1
      let name = "imprimatur-survey-\(surveys)"
      token = try? JSONReader().read(Array("\"\(name)\"".utf8))
      output.request("progress-\(surveys)", "window/workDoneProgress/create") { json in
        json.object { json in
          json.name("token")
          json.string(name)
        }
      }
    }
    var options = session.served.options.corpus
    options.opensArchives = false
    survey = WorkspaceSurvey(
      corpus: CorpusReader(session.folders, options: options), token: token, request: id)
    progress("begin") { json in
      json.name("title")
      json.string(session.served.wording.text("lsp.survey"))
      json.name("cancellable")
      json.bool(true)
    }
  }

  /// Checks the next file of the survey, or ends it.
  func advanceSurvey() {
    guard var survey, let session else { return }
    guard let entry = survey.corpus.next() else { return endSurvey(isCancelled: false) }
    guard case .file(let file) = entry else { return }
    survey.files += 1
    let uri = DocumentURI.uri(of: file.path.absolute)
    // What is open is known better than what lies on disk.
    if texts[uri] == nil, let text = text(of: file, uri, session), let result = check(text) {
      switch result {
      case .success(let checked):
        survey.findings += checked.findings(session.served.show).count
        publish(checked)
      case .failure(let failure): publish(failure)
      }
    }
    self.survey = survey
    guard survey.files % 16 == 0 else { return }
    let fields: KeyValuePairs<String, Wording.Field> = ["n": .number(survey.files)]
    progress("report") { json in
      json.name("message")
      json.string(session.served.wording.text("lsp.surveyed", fields))
    }
  }

  /// The text of `file` as an editor shows it: decoded, without a byte order mark.
  private func text(of file: CorpusFile, _ uri: String, _ session: Session) -> OpenText? {
    let opened = DocumentOpener(session.served.options, wording: session.served.wording).open(.file(file))
    switch opened?.result {
    case .success(let document): return OpenText(uri: uri, language: "", version: 0, text: document.decoded)
    case .failure(let failure):
      let message = failure.message.text(session.served.wording.language)
      publish(DocumentFailure(uri: uri, version: 0, code: failure.code, message: message))
      return nil
    case nil: return nil
    }
  }

  /// `window/workDoneProgress/cancel`.
  func cancelSurvey(_ params: JSONObject) {
    guard let survey, let token = survey.token, let other = params["token"] else { return }
    switch (token, other) {
    case (.string(let one), .string(let other)) where one.utf8 == other.utf8: endSurvey(isCancelled: true)
    case (.number(let one), .number(let other)) where one.literal == other.literal: endSurvey(isCancelled: true)
    default: break
    }
  }

  private func endSurvey(isCancelled: Bool) {
    guard let survey, let session else { return }
    let fields: KeyValuePairs<String, Wording.Field> = ["n": .number(survey.files)]
    progress("end") { json in
      json.name("message")
      json.string(session.served.wording.text("lsp.surveyed", fields))
    }
    self.survey = nil
    if isCancelled { return output.fail(survey.request, .requestCancelled, "the check was ended") }
    output.answer(survey.request) { json in
      json.object { json in
        json.name("files")
        json.int(survey.files)
        json.name("findings")
        json.int(survey.findings)
      }
    }
  }

  private func progress(_ kind: String, _ members: (inout JSONWriter) -> Void) {
    guard let token = survey?.token else { return }
    output.notify("$/progress") { json in
      json.object { json in
        json.name("token")
        json.value(token)
        json.name("value")
        json.object { json in
          json.name("kind")
          json.string(kind)
          members(&json)
        }
      }
    }
  }
}
