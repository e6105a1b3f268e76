package import Documents
import Folding
import Matching
import Measuring

extension Evaluator {
  /// Why the rule with the id `id` found what it found in `document`; nil when there is no such rule.
  package func explain(
    _ id: String, _ document: Document, options: EvaluationOptions = EvaluationOptions()
  ) -> Explanation? {
    guard let index = rules.rules.firstIndex(where: { $0.id == id }) else { return nil }
    let examination = examine(document)
    _ = examination.decideFacts(Set(rules.facts.indices))
    let choice = SeverityChoice(rules.rules[index], options: options, profiles: rules.profiles)
    var suppressions = SuppressionTable(document, isHonoured: options.honoursSuppressions)
    if isAboutSuppressions(index), !suppressions.written.isEmpty {
      use(&suppressions, examination, options)
      look(at: &suppressions, examination, options)
    }
    let conditions = examination.plan.conditions[index].ofDocument.map { examination.holds($0) }
    var candidates = rules.rules[index].pattern.map { examination.explainedCandidates(of: $0) } ?? []
    let hits = rules.rules[index].pattern.map { examination.hits(of: index, $0, choice) } ?? []
    let reported = Set(hits.map(\.hand.occurrence))
    for (place, candidate) in candidates.enumerated() where candidate.outcome == nil {
      candidates[place].outcome =
        conditions.allSatisfy { $0 }
        ? examination.outcome(of: candidate.occurrence, rule: index, choice, reported, &suppressions) : .condition
    }
    let findings = examination.drafts(of: index, choice, &suppressions).count
    return Explanation(
      rule: id, candidates: examination.explained(candidates, rules.rules[index]), conditions: conditions,
      findings: findings)
  }
}

extension Examination {
  /// A candidate whose fate may not be known yet.
  struct Explained {
    var occurrence: Occurrence
    var outcome: Explanation.Outcome?
  }

  /// Everything that the pattern, or one that it is made of, matched; without an outcome what counts as an occurrence.
  func explainedCandidates(of pattern: Int) -> [Explained] {
    guard rules.patterns.indices.contains(pattern), nesting < Limit.nesting else { return [] }
    nesting += 1
    defer { nesting -= 1 }
    var explained: [Explained] = []
    switch rules.patterns[pattern].source {
    case .union(let members):
      let members = members.flatMap { explainedCandidates(of: $0) }
      explained = members.filter { $0.outcome != nil }
      let kept = Set(candidates(of: pattern))
      for member in members where member.outcome == nil {
        let isKept = kept.contains(member.occurrence)
        explained.append(Explained(occurrence: member.occurrence, outcome: isKept ? nil : .covered))
      }
    case .measured(let name, let arguments, let least):
      explained = explainedSpans(pattern, name, arguments, least)
    case .matched, .blocks, .claims:
      explained = candidates(of: pattern).map { Explained(occurrence: $0, outcome: nil) }
    }
    return explained.map { candidate in
      guard candidate.outcome == nil else { return candidate }
      let rejection = rejection(of: candidate.occurrence, by: rules.patterns[pattern])
      let outcome = rejection.map { self.outcome(of: $0, candidate.occurrence, rules.patterns[pattern]) }
      return Explained(occurrence: candidate.occurrence, outcome: outcome)
    }
  }

  private func explainedSpans(
    _ pattern: Int, _ name: String, _ arguments: [Expression], _ least: Double
  ) -> [Explained] {
    let kept = Set(candidates(of: pattern))
    return allSpans(pattern, name, arguments).map { occurrence in
      let value = occurrence.span?.value ?? 0
      if value < least { return Explained(occurrence: occurrence, outcome: .weak(value: value, least: least)) }
      return Explained(occurrence: occurrence, outcome: kept.contains(occurrence) ? nil : .covered)
    }
  }

  private func outcome(
    of rejection: Rejection, _ occurrence: Occurrence, _ pattern: RuleSet.Pattern
  ) -> Explanation.Outcome {
    let block = document.blocks[occurrence.block]
    switch rejection {
    case .zone: return .zone(block.zone)
    case .language: return .language(block.language ?? document.language ?? "und")
    case .masked: return .masked
    case .requirement(let index, let found):
      let name = origin(of: pattern.requirements[index].pattern)
      return found.map { .vetoed(veto: name, found: $0) } ?? .alone(needed: name)
    }
  }

  /// What the rule makes of an occurrence that counts.
  func outcome(
    of occurrence: Occurrence, rule index: Int, _ choice: SeverityChoice, _ reported: Set<Occurrence>,
    _ suppressions: inout SuppressionTable
  ) -> Explanation.Outcome {
    let rule = rules.rules[index]
    let hand = AtHand(pattern: rule.pattern ?? occurrence.pattern, occurrence: occurrence)
    guard choice != .off else { return .off }
    guard plan.conditions[index].ofOccurrence.allSatisfy({ holds($0, at: hand) }) else { return .condition }
    guard let severity = severity(rule, choice, hand) else { return .off }
    guard reported.contains(occurrence) else { return .covered }
    if suppressions.holdsBack(rule.id, family: rule.family, at: occurrence.range) != nil { return .suppressed }
    if case .once(let atLeast, _) = rule.report, reported.count < atLeast {
      return .tooFew(count: reported.count, atLeast: atLeast)
    }
    return .reported(severity)
  }

  /// `candidates` in the order of the text, with the names of their patterns and the folds that mattered.
  func explained(_ candidates: [Explained], _ rule: Rule) -> [Explanation.Candidate] {
    let sorted = candidates.indices.sorted {
      let (one, other) = (candidates[$0].occurrence, candidates[$1].occurrence)
      return one.range == other.range ? $0 < $1 : OccurrenceList.precedes(one, other)
    }
    return sorted.map { index in
      let occurrence = candidates[index].occurrence
      return Explanation.Candidate(
        pattern: origin(of: occurrence.pattern), range: occurrence.range,
        outcome: candidates[index].outcome ?? .condition, folds: folds(behind: occurrence))
    }
  }

  /// The folds of the pattern that change the text it matched.
  private func folds(behind occurrence: Occurrence) -> [String] {
    guard case .matched(let index) = rules.patterns[occurrence.pattern].source,
      rules.program.patterns.indices.contains(index)
    else { return [] }
    let text = document.text[occurrence.range.lower..<occurrence.range.upper]
    return FoldSet.named.filter { _, fold in
      rules.program.patterns[index].folds.contains(fold)
        && !Folder.fold(document.text, occurrence.range, by: fold).bytes.elementsEqual(text)
    }.map(\.name)
  }
}
