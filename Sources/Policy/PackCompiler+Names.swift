extension PackCompiler {
  /// Rules by id: a later one takes the place of an earlier one where it says so.
  mutating func gatherRules() {
    var positions: [String: Int] = [:]
    for file in files {
      for rule in file.rules {
        checkID(rule.id, in: file)
        let id = rule.id.text
        if let position = positions[id] {
          let earlier = rules[position]
          if rule.isReplacement {
            replaced.append(earlier)
            rules[position] = (rule, file)
          } else {
            log.add(
              .duplicateName, at: rule.id.place, "the rule `\(id)` is defined twice",
              help: "first in \(earlier.file.path):\(earlier.rule.id.place.line); `replaces: true` takes its place")
          }
        } else {
          if rule.isReplacement {
            log.add(.wrongReplacement, at: rule.id.place, "there is no rule `\(id)` before this one to replace")
          }
          positions[id] = rules.count
          rules.append((rule, file))
        }
      }
    }
    ruleIDs = Set(positions.keys)
  }

  /// Facts that examples ask for.
  mutating func checkExpectedFacts() {
    for key in files.flatMap(\.expectedFacts) where !names.facts.contains(key.text) {
      log.add(
        .unknownName, at: key.place, "there is no fact `\(key.text)`",
        help: names.help(for: key.text, among: names.facts.sorted()))
    }
  }

  private mutating func checkID(_ id: PackText, in file: PackFile) {
    let parts = id.text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ PackName.isKebab($0) }) else {
      return log.add(
        .malformedName, at: id.place, "`\(id.text)` cannot be a rule's id",
        help: "ids are `family/kind`, in lower-case words joined by `-`")
    }
    if let family = file.family, parts[0] != family.text {
      log.add(
        .wrongFamily, at: id.place, "the rule belongs to `\(parts[0])`, the file to `\(family.text)`",
        help: "`\(family.text)/\(parts[1])`")
    }
  }

  /// Patterns and scores by name, facts by key.
  mutating func gatherNames() {
    var factPlaces: [String: PackPlace] = [:]
    for file in files {
      guard let family = file.family?.text else { continue }
      for (name, pattern) in file.patterns {
        let entry = entry(pattern, name: name.text, family: family, inherited: file.defaults, place: name.place)
        if names.add(entry) == nil { reportDuplicate(name, in: family) }
      }
      for score in file.scores where !names.add(score, family: family) { reportDuplicate(score.name, in: family) }
      for fact in file.facts {
        if let first = factPlaces[fact.key.text] {
          log.add(
            .duplicateName, at: fact.key.place, "the fact `\(fact.key.text)` is decided twice",
            help: "first in \(log.paths[first.file]):\(first.line)")
        } else {
          factPlaces[fact.key.text] = fact.key.place
        }
      }
    }
    names.facts = Set(factPlaces.keys)
  }

  private mutating func reportDuplicate(_ name: PackText, in family: String) {
    let first = names.place(of: name.text, family: family)
    log.add(
      .duplicateName, at: name.place, "`\(family)` has two patterns or scores called `\(name.text)`",
      help: first.map { "first in \(log.paths[$0.file]):\($0.line)" })
  }

  /// A named or anonymous pattern for the table of names.
  func entry(
    _ pattern: PackPattern, name: String, family: String, inherited: PackPattern.Options, place: PackPlace,
    isAnonymous: Bool = false
  ) -> PackNames.PatternEntry {
    let captures: Set<String>?
    switch pattern.source {
    case .regex(let text): captures = RegexTemplate.captures(in: text.text)
    case .keywords, .lexicons, .blocks: captures = []
    case .union, .measure, .claims: captures = nil
    }
    return PackNames.PatternEntry(
      family: family, name: name, pattern: pattern, inherited: inherited, isAnonymous: isAnonymous, place: place,
      captures: captures, restricted: nil)
  }

  /// The index of the pattern that a reference means, which is added where it is written in place.
  mutating func index(
    of reference: PackPattern.Reference, family: String, name: String, inherited: PackPattern.Options
  ) -> Int? {
    switch reference {
    case .named(let text):
      if let index = names.pattern(text.text, in: family) { return index }
      log.add(
        .unknownName, at: text.place, "there is no pattern `\(text.text)`",
        help: names.help(for: text.text, among: names.patternNames(in: family)))
      return nil
    case .written(let pattern):
      return names.add(
        entry(
          pattern, name: name, family: family, inherited: inherited, place: pattern.place, isAnonymous: true))
    }
  }

  /// The pattern of a rule's `match`.
  mutating func matchIndex(of rule: PackRule, in file: PackFile) -> Int? {
    guard let match = rule.match, let family = file.family?.text else { return nil }
    let kind = rule.id.text.split(separator: "/").last.map(String.init) ?? rule.id.text
    guard let index = index(of: match, family: family, name: "\(kind).match", inherited: file.defaults) else {
      return nil
    }
    names.usedPatterns.insert(index)
    return index
  }

  /// The families with their titles, by name.
  mutating func families() -> [RuleSet.Family] {
    var titles: [String: (text: LocalizedText, place: PackPlace)] = [:]
    var places: [String: PackPlace] = [:]
    for file in files {
      guard let family = file.family else { continue }
      places[family.text] = places[family.text] ?? family.place
      guard let title = file.title else { continue }
      if let first = titles[family.text] {
        log.add(
          .duplicateName, at: title.place, "`\(family.text)` has a title already",
          help: "in \(log.paths[first.place.file]):\(first.place.line)")
      } else {
        titles[family.text] = title
      }
    }
    return places.sorted { $0.key < $1.key }.map { name, place in
      if titles[name] == nil {
        log.add(
          .missingKey, at: place, "the family `\(name)` has no `title` in any of its files",
          help: "`title: {en: …, zh: …}` in one of them")
      }
      return RuleSet.Family(name: name, title: titles[name]?.text ?? LocalizedText(english: name, chinese: name))
    }
  }
}
