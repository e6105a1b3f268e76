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
    /// The line of the file that a record stands on; nil for a file of its own.
    package var recordLine: Int?
    /// Fields of the input record that are echoed.
    package var kept: [(name: String, value: JSONValue)] = []
    /// What counts for it.
    package var settings: DocumentSettings
    /// The document.
    package var result: Result<Document, DocumentReport.Failure>
  }

  /// The bytes of an article, with everything that decides how they are read.
  package struct Article: Sendable {
    /// The path as it was named or found.
    package var path: String
    /// What the record is called.
    package var identifier = DocumentReport.Identifier.path
    /// Fields of the input record that are echoed.
    package var kept: [(name: String, value: JSONValue)] = []
    /// The bytes that positions count.
    package var bytes: [UInt8]
    /// What they are to be read as; nil to go by what they hold.
    package var format: DocumentFormat?
    /// What the publisher says about them.
    package var declared: Declared
    /// What counts for them.
    package var settings: DocumentSettings
    /// The line of the file that a record stands on; nil for a file of its own.
    package var recordLine: Int?
    /// Whether they are UTF-8 whatever they say of themselves.
    package var isUnicode = false
  }

  /// What became of an entry before it was read as a document.
  package enum Fetched {
    /// The article's bytes.
    case article(Article)
    /// Why there are none.
    case failed(Opened)
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
    switch fetch(entry) {
    case nil: nil
    case .failed(let opened): opened
    case .article(let article): open(article)
    }
  }

  /// The document that `article` is.
  package func open(_ article: Article) -> Opened {
    let result = read(article)
    return Opened(
      path: article.path, identifier: article.identifier, recordLine: article.recordLine, kept: article.kept,
      settings: article.settings, result: result)
  }

  private func settings(for path: FilePath) -> DocumentSettings {
    options.configuration?.settings(for: path) ?? standard
  }

  /// The bytes behind `entry`, with what is said about them; nil for a problem that leaves nothing unchecked.
  package func fetch(_ entry: CorpusEntry) -> Fetched? {
    switch entry {
    case .file(let file):
      do throws(CorpusProblem) {
        let bytes = try file.read(options.corpus)
        return .article(article(CorpusDocument(path: file.path, bytes: bytes, format: file.format, isMember: false)))
      } catch { return fetch(.problem(error)) }
    case .document(let document): return .article(article(document))
    case .record(let line): return fetch(line)
    case .problem(let problem):
      guard problem.isFailure else { return nil }
      let failure = DocumentReport.Failure(
        code: problem.code.rawValue, message: wording.problem(problem), isSkip: problem.limit != nil)
      return .failed(
        Opened(
          path: problem.path.text, identifier: problem.line.map { .line($0) } ?? .path, recordLine: problem.line,
          settings: settings(for: problem.path), result: .failure(failure)))
    }
  }

  private func article(_ document: CorpusDocument) -> Article {
    let settings = self.settings(for: document.path)
    let name = document.path.text
    // What the command line asks for counts more than the configuration, and that more than the file's name.
    let chosen = options.corpus.format == .auto && document.format != .siteConfiguration ? settings.format : nil
    return Article(
      path: name, bytes: document.bytes,
      format: chosen ?? DocumentFormat(rawValue: document.format.rawValue) ?? DocumentFormat(path: name),
      declared: Declared(document.statements, over: settings.declared), settings: settings,
      isUnicode: document.statements.isUnicode)
  }

  private func fetch(_ line: RecordLine) -> Fetched {
    let path = line.path.text
    let settings = self.settings(for: line.path)
    do throws(InputRecord.Refusal) {
      let record = try InputRecord(
        line, defaults: settings.declared, keeping: options.kept, fields: options.fields)
      return .article(
        Article(
          path: path, identifier: record.identifier, kept: record.kept, bytes: record.content, format: record.format,
          declared: record.declared, settings: settings, recordLine: line.number, isUnicode: true))
    } catch {
      return .failed(
        Opened(
          path: path, identifier: error.identifier, recordLine: line.number, kept: error.kept, settings: settings,
          result: .failure(error.failure(wording))))
    }
  }

  private func read(_ article: Article) -> Result<Document, DocumentReport.Failure> {
    if let failure = article.settings.failure(wording) { return .failure(failure) }
    reader.fields = article.settings.fields
    do throws(DocumentError) {
      return .success(
        try reader.read(
          article.bytes, format: article.format, path: article.isUnicode ? nil : article.path,
          declared: article.declared, isUnicode: article.isUnicode))
    } catch {
      let code = error.code.rawValue
      let message = wording.localized("document.\(code)", ["message": .text(error.description)])
      return .failure(DocumentReport.Failure(code: code, message: message))
    }
  }
}
