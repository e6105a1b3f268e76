import Matching

extension RuleSet {
  /// Whether every index points at something: what an image must hold before anything follows its indices.
  ///
  /// - Complexity: O(n) in the number of references.
  var refersToItself: Bool {
    patterns.allSatisfy { refers($0) }
      && scores.allSatisfy { $0.terms.allSatisfy { refers($0.expression) } }
      && facts.allSatisfy { fact in
        fact.rows.allSatisfy { row in
          refers(row.value) && row.evidence.allSatisfy { refers($0) } && row.condition.map { refers($0) } ?? true
        }
      }
      && rules.allSatisfy { refers($0) }
  }

  private func refers(_ pattern: Pattern) -> Bool {
    guard pattern.requirements.allSatisfy({ patterns.indices.contains($0.pattern) }) else { return false }
    switch pattern.source {
    case .matched(let index): return program.patterns.indices.contains(index)
    case .union(let members): return members.allSatisfy { patterns.indices.contains($0) }
    case .measured(_, let arguments, _): return arguments.allSatisfy { refers($0) }
    case .blocks, .claims: return true
    }
  }

  private func refers(_ rule: Rule) -> Bool {
    (rule.pattern.map { patterns.indices.contains($0) } ?? true) && rule.expressions.allSatisfy { refers($0) }
  }

  private func refers(_ expression: Expression) -> Bool {
    switch expression {
    case .literal, .field, .metadata, .fact: true
    case .occurs(let pattern, _, _), .count(let pattern), .density(let pattern), .capture(let pattern, _):
      patterns.indices.contains(pattern)
    case .distance(let one, let other): patterns.indices.contains(one) && patterns.indices.contains(other)
    case .score(let index): scores.indices.contains(index)
    case .measure(_, let arguments): arguments.allSatisfy { refers($0) }
    case .template(let parts):
      parts.allSatisfy { part in
        if case .value(let value) = part { return refers(value) }
        return true
      }
    case .not(let operand): refers(operand)
    case .and(let one, let other), .or(let one, let other), .compare(let one, _, let other),
      .arithmetic(let one, _, let other):
      refers(one) && refers(other)
    }
  }
}
