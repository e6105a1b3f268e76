import Matching

/// Where the time of evaluations went: what an `EvaluationProbe` counted, put down to rules, patterns and measures.
package struct RuleProfile: Sendable {
  /// What one of them cost.
  package struct Row: Hashable, Sendable {
    /// What it is.
    package enum Kind: String, CaseIterable, Sendable { case rule, fact, pattern, measure }

    /// What it is.
    package var kind: Kind
    /// The rule's id, the fact's key, the pattern's qualified name, or the measure's name.
    package var name: String
    /// The time: of a rule or fact that of its evaluation and of matching what it rests on, which others may rest on too.
    package var time: Duration
    /// Places where a gate or a word of its patterns stood.
    package var candidates = 0
    /// How often its patterns were run, or the measure asked, or the rule or fact evaluated where it has no patterns.
    package var runs = 0
    /// Matches of its patterns, or spans of the measure.
    package var matches = 0
    /// What a rule found, suppressed findings included.
    package var findings = 0
    /// The time that compiling its regexes took, once for a run of the program; it is no part of `time`.
    package var compiling = Duration.zero
  }

  /// The rows, the slowest first; equal ones by name.
  package var rows: [Row] = []
  /// How many documents were evaluated, and how many bytes they had.
  package var documents = 0
  /// The bytes of these documents as they were given.
  package var bytes = 0
  /// The time that reading them took: decoding, markup.
  package var reading = Duration.zero
  /// The time that folding their text took.
  package var folding = Duration.zero
  /// The time of the literal filter.
  package var filtering = Duration.zero
  /// The time that patterns took.
  package var matching = Duration.zero
  /// The time that measures took.
  package var measuring = Duration.zero
  /// The rest: conditions, facts, findings.
  package var judging = Duration.zero

  /// What `probe` counted of evaluations of `rules`; `warmUp` counted earlier ones, in which regexes were compiled.
  ///
  /// - Complexity: O(n) in the number of rules and what each rests on.
  package init(_ probe: EvaluationProbe, warmUp: EvaluationProbe, of rules: RuleSet) {
    var work = probe.matches.work
    let late = work.reduce(.zero) { $0 + $1.compiling }
    for index in work.indices { work[index].compiling += warmUp.matches.work[index].compiling }
    folding = probe.matches.folding
    filtering = probe.matches.filtering
    matching = work.reduce(.zero) { $0 + $1.time }
    measuring = probe.measures.values.reduce(.zero) { $0 + $1.time }
    judging = max(.zero, probe.total - folding - filtering - matching - measuring - late)
    for (index, pattern) in rules.program.patterns.enumerated() where work[index].runs > 0 {
      var row = Row(kind: .pattern, name: pattern.name, time: .zero)
      row.add(work[index])
      rows.append(row)
    }
    for (name, work) in probe.measures {
      rows.append(Row(kind: .measure, name: name, time: work.time, runs: work.count, matches: work.results))
    }
    for (index, rule) in rules.rules.enumerated() {
      var selection = RuleSet.Selection(rules, followsFacts: false)
      selection.add(rule)
      add(.rule, rule.id, probe.rules[index], selection.patterns, work, rules)
    }
    for (index, fact) in rules.facts.enumerated() {
      var selection = RuleSet.Selection(rules, followsFacts: false)
      selection.add(fact: fact.key)
      add(.fact, fact.key, probe.facts[index], selection.patterns, work, rules)
    }
    rows.sort { ($1.time, $0.name, $0.kind.rawValue) < ($0.time, $1.name, $1.kind.rawValue) }
  }

  private mutating func add(
    _ kind: Row.Kind, _ name: String, _ own: EvaluationProbe.Work?, _ patterns: Set<Int>, _ work: [MatchProbe.Work],
    _ rules: RuleSet
  ) {
    var row = Row(kind: kind, name: name, time: .zero)
    var isSeen = own != nil
    for pattern in patterns {
      guard case .matched(let index) = rules.patterns[pattern].source, work.indices.contains(index),
        work[index].runs > 0
      else { continue }
      isSeen = true
      // What is run on demand is timed with the rule that asks for it.
      let isTimed = rules.program.patterns.indices.contains(index) && rules.program.isOnDemand(index)
      row.add(work[index], countsTime: !isTimed)
    }
    guard isSeen else { return }
    if row.runs == 0 { row.runs = own?.count ?? 0 }
    row.time += own?.time ?? .zero
    row.findings = own?.results ?? 0
    rows.append(row)
  }
}

extension RuleProfile.Row {
  fileprivate mutating func add(_ work: MatchProbe.Work, countsTime: Bool = true) {
    candidates += work.candidates
    runs += work.runs
    matches += work.matches
    compiling += work.compiling
    if countsTime { time += work.time }
  }
}
