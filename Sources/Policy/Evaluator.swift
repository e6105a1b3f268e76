package import Documents
import Matching
import Measuring

/// Applies a rule set to documents; owns the memory that this needs.
///
/// Not for use from several threads: one a worker.
package final class Evaluator {
  /// The rules it applies.
  package let rules: RuleSet
  private let plan: EvaluationPlan
  private let matcher: Matcher
  private var measures: MeasureContext?
  /// Who counts what is done; nil where nobody profiles.
  package var probe: EvaluationProbe? {
    didSet { matcher.probe = probe?.matches }
  }

  /// Has `other`, a matcher of one pattern, stand for the pattern with this index; nil to put the own one back.
  ///
  /// The triggers of rules and facts stay those of the pattern itself.
  func substitute(_ other: Matcher?, for pattern: Int) {
    matcher.substitute = nil
    guard let other, rules.patterns.indices.contains(pattern), case .matched(let index) = rules.patterns[pattern].source
    else { return }
    matcher.substitute = Matcher.Substitute(pattern: index, matcher: other)
  }

  /// An evaluator for `rules`.
  ///
  /// - Complexity: O(n) in the number of patterns, rules and facts; nothing is compiled.
  package init(_ rules: RuleSet) {
    self.rules = rules
    self.plan = EvaluationPlan(rules)
    self.matcher = Matcher(rules.program, sharedZones: MeasureContext.proseZones)
  }

  /// What the rules say about `document`.
  ///
  /// - Complexity: one scan of the text, then proportional to the patterns that matched, not to the rules there are.
  package func evaluate(_ document: Document, options: EvaluationOptions = EvaluationOptions()) -> Evaluation {
    probe.map { $0.evaluating { evaluated(document, options) } } ?? evaluated(document, options)
  }

  private func evaluated(_ document: Document, _ options: EvaluationOptions) -> Evaluation {
    let examination = examine(document)
    var suppressions = SuppressionTable(document, isHonoured: options.honoursSuppressions)
    let (facts, rules) = triggered(by: examination.scan)
    let decided = examination.decideFacts(facts)
    var drafts = drafts(of: rules, examination, options, &suppressions)
    if !suppressions.written.isEmpty {
      look(at: &suppressions, examination, options)
      drafts += self.drafts(of: plan.suppressionRules, examination, options, &suppressions)
    }
    let findings = finished(drafts, document)
    return Evaluation(
      findings: findings.filter { $0.suppression == nil }.map(\.finding),
      suppressed: findings.compactMap { draft in
        draft.suppression.map { Evaluation.SuppressedFinding(finding: draft.finding, suppression: $0) }
      },
      suppressions: suppressions.entries, facts: decided,
      omissions: document.omissions + overruns(examination) + examination.omissions)
  }

  private func drafts(
    of rules: [Int], _ examination: Examination, _ options: EvaluationOptions, _ suppressions: inout SuppressionTable
  ) -> [Examination.Draft] {
    rules.flatMap { index in
      let choice = SeverityChoice(self.rules.rules[index], options: options, profiles: self.rules.profiles)
      guard let probe else { return examination.drafts(of: index, choice, &suppressions) }
      return probe.rule(index) { examination.drafts(of: index, choice, &suppressions) }
    }
  }

  /// Finds out what is the matter with the suppressions, now that all rules but those about them were evaluated.
  func look(at suppressions: inout SuppressionTable, _ examination: Examination, _ options: EvaluationOptions) {
    suppressions.isAboutItself = true
    examination.measures.suppressionProblems = SuppressionProblems(rules, plan, options).spans(of: suppressions)
  }

  /// Evaluates the rules that are not about suppressions, for the use they make of them.
  func use(_ suppressions: inout SuppressionTable, _ examination: Examination, _ options: EvaluationOptions) {
    _ = drafts(of: triggered(by: examination.scan).rules, examination, options, &suppressions)
  }

  /// Whether the rule with this index is about suppressions.
  func isAboutSuppressions(_ rule: Int) -> Bool { plan.suppressionRules.contains(rule) }

  /// A document under the rules, scanned.
  func examine(_ document: Document) -> Examination {
    let examination = Examination(document, rules: rules, plan: plan, matcher: matcher) {
      self.measureContext(for: document)
    }
    examination.probe = probe
    return examination
  }

  private func measureContext(for document: Document) -> MeasureContext {
    let context = measures ?? MeasureContext(document: document, lexicons: rules.lexicons, views: matcher)
    if measures != nil { context.begin(document) }
    measures = context
    return context
  }

  /// The facts and rules that the matches of a scan call for, rules ascending.
  func triggered(by scan: Matcher.Result) -> (facts: Set<Int>, rules: [Int]) {
    var facts: Set<Int> = []
    var rules = Set(plan.standingRules)
    var next = 0
    while next < scan.matches.count {
      let pattern = scan.matches[next].pattern
      facts.formUnion(plan.factsByMatch[pattern])
      rules.formUnion(plan.rulesByMatch[pattern])
      next = scan.starts[pattern + 1]
    }
    return (facts, rules.sorted())
  }

  /// `drafts` in the order of their place in the source, then of their rule, with their fingerprints.
  private func finished(_ drafts: [Examination.Draft], _ document: Document) -> [Examination.Draft] {
    let places = drafts.map { document.textMap.lowerRange($0.finding.range.lower, $0.finding.range.upper) }
    let order = drafts.indices.sorted { one, other in
      let (place, otherPlace) = (places[one], places[other])
      if place != otherPlace { return (place.lower, place.upper) < (otherPlace.lower, otherPlace.upper) }
      let (rule, otherRule) = (drafts[one].finding.rule, drafts[other].finding.rule)
      return rule == otherRule ? one < other : rule < otherRule
    }
    var ordinals: [[String]: Int] = [:]
    return order.map { index in
      var draft = drafts[index]
      let ordinal = ordinals[draft.identity, default: 0]
      ordinals[draft.identity] = ordinal + 1
      draft.finding.fingerprint = Fingerprint.of(draft.identity, ordinal: ordinal)
      draft.finding.content = Fingerprint.content(draft.identity)
      return draft
    }
  }

  /// One omission for each pattern and limit of the scan that was reached.
  private func overruns(_ examination: Examination) -> [Omission] {
    struct Key: Hashable {
      var pattern: Int
      var limit: String
    }
    var groups: [Key: Int] = [:]
    var omissions: [(omission: Omission, count: Int)] = []
    for overrun in examination.scan.overruns + examination.overruns {
      let key = Key(pattern: overrun.pattern, limit: overrun.limit)
      if let group = groups[key] {
        omissions[group].count += 1
        continue
      }
      groups[key] = omissions.count
      let name = rules.program.patterns[overrun.pattern].name
      let message = "the pattern \(name) reached its \(overrun.limit); what it would have found behind is missing"
      let range = examination.document.sourceRange(overrun.range)
      omissions.append((Omission(code: overrun.limit, message: message, range: range), 1))
    }
    return omissions.map { group in
      var omission = group.omission
      if group.count > 1 { omission.message += " (here and in \(group.count - 1) more places)" }
      return omission
    }
  }
}
