package import Policy

/// The evaluators that documents need, one for each set of rules that configurations ask for.
///
/// Not for use from several threads: one a worker.
package final class EvaluatorShelf {
  private let standard: RuleSet
  /// By the rules' number; 0 are those of the run.
  private var evaluators: [Int: Evaluator] = [:]

  /// Evaluators of `rules`, where the configuration of a document names no others.
  package init(_ rules: RuleSet) { standard = rules }

  /// The evaluator of documents with these `settings`.
  package func evaluator(for settings: DocumentSettings) -> Evaluator {
    let number = settings.rules?.number ?? 0
    if let known = evaluators[number] { return known }
    let made = Evaluator(settings.rules?.rules ?? standard)
    evaluators[number] = made
    return made
  }
}
