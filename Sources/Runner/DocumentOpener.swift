package import Corpus
package import Documents
import Files
package import Reporting

/// Turns what a corpus hands out into documents.
///
/// Not for use from several threads: one a worker.
package final class DocumentOpener {
  /// A document, or why there is none, and whose it is.
  package struct Opened {
    /// The path as it was named or found.
    package var path: String
    /// What the record is called.
    package var identifier = DocumentReport.Identifier.path
    /// Fields of the input record that are echoed.
    package var kept: [(name: String, value: JSONValue)] = []
    /// The document.
    package var result: Result<Document, DocumentReport.Failure>
  }

  private let options: CheckOptions
  private let wording: Wording
  private var reader: DocumentReader

  /// An opener; `wording` says why something cannot be read.
  package init(_ options: CheckOptions, wording: Wording) {
    self.options = options
    self.wording = wording
    var limits = ReadingLimits()
    limits.bytes = options.corpus.sizeLimit
    reader = DocumentReader(limits: limits)
  }

  /// The document behind `entry`; nil for a problem that leaves nothing unchecked.
  package func open(_ entry: CorpusEntry) -> Opened? {
    switch entry {
    case .file(let file):
      do throws(CorpusProblem) {
        let bytes = try file.read(options.corpus)
        return open(CorpusDocument(path: file.path, bytes: bytes, format: file.format))
      } catch { return open(error) }
    case .document(let document): return open(document)
    case .record(let line): return open(line)
    case .problem(let problem): return open(problem)
    }
  }

  private func open(_ problem: CorpusProblem) -> Opened? {
    guard problem.isFailure else { return nil }
    let failure = DocumentReport.Failure(
      code: problem.code.rawValue, message: wording.problem(problem), isSkip: problem.limit != nil)
    return Opened(
      path: problem.path.text, identifier: problem.line.map { .line($0) } ?? .path, result: .failure(failure))
  }

  private func open(_ document: CorpusDocument) -> Opened {
    let format = DocumentFormat(rawValue: document.format.rawValue)
    let declared = Declared(document.statements, over: options.declared)
    let path = document.path.text
    let result = read(
      document.bytes, path: path, format: format, declared, isUnicode: document.statements.isUnicode)
    return Opened(path: path, result: result)
  }

  private func open(_ line: RecordLine) -> Opened {
    let path = line.path.text
    do throws(InputRecord.Refusal) {
      let record = try InputRecord(
        line, defaults: options.declared, keeping: options.kept, fields: options.fields)
      let result = read(record.content, path: nil, format: record.format, record.declared, isUnicode: true)
      return Opened(path: path, identifier: record.identifier, kept: record.kept, result: result)
    } catch {
      return Opened(
        path: path, identifier: error.identifier, kept: error.kept, result: .failure(error.failure(wording)))
    }
  }

  private func read(
    _ bytes: [UInt8], path: String?, format: DocumentFormat?, _ declared: Declared, isUnicode: Bool = false
  ) -> Result<Document, DocumentReport.Failure> {
    do throws(DocumentError) {
      return .success(
        try reader.read(bytes, format: format, path: path, declared: declared, isUnicode: isUnicode))
    } catch {
      let code = error.code.rawValue
      let message = wording.localized("document.\(code)", ["message": .text(error.description)])
      return .failure(DocumentReport.Failure(code: code, message: message))
    }
  }
}
