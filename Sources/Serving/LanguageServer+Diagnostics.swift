import Documents
import Files
import Policy
import Reporting
import Runner

extension LanguageServer {
  /// A diagnostic before it is written.
  struct Diagnostic {
    var range: Range<Int>
    var finding: Finding
  }

  /// Tells the client what was found in a text.
  func publish(_ checked: Checked) {
    guard let session else { return }
    let diagnostics = checked.findings(session.served.show).map {
      Diagnostic(range: checked.bytes($0.range), finding: $0)
    }
    output.notify("textDocument/publishDiagnostics") { json in
      json.object { json in
        head(checked.open.uri, checked.open.version, to: &json)
        json.array { json in for diagnostic in diagnostics { write(diagnostic, checked, to: &json) } }
      }
    }
  }

  /// Tells the client why a text cannot be checked.
  func publish(_ failure: DocumentFailure) {
    output.notify("textDocument/publishDiagnostics") { json in
      json.object { json in
        head(failure.uri, failure.version, to: &json)
        json.array { json in
          json.object { json in
            json.name("range")
            Self.write((0, 0), (0, 0), to: &json)
            json.name("severity")
            json.int(1)
            json.name("code")
            json.string(failure.code)
            json.name("source")
            json.string("imprimatur")
            json.name("message")
            json.string(failure.message)
          }
        }
      }
    }
  }

  /// Takes back what was said about a text.
  func publish(_ nothing: [Diagnostic], of uri: String, version: Int?) {
    output.notify("textDocument/publishDiagnostics") { json in
      json.object { json in
        head(uri, version, to: &json)
        json.array { _ in }
      }
    }
  }

  private func head(_ uri: String, _ version: Int?, to json: inout JSONWriter) {
    json.name("uri")
    json.string(uri)
    if let version, session?.hasVersions == true {
      json.name("version")
      json.int(version)
    }
    json.name("diagnostics")
  }

  /// Writes a `Diagnostic`; its `data` is what code actions need to know it again.
  func write(_ diagnostic: Diagnostic, _ checked: Checked, to json: inout JSONWriter) {
    let finding = diagnostic.finding
    let language = session?.served.wording.language ?? .english
    json.object { json in
      json.name("range")
      write(diagnostic.range, checked.open, to: &json)
      json.name("severity")
      json.int(finding.severity.ofProtocol)
      json.name("code")
      json.string(finding.rule)
      if session?.hasCodeDescription == true, let address = address(of: finding.rule, checked) {
        json.name("codeDescription")
        json.object { json in
          json.name("href")
          json.string(address)
        }
      }
      json.name("source")
      json.string("imprimatur")
      json.name("message")
      json.string(finding.message.text(language))
      let related = session?.hasRelated == true ? finding.evidence.filter { $0.range != nil } : []
      if !related.isEmpty {
        json.name("relatedInformation")
        json.array { json in
          for evidence in related { write(evidence, checked, to: &json) }
        }
      }
      json.name("data")
      json.object { json in
        json.name("fingerprint")
        json.string(finding.fingerprint)
        json.name("confidence")
        json.string(finding.confidence.rawValue)
      }
    }
  }

  /// Where one can read about a rule: the page that the settings name, else the file of the pack that it is written in.
  private func address(of rule: String, _ checked: Checked) -> String? {
    if let pattern = session?.settings.documentation { return pattern.replacing("{rule}", with: rule) }
    guard let library = checked.settings.rules?.library ?? session?.served.library,
      let origin = checked.evaluator.rules.rules.first(where: { $0.id == rule })?.origin,
      let source = library.source(origin.file), !source.isBuiltIn
    else { return nil }
    return DocumentURI.uri(of: FilePath(source.name).absolute) + "#L\(origin.line)"
  }

  private func write(_ evidence: Finding.Evidence, _ checked: Checked, to json: inout JSONWriter) {
    guard let range = evidence.range else { return }
    json.object { json in
      json.name("location")
      json.object { json in
        json.name("uri")
        json.string(checked.open.uri)
        json.name("range")
        write(checked.bytes(range), checked.open, to: &json)
      }
      json.name("message")
      json.string(evidence.origin)
    }
  }

  /// Writes the `Range` of bytes of a text.
  func write(_ range: Range<Int>, _ open: OpenText, to json: inout JSONWriter) {
    let encoding = session?.encoding ?? .utf16
    Self.write(
      encoding.position(of: range.lowerBound, in: open.text, open.lines),
      encoding.position(of: range.upperBound, in: open.text, open.lines), to: &json)
  }

  private static func write(
    _ start: (line: Int, character: Int), _ end: (line: Int, character: Int), to json: inout JSONWriter
  ) {
    json.object { json in
      for (name, position) in [("start", start), ("end", end)] {
        json.name(name)
        json.object { json in
          json.name("line")
          json.int(position.line)
          json.name("character")
          json.int(position.character)
        }
      }
    }
  }
}

extension Severity {
  /// `DiagnosticSeverity` of the protocol.
  fileprivate var ofProtocol: Int {
    switch self {
    case .error: 1
    case .warning: 2
    case .info: 3
    }
  }
}
