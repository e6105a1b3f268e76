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
  private let rules: RuleSet
  /// The evaluators of the rules that came up, by the rules' number.
  private var evaluators: [Int: Evaluator] = [:]

  /// A checker that applies `rules`, where the configuration of a document names no others.
  init(_ rules: RuleSet, options: CheckOptions, wording: Wording) {
    self.options = options
    self.wording = wording
    opener = DocumentOpener(options, wording: wording)
    self.rules = rules
  }

  /// What comes of `entry`, written by each of `reporters`.
  func result(of entry: CorpusEntry, _ reporters: [any Reporter]) -> OrderedOutput.Result {
    var result = OrderedOutput.Result()
    guard let (report, settings) = check(entry) else {
      if case .problem(let problem) = entry { result.note = wording.note(problem) }
      return result
    }
    if case .failed(let failure) = report.outcome { result.note = wording.failure(failure, of: report) }
    result.summary = RunSummary(report, failOn: settings.failOn)
    result.reports = reporters.map { $0.report(report) }
    return result
  }

  /// What comes of `entry`; nil for a problem that leaves nothing unchecked.
  private func check(_ entry: CorpusEntry) -> (DocumentReport, DocumentSettings)? {
    guard let opened = opener.open(entry) else { return nil }
    let outcome: DocumentReport.Outcome
    switch opened.result {
    case .failure(let failure): outcome = .failed(failure)
    case .success(let document):
      let evaluation = evaluator(opened.settings.rules).evaluate(document, options: opened.settings.evaluation)
      outcome = .checked(document, evaluation)
    }
    let report = DocumentReport(path: opened.path, identifier: opened.identifier, kept: opened.kept, outcome: outcome)
    return (report, opened.settings)
  }

  private func evaluator(_ own: LoadedRules?) -> Evaluator {
    let number = own?.number ?? 0
    if let known = evaluators[number] { return known }
    let made = Evaluator(own?.rules ?? rules)
    evaluators[number] = made
    return made
  }
}
