package import Documents
import Folding
import Matching
import Measuring

/// Answers why rules find something in one document, and why not.
///
/// Not for use from several threads; it uses the memory of its evaluator.
package final class Explainer {
  /// The document.
  package let document: Document
  /// What the rules say about it.
  package let evaluation: Evaluation
  let evaluator: Evaluator
  let options: EvaluationOptions
  let examination: Examination
  private var isDecided = false
  private var known: [Int: Judged] = [:]
  /// The matches of all patterns where nothing keeps them away: `MatchProgram.unrestricted`.
  private(set) lazy var free = Matcher(evaluator.rules.program.unrestricted)
  private(set) lazy var freeScan = free.scan(document)

  /// A candidate and the occurrence it is made of.
  struct Judged {
    var candidates: [Candidate] = []
    var findings = 0

    struct Candidate: Hashable {
      var occurrence: Occurrence
      var outcome: Explanation.Outcome
      /// The pattern that the outcome is from.
      var judge: Int
    }
  }

  /// An explainer of what `evaluator` says about `document`.
  package init(_ evaluator: Evaluator, _ document: Document, options: EvaluationOptions = EvaluationOptions()) {
    self.evaluator = evaluator
    self.document = document
    self.options = options
    evaluation = evaluator.evaluate(document, options: options)
    examination = evaluator.examine(document)
  }

  /// What the rule with the id `id` makes of the document; nil when there is no such rule.
  package func explain(_ id: String) -> Explanation? {
    guard let index = evaluator.rules.rules.firstIndex(where: { $0.id == id }) else { return nil }
    return explanation(of: index) { _ in true }
  }

  /// The explanation of the rule with this index, with the candidates for which `isWanted` holds.
  func explanation(of index: Int, _ isWanted: (Occurrence) -> Bool) -> Explanation {
    let rule = evaluator.rules.rules[index]
    let judged = judged(index)
    let candidates = judged.candidates.filter { isWanted($0.occurrence) }.map { candidate($0, rule) }
    let condition =
      rule.pattern == nil ? rule.condition.map { examination.trace($0, family: rule.family) } : documentTrace(of: index)
    return Explanation(rule: rule.id, candidates: candidates, condition: condition, findings: judged.findings)
  }

  /// The part of a rule's condition that is of the whole document.
  private func documentTrace(of index: Int) -> ConditionTrace? {
    let parts = examination.plan.conditions[index].ofDocument
    guard let first = parts.first else { return nil }
    let whole = parts.dropFirst().reduce(first) { .and($0, $1) }
    return examination.trace(whole, family: evaluator.rules.rules[index].family)
  }

  private func candidate(_ judged: Judged.Candidate, _ rule: Rule) -> Explanation.Candidate {
    let (occurrence, outcome) = (judged.occurrence, judged.outcome)
    let folds = examination.folds(behind: occurrence)
    let folded = folds.reduce(into: FoldSet()) { $0.formUnion($1.fold) }
    var candidate = Explanation.Candidate(
      pattern: examination.origin(of: occurrence.pattern),
      judge: judged.judge == occurrence.pattern ? nil : examination.origin(of: judged.judge),
      keyword: keyword(of: occurrence), range: occurrence.range, zone: document.blocks[occurrence.block].zone,
      outcome: outcome,
      folds: folds.map { Explanation.Fold(name: $0.name, isNeeded: nil) },
      folded: folds.isEmpty
        ? nil : String(decoding: Folder.fold(document.text, occurrence.range, by: folded).bytes, as: UTF8.self))
    let hand = Examination.AtHand(pattern: rule.pattern ?? occurrence.pattern, occurrence: occurrence)
    switch outcome {
    case .reported, .condition, .suppressed, .tooFew:
      candidate.condition = rule.condition.map { examination.trace($0, family: rule.family, at: hand) }
      let escalation = rule.escalations.first { examination.holds($0.condition, at: hand) }
      candidate.escalation = escalation.map { examination.trace($0.condition, family: rule.family, at: hand) }
    default: break
    }
    return candidate
  }

  private func keyword(of occurrence: Occurrence) -> String? {
    guard case .match(let keyword, _) = occurrence.detail, let spec = examination.spec(of: occurrence.pattern),
      case .keywords(let words) = spec.source, words.indices.contains(keyword)
    else { return nil }
    return words[keyword]
  }
}

// MARK: What becomes of candidates

extension Explainer {
  /// Decides the facts, once.
  func decide() {
    guard !isDecided else { return }
    isDecided = true
    _ = examination.decideFacts(Set(evaluator.rules.facts.indices))
  }

  /// Everything that the rule's patterns matched, and what became of it.
  func judged(_ index: Int) -> Judged {
    if let judged = known[index] { return judged }
    decide()
    let rule = evaluator.rules.rules[index]
    let choice = SeverityChoice(rule, options: options, profiles: evaluator.rules.profiles)
    var suppressions = SuppressionTable(document, isHonoured: options.honoursSuppressions)
    if evaluator.isAboutSuppressions(index), !suppressions.written.isEmpty {
      evaluator.use(&suppressions, examination, options)
      evaluator.look(at: &suppressions, examination, options)
    }
    var judged = Judged()
    if let pattern = rule.pattern {
      let holds = examination.plan.conditions[index].ofDocument.allSatisfy { examination.holds($0) }
      let reported = Set(examination.hits(of: index, pattern, choice).map(\.hand.occurrence))
      for candidate in examination.explainedCandidates(of: pattern) {
        let outcome =
          candidate.outcome
          ?? (choice == .off
            ? .off(self.switch(of: rule))
            : holds ? outcome(of: candidate.occurrence, rule: index, choice, reported, &suppressions) : .condition)
        judged.candidates.append(
          Judged.Candidate(occurrence: candidate.occurrence, outcome: outcome, judge: candidate.judge))
      }
      judged.candidates += restricted(pattern, besides: judged.candidates.map(\.occurrence))
      judged.keepFurthest()
      judged.candidates.sort { OccurrenceList.precedes($0.occurrence, $1.occurrence) }
    }
    judged.findings = examination.drafts(of: index, choice, &suppressions).count
    known[index] = judged
    return judged
  }

  /// What the rule makes of an occurrence that counts.
  private func outcome(
    of occurrence: Occurrence, rule index: Int, _ choice: SeverityChoice, _ reported: Set<Occurrence>,
    _ suppressions: inout SuppressionTable
  ) -> Explanation.Outcome {
    let rule = evaluator.rules.rules[index]
    let hand = Examination.AtHand(pattern: rule.pattern ?? occurrence.pattern, occurrence: occurrence)
    guard examination.plan.conditions[index].ofOccurrence.allSatisfy({ examination.holds($0, at: hand) }) else {
      return .condition
    }
    guard let severity = examination.severity(rule, choice, hand) else {
      let escalation = rule.escalations.first { examination.holds($0.condition, at: hand) }
      let spelling = ExpressionSpelling(rules: evaluator.rules, family: rule.family)
      return .off(.escalation(escalation.map { spelling.text($0.condition) } ?? ""))
    }
    guard reported.contains(occurrence) else { return .covered }
    if let entry = suppressions.holdsBack(rule.id, family: rule.family, at: occurrence.range) {
      return .suppressed(at: suppressions.entries[entry].range, reason: suppressions.entries[entry].reason)
    }
    if case .once(let atLeast, _) = rule.report, reported.count < atLeast {
      return .tooFew(count: reported.count, atLeast: atLeast)
    }
    return .reported(severity)
  }

  private func `switch`(of rule: Rule) -> Explanation.Switch {
    for name in [rule.id, rule.family] where options.severities[name] != nil { return .user }
    return .profile(options.profile ?? "")
  }

  /// What the program leaves out of the matches of the pattern, or those it is made of: in other zones, in code, across
  /// clauses, inside words.
  private func restricted(_ pattern: Int, besides known: [Occurrence]) -> [Judged.Candidate] {
    let places = Dictionary(grouping: known, by: \.pattern).mapValues { Set($0.map(\.range)) }
    var found: [Judged.Candidate] = []
    for leaf in leaves(of: pattern) {
      guard case .matched(let index) = evaluator.rules.patterns[leaf].source, let spec = examination.spec(of: leaf)
      else { continue }
      for match in freeMatches(of: index) where places[leaf]?.contains(match.range) != true {
        guard let outcome = restriction(match, spec) else { continue }
        let detail = Occurrence.Detail.match(keyword: match.keyword, captures: match.captures)
        let occurrence = Occurrence(pattern: leaf, block: match.block, range: match.range, detail: detail)
        found.append(Judged.Candidate(occurrence: occurrence, outcome: outcome, judge: leaf))
      }
    }
    return found
  }

  func freeMatches(of index: Int) -> ArraySlice<PatternMatch> {
    if free.program.isOnDemand(index) { return free.search(for: index, in: document).matches[...] }
    guard index + 1 < freeScan.starts.count else { return [] }
    return freeScan.matches[freeScan.starts[index]..<freeScan.starts[index + 1]]
  }

  /// What keeps the match away; nil where that is another match.
  private func restriction(_ match: PatternMatch, _ spec: PatternSpec) -> Explanation.Outcome? {
    let zone = document.blocks[match.block].zone
    guard spec.zones.contains(zone) else { return .zone(zone) }
    if let mark = document.marks.first(where: { spec.masks.contains($0.kind) && $0.range.overlaps(match.range) }) {
      return .masked(mark.kind)
    }
    if spec.within < .paragraph,
      free.extent(of: spec.within, at: match.range.lower, in: document).upper < match.range.upper
    {
      return .crosses(spec.within)
    }
    return spec.boundary == .none ? nil : .boundary
  }

  /// The patterns that the occurrences of `pattern` come from, by index: itself, or the members of a union.
  func leaves(of pattern: Int) -> [Int] {
    var leaves: [Int] = []
    var seen: Set<Int> = []
    var open = [pattern]
    while let next = open.popLast() {
      guard evaluator.rules.patterns.indices.contains(next), seen.insert(next).inserted else { continue }
      if case .union(let members) = evaluator.rules.patterns[next].source {
        open += members.reversed()
      } else {
        leaves.append(next)
      }
    }
    return leaves
  }
}

extension Explainer.Judged {
  /// Keeps of the candidates that are one occurrence those that came furthest, each once.
  ///
  /// A union may have a member under several requirements: where one of them lets it through, the others say nothing.
  fileprivate mutating func keepFurthest() {
    var best: [Occurrence: Int] = [:]
    for candidate in candidates {
      best[candidate.occurrence] = max(best[candidate.occurrence] ?? 0, candidate.progress)
    }
    var seen: Set<Candidate> = []
    candidates.removeAll { candidate in
      candidate.progress < best[candidate.occurrence] ?? 0 || !seen.insert(candidate).inserted
    }
  }
}

extension Explainer.Judged.Candidate {
  /// How far it came on its way to a finding.
  var progress: Int {
    switch outcome {
    case .zone, .language, .masked, .boundary, .crosses, .weak: 1
    case .vetoed, .alone: 2
    case .covered: 3
    case .condition, .off, .tooFew: 4
    case .suppressed: 5
    case .reported: 6
    }
  }
}
