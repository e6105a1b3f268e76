import Corpus
import Documents
import Policy
import Reporting

/// Reads and judges one document after the other; owns the memory that this needs.
///
/// Not for use from several threads: one a worker.
final class DocumentChecker {
  private let options: CheckOptions
  private let wording: Wording
  private let opener: DocumentOpener
  private let evaluator: Evaluator

  /// A checker that applies `rules`.
  init(_ rules: RuleSet, options: CheckOptions, wording: Wording) {
    self.options = options
    self.wording = wording
    opener = DocumentOpener(options, wording: wording)
    evaluator = Evaluator(rules)
  }

  /// What comes of `entry`, written by each of `reporters`.
  func result(of entry: CorpusEntry, _ reporters: [any Reporter]) -> OrderedOutput.Result {
    var result = OrderedOutput.Result()
    guard let report = check(entry) else {
      if case .problem(let problem) = entry { result.note = wording.note(problem) }
      return result
    }
    if case .failed(let failure) = report.outcome { result.note = wording.failure(failure, of: report) }
    result.summary = RunSummary(report)
    result.reports = reporters.map { $0.part(of: report) }
    return result
  }

  /// What comes of `entry`; nil for a problem that leaves nothing unchecked.
  private func check(_ entry: CorpusEntry) -> DocumentReport? {
    guard let opened = opener.open(entry) else { return nil }
    let outcome: DocumentReport.Outcome
    switch opened.result {
    case .failure(let failure): outcome = .failed(failure)
    case .success(let document):
      outcome = .checked(document, evaluator.evaluate(document, options: options.evaluation))
    }
    return DocumentReport(
      path: opened.path, identifier: opened.identifier, recordLine: opened.recordLine, kept: opened.kept,
      outcome: outcome)
  }
}
