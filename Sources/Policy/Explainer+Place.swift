package import Documents
import Folding
import Matching
import Measuring

extension Explainer {
  /// What a question about one place may cost; what is beyond is counted or left out.
  private enum Limit {
    /// How many patterns that do not match are told.
    static let absences = 12
    /// How many literals of a pattern are named.
    static let literals = 8
    /// For how many candidates every fold is tried.
    static let folds = 40
  }

  /// What the rules make of `place`, a range of `Document.decoded`; an empty one is the place between two characters.
  ///
  /// With `rule`, the id of one, only that rule is asked, and says why its patterns do not match where none does.
  /// - Complexity: one more scan of the document without restrictions, and the evaluation of all rules.
  package func explain(at place: ByteRange, rule id: String? = nil) -> PlaceExplanation {
    var explained: [(explanation: Explanation, index: Int)] = []
    for index in evaluator.rules.rules.indices {
      let rule = evaluator.rules.rules[index]
      guard id == nil || rule.id == id else { continue }
      guard let explanation = explanation(of: index, at: place, isAsked: id != nil) else { continue }
      explained.append((explanation, index))
    }
    let findings = evaluation.findings.filter { finding in
      touches(finding.range, place) && (id == nil || finding.rule == id)
    }
    let hits = Set(findings.map(\.rule))
    explained =
      explained.filter { hits.contains($0.explanation.rule) } + explained.filter { !hits.contains($0.explanation.rule) }
    let asked = Set(explained.flatMap { facts(askedBy: evaluator.rules.rules[$0.index]) })
    return PlaceExplanation(
      place: place, blocks: document.blocks.indices.filter { touches(document.blocks[$0].range, place) },
      findings: findings, rules: explained.map(\.explanation), facts: facts(asked, at: place, isNarrow: id != nil))
  }

  /// What the rule makes of the place; nil when it has nothing to say and was not asked.
  private func explanation(of index: Int, at place: ByteRange, isAsked: Bool) -> Explanation? {
    let rule = evaluator.rules.rules[index]
    var explanation = explanation(of: index) { touches($0.range, place) }
    if !isAsked { removeFarFetched(from: &explanation) }
    for candidate in explanation.candidates.indices.prefix(Limit.folds) {
      needs(&explanation.candidates[candidate])
    }
    if isAsked {
      if explanation.candidates.isEmpty, let pattern = rule.pattern {
        addAbsences(of: pattern, at: place, to: &explanation)
      }
      return explanation
    }
    let hasFinding = evaluation.findings.contains { $0.rule == rule.id && touches($0.range, place) }
    return hasFinding || !explanation.candidates.isEmpty ? explanation : nil
  }

  /// Leaves out what nobody would call a near hit: whole blocks of other zones, and parts of what is told anyway.
  private func removeFarFetched(from explanation: inout Explanation) {
    let told = explanation.candidates.filter { $0.outcome != .covered }.map(\.range)
    explanation.candidates.removeAll { candidate in
      switch candidate.outcome {
      case .covered: told.contains { $0.overlaps(candidate.range) }
      case .zone, .language: document.blocks.contains { $0.range == candidate.range }
      default: false
      }
    }
  }

  /// Whether `range` of the text shares a character with `place` of the decoded source, or touches it where one is empty.
  func touches(_ range: TextRange, _ place: ByteRange) -> Bool {
    let own = document.decodedRange(range)
    if own.count == 0 || place.count == 0 { return own.lower <= place.upper && place.lower <= own.upper }
    return own.lower < place.upper && place.lower < own.upper
  }

  // MARK: Folds

  /// Finds out for each fold whether the pattern would match there without it.
  private func needs(_ candidate: inout Explanation.Candidate) {
    guard !candidate.folds.isEmpty, let pattern = pattern(called: candidate.pattern),
      let spec = examination.spec(of: pattern)
    else { return }
    for (index, fold) in candidate.folds.enumerated() {
      guard let set = FoldSet.named.first(where: { $0.name == fold.name })?.fold else { continue }
      candidate.folds[index].isNeeded = !matches(spec, folds: spec.folds.subtracting(set), at: candidate.range)
    }
  }

  private func pattern(called name: String) -> Int? {
    evaluator.rules.patterns.indices.first { examination.origin(of: $0) == name }
  }

  /// Whether the pattern with other folds matches something at the place, whatever the zone.
  private func matches(_ spec: PatternSpec, folds: FoldSet, at range: TextRange) -> Bool {
    var changed = spec
    changed.folds = folds
    changed.zones = .all
    changed.role = .local
    changed.waiver = "one question"
    let matcher = Matcher(MatchProgram.compile([changed]).program)
    return matcher.search(for: 0, in: document).matches.contains { $0.range.overlaps(range) }
  }

  // MARK: Absence

  private func addAbsences(of pattern: Int, at place: ByteRange, to explanation: inout Explanation) {
    let blocks = document.blocks.filter { touches($0.range, place) }
    var near: [Explanation.Absence] = []
    var far: [Explanation.Absence] = []
    for leaf in leaves(of: pattern) {
      let absence = Explanation.Absence(
        pattern: examination.origin(of: leaf), reason: reason(leaf, blocks.map(\.range), place))
      if case .noLiteral = absence.reason { far.append(absence) } else { near.append(absence) }
    }
    let all = near + far
    explanation.absences = Array(all.prefix(Limit.absences))
    explanation.moreAbsences = all.count - explanation.absences.count
  }

  private func reason(_ leaf: Int, _ blocks: [TextRange], _ place: ByteRange) -> Explanation.Absence.Reason {
    guard !blocks.isEmpty else { return .nothing }
    guard case .matched(let index) = evaluator.rules.patterns[leaf].source, let spec = examination.spec(of: leaf) else {
      if case .measured = evaluator.rules.patterns[leaf].source { return .measure }
      return .nothing
    }
    let missing = FoldSet.named.filter { !spec.folds.contains($0.fold) }
    let literals: [String]
    switch evaluator.rules.program.gate(of: index) {
    case .literals(let all): literals = all
    case .rows, .open, .broken: literals = []
    }
    let folds = spec.folds.union(.characters).union(.lines)
    let texts = blocks.map { Folder.fold(document.text, $0, by: folds).bytes }
    let there = literals.filter { literal in
      let bytes = Folder.fold(Array(literal.utf8), by: folds)
      return texts.contains { Values.contains($0, bytes) }
    }
    let helping = missing.filter { fold in
      matches(spec, folds: spec.folds.union(fold.fold), at: place)
    }
    if !helping.isEmpty { return .fold(helping.map(\.name)) }
    if let match = freeMatches(of: index).first(where: { match in blocks.contains { $0.contains(match.range) } }) {
      return .elsewhere(match.range)
    }
    if there.isEmpty, !literals.isEmpty {
      return .noLiteral(Array(literals.prefix(Limit.literals)), count: literals.count)
    }
    return .literal(Array(there.prefix(Limit.literals)))
  }

  private func matches(_ spec: PatternSpec, folds: FoldSet, at place: ByteRange) -> Bool {
    document.blocks.contains { block in
      guard touches(block.range, place) else { return false }
      var changed = spec
      changed.folds = folds
      changed.zones = .all
      changed.role = .local
      changed.waiver = "one question"
      let matcher = Matcher(MatchProgram.compile([changed]).program)
      return matcher.matches(of: 0, in: block.range, of: document).matches.contains { touches($0.range, place) }
    }
  }

  // MARK: Facts

  /// The facts that the rule's conditions ask for.
  private func facts(askedBy rule: Rule) -> Set<String> {
    let expressions = [rule.condition].compactMap { $0 } + rule.escalations.map(\.condition)
    return expressions.reduce(into: []) { $0.formUnion($1.references.facts) }
  }

  /// What decided the facts that are asked for, and those for which something at the place is evidence.
  private func facts(_ asked: Set<String>, at place: ByteRange, isNarrow: Bool) -> [FactTrace] {
    decide()
    return evaluator.rules.facts.compactMap { fact in
      let trace = trace(fact)
      let isThere = trace.rows.contains { row in row.places.contains { touches($0, place) } }
      return asked.contains(fact.key) || isThere && !isNarrow ? trace : nil
    }
  }

  private func trace(_ fact: RuleSet.FactRule) -> FactTrace {
    var rows: [FactTrace.Row] = []
    for (index, row) in fact.rows.enumerated() {
      guard row.condition.map({ examination.holds($0) }) ?? true else { continue }
      rows.append(
        FactTrace.Row(
          number: index + 1, condition: row.condition.map { examination.trace($0, family: fact.family) },
          places: row.evidence.flatMap { examination.evidence($0, rule: row.rule).compactMap(\.range) }))
      if fact.mode == .first { break }
    }
    let value = Values.string(examination.facts[fact.key] ?? .none, examination.text)
    return FactTrace(key: fact.key, value: value, rows: rows, rowCount: fact.rows.count)
  }
}
