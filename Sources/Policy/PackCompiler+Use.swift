import Documents
import Folding
import Matching

extension PackCompiler {
  /// How deep patterns may be built on patterns; the evaluator follows them one by one.
  static let chainLimit = 32

  /// The patterns that `index` is made of or asks for.
  func dependencies(of index: Int) -> [Int] {
    var found = patterns[index].requirements.map(\.pattern)
    switch patterns[index].source {
    case .union(let members): found += members
    case .measured(_, let arguments, _): found += arguments.flatMap { $0.references.patterns.sorted() }
    case .matched, .blocks, .claims: break
    }
    return found
  }

  /// Patterns that are defined by themselves, and chains that are too long.
  mutating func checkPatternCycles() {
    let order = DependencyOrder(count: patterns.count) { dependencies(of: $0) }
    for circle in order.circles {
      report(circle.map { (names.patterns[$0].name, names.patterns[$0].place) }, "patterns")
    }
    if let deep = order.depths.firstIndex(where: { $0 > Self.chainLimit }) {
      log.add(
        .outOfRange, at: names.patterns[deep].place,
        "`\(names.patterns[deep].name)` is built on patterns more than \(Self.chainLimit) deep")
    }
  }

  private mutating func report(_ circle: [(name: String, place: PackPlace)], _ what: String) {
    guard let first = circle.first else { return }
    let path = (circle.map(\.name) + [first.name]).joined(separator: " \u{2192} ")
    log.add(.cycle, at: first.place, "\(what) ask for each other: \(path)")
  }

  /// Puts facts after those that they ask for, and reports circles among scores and facts.
  mutating func orderFacts(_ set: inout RuleSet) {
    let scores = set.scores
    let facts = set.facts
    var positions: [String: Int] = [:]
    for (index, fact) in facts.enumerated() { positions[fact.key] = scores.count + index }
    func edges(_ index: Int) -> [Int] {
      let references =
        index < scores.count
        ? scores[index].terms.map(\.expression.references)
        : facts[index - scores.count].rows.flatMap { row in
          ([row.value] + row.evidence + [row.condition].compactMap { $0 }).map(\.references)
        }
      return references.flatMap { $0.scores.sorted() + $0.facts.sorted().compactMap { positions[$0] } }
    }
    let order = DependencyOrder(count: scores.count + facts.count, dependencies: edges)
    for circle in order.circles {
      report(
        circle.map { index in
          index < scores.count
            ? (scores[index].name, names.scores[index].score.name.place)
            : (facts[index - scores.count].key, factPlace(facts[index - scores.count].key))
        }, "scores and facts")
    }
    set.facts = order.order.filter { $0 >= scores.count }.map { facts[$0 - scores.count] }
  }

  private func factPlace(_ key: String) -> PackPlace {
    for file in files {
      for fact in file.facts where fact.key.text == key { return fact.key.place }
    }
    return PackPlace(file: 0, line: 1, column: 1)
  }

  // MARK: Use

  /// How a pattern is looked for: everywhere, or only round other occurrences.
  private func reach() -> (everywhere: Set<Int>, nearby: Set<Int>) {
    var everywhere: Set<Int> = []
    var nearby: Set<Int> = []
    var open = names.usedPatterns.map { (index: $0, isEverywhere: true) }
    while let (index, isEverywhere) = open.popLast() {
      guard !everywhere.contains(index) else { continue }
      if isEverywhere {
        everywhere.insert(index)
      } else if !nearby.insert(index).inserted {
        continue
      }
      for requirement in patterns[index].requirements {
        open.append((requirement.pattern, requirement.scope > .paragraph))
      }
      switch patterns[index].source {
      case .union(let members): open += members.map { ($0, isEverywhere) }
      case .measured(_, let arguments, _):
        open += arguments.flatMap { $0.references.patterns }.map { ($0, true) }
      case .matched, .blocks, .claims: break
      }
    }
    return (everywhere, nearby.subtracting(everywhere))
  }

  /// Patterns that are only looked for round other occurrences are run there, in whatever zone that is.
  mutating func assignRoles() {
    for index in reach().nearby.sorted() {
      guard case .matched(let spec) = patterns[index].source else { continue }
      specs[spec].role = .local
      guard names.patterns[index].pattern.options.zones == nil else { continue }
      specs[spec].zones = .all
      patterns[index].zones = .all
      patterns[index].metadataNames = []
    }
  }

  /// Names that nothing uses; only where all else is well, because what cannot be read uses nothing.
  mutating func checkUse() {
    guard !log.hasErrors else { return }
    let (everywhere, nearby) = reach()
    for (index, entry) in names.patterns.enumerated()
    where !entry.isAnonymous && !everywhere.contains(index) && !nearby.contains(index) {
      log.add(.unusedName, at: entry.place, "nothing uses the pattern `\(entry.qualifiedName)`")
    }
    for (index, (family, score)) in names.scores.enumerated() where !names.usedScores.contains(index) {
      log.add(.unusedName, at: score.name.place, "nothing uses the score `\(family)/\(score.name.text)`")
    }
    for name in names.lexicons.subtracting(names.usedLexicons).sorted() {
      guard let place = lexicons.place(of: name) else { continue }
      log.add(.unusedName, at: place, "nothing uses the lexicon `\(name)`")
    }
  }

  // MARK: The program

  /// The program of all regexes and word lists, and what its compiler says about them.
  mutating func compiledProgram() -> MatchProgram {
    let (program, diagnostics) = MatchProgram.compile(specs)
    for diagnostic in diagnostics where origins.indices.contains(diagnostic.pattern) {
      let origin = origins[diagnostic.pattern]
      var place = origin.place
      if let regex = origin.regex {
        let length = regex.text.text.utf8.count
        place = regex.text.place(at: diagnostic.offset.map { min(regex.expansion.writtenOffset(of: $0), length) } ?? 0)
      }
      log.add(Self.code(of: diagnostic), at: place, diagnostic.message)
    }
    return program
  }

  private static func code(of diagnostic: MatchProgram.Diagnostic) -> DiagnosticCode {
    switch diagnostic.code {
    case "no-gate": .noGate
    case "common-gate": .commonGate
    case "unbounded-gap": .unboundedGap
    case "never-matches": .neverMatches
    case "empty-match": .emptyMatch
    case "folded-away": .foldedAway
    default: .regexSyntax
    }
  }
}
