/// What a user or a profile wants of a rule.
enum SeverityChoice: Equatable {
  /// What the rule says itself.
  case own
  /// This severity, whatever the rule says.
  case fixed(Severity)
  /// Nothing.
  case off

  /// The choice for `rule`: a user's word counts more than a profile's, a rule's id more than its family.
  ///
  /// Where rules are selected, all others are off; a rule that is off by itself is on where somebody gives it a severity.
  init(_ rule: Rule, options: EvaluationOptions, profiles: [String: [String: Severity?]]) {
    if let selection = options.selection, !selection.contains(rule.id), !selection.contains(rule.family) {
      self = .off
      return
    }
    let named = ([options.profile].compactMap { $0 } + options.jurisdictions).compactMap { profiles[$0] }
    for severities in [options.severities] + named where !severities.isEmpty {
      for name in [rule.id, rule.family] {
        guard let severity = severities[name] else { continue }
        self = severity.map(SeverityChoice.fixed) ?? .off
        return
      }
    }
    self = rule.isOptional ? .off : .own
  }
}
