package import Documents

/// A condition or value, and what it and each of its parts came to in a document.
package struct ConditionTrace: Hashable, Sendable {
  /// What kind of condition it is.
  package enum Kind: String, Hashable, Sendable {
    /// `and`: all parts.
    case all
    /// `or`: any of the parts.
    case any
    /// `not`: the one part does not hold.
    case not
    /// A comparison of the parts, those that are written as a value left out.
    case comparison
    /// A weighted sum of the parts that count, each with what it adds as its value.
    case sum
    /// Anything else.
    case value
  }

  /// What kind of condition it is.
  package var kind: Kind
  /// The condition as rules write it.
  package var text: String
  /// Its value in words: `true`, a number, a text; empty where there is none.
  package var value: String
  /// Whether it counts as true.
  package var holds: Bool
  /// The operands of `and`, `or`, `not` and comparisons; parts that were not needed for the value are there too.
  package var parts: [ConditionTrace]
  /// Where in `Document.text` the value was found, at most three places.
  package var places: [TextRange]
}

extension Examination {
  /// The most places that one part of a trace gives.
  private static let tracedPlaces = 3
  /// How deep sums in sums are taken apart.
  private static let tracedSums = 3
  /// The most terms of a score that are told where none counts.
  private static let tracedTerms = 8

  /// What `expression` comes to, part by part, in the words of `family`.
  ///
  /// - Complexity: that of evaluating every part.
  func trace(_ expression: Expression, family: String, at hand: AtHand? = nil) -> ConditionTrace {
    let spelling = ExpressionSpelling(rules: rules, family: family)
    return trace(expression, spelling, hand, sums: 0)
  }

  private func trace(_ expression: Expression, _ spelling: ExpressionSpelling, _ hand: AtHand?, sums: Int)
    -> ConditionTrace
  {
    let value = value(expression, at: hand)
    var kind = ConditionTrace.Kind.value
    var parts: [ConditionTrace] = []
    var places: [TextRange] = []
    switch expression {
    case .and(let one, let other), .or(let one, let other):
      if case .and = expression { kind = .all } else { kind = .any }
      // A chain of the same operator is one list.
      for operand in [one, other] {
        let part = trace(operand, spelling, hand, sums: sums)
        parts += operand.isSameJoin(as: expression) ? part.parts : [part]
      }
    case .not(let operand):
      kind = .not
      parts = [trace(operand, spelling, hand, sums: sums)]
    case .compare(let one, _, let other), .arithmetic(let one, _, let other):
      if case .compare = expression { kind = .comparison }
      parts = [one, other].filter { !$0.isLiteral }.map { trace($0, spelling, hand, sums: sums) }
    case .measure(_, let arguments):
      parts = arguments.filter { !$0.isLiteral }.map { trace($0, spelling, hand, sums: sums) }
    case .score(let index):
      kind = .sum
      // A score may be built on scores, in rule sets that no compiler has seen also on itself.
      let isKnown = rules.scores.indices.contains(index) && sums < Self.tracedSums
      parts = isKnown ? terms(of: index, spelling, sums: sums + 1) : []
    default:
      places = evidence(expression, at: hand).prefix(Self.tracedPlaces).compactMap(\.range)
    }
    return ConditionTrace(
      kind: kind, text: spelling.text(expression), value: Values.string(value, text), holds: Values.isTrue(value),
      parts: parts,
      places: places)
  }

  /// The terms of a score that add something to it, with what they add; where none does, the first ones.
  private func terms(of index: Int, _ spelling: ExpressionSpelling, sums: Int) -> [ConditionTrace] {
    let isIdle = score(index) == 0
    return rules.scores[index].terms.prefix(isIdle ? Self.tracedTerms : .max).compactMap { term in
      let sum = Values.contribution(of: term, value(term.expression))
      guard sum != 0 || isIdle else { return nil }
      var trace = trace(term.expression, spelling, nil, sums: sums)
      trace.value = (sum < 0 ? "" : "+") + Values.string(sum)
      return trace
    }
  }
}

extension Expression {
  fileprivate var isLiteral: Bool {
    if case .literal = self { return true }
    return false
  }

  fileprivate func isSameJoin(as other: Expression) -> Bool {
    switch (self, other) {
    case (.and, .and), (.or, .or): true
    default: false
    }
  }
}
