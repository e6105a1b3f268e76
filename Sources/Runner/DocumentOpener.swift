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
    /// What counts for it.
    package var settings: DocumentSettings
    /// The document.
    package var result: Result<Document, DocumentReport.Failure>
  }

  private let options: CheckOptions
  private let wording: Wording
  /// What counts for documents where there is no configuration.
  private let standard: DocumentSettings
  private var reader: DocumentReader

  /// An opener; `wording` says why something cannot be read.
  package init(_ options: CheckOptions, wording: Wording) {
    self.options = options
    self.wording = wording
    standard = DocumentSettings(options)
    var limits = ReadingLimits()
    limits.bytes = options.corpus.sizeLimit
    reader = DocumentReader(limits: limits)
  }

  /// The document behind `entry`; nil for a problem that leaves nothing unchecked.
  package func open(_ entry: CorpusEntry) -> Opened? {
    switch entry {
    case .file(let file):
      do throws(CorpusProblem) {
        return open(path: file.path, bytes: try file.read(options.corpus), format: file.format)
      } catch { return open(error) }
    case .document(let path, let bytes, let format): return open(path: path, bytes: bytes, format: format)
    case .record(let line): return open(line)
    case .problem(let problem): return open(problem)
    }
  }

  private func settings(for path: FilePath) -> DocumentSettings {
    options.configuration?.settings(for: path) ?? standard
  }

  private func open(_ problem: CorpusProblem) -> Opened? {
    guard problem.isFailure else { return nil }
    let failure = DocumentReport.Failure(
      code: problem.code.rawValue, message: wording.problem(problem), isSkip: problem.limit != nil)
    return Opened(
      path: problem.path.text, identifier: problem.line.map { .line($0) } ?? .path,
      settings: settings(for: problem.path), result: .failure(failure))
  }

  private func open(path: FilePath, bytes: [UInt8], format: InputFormat) -> Opened {
    let settings = self.settings(for: path)
    // What the command line asks for counts more than the configuration, and that more than the file's name.
    let chosen = options.corpus.format == .auto && format != .siteConfiguration ? settings.format : nil
    let format = chosen ?? DocumentFormat(rawValue: format.rawValue)
    return Opened(
      path: path.text, settings: settings,
      result: read(bytes, path: path.text, format: format, settings.declared, settings))
  }

  private func open(_ line: RecordLine) -> Opened {
    let path = line.path.text
    let settings = self.settings(for: line.path)
    do throws(InputRecord.Refusal) {
      let record = try InputRecord(line, defaults: settings.declared, keeping: options.kept)
      let result = read(record.content, path: nil, format: record.format, record.declared, settings, isUnicode: true)
      return Opened(
        path: path, identifier: record.identifier, kept: record.kept, settings: settings, result: result)
    } catch {
      return Opened(
        path: path, identifier: error.identifier, kept: error.kept, settings: settings,
        result: .failure(error.failure(wording)))
    }
  }

  private func read(
    _ bytes: [UInt8], path: String?, format: DocumentFormat?, _ declared: Declared, _ settings: DocumentSettings,
    isUnicode: Bool = false
  ) -> Result<Document, DocumentReport.Failure> {
    if let failure = settings.failure(wording) { return .failure(failure) }
    reader.fields = settings.fields
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
