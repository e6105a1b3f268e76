extension PackCompiler {
  /// Looks up the names of a condition or value; nil and a diagnostic where it cannot be used.
  private mutating func resolve(
    _ text: PackText, family: String, hasOccurrence: Bool = false,
    _ body: (ExpressionResolver, String) throws(ExpressionError) -> Expression
  ) -> Expression? {
    do {
      return try body(ExpressionResolver(names: names, family: family, hasOccurrence: hasOccurrence), text.text)
    } catch {
      log.add(error, in: text)
      return nil
    }
  }

  private mutating func condition(_ text: PackText, family: String, hasOccurrence: Bool = false) -> Expression? {
    resolve(text, family: family, hasOccurrence: hasOccurrence) { resolver, text throws(ExpressionError) in
      try resolver.condition(text)
    }
  }

  private mutating func value(_ text: PackText, family: String, hasOccurrence: Bool = false) -> Expression? {
    resolve(text, family: family, hasOccurrence: hasOccurrence) { resolver, text throws(ExpressionError) in
      try resolver.value(text)
    }
  }

  /// The scores, in the order of their names' table.
  mutating func compiledScores() -> [RuleSet.Score] {
    names.scores.map { family, score in
      let terms = score.terms.compactMap { term -> RuleSet.Score.Term? in
        let expression: Expression?
        if let counted = term.counted {
          expression = resolve(counted, family: family) { resolver, name throws(ExpressionError) in
            .count(pattern: try resolver.pattern(name, at: 0))
          }
        } else {
          expression = term.condition.flatMap { condition($0, family: family) }
        }
        return expression.map { RuleSet.Score.Term(expression: $0, weight: term.weight, cap: term.cap) }
      }
      return RuleSet.Score(name: score.name.text, family: family, terms: terms)
    }
  }

  /// The facts, in the order of the files.
  mutating func compiledFacts() -> [RuleSet.FactRule] {
    var seen: Set<String> = []
    var facts: [RuleSet.FactRule] = []
    for file in files {
      guard let family = file.family?.text else { continue }
      for fact in file.facts where seen.insert(fact.key.text).inserted {
        facts.append(
          RuleSet.FactRule(
            key: fact.key.text, family: family, mode: fact.mode,
            rows: fact.rows.compactMap { row($0, family: family) }, evidenceKey: fact.evidenceKey?.text))
      }
    }
    return facts
  }

  private mutating func row(_ row: PackFact.Row, family: String) -> RuleSet.FactRule.Row? {
    let value: Expression?
    switch row.value {
    case .literal(let literal): value = .literal(literal)
    case .expression(let text): value = self.value(text, family: family)
    case .template(let text):
      value = resolve(text, family: family) { resolver, text throws(ExpressionError) in try resolver.template(text) }
    }
    let when = row.condition.map { condition($0, family: family) }
    let evidence = row.evidence.compactMap { self.value($0, family: family) }
    if let rule = row.rule, !ruleIDs.contains(rule.text) {
      log.add(
        .unknownName, at: rule.place, "there is no rule `\(rule.text)`",
        help: names.help(for: rule.text, among: ruleIDs.sorted()))
    }
    guard let value, when != .some(.none) else { return nil }
    return RuleSet.FactRule.Row(condition: when ?? nil, value: value, evidence: evidence, rule: row.rule?.text)
  }

  /// The rule; nil where a condition cannot be used.
  mutating func compiled(_ rule: PackRule, in file: PackFile, match: Int?) -> Rule? {
    guard let family = file.family?.text else { return nil }
    let hasMatch = rule.match != nil
    let when = rule.condition.map { condition($0, family: family, hasOccurrence: hasMatch) }
    let evidence = rule.evidence.compactMap { value($0, family: family, hasOccurrence: hasMatch) }
    let escalations = rule.escalations.compactMap { escalation in
      condition(escalation.condition, family: family, hasOccurrence: hasMatch).map {
        Rule.Escalation(condition: $0, severity: escalation.severity)
      }
    }
    let fields = fields(of: rule, family: family, match: match, evidence: evidence)
    let fix = rule.fix.map { fix in
      Rule.Fix(
        isSafe: fix.isSafe, replacement: fix.replacement?.text, isAppended: fix.isAppended, plan: fix.plan,
        condition: fix.condition.flatMap { condition($0, family: family, hasOccurrence: hasMatch) })
    }
    checkExamples(of: rule)
    if let fix = rule.fix, fix.isAppended == hasMatch {
      log.add(
        .idleKey, at: fix.replacement?.place ?? rule.place,
        hasMatch
          ? "`append` adds what the whole article lacks; the rule has a `match`"
          : "`fix` mends an occurrence; the rule has no `match`")
    }
    guard when != .some(.none), hasMatch == (match != nil), hasMatch || when != nil else { return nil }
    var compiled = Rule(
      id: rule.id.text, message: rule.message.text, why: rule.why, severity: rule.severity, escalations: escalations,
      confidence: rule.confidence, pattern: match, condition: when ?? nil, report: rule.report, evidence: evidence,
      fix: fix,
      origin: Rule.Origin(file: file.path, line: rule.place.line))
    compiled.fields = fields
    compiled.isOptional = rule.isOptional
    return compiled
  }

  private mutating func checkExamples(of rule: PackRule) {
    for (expectation, key) in [(RuleExample.Expectation.bad, "bad"), (.good, "good")]
    where !rule.examples.isEmpty && !rule.examples.contains(where: { $0.expectation == expectation }) {
      log.add(.missingExamples, at: rule.place, "`\(rule.id.text)` has no \(key) example")
    }
  }

  // MARK: Fields of messages

  /// Checks the fields of the message and the replacement; those that are expressions are returned.
  private mutating func fields(
    of rule: PackRule, family: String, match: Int?, evidence: [Expression]
  ) -> [Rule.Field] {
    let known = knownFields(match: match, evidence: evidence)
    var fields: [String: Expression] = [:]
    for text in [rule.message.english, rule.message.chinese, rule.fix?.replacement].compactMap({ $0 }) {
      do {
        for case .field(let name, let offset) in try TemplateParser.parts(of: text.text) {
          try check(name, at: offset, known, family: family, hasOccurrence: rule.match != nil).map { fields[name] = $0 }
        }
      } catch {
        log.add(error, in: text)
      }
    }
    return fields.sorted { $0.key < $1.key }.map { Rule.Field(name: $0.key, value: $0.value) }
  }

  /// The names of the occurrence's captures and details; nil where a measure may give any.
  private func knownFields(match: Int?, evidence: [Expression]) -> Set<String>? {
    var known: Set<String> = ["text", "count"]
    var sources = match.map { [$0] } ?? []
    if match == nil {
      for case .occurs(let pattern, _, _) in evidence { sources.append(pattern) }
    }
    for source in sources {
      guard let captures = captures(of: source) else { return nil }
      known.formUnion(captures)
    }
    return known
  }

  /// The captures of the pattern or, of a union, of all its members.
  private func captures(of pattern: Int) -> Set<String>? {
    var captures: Set<String> = []
    var seen: Set<Int> = []
    var open = [pattern]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      if patterns.indices.contains(next), case .union(let members) = patterns[next].source {
        open += members
      } else {
        guard let own = names.patterns[next].captures else { return nil }
        captures.formUnion(own)
      }
    }
    return captures
  }

  /// The expression that a field is; nil where it is a capture or a detail.
  private func check(
    _ name: String, at offset: Int, _ known: Set<String>?, family: String, hasOccurrence: Bool
  ) throws(ExpressionError) -> Expression? {
    if known?.contains(name) ?? (PackName.isSimple(name) && names.pattern(name, in: family) == nil) { return nil }
    if PackName.isSimple(name) {
      throw ExpressionError(
        code: .unknownCapture, offset: offset, message: "the occurrence has no `\(name)`",
        help: names.help(for: name, among: known?.sorted() ?? []))
    }
    let resolver = ExpressionResolver(names: names, family: family, hasOccurrence: hasOccurrence)
    return try resolver.field(name, at: offset)
  }

  // MARK: Messages and profiles

  mutating func addMessages(to set: inout RuleSet) {
    for file in files {
      for (key, text) in file.messages {
        if set.messages[key.text] != nil {
          log.add(.duplicateName, at: key.place, "the message `\(key.text)` is defined twice")
        }
        set.messages[key.text] = text
      }
    }
  }

  /// A later pack's setting takes the place of an earlier one's.
  mutating func addSettings(to set: inout RuleSet) {
    for file in files {
      for (part, values) in file.settings {
        for (name, value) in values { set.settings[part.text, default: [:]][name.text] = value }
      }
    }
  }

  mutating func addProfiles(to set: inout RuleSet) {
    let families = Set(files.compactMap { $0.family?.text })
    for file in files {
      for (name, severities) in file.profiles {
        if set.profiles[name.text] != nil {
          log.add(.duplicateName, at: name.place, "the profile `\(name.text)` is defined twice")
        }
        var profile: [String: Severity?] = [:]
        for (subject, severity) in severities {
          if !ruleIDs.contains(subject.text), !families.contains(subject.text) {
            log.add(
              .unknownName, at: subject.place, "there is no rule or family `\(subject.text)`",
              help: names.help(for: subject.text, among: ruleIDs.union(families).sorted()))
          }
          profile.updateValue(severity, forKey: subject.text)
        }
        set.profiles[name.text] = profile
      }
    }
  }
}
