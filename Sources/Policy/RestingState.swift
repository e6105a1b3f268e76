import Matching
import Measuring

/// What rules and facts come to in a document in which no pattern of the program matches.
///
/// A value that is known then changes only when one of the patterns that it was computed from matches: those are its
/// triggers. What depends on anything else (measures, fields, metadata, claims) is not known.
struct RestingState {
  private let rules: RuleSet
  /// The facts decided so far: their value if it is known, and what would change it.
  private var facts: [String: (value: MeasureValue?, triggers: BitSet)] = [:]
  private var scores: [Int: (value: MeasureValue?, triggers: BitSet)] = [:]
  private var patterns: [Int: Roots] = [:]

  /// What a pattern is made of in the end.
  private struct Roots {
    /// Patterns of the program.
    var matched = BitSet()
    /// Whether it occurs only where one of `matched` matches.
    var isSilent = true
    /// Whether one of them is only run on demand.
    var isLocal = false
    /// Patterns of the rule set, for a union.
    var members = BitSet()
  }

  /// The state of `rules` before any fact is decided.
  init(_ rules: RuleSet) { self.rules = rules }

  /// Whether the pattern is made of one that is only run on demand.
  mutating func isLocal(_ pattern: Int) -> Bool { roots(pattern).isLocal }

  /// The patterns that a union is made of, itself not included.
  mutating func members(of pattern: Int) -> BitSet { roots(pattern).members }

  /// The patterns of the program of which one must match for `rule` to find something; nil when it may do so without.
  mutating func triggers(of rule: Rule) -> BitSet? {
    if let pattern = rule.pattern {
      let roots = roots(pattern)
      if roots.isSilent { return roots.matched }
    }
    guard let condition = rule.condition else { return nil }
    var triggers = BitSet()
    guard let value = value(condition, &triggers), !Values.isTrue(value) else { return nil }
    return triggers
  }

  /// The value of `fact` (nil when it is not known) and what changes it; facts must be given in order.
  mutating func decide(_ fact: RuleSet.FactRule) -> (value: MeasureValue?, triggers: BitSet) {
    var triggers = BitSet()
    let value = outcome(of: fact, &triggers)
    facts[fact.key] = (value, triggers)
    return (value, triggers)
  }

  private mutating func outcome(of fact: RuleSet.FactRule, _ triggers: inout BitSet) -> MeasureValue? {
    var values: [MeasureValue] = []
    for row in fact.rows {
      if let condition = row.condition {
        guard let holds = value(condition, &triggers) else { return nil }
        guard Values.isTrue(holds) else { continue }
      }
      guard let value = value(row.value, &triggers), isSilent(row.evidence, &triggers) else { return nil }
      if fact.mode == .first { return value }
      if value != .none, !values.contains(value) { values.append(value) }
    }
    return fact.mode == .first ? MeasureValue.none : .list(values)
  }

  /// Whether no entry of `evidence` has a place.
  private mutating func isSilent(_ evidence: [Expression], _ triggers: inout BitSet) -> Bool {
    for expression in evidence {
      switch expression {
      case .occurs(let pattern, _, _), .count(let pattern), .density(let pattern), .capture(let pattern, _):
        let roots = roots(pattern)
        triggers.formUnion(roots.matched)
        guard roots.isSilent else { return false }
      default:
        return false
      }
    }
    return true
  }
}

// MARK: Patterns

extension RestingState {
  private mutating func roots(_ pattern: Int) -> Roots {
    if let known = patterns[pattern] { return known }
    guard rules.patterns.indices.contains(pattern) else { return Roots() }
    patterns[pattern] = Roots()
    var roots = Roots()
    switch rules.patterns[pattern].source {
    case .matched(let index):
      roots.matched.insert(index)
      if rules.program.patterns.indices.contains(index), rules.program.isOnDemand(index) {
        roots.isLocal = true
        roots.isSilent = false
      }
    case .union(let members):
      for member in members {
        let below = self.roots(member)
        roots.matched.formUnion(below.matched)
        roots.isSilent = roots.isSilent && below.isSilent
        roots.isLocal = roots.isLocal || below.isLocal
        roots.members.formUnion(below.members)
        roots.members.insert(member)
      }
    case .measured, .blocks, .claims:
      roots.isSilent = false
    }
    patterns[pattern] = roots
    return roots
  }
}

// MARK: Expressions

extension RestingState {
  /// The value of `expression` where no pattern of the program matches; nil when it is not known.
  private mutating func value(_ expression: Expression, _ triggers: inout BitSet) -> MeasureValue? {
    switch expression {
    case .literal(let literal): return value(literal)
    case .occurs(let pattern, _, _): return absent(pattern, .flag(false), &triggers)
    case .count(let pattern): return absent(pattern, .number(0), &triggers)
    case .capture(let pattern, _): return absent(pattern, .none, &triggers)
    case .distance(let one, let other):
      let (first, second) = (absent(one, .none, &triggers), absent(other, .none, &triggers))
      return first == nil && second == nil ? nil : MeasureValue.none
    case .score(let index): return score(index, &triggers)
    case .fact(let key):
      guard let fact = facts[key] else { return MeasureValue.none }
      triggers.formUnion(fact.triggers)
      return fact.value
    case .not(let operand):
      return value(operand, &triggers).map { .flag(!Values.isTrue($0)) }
    case .and(let one, let other):
      return joined(value(one, &triggers), value(other, &triggers), decisive: false)
    case .or(let one, let other):
      return joined(value(one, &triggers), value(other, &triggers), decisive: true)
    case .compare(let one, let comparison, let other):
      guard let first = value(one, &triggers), let second = value(other, &triggers) else { return nil }
      let asksForNull = one.isNull || other.isNull
      return .flag(Values.compare(first, comparison, second, asksForNull: asksForNull, Self.text))
    case .arithmetic(let one, let sign, let other):
      guard let first = value(one, &triggers), let second = value(other, &triggers) else { return nil }
      return Values.calculate(first, sign, second)
    case .density, .field, .metadata, .measure, .template:
      return nil
    }
  }

  private func value(_ literal: Expression.Literal) -> MeasureValue {
    switch literal {
    case .number(let number): .number(number)
    case .text(let text), .name(let text): .text(text)
    case .flag(let flag): .flag(flag)
    case .null: .none
    }
  }

  private mutating func absent(
    _ pattern: Int, _ value: MeasureValue, _ triggers: inout BitSet
  ) -> MeasureValue? {
    let roots = roots(pattern)
    triggers.formUnion(roots.matched)
    return roots.isSilent ? value : nil
  }

  private mutating func score(_ index: Int, _ triggers: inout BitSet) -> MeasureValue? {
    guard rules.scores.indices.contains(index) else { return .number(0) }
    let state = scores[index] ?? sum(of: index)
    triggers.formUnion(state.triggers)
    return state.value
  }

  private mutating func sum(of index: Int) -> (value: MeasureValue?, triggers: BitSet) {
    // A score that asks for itself on the way is not known.
    scores[index] = (nil, BitSet())
    var triggers = BitSet()
    var sum: Double? = 0
    for term in rules.scores[index].terms {
      let value = value(term.expression, &triggers)
      sum = sum.flatMap { sum in value.map { sum + Values.contribution(of: term, $0) } }
    }
    scores[index] = (sum.map(MeasureValue.number), triggers)
    return (sum.map(MeasureValue.number), triggers)
  }

  /// A conjunction (`decisive` is false) or disjunction (true): known as soon as one side decides.
  private func joined(_ one: MeasureValue?, _ other: MeasureValue?, decisive: Bool) -> MeasureValue? {
    let sides = [one.map(Values.isTrue), other.map(Values.isTrue)]
    if sides.contains(decisive) { return .flag(decisive) }
    return sides.contains(nil) ? nil : .flag(!decisive)
  }

  private static func text(_ value: MeasureValue) -> String? {
    if case .text(let text) = value { return text }
    return nil
  }
}
