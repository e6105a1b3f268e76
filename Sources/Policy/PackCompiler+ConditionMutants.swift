extension PackCompiler {
  /// The damaged forms of a condition, with what each does to the rule set.
  private func mutants(
    of condition: PackText?, family: String, owner: Mutant.Owner, hasOccurrence: Bool = false,
    _ set: @escaping @Sendable (inout RuleSet, Expression) -> Void
  ) -> [Mutant] {
    guard let condition, let syntax = try? ExpressionParser.parse(condition.text) else { return [] }
    let resolver = ExpressionResolver(names: names, family: family, hasOccurrence: hasOccurrence)
    return ExpressionMutants(syntax).changes.compactMap { change in
      guard let expression = try? resolver.resolve(change.syntax).expression else { return nil }
      return mutant(
        change.kind, at: condition.place(at: change.offset), of: owner, change.summary,
        .rules { set(&$0, expression) })
    }
  }

  func mutantsOfScores() -> [Mutant] {
    names.scores.indices.flatMap { index -> [Mutant] in
      let (family, score) = names.scores[index]
      return score.terms.indices.flatMap { number -> [Mutant] in
        let term = score.terms[number]
        let place = (term.condition ?? term.counted)?.place ?? score.name.place
        let missing = mutant(
          .row, at: place, of: .score(index), "without this term of the score `\(score.name.text)`",
          .rules { $0.scores[index].terms.remove(at: number) })
        return [missing]
          + mutants(of: term.condition, family: family, owner: .score(index)) {
            $0.scores[index].terms[number].expression = $1
          }
      }
    }
  }

  func mutantsOfFacts() -> [Mutant] {
    files.flatMap { file in
      file.facts.flatMap { fact in
        fact.rows.indices.flatMap { mutants(ofRow: $0, fact, family: file.family?.text ?? "") }
      }
    }
  }

  private func mutants(ofRow number: Int, _ fact: PackFact, family: String) -> [Mutant] {
    let key = fact.key.text
    let row = fact.rows[number]
    func change(_ body: @escaping @Sendable (inout RuleSet.FactRule) -> Void) -> Mutant.Change {
      .rules { set in
        guard let index = set.facts.firstIndex(where: { $0.key == key }) else { return }
        body(&set.facts[index])
      }
    }
    var mutants = [
      mutant(
        .row, at: row.place, of: .fact(key), "without this row of the fact `\(key)`",
        change { $0.rows.remove(at: number) })
    ]
    guard let condition = row.condition else { return mutants }
    mutants.append(
      mutant(
        .condition, at: condition.place, of: .fact(key), "without the row's `when`",
        change { $0.rows[number].condition = nil }))
    return mutants
      + self.mutants(of: condition, family: family, owner: .fact(key)) { set, expression in
        guard let index = set.facts.firstIndex(where: { $0.key == key }) else { return }
        set.facts[index].rows[number].condition = expression
      }
  }

  func mutantsOfRules() -> [Mutant] {
    rules.flatMap { mutants(of: $0.rule, family: $0.file.family?.text ?? "") }
  }

  private func mutants(of rule: PackRule, family: String) -> [Mutant] {
    let id = rule.id.text
    let owner = Mutant.Owner.rule(id)
    let hasMatch = rule.match != nil
    func change(_ body: @escaping @Sendable (inout Rule) -> Void) -> Mutant.Change {
      .rules { set in
        guard let index = set.rules.firstIndex(where: { $0.id == id }) else { return }
        body(&set.rules[index])
      }
    }
    var mutants = self.mutants(of: rule.condition, family: family, owner: owner, hasOccurrence: hasMatch) {
      set, expression in
      guard let index = set.rules.firstIndex(where: { $0.id == id }) else { return }
      set.rules[index].condition = expression
    }
    if let condition = rule.condition, hasMatch {
      mutants.append(
        mutant(.condition, at: condition.place, of: owner, "without the rule's `when`", change { $0.condition = nil }))
    }
    for (number, escalation) in rule.escalations.enumerated() where escalation.severity == nil {
      mutants.append(
        mutant(
          .row, at: escalation.condition.place, of: owner, "without this escalation to `off`",
          change { $0.escalations.remove(at: number) }))
      mutants += self.mutants(of: escalation.condition, family: family, owner: owner, hasOccurrence: hasMatch) {
        set, expression in
        guard let index = set.rules.firstIndex(where: { $0.id == id }) else { return }
        set.rules[index].escalations[number].condition = expression
      }
    }
    return mutants + thresholds(of: rule.report, at: rule.id.place, owner, change)
  }

  private func thresholds(
    of report: Rule.Report, at place: PackPlace, _ owner: Mutant.Owner,
    _ change: (@escaping @Sendable (inout Rule) -> Void) -> Mutant.Change
  ) -> [Mutant] {
    switch report {
    case .each: []
    case .once(let least, let spots):
      least < 2
        ? []
        : [least * 2, least / 2].map { changed in
          mutant(
            .threshold, at: place, of: owner, "with `report: {at-least: \(changed)}`",
            change { $0.report = .once(atLeast: changed, spots: spots) })
        }
    case .gathered(let from, let spots):
      [from * 2, from / 2].map { changed in
        mutant(
          .threshold, at: place, of: owner, "with `report: {from: \(changed)}`",
          change { $0.report = .gathered(from: changed, spots: spots) })
      }
    }
  }
}
