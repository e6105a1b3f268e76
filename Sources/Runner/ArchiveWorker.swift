import Corpus
import Documents
import Files
import Policy
import Recording
import Relating
import Reporting
import SQLite

/// Reads and judges what a queue hands out, one after the other; owns the memory that this needs.
///
/// Not for use from several threads: one a worker.
final class ArchiveWorker {
  /// What became of a job.
  enum Result: Sendable {
    /// An article that was checked.
    case checked(RecordedDocument, DocumentPlace)
    /// An article that an earlier run had checked: its number in the cache.
    case cached(Int, DocumentPlace)
    /// Something that is not checked; with `isTroubled` the system refused to read it.
    case skipped(SkippedRow, DocumentPlace, isTroubled: Bool)
    /// An article that is older than was asked for.
    case tooOld
    /// Something that was not chosen.
    case notChosen
    /// Nothing.
    case nothing
  }

  private let options: ArchiveOptions
  private let wording: Wording
  private let opener: DocumentOpener
  private let shelf: EvaluatorShelf
  private let cache: CacheReader?
  private let checkDigest: String
  /// The digests of what counted for documents, by the settings.
  private var digests: [ObjectIdentifier: String] = [:]
  private var tracer: Tracer

  /// A worker that applies `rules` and looks into the cache of `database` through a connection of its own.
  init(
    _ rules: RuleSet, options: ArchiveOptions, wording: Wording, database path: FilePath
  ) throws(RecordingError) {
    self.options = options
    self.wording = wording
    let findings = try FindingsDatabase(reading: path)
    do throws(SQLiteError) { cache = try CacheReader(findings) } catch { throw .database(error) }
    opener = DocumentOpener(options.check, wording: wording)
    shelf = EvaluatorShelf(rules)
    tracer = Tracer(options.relating)
    checkDigest = options.checkDigest(rules: rules.digest)
  }

  /// What comes of `job`.
  func result(of job: ArchiveQueue.Job) throws(SQLiteError) -> Result {
    switch job.content {
    case .nothing: return .nothing
    case .notChosen: return .notChosen
    case .problem(let row): return .skipped(row, place(job, job.path.text, .path), isTroubled: false)
    case .entry(.problem(let problem)): return result(of: problem, job)
    case .entry(let entry):
      switch opener.fetch(entry) {
      case nil: return .nothing
      case .failed(let opened):
        guard case .failure(let failure) = opened.result else { return .nothing }
        return skipped(failure, place(job, opened.path, opened.identifier), isTroubled: isFile(entry))
      case .article(let article): return try result(of: article, job)
      }
    }
  }

  private func isFile(_ entry: CorpusEntry) -> Bool { if case .file = entry { true } else { false } }

  private func result(of article: DocumentOpener.Article, _ job: ArchiveQueue.Job) throws(SQLiteError) -> Result {
    let place = place(job, article.path, article.identifier)
    let key = CacheKey(
      content: article.bytes, format: article.format, isUnicode: article.isUnicode, declared: article.declared,
      settings: digest(article.settings))
    if let cached = try cache?.document(with: key) {
      return isTooOld(cached.date) ? .tooOld : .cached(cached.id, place)
    }
    switch opener.open(article).result {
    case .failure(let failure): return skipped(failure, place, isTroubled: false)
    case .success(let document):
      let evaluation = shelf.evaluator(for: article.settings).evaluate(document, options: article.settings.evaluation)
      var row = RecordedDocument(document, evaluation, key: key) { wording.localizedOmission($0) }
      if isTooOld(row.content.latest) { return .tooOld }
      row.sketch = tracer.trace(document).bytes
      return .checked(row, place)
    }
  }

  /// A digest of everything that the check of a document with these settings depends on.
  private func digest(_ settings: DocumentSettings) -> String {
    // Settings live as long as the store, but for those that cannot be used; without one all are the opener's.
    let id = ObjectIdentifier(settings)
    if let known = digests[id] { return known }
    let made = CacheKey.digest(of: [checkDigest, settings.digest])
    if settings.obstacle == nil { digests[id] = made }
    return made
  }

  private func result(of problem: CorpusProblem, _ job: ArchiveQueue.Job) -> Result {
    let row = SkippedRow(
      code: problem.code.rawValue, message: wording.problem(problem), count: problem.count,
      isFailure: problem.isFailure)
    let place = place(job, problem.path.text, problem.line.map { .line($0) } ?? .path)
    return .skipped(row, place, isTroubled: problem.failure != nil)
  }

  private func skipped(_ failure: DocumentReport.Failure, _ place: DocumentPlace, isTroubled: Bool) -> Result {
    let row = SkippedRow(code: failure.code, message: failure.message, isFailure: true)
    return .skipped(row, place, isTroubled: isTroubled)
  }

  /// Dates of ISO 8601 compare as texts; the shorter one is as old as what it may mean at most.
  private func isTooOld(_ date: String?) -> Bool {
    guard let since = options.since, let date else { return false }
    return date.utf8.count < since.utf8.count ? !since.hasPrefix(date) && date < since : date < since
  }

  /// The place of what `path` and `identifier` name.
  private func place(
    _ job: ArchiveQueue.Job, _ path: String, _ identifier: DocumentReport.Identifier
  ) -> DocumentPlace {
    let container = job.path.text
    var place = DocumentPlace(position: job.position, input: job.input, path: path)
    if path.utf8.count > container.utf8.count + 1, path.hasPrefix(container + "!") {
      place.path = container
      place.member = String(path.dropFirst(container.count + 1))
    }
    switch identifier {
    case .path: break
    case .line(let number): place.record = String(number)
    case .given(let value): place.record = value.string?.text ?? value.number?.literal
    }
    return place
  }
}
