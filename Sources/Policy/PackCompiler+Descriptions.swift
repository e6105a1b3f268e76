import Documents
import Folding
import Matching
package import Measuring

extension PackCompiler {
  /// The rules and facts of `files` as they were written, with what they rest on.
  ///
  /// - Complexity: that of compiling the files.
  package static func describe(_ files: [RuleFile], measures: [Measure] = MeasureCatalog.all) -> RuleCatalog {
    var compiler = PackCompiler(files, measures: measures)
    let set = compiler.compile(digest: "")
    let titles = Dictionary(set.families.map { ($0.name, $0.title) }, uniquingKeysWith: { first, _ in first })
    let compiled = Dictionary(set.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let rules = compiler.rules.compactMap { rule, _ in
      compiled[rule.id.text].map { compiler.description(of: rule, $0, titles: titles, scores: set.scores) }
    }
    let facts = compiler.files.flatMap(\.facts).compactMap { fact in
      set.facts.first { $0.key == fact.key.text }.map { compiler.description(of: fact, $0, scores: set.scores) }
    }
    return RuleCatalog(rules: rules, facts: facts)
  }

  private func description(
    of rule: PackRule, _ compiled: Rule, titles: [String: LocalizedText], scores: [RuleSet.Score]
  ) -> RuleDescription {
    RuleDescription(
      id: compiled.id, familyTitle: titles[compiled.family] ?? LocalizedText(english: "", chinese: ""),
      message: compiled.message, why: compiled.why, severity: compiled.severity, confidence: compiled.confidence,
      match: compiled.pattern.map { names.patterns[$0].qualifiedName }, condition: rule.condition?.text,
      escalations: rule.escalations.map {
        RuleDescription.Escalation(condition: $0.condition.text, severity: $0.severity)
      },
      report: compiled.report, evidence: rule.evidence.map(\.text), fix: compiled.fix,
      patterns: patterns(behind: compiled.pattern.map { [$0] } ?? [], compiled.expressions, scores: scores),
      examples: rule.examples, origin: compiled.origin)
  }

  private func description(
    of fact: PackFact, _ compiled: RuleSet.FactRule, scores: [RuleSet.Score]
  ) -> FactDescription {
    let rows = fact.rows.map { row in
      let value =
        switch row.value {
        case .literal(let literal): literal.spelling
        case .template(let text), .expression(let text): text.text
        }
      return FactDescription.Row(
        condition: row.condition?.text, value: value, evidence: row.evidence.map(\.text), origin: origin(of: row.place))
    }
    let expressions = compiled.rows.flatMap { [$0.value] + $0.evidence + [$0.condition].compactMap { $0 } }
    return FactDescription(
      key: compiled.key, family: compiled.family, mode: compiled.mode, rows: rows, evidenceKey: compiled.evidenceKey,
      patterns: patterns(behind: [], expressions, scores: scores), examples: fact.examples,
      origin: origin(of: fact.key.place))
  }

  private func origin(of place: PackPlace) -> Rule.Origin { Rule.Origin(file: log.paths[place.file], line: place.line) }

  /// The patterns that `first` and the expressions need, directly or through others.
  private func patterns(
    behind first: [Int], _ expressions: [Expression], scores: [RuleSet.Score]
  ) -> [PatternDescription] {
    var open = first
    var seenScores: Set<Int> = []
    var openScores: [Int] = []
    func take(_ expression: Expression) {
      open += expression.references.patterns.sorted()
      openScores += expression.references.scores.sorted()
    }
    for expression in expressions { take(expression) }
    while let score = openScores.popLast() {
      guard seenScores.insert(score).inserted, scores.indices.contains(score) else { continue }
      for term in scores[score].terms { take(term.expression) }
    }
    var seen: Set<Int> = []
    var found: [PatternDescription] = []
    var next = 0
    while next < open.count {
      let index = open[next]
      next += 1
      guard seen.insert(index).inserted else { continue }
      found.append(description(ofPattern: index))
      open += dependencies(of: index)
    }
    return found
  }

  private func description(ofPattern index: Int) -> PatternDescription {
    let entry = names.patterns[index]
    let options = effective[index]
    let spec: PatternSpec? = if case .matched(let spec) = patterns[index].source { specs[spec] } else { nil }
    return PatternDescription(
      name: entry.qualifiedName, source: source(of: entry, index),
      folds: spec.map { spec in FoldSet.named.filter { spec.folds.contains($0.fold) }.map(\.name) },
      boundary: spec?.boundary, zones: zoneNames(of: patterns[index]), within: spec?.within,
      masked: spec == nil && patterns[index].masks.isEmpty
        ? [] : MarkKind.allCases.filter { options.masks?.contains($0) ?? false }.map(\.rawValue),
      languages: patterns[index].languages,
      requirements: patterns[index].requirements.map { requirement in
        PatternDescription.Requirement(
          pattern: names.patterns[requirement.pattern].qualifiedName, isVeto: requirement.isVeto,
          scope: requirement.scope, distance: requirement.distance, side: requirement.side)
      },
      isLocal: spec?.role == .local, origin: origin(of: entry.place))
  }

  private func source(of entry: PackNames.PatternEntry, _ index: Int) -> PatternDescription.Source {
    switch entry.pattern.source {
    case .regex(let text): return .regex(text.text)
    case .keywords(let words): return .keywords(words.map(\.text))
    case .lexicons(let lexicons):
      return .lexicons(
        lexicons.map(\.text), words: lexicons.reduce(0) { $0 + (self.lexicons.words($1.text)?.count ?? 0) })
    case .union:
      guard case .union(let members) = patterns[index].source else { return .any([]) }
      return .any(members.map { names.patterns[$0].qualifiedName })
    case .measure(let call, let least): return .measure(call.text, least: least)
    case .blocks: return .blocks
    case .claims(let kind): return .claims(kind)
    }
  }

  private func zoneNames(of pattern: RuleSet.Pattern) -> [String] {
    let named = pattern.metadataNames.map { "meta:\($0)" }
    if let group = PackShape.zoneGroups.first(where: { $0.zones == pattern.zones }), named.isEmpty {
      return [group.name]
    }
    return Zone.allCases.filter { pattern.zones.contains($0) && (named.isEmpty || $0 != .meta) }.map(\.rawValue) + named
  }
}

extension Expression.Literal {
  /// The value as rules write it.
  fileprivate var spelling: String {
    switch self {
    case .null: "null"
    case .flag(let flag): "\(flag)"
    case .number(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .text(let text), .name(let text): text
    }
  }
}
