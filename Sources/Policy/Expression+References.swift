extension Expression {
  /// What an expression refers to.
  struct References: Hashable, Sendable {
    var patterns: Set<Int> = []
    var scores: Set<Int> = []
    var facts: Set<String> = []
  }

  /// Everything that the expression refers to.
  ///
  /// - Complexity: O(n) in the size of the expression, which the parser limits.
  var references: References {
    var references = References()
    collect(into: &references)
    return references
  }

  private func collect(into references: inout References) {
    switch self {
    case .literal, .field, .metadata: break
    case .occurs(let pattern, _, _), .count(let pattern), .density(let pattern), .capture(let pattern, _):
      references.patterns.insert(pattern)
    case .distance(let one, let other): references.patterns.formUnion([one, other])
    case .score(let index): references.scores.insert(index)
    case .fact(let key): references.facts.insert(key)
    case .measure(_, let arguments): for argument in arguments { argument.collect(into: &references) }
    case .template(let parts): for case .value(let value) in parts { value.collect(into: &references) }
    case .not(let operand): operand.collect(into: &references)
    case .and(let one, let other), .or(let one, let other), .compare(let one, _, let other),
      .arithmetic(let one, _, let other):
      one.collect(into: &references)
      other.collect(into: &references)
    }
  }
}
