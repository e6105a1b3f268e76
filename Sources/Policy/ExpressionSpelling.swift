import Documents
import Folding

/// Writes conditions and values of a compiled rule set the way rules write them.
struct ExpressionSpelling {
  /// The rule set, for the names.
  let rules: RuleSet
  /// The family whose names stand without it.
  let family: String

  /// `expression` as a rule of the family would write it.
  ///
  /// - Complexity: O(n) in its size.
  func text(_ expression: Expression) -> String {
    switch expression {
    case .literal(let literal): text(literal)
    case .occurs(let pattern, let zones, let scope): located(pattern, zones, scope)
    case .count(let pattern): "count(\(name(pattern)))"
    case .density(let pattern): "density(\(name(pattern)))"
    case .distance(let one, let other): "distance(\(name(one)), \(name(other)))"
    case .capture(let pattern, let capture): "\(name(pattern)).\(capture.isEmpty ? "text" : capture)"
    case .score(let index): "score(\(scoreName(index)))"
    case .fact(let key): "fact(\(key))"
    case .field(let name): "field(\(name))"
    case .metadata(let name): "meta('\(name)')"
    case .measure(let name, let arguments): "\(name)(\(arguments.map { text($0) }.joined(separator: ", ")))"
    case .template(let parts): parts.reduce("'") { $0 + text($1) } + "'"
    case .not(let operand): "not \(operand.isJoined ? "(\(text(operand)))" : text(operand))"
    case .and(let one, let other): "\(operand(one, of: .and)) and \(operand(other, of: .and))"
    case .or(let one, let other): "\(text(one)) or \(text(other))"
    case .compare(let one, let comparison, let other): "\(text(one)) \(comparison.rawValue) \(text(other))"
    case .arithmetic(let one, let sign, let other): "\(term(one)) \(sign) \(term(other))"
    }
  }

  /// A pattern's name: without its family where that is the rule's own.
  func name(_ pattern: Int) -> String {
    guard rules.patterns.indices.contains(pattern) else { return "?" }
    let pattern = rules.patterns[pattern]
    return pattern.family == family ? pattern.name : "\(pattern.family)/\(pattern.name)"
  }

  private enum Join { case and }

  private func operand(_ expression: Expression, of join: Join) -> String {
    if case .or = expression { return "(\(text(expression)))" }
    return text(expression)
  }

  private func term(_ expression: Expression) -> String {
    if case .arithmetic = expression { return "(\(text(expression)))" }
    return text(expression)
  }

  private func scoreName(_ index: Int) -> String {
    guard rules.scores.indices.contains(index) else { return "?" }
    let score = rules.scores[index]
    return score.family == family ? score.name : "\(score.family)/\(score.name)"
  }

  private func located(_ pattern: Int, _ zones: ZoneSet?, _ scope: Scope) -> String {
    let name = name(pattern)
    if let zones {
      if let group = PackShape.zoneGroups.first(where: { $0.zones == zones }) { return "\(name) in \(group.name)" }
      return "\(name) in \(Zone.allCases.filter { zones.contains($0) }.map(\.rawValue).joined(separator: " "))"
    }
    return scope < .document ? "\(name) in \(scope.rawValue)" : name
  }

  private func text(_ literal: Expression.Literal) -> String {
    switch literal {
    case .null: "null"
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): Values.string(number)
    case .text(let text): "'\(text)'"
    case .name(let name): name
    }
  }

  private func text(_ part: Expression.TemplatePart) -> String {
    switch part {
    case .text(let text): text
    case .value(let value): "{\(text(value))}"
    }
  }
}

extension Expression {
  /// Whether it is joined of parts, so that it stands in parentheses behind `not`.
  fileprivate var isJoined: Bool {
    switch self {
    case .and, .or, .compare: true
    default: false
    }
  }
}
