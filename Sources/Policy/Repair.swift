package import Documents

/// One change to a text that a rule proposes.
package struct Repair: Hashable, Sendable {
  /// The rule that proposes it, `family/kind`.
  package var rule: String
  /// What is to be replaced, in `Document.text`.
  package var range: TextRange
  /// What stands there afterwards, and whether that may be done without being asked for.
  package var fix: Finding.Fix
  /// Whether it is a paragraph that is added at the end of the article; `range` is empty then.
  package var isAppended: Bool

  /// A change that `rule` proposes for `range`.
  package init(rule: String, range: TextRange, fix: Finding.Fix, isAppended: Bool = false) {
    self.rule = rule
    self.range = range
    self.fix = fix
    self.isAppended = isAppended
  }
}

extension Evaluator {
  /// What the rules would change in `document`, in the order of the text; of overlapping changes the first, then what
  /// they would add at its end.
  ///
  /// Every place that a rule reports counts, also where its finding speaks for many, but none that a suppression holds
  /// back, and none whose rule is switched off. Only rules that can mend something are evaluated.
  /// - Complexity: that of an evaluation at most.
  package func repairs(of document: Document, options: EvaluationOptions = EvaluationOptions()) -> [Repair] {
    let examination = examine(document)
    var suppressions = SuppressionTable(document, isHonoured: options.honoursSuppressions)
    let triggered = triggered(by: examination.scan)
    _ = examination.decideFacts(triggered.facts)
    let repairs = triggered.rules.filter { rules.rules[$0].fix != nil }.flatMap { index in
      let choice = SeverityChoice(rules.rules[index], options: options, profiles: rules.profiles)
      return examination.repairs(of: index, choice, &suppressions)
    }
    var last = -1
    return repairs.sorted { ($0.range.lower, $0.range.upper) < ($1.range.lower, $1.range.upper) }.filter { repair in
      // A place that two rules would change is changed by one of them; the next round shows what is left.
      guard !repair.isAppended else { return true }
      guard repair.range.lower > last, !repair.range.isEmpty else { return false }
      last = repair.range.upper - 1
      return true
    }
  }
}

extension Examination {
  /// What the rule with this index would change.
  func repairs(of index: Int, _ choice: SeverityChoice, _ suppressions: inout SuppressionTable) -> [Repair] {
    let rule = rules.rules[index]
    guard choice != .off, plan.conditions[index].ofDocument.allSatisfy({ holds($0) }) else { return [] }
    guard let pattern = rule.pattern else { return addition(of: rule, choice, &suppressions).map { [$0] } ?? [] }
    let hits = hits(of: index, pattern, choice)
    if case .once(let atLeast, _) = rule.report, hits.count < atLeast { return [] }
    return hits.compactMap { hit in
      let range = hit.hand.occurrence.range
      guard suppressions.holdsBack(rule.id, family: rule.family, at: range) == nil else { return nil }
      return fix(rule, hit.hand, count: 1).map { Repair(rule: rule.id, range: range, fix: $0) }
    }
  }
  /// What a rule about the whole document would add at its end.
  private func addition(
    of rule: Rule, _ choice: SeverityChoice, _ suppressions: inout SuppressionTable
  ) -> Repair? {
    guard let fix = rule.fix, fix.isAppended, let template = fix.replacement, severity(rule, choice, nil) != nil,
      fix.condition.map({ holds($0) }) ?? true
    else { return nil }
    guard suppressions.holdsBack(rule.id, family: rule.family, at: start) == nil else { return nil }
    let text = MessageTemplate.fill(template) { field($0, rule, nil, 1) }
    guard !text.isEmpty else { return nil }
    let end = TextRange(document.text.count, document.text.count)
    return Repair(
      rule: rule.id, range: end, fix: Finding.Fix(isSafe: fix.isSafe, replacement: text, plan: fix.plan),
      isAppended: true)
  }
}
