import Documents
import Folding
import Measuring

extension Examination {
  /// Decides all facts in order; evidence lists follow the first fact that feeds them.
  func decideFacts(_ triggered: Set<Int>) -> [(key: String, value: FactValue)] {
    var output: [(key: String, value: FactValue)] = []
    var evidencePlaces: [String: Int] = [:]
    for (index, fact) in rules.facts.enumerated() {
      var evidence: [Finding.Evidence] = []
      let value: MeasureValue
      if let resting = plan.restingFacts[index], !triggered.contains(index) {
        value = resting
      } else {
        (value, evidence) = probe.map { $0.fact(index) { decide(fact) } } ?? decide(fact)
      }
      facts[fact.key] = value
      output.append((fact.key, factValue(value, isList: fact.mode == .collect)))
      guard let key = fact.evidenceKey else { continue }
      if let place = evidencePlaces[key] {
        if case .evidence(let earlier) = output[place].value {
          output[place].value = .evidence(merged(earlier, evidence))
        }
      } else {
        evidencePlaces[key] = output.count
        output.append((key, .evidence(merged([], evidence))))
      }
    }
    return output
  }

  private func decide(_ fact: RuleSet.FactRule) -> (value: MeasureValue, evidence: [Finding.Evidence]) {
    var values: [MeasureValue] = []
    var evidence: [Finding.Evidence] = []
    for row in fact.rows where row.condition.map({ holds($0) }) ?? true {
      let value = value(row.value)
      evidence += row.evidence.flatMap { self.evidence($0, rule: row.rule) }
      if fact.mode == .first { return (value, evidence) }
      if value != .none, !values.contains(value) { values.append(value) }
    }
    return (fact.mode == .first ? .none : .list(values), evidence)
  }

  private func merged(_ earlier: [Finding.Evidence], _ later: [Finding.Evidence]) -> [Finding.Evidence] {
    var seen = Set(earlier)
    return earlier + later.filter { seen.insert($0).inserted }
  }

  private func factValue(_ value: MeasureValue, isList: Bool) -> FactValue {
    switch value {
    case .none: isList ? .list([]) : .null
    case .flag(let flag): .flag(flag)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .place(let range): .text(oneLine(document.string(range)))
    case .list(let values): .list(values.map { factValue($0, isList: false) })
    }
  }
}

// MARK: Evidence

extension Examination {
  /// What a fact takes from the text, such as a name, without the ends of lines that it is broken over.
  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { line in
      String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }.joined(separator: " ")
  }

  /// The places that `expression` rests on; at most `Limit.evidence` of them.
  ///
  /// They are reported under `rule` where one is given, else under the pattern's name or the claim's origin.
  func evidence(_ expression: Expression, rule: String? = nil, at hand: AtHand? = nil) -> [Finding.Evidence] {
    switch expression {
    case .occurs(let pattern, let zones, let scope):
      return places(of: pattern, zones, scope, hand).prefix(Limit.evidence).map {
        Finding.Evidence(origin: rule ?? origin(of: $0, pattern), range: $0.range)
      }
    case .count(let pattern), .density(let pattern):
      return evidence(.occurs(pattern: pattern, zones: nil, scope: .document), rule: rule)
    case .capture(let pattern, _):
      return evidence(value(expression, at: hand), rule ?? origin(of: pattern))
    case .field(let name):
      let field = field(name)
      return evidence(field.value, rule ?? field.origin)
    case .metadata(let name):
      return evidence(value(expression), rule ?? name)
    case .measure(let name, _):
      return evidence(value(expression, at: hand), rule ?? name)
    case .fact(let key):
      return evidence(value(expression), rule ?? key)
    case .and(let one, let other), .or(let one, let other):
      return evidence(one, rule: rule, at: hand) + evidence(other, rule: rule, at: hand)
    case .not:
      return []
    case .literal, .distance, .score, .template, .compare, .arithmetic:
      return evidence(value(expression, at: hand), rule ?? "")
    }
  }

  /// The occurrences of the pattern in the zones, and in the scope round the occurrence at hand.
  func places(of pattern: Int, _ zones: ZoneSet?, _ scope: Scope, _ hand: AtHand?) -> [Occurrence] {
    var items: [Occurrence]
    switch (scope, hand?.occurrence) {
    case (.clause, let occurrence?), (.sentence, let occurrence?), (.paragraph, let occurrence?):
      let extent = extent(of: scope, around: occurrence)
      items = occurrences(of: pattern, in: extent).items.filter { extent.contains($0.range) }
    case (.zone, let occurrence?):
      items = occurrences(of: pattern, in: document.blocks[occurrence.block].zone).items
    default:
      items = occurrences(of: pattern).items
    }
    if let zones { items = items.filter { zones.contains(document.blocks[$0.block].zone) } }
    return items
  }

  private func evidence(_ value: MeasureValue, _ origin: String) -> [Finding.Evidence] {
    switch value {
    case .place(let range): [Finding.Evidence(origin: origin, range: range)]
    case .text, .number: [Finding.Evidence(origin: origin, text: Values.string(value, text))]
    case .list(let values): Array(values.lazy.flatMap { self.evidence($0, origin) }.prefix(Limit.evidence))
    case .none, .flag: []
    }
  }

  /// What an occurrence is reported under: the place a claim comes from, else its pattern's name.
  func origin(of occurrence: Occurrence, _ pattern: Int) -> String {
    if case .claim(let origin) = occurrence.detail { return origin }
    return origin(of: pattern)
  }

  /// A pattern's name, `family/name`.
  func origin(of pattern: Int) -> String {
    guard rules.patterns.indices.contains(pattern) else { return "" }
    return "\(rules.patterns[pattern].family)/\(rules.patterns[pattern].name)"
  }
}
