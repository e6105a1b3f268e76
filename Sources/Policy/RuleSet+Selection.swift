import Matching

extension RuleSet {
  /// The rule set with only the rules and facts named, and what they need; patterns that nothing needs find nothing.
  ///
  /// Indices of patterns and scores stay the same. - Complexity: O(n) in the size of the rule set, and the program of
  /// what is left is compiled anew.
  package func selecting(rules ids: Set<String>, facts keys: Set<String> = []) -> RuleSet {
    var selection = Selection(self)
    var selected = self
    selected.rules = rules.filter { ids.contains($0.id) }
    for rule in selected.rules { selection.add(rule) }
    for key in keys { selection.add(fact: key) }
    selected.facts = facts.filter { selection.facts.contains($0.key) }
    var specs: [PatternSpec] = []
    for index in patterns.indices {
      guard case .matched(let spec) = patterns[index].source, program.patterns.indices.contains(spec) else { continue }
      guard selection.patterns.contains(index) else {
        selected.patterns[index].source = .union([])
        continue
      }
      selected.patterns[index].source = .matched(specs.count)
      specs.append(program.patterns[spec])
    }
    selected.program = MatchProgram.compile(specs).program
    return selected
  }

  /// What a few rules and facts need.
  struct Selection {
    private let rules: RuleSet
    private let followsFacts: Bool
    private(set) var patterns: Set<Int> = []
    private(set) var scores: Set<Int> = []
    private(set) var facts: Set<String> = []

    init(_ rules: RuleSet, followsFacts: Bool = true) {
      self.rules = rules
      self.followsFacts = followsFacts
    }

    mutating func add(_ rule: Rule) {
      if let pattern = rule.pattern { add(pattern: pattern) }
      for expression in rule.expressions { add(expression) }
    }

    mutating func add(fact key: String) {
      guard facts.insert(key).inserted else { return }
      for fact in rules.facts where fact.key == key {
        for row in fact.rows {
          for expression in [row.value] + row.evidence + [row.condition].compactMap({ $0 }) { add(expression) }
        }
      }
    }

    private mutating func add(_ expression: Expression) {
      let references = expression.references
      for pattern in references.patterns { add(pattern: pattern) }
      for fact in references.facts where followsFacts { add(fact: fact) }
      for score in references.scores where rules.scores.indices.contains(score) && scores.insert(score).inserted {
        for term in rules.scores[score].terms { add(term.expression) }
      }
    }

    private mutating func add(pattern: Int) {
      guard rules.patterns.indices.contains(pattern), patterns.insert(pattern).inserted else { return }
      for requirement in rules.patterns[pattern].requirements { add(pattern: requirement.pattern) }
      switch rules.patterns[pattern].source {
      case .union(let members): for member in members { add(pattern: member) }
      case .measured(_, let arguments, _): for argument in arguments { add(argument) }
      case .matched, .blocks, .claims: break
      }
    }
  }
}
