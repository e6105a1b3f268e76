import Documents
import Folding
import Matching
import Measuring

extension PackCompiler {
  /// Everything in `files` that can be damaged, in the order in which it is written; the files must be sound.
  ///
  /// - Complexity: that of compiling the files.
  package static func mutants(of files: [RuleFile]) -> [Mutant] {
    var compiler = PackCompiler(files, measures: MeasureCatalog.all)
    _ = compiler.compile(digest: "")
    guard !compiler.log.hasErrors else { return [] }
    var mutants: [Mutant] = []
    for index in compiler.names.patterns.indices where compiler.names.patterns[index].restricted == nil {
      mutants += compiler.mutants(ofPattern: index)
    }
    mutants += compiler.mutantsOfScores() + compiler.mutantsOfFacts() + compiler.mutantsOfRules()
    let order = Dictionary(files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    return mutants.sorted {
      (order[$0.origin.file] ?? 0, $0.origin.line, $0.column) < (order[$1.origin.file] ?? 0, $1.origin.line, $1.column)
    }
  }

  func mutant(
    _ kind: Mutant.Kind, at place: PackPlace, of owner: Mutant.Owner, _ summary: String, _ change: Mutant.Change
  ) -> Mutant {
    Mutant(
      kind: kind, summary: summary, origin: Rule.Origin(file: log.paths[place.file], line: place.line),
      column: place.column, change: change, owner: owner)
  }

  // MARK: Patterns

  private func mutants(ofPattern index: Int) -> [Mutant] {
    let entry = names.patterns[index]
    var mutants = [
      mutant(
        .pattern, at: entry.place, of: .pattern(index), "the pattern `\(entry.name)` finds nothing",
        .rules { $0.patterns[index].source = .union([]) })
    ]
    switch entry.pattern.source {
    case .regex(let text): mutants += self.mutants(of: text, index)
    case .keywords(let words): mutants += self.mutants(of: words, index)
    case .union(let members): mutants += self.mutants(ofMembers: members, index)
    case .measure(let text, let least): mutants += self.mutants(of: text, least: least, index)
    case .lexicons, .blocks, .claims: break
    }
    for (number, requirement) in entry.pattern.requirements.enumerated() {
      let word = requirement.isVeto ? "unless" : "with"
      mutants.append(
        mutant(
          .requirement, at: requirement.place, of: .pattern(index), "without this `\(word)`",
          .rules { $0.patterns[index].requirements.remove(at: number) }))
      guard let distance = requirement.distance else { continue }
      for changed in [distance * 2, distance / 2] where changed != distance {
        mutants.append(
          mutant(
            .threshold, at: requirement.place, of: .pattern(index), "with `distance: \(changed)`",
            .rules { $0.patterns[index].requirements[number].distance = changed }))
      }
    }
    return mutants
  }

  private func mutants(of text: PackText, _ index: Int) -> [Mutant] {
    guard case .matched(let spec) = patterns[index].source else { return [] }
    let branches = RegexBranches(text.text)
    var mutants: [Mutant] = []
    for branch in branches.branches {
      guard let changed = changed(specs[spec], branches.removing(branch)) else { continue }
      var mutant = mutant(
        .alternative, at: text.place(at: branches.start(branch)), of: .pattern(index),
        "without the alternative `\(Self.brief(branches.text(branch)))`", .pattern(index, changed))
      mutant.isWider = branch.isNegative
      mutant.extent = branch.lower..<branch.upper
      mutants.append(mutant)
    }
    for gap in branches.gaps where gap.length > 1 {
      guard let changed = changed(specs[spec], branches.setting(gap, to: gap.length / 2)) else { continue }
      mutants.append(
        mutant(
          .threshold, at: text.place(at: gap.lower), of: .pattern(index), "with the gap `~\(gap.length / 2)~`",
          .pattern(index, changed)))
    }
    return mutants
  }

  /// The pattern with another regex, as it is written; nil where that cannot be used.
  private func changed(_ spec: PatternSpec, _ written: String) -> PatternSpec? {
    let (lexicons, names) = (lexicons, names)
    let expansion = try? RegexTemplate.expand(written) { name, offset throws(ExpressionError) in
      let words = try Self.words(name, at: offset, in: lexicons, names: names)
      return Set(words).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    }
    return expansion.map { changed(spec, .regex($0.regex)) }
  }

  private func changed(_ spec: PatternSpec, _ source: PatternSpec.Source) -> PatternSpec {
    var spec = spec
    spec.source = source
    spec.role = .local
    spec.waiver = spec.waiver ?? "it is run over examples"
    return spec
  }

  private func mutants(of words: [PackText], _ index: Int) -> [Mutant] {
    guard words.count > 1, case .matched(let spec) = patterns[index].source else { return [] }
    return words.indices.map { number in
      var rest = words.map(\.text)
      rest.remove(at: number)
      return mutant(
        .alternative, at: words[number].place, of: .pattern(index), "without the word `\(words[number].text)`",
        .pattern(index, changed(specs[spec], .keywords(rest))))
    }
  }

  private func mutants(ofMembers members: [PackText], _ index: Int) -> [Mutant] {
    guard members.count > 1, case .union(let indices) = patterns[index].source, indices.count == members.count else {
      return []
    }
    return members.indices.map { number in
      mutant(
        .alternative, at: members[number].place, of: .pattern(index), "without the member `\(members[number].text)`",
        .rules { set in
          guard case .union(var rest) = set.patterns[index].source, rest.indices.contains(number) else { return }
          rest.remove(at: number)
          set.patterns[index].source = .union(rest)
        })
    }
  }

  private func mutants(of call: PackText, least: Double, _ index: Int) -> [Mutant] {
    guard least > 0 else { return [] }
    return [least * 2, least / 2].map { changed in
      mutant(
        .threshold, at: names.patterns[index].place, of: .pattern(index),
        "with `at-least: \(Values.string(changed))`",
        .rules { set in
          guard case .measured(let name, let arguments, _) = set.patterns[index].source else { return }
          set.patterns[index].source = .measured(name: name, arguments: arguments, least: changed)
        })
    }
  }

  static func brief(_ text: String) -> String {
    text.unicodeScalars.count > 60
      ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) + "\u{2026}" : text
  }
}
