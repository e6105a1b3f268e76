import Corpus
import Documents
import Files
import Policy
import Reporting

/// Reads and judges one document after the other; owns the memory that this needs.
///
/// Not for use from several threads: one a worker.
final class DocumentChecker {
  private let options: CheckOptions
  private let wording: Wording
  private let opener: DocumentOpener
  private let shelf: EvaluatorShelf

  /// A checker that applies `rules`, where the configuration of a document names no others.
  init(_ rules: RuleSet, options: CheckOptions, wording: Wording) {
    self.options = options
    self.wording = wording
    opener = DocumentOpener(options, wording: wording)
    shelf = EvaluatorShelf(rules)
  }

  /// What comes of `entry`, written by each of `reporters`.
  func result(of entry: CorpusEntry, _ reporters: [any Reporter]) -> OrderedOutput.Result {
    let start = options.notes.namesDocuments ? ContinuousClock.now : nil
    guard let (report, settings) = check(entry) else {
      var result = OrderedOutput.Result()
      if case .problem(let problem) = entry { result.note = wording.note(problem) }
      return result
    }
    let writer = ResultWriter(
      reporters: reporters, wording: wording, notes: options.notes, time: start.map { .now - $0 },
      failOn: settings.failOn)
    guard let baseline = options.baseline else { return writer.result(report) }
    guard baseline.isConcerned(report) else { return writer.result(baseline.passed(report)) }
    var result = OrderedOutput.Result()
    result.turn = { writer.result(baseline.resolved(report)) }
    return result
  }

  /// What comes of `entry`; nil for a problem that leaves nothing unchecked, and for a record that did not change.
  private func check(_ entry: CorpusEntry) -> (DocumentReport, DocumentSettings)? {
    let lines = options.changes?.lines(of: entry.path)
    if case .record(let record) = entry, lines?.contains(record.number) == false { return nil }
    guard let opened = opener.open(entry) else { return nil }
    let outcome: DocumentReport.Outcome
    switch opened.result {
    case .failure(let failure): outcome = .failed(failure)
    case .success(let document):
      var evaluation = shelf.evaluator(for: opened.settings).evaluate(document, options: opened.settings.evaluation)
      if case .record = entry {
        if lines != nil { evaluation.unchanged = [] }
      } else if let lines {
        evaluation = ChangeFilter(document, lines).apply(to: evaluation) { earlier(entry) }
      }
      outcome = .checked(document, evaluation)
    }
    let report = DocumentReport(
      path: opened.path, identifier: opened.identifier, recordLine: opened.recordLine, kept: opened.kept,
      outcome: outcome)
    return (report, opened.settings)
  }

  /// What the rules say about the versions of `entry` that the change is compared with.
  private func earlier(_ entry: CorpusEntry) -> [Evaluation] {
    let versions = options.changes?.earlier(entry.path, limit: options.corpus.sizeLimit) ?? []
    return versions.compactMap { bytes in
      let format = options.corpus.format == .auto ? InputFormat.named(entry.path) ?? .auto : options.corpus.format
      guard let opened = opener.open(.document(CorpusDocument(path: entry.path, bytes: bytes, format: format))),
        case .success(let document) = opened.result
      else { return nil }
      return shelf.evaluator(for: opened.settings).evaluate(document, options: opened.settings.evaluation)
    }
  }
}

/// Writes what came of a document in all formats.
private struct ResultWriter: Sendable {
  let reporters: [any Reporter]
  let wording: Wording
  let notes: RunNotes
  /// How long reading and judging took, where that is told.
  let time: Duration?
  /// The least severity that makes the run fail; nil when no finding does.
  let failOn: Severity?

  func result(_ report: DocumentReport) -> OrderedOutput.Result {
    var result = OrderedOutput.Result()
    if case .failed(let failure) = report.outcome { result.note = wording.failure(failure, of: report) }
    if let time { result.note += wording.checked(report, time: time) }
    result.summary = RunSummary(report, failOn: failOn)
    if notes.countsRules { result.tally = RuleTally(report) }
    result.path = report.path
    result.reports = reporters.map { $0.part(of: report) }
    return result
  }
}
