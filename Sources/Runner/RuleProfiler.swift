package import Corpus
import Documents
package import Policy
package import Reporting

/// Finds out where the time goes when a corpus is checked, on one thread.
///
/// Every document is evaluated once to make what is made once for a run (compiled regexes, tables of lexicons), so that
/// it is not put down to the rule that needs it first, and then `passes` times, of which the least time counts.
package struct RuleProfiler {
  private let rules: RuleSet
  /// The number of the rules, where a configuration names them.
  private let number: Int
  private let options: CheckOptions
  private let wording: Wording
  private let passes: Int

  /// A profiler of the rules that count by `settings`, which are `rules` where it names no others; `wording` says why
  /// something cannot be read.
  package init(_ rules: RuleSet, settings: DocumentSettings, options: CheckOptions, passes: Int, wording: Wording) {
    self.rules = settings.rules?.rules ?? rules
    number = settings.rules?.number ?? 0
    self.passes = max(1, passes)
    self.options = options
    self.wording = wording
  }

  /// The profile of all of `corpus`; what cannot be read is told to `complain`.
  package func profile(_ corpus: CorpusReader, complain: (DocumentReport.Failure, _ name: String) -> Void)
    -> RuleProfile
  {
    let evaluator = Evaluator(rules)
    let opener = DocumentOpener(options, wording: wording)
    let (warmUp, probe) = (EvaluationProbe(rules), EvaluationProbe(rules))
    let clock = ContinuousClock()
    var (documents, bytes, reading) = (0, 0, Duration.zero)
    while let entry = corpus.next() {
      let start = clock.now
      guard let opened = opener.open(entry) else { continue }
      switch opened.result {
      case .success where (opened.settings.rules?.number ?? 0) != number:
        let failure = DocumentReport.Failure(code: "other-rules", message: wording.localized("profile.other-rules"))
        complain(failure, opened.identifier.name(in: opened.path))
      case .failure(let failure): complain(failure, opened.identifier.name(in: opened.path))
      case .success(let document):
        reading += clock.now - start
        documents += 1
        bytes += document.source.count
        evaluator.probe = warmUp
        let settings = opened.settings.evaluation
        _ = evaluator.evaluate(document, options: settings)
        probe.add(leastOf: (0..<passes).map { _ in pass(evaluator, document, settings) })
      }
    }
    var profile = RuleProfile(probe, warmUp: warmUp, of: rules)
    (profile.documents, profile.bytes, profile.reading) = (documents, bytes, reading)
    return profile
  }

  private func pass(_ evaluator: Evaluator, _ document: Document, _ options: EvaluationOptions) -> EvaluationProbe {
    let probe = EvaluationProbe(rules)
    evaluator.probe = nil
    // The views of the last document are kept; nothing of this one must be there when its time is taken.
    _ = evaluator.evaluate(nothing)
    evaluator.probe = probe
    _ = evaluator.evaluate(document, options: options)
    return probe
  }

  private let nothing = Document(
    source: [], format: .text, encoding: EncodingReport(name: "UTF-8", basis: .valid), decoded: [], decodedMap: nil,
    text: [], textMap: SourceMap(), blocks: [], marks: [])
}
