package import Documents
import Matching
import Measuring

/// Applies a rule set to documents; owns the memory that this needs.
///
/// Not for use from several threads: one a worker.
package final class Evaluator {
  /// The rules it applies.
  package let rules: RuleSet
  private let matcher: Matcher

  /// An evaluator for `rules`.
  package init(_ rules: RuleSet) {
    self.rules = rules
    self.matcher = Matcher(rules.program)
  }

  /// What the rules say about `document`.
  package func evaluate(_ document: Document, options: EvaluationOptions = EvaluationOptions()) -> Evaluation {
    Evaluation(findings: [], suppressed: [], suppressions: [], facts: [], omissions: document.omissions)
  }
}
