import Measuring

/// A part of a rule pack that examples should show: a pattern, a requirement, a condition, a row.
package struct CoverageItem: Sendable {
  /// What it is.
  enum Part: Hashable, Sendable {
    /// The pattern with this index.
    case pattern(Int)
    /// The requirement with this number of the pattern.
    case requirement(Int, number: Int)
    /// A condition, of a rule, a row or a term.
    case condition(Expression)
    /// The row with this number of the fact.
    case row(String, number: Int)
  }

  /// What it is.
  var part: Part
  /// What it is a part of.
  var owner: Mutant.Owner
  /// The family that it is written for.
  var family: String
  /// Where it is written.
  package var origin: Rule.Origin
  /// The column in that line, 1-based, in code points.
  package var column: Int
  /// How it is called.
  var name: String
}

extension PackCompiler {
  /// Everything in `files` that examples should show, but alternatives; the files must be sound.
  ///
  /// - Complexity: that of compiling the files.
  package static func coverageItems(of files: [RuleFile]) -> [CoverageItem] {
    var compiler = PackCompiler(files, measures: MeasureCatalog.all)
    _ = compiler.compile(digest: "")
    return compiler.log.hasErrors ? [] : compiler.patternItems() + compiler.conditionItems()
  }

  private func item(
    _ part: CoverageItem.Part, of owner: Mutant.Owner, family: String, at place: PackPlace, _ name: String
  ) -> CoverageItem {
    CoverageItem(
      part: part, owner: owner, family: family, origin: Rule.Origin(file: log.paths[place.file], line: place.line),
      column: place.column, name: name)
  }

  private func patternItems() -> [CoverageItem] {
    names.patterns.indices.flatMap { index -> [CoverageItem] in
      let entry = names.patterns[index]
      guard entry.restricted == nil else { return [] }
      var items: [CoverageItem] = []
      if case .matched = patterns[index].source {
        items.append(item(.pattern(index), of: .pattern(index), family: entry.family, at: entry.place, entry.name))
      }
      for (number, requirement) in entry.pattern.requirements.enumerated() {
        items.append(
          item(
            .requirement(index, number: number), of: .pattern(index), family: entry.family, at: requirement.place,
            requirement.isVeto ? "unless" : "with"))
      }
      return items
    }
  }

  private func conditionItems() -> [CoverageItem] {
    var items: [CoverageItem] = []
    func add(_ text: PackText?, _ owner: Mutant.Owner, _ family: String, hasOccurrence: Bool = false) {
      guard let text, let syntax = try? ExpressionParser.parse(text.text),
        let expression = try? ExpressionResolver(names: names, family: family, hasOccurrence: hasOccurrence).resolve(
          syntax
        ).expression
      else { return }
      items.append(item(.condition(expression), of: owner, family: family, at: text.place, text.text))
    }
    for (index, (family, score)) in names.scores.enumerated() {
      for term in score.terms { add(term.condition, .score(index), family) }
    }
    for file in files {
      let family = file.family?.text ?? ""
      for fact in file.facts {
        for (number, row) in fact.rows.enumerated() {
          let owner = Mutant.Owner.fact(fact.key.text)
          items.append(
            item(.row(fact.key.text, number: number), of: owner, family: family, at: row.place, fact.key.text))
          add(row.condition, owner, family)
        }
      }
    }
    for (rule, file) in rules {
      let (family, owner) = (file.family?.text ?? "", Mutant.Owner.rule(rule.id.text))
      add(rule.condition, owner, family, hasOccurrence: rule.match != nil)
      for escalation in rule.escalations {
        add(escalation.condition, owner, family, hasOccurrence: rule.match != nil)
      }
    }
    return items
  }
}
