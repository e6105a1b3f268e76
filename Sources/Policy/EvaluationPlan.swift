import Folding
import Matching
import Measuring

/// What has to be looked at when a pattern of the program matches, so that a document costs what it holds and not what
/// all rules ask for.
///
/// Immutable; made once for a rule set.
struct EvaluationPlan: Sendable {
  /// What a rule asks, with what is of the whole document taken out to be asked first.
  struct Conditions: Sendable {
    /// Parts of the condition that need no occurrence at hand; all must hold.
    var ofDocument: [Expression] = []
    /// The other parts; all must hold.
    var ofOccurrence: [Expression] = []
  }

  /// For each pattern of the program the rules to evaluate when it matches somewhere.
  private(set) var rulesByMatch: [[Int]]
  /// For each pattern of the program the facts to decide when it matches somewhere.
  private(set) var factsByMatch: [[Int]]
  /// Rules that are evaluated in every document: nothing that the program finds is needed for them to hold.
  private(set) var standingRules: [Int] = []
  /// Rules about suppressions, which are evaluated last and only in documents that have any.
  private(set) var suppressionRules: [Int] = []
  /// For each fact the value it has where none of its patterns matches; nil when it is decided in every document.
  private(set) var restingFacts: [MeasureValue?] = []
  /// For each rule its condition in parts.
  private(set) var conditions: [Conditions] = []
  /// For each pattern whether some of what it is made of is only run on demand.
  private(set) var isLocal: [Bool] = []
  /// For each union all patterns that it is made of, through unions of unions.
  private(set) var members: [Int: BitSet] = [:]

  /// The plan for `rules`.
  ///
  /// - Complexity: O(n) in the number of patterns, rules and facts and the size of their conditions.
  init(_ rules: RuleSet) {
    let count = rules.program.patterns.count
    rulesByMatch = Array(repeating: [], count: count)
    factsByMatch = Array(repeating: [], count: count)
    var resting = RestingState(rules)
    for (index, fact) in rules.facts.enumerated() {
      let (value, triggers) = resting.decide(fact)
      restingFacts.append(value)
      for trigger in triggers.members where factsByMatch.indices.contains(trigger) {
        factsByMatch[trigger].append(index)
      }
    }
    for (index, rule) in rules.rules.enumerated() {
      conditions.append(Conditions(rule))
      if rule.pattern.map({ Self.isAboutSuppressions($0, rules) }) == true {
        suppressionRules.append(index)
        continue
      }
      guard let triggers = resting.triggers(of: rule) else {
        standingRules.append(index)
        continue
      }
      for trigger in triggers.members where rulesByMatch.indices.contains(trigger) {
        rulesByMatch[trigger].append(index)
      }
    }
    for index in rules.patterns.indices {
      isLocal.append(resting.isLocal(index))
      if case .union = rules.patterns[index].source { members[index] = resting.members(of: index) }
    }
  }
}

extension EvaluationPlan {
  private static func isAboutSuppressions(_ pattern: Int, _ rules: RuleSet) -> Bool {
    guard rules.patterns.indices.contains(pattern) else { return false }
    if case .measured(Measure.suppressionsName, _, _) = rules.patterns[pattern].source { return true }
    return false
  }
}

extension EvaluationPlan.Conditions {
  /// The parts of the condition of `rule`.
  init(_ rule: Rule) {
    guard let condition = rule.condition else { return }
    var parts = [condition]
    while let part = parts.popLast() {
      if case .and(let one, let other) = part {
        parts.append(other)
        parts.append(one)
      } else if rule.pattern == nil || !part.needsOccurrence {
        ofDocument.append(part)
      } else {
        ofOccurrence.append(part)
      }
    }
  }
}

extension Expression {
  /// Whether the value may depend on the occurrence at hand.
  var needsOccurrence: Bool {
    switch self {
    case .occurs(_, _, let scope): scope < .document
    case .capture: true
    case .measure(_, let arguments): arguments.contains { $0.needsOccurrence }
    case .template(let parts):
      parts.contains { part in
        if case .value(let value) = part { return value.needsOccurrence }
        return false
      }
    case .not(let operand): operand.needsOccurrence
    case .and(let one, let other), .or(let one, let other), .compare(let one, _, let other),
      .arithmetic(let one, _, let other):
      one.needsOccurrence || other.needsOccurrence
    case .literal, .count, .density, .distance, .score, .fact, .field, .metadata: false
    }
  }
}
