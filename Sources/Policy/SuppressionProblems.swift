import Documents
import Measuring

/// What is the matter with the suppressions of a document, for the measure `suppressions`.
struct SuppressionProblems {
  private let rules: RuleSet
  private let plan: EvaluationPlan
  private let options: EvaluationOptions

  /// A look at suppressions under `rules` as `options` switch them.
  init(_ rules: RuleSet, _ plan: EvaluationPlan, _ options: EvaluationOptions) {
    self.rules = rules
    self.plan = plan
    self.options = options
  }

  /// The problems by kind, after all other rules were evaluated.
  ///
  /// - Complexity: O(n) in the number of directives, and of rules for each name that is not known.
  func spans(of table: SuppressionTable) -> [SuppressionProblem: [MeasuredSpan]] {
    let ids = rules.rules.map(\.id)
    let families = rules.families.map(\.name)
    let known = Set(ids).union(families)
    var spans: [SuppressionProblem: [MeasuredSpan]] = [:]
    func add(_ problem: SuppressionProblem, _ range: TextRange, _ name: String, nearest: String? = nil) {
      var span = MeasuredSpan(range: range, details: ["name": name])
      span.details["nearest"] = nearest
      span.replacement = nearest
      spans[problem, default: []].append(span)
    }
    for directive in table.written {
      guard let command = directive.command else {
        let words = SuppressionDirective.Command.allCases.map(\.rawValue)
        let near = NearestName.of(directive.word.text, among: words)
        add(.unknownDirective, directive.word.range, directive.word.text, nearest: near)
        continue
      }
      if command != .enable, directive.reason == nil {
        let names = directive.rules.map(\.text).joined(separator: ", ")
        add(.unreasoned, directive.range, names.isEmpty ? "all" : names)
      }
      for name in directive.rules where !known.contains(name.text) {
        add(.unknownRule, name.range, name.text, nearest: NearestName.of(name.text, among: known.sorted()))
      }
    }
    for entry in table.entries where entry.uses == 0 && isExpected(entry.rule, known) {
      add(.unused, entry.name, entry.rule ?? "all")
    }
    return spans
  }

  /// Whether a suppression of `rule` could have been used in this evaluation.
  ///
  /// Not where what it names is not known, is switched off, or is about suppressions, which are looked at last.
  private func isExpected(_ rule: String?, _ known: Set<String>) -> Bool {
    guard let rule else { return true }
    guard known.contains(rule) else { return false }
    return rules.rules.enumerated().contains { index, candidate in
      (candidate.id == rule || candidate.family == rule) && !plan.suppressionRules.contains(index)
        && SeverityChoice(candidate, options: options, profiles: rules.profiles) != .off
    }
  }
}
