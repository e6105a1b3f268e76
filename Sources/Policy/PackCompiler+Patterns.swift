import Documents
import Folding
import Matching

extension PackCompiler {
  /// Compiles the patterns that were added since the last call, and those that they add.
  mutating func compilePatterns() {
    while patterns.count < names.patterns.count {
      let index = patterns.count
      let entry = names.patterns[index]
      let options = options(of: entry)
      effective.append(options)
      var pattern = RuleSet.Pattern(
        name: entry.name, family: entry.family, source: .union([]), zones: options.zones?.zones ?? [],
        languages: options.languages ?? [], requirements: [])
      pattern.metadataNames = options.zones?.metadataNames ?? []
      pattern.source = source(of: entry, index, options)
      if case .measured = pattern.source { pattern.masks = options.masks ?? [] }
      patterns.append(pattern)
      patterns[index].requirements = requirements(of: entry, index)
    }
  }

  /// The options that count: the pattern's own, the file's, those of the language.
  private func options(of entry: PackNames.PatternEntry) -> PackPattern.Options {
    if let restricted = entry.restricted {
      var options = PackPattern.Options(zones: entry.pattern.options.zones, languages: [])
      options.zones?.zones = Zone.meta.set
      _ = restricted
      return options
    }
    var options = entry.pattern.options
    let everywhere = PackPattern.ZoneChoice(zones: .all, metadataNames: [])
    switch entry.pattern.source {
    // What other patterns or the page's identity give has its own zones already.
    case .union, .claims: options.zones = options.zones ?? everywhere
    case .regex, .keywords, .lexicons, .measure, .blocks: break
    }
    options = options.or(entry.inherited)
    let isList =
      switch entry.pattern.source {
      case .keywords, .lexicons: true
      case .regex, .union, .measure, .blocks, .claims: false
      }
    let prose = PackShape.zoneGroups.first { $0.name == "prose" }?.zones ?? .all
    return options.or(
      PackPattern.Options(
        folds: [], boundary: isList ? .script : PatternSpec.Boundary.none,
        zones: PackPattern.ZoneChoice(zones: prose, metadataNames: []), within: .paragraph,
        masks: PackShape.standardMasks, languages: []))
  }

  private mutating func source(
    of entry: PackNames.PatternEntry, _ index: Int, _ options: PackPattern.Options
  ) -> RuleSet.Pattern.Source {
    if let restricted = entry.restricted { return .union([restricted]) }
    switch entry.pattern.source {
    case .regex(let text):
      guard let expansion = expand(text) else { return .union([]) }
      return .matched(
        addSpec(
          .regex(expansion.regex), of: entry, index, options,
          Origin(pattern: index, regex: (text, expansion), place: text.place)))
    case .keywords(let words):
      let list = unique(words)
      let place = words.first?.place ?? entry.place
      return .matched(
        addSpec(.keywords(list), of: entry, index, options, Origin(pattern: index, regex: nil, place: place)))
    case .lexicons(let lexicons):
      var list: [String] = []
      for lexicon in lexicons { list += words(of: lexicon) ?? [] }
      guard !list.isEmpty else { return .union([]) }
      var seen: Set<String> = []
      let place = lexicons.first?.place ?? entry.place
      return .matched(
        addSpec(
          .keywords(list.filter { seen.insert($0).inserted }), of: entry, index, options,
          Origin(pattern: index, regex: nil, place: place)))
    case .union(let members):
      return .union(
        members.compactMap { self.index(of: .named($0), family: entry.family, name: "", inherited: options) })
    case .measure(let text, let least):
      let resolver = ExpressionResolver(names: names, family: entry.family, hasOccurrence: false)
      do {
        let call = try resolver.spanMeasure(text.text)
        return .measured(name: call.name, arguments: call.arguments, least: least)
      } catch {
        log.add(error, in: text)
        return .union([])
      }
    case .blocks: return .blocks
    case .claims(let kind): return .claims(kind)
    }
  }

  private mutating func addSpec(
    _ source: PatternSpec.Source, of entry: PackNames.PatternEntry, _ index: Int, _ options: PackPattern.Options,
    _ origin: Origin
  ) -> Int {
    specs.append(
      PatternSpec(
        name: entry.qualifiedName, source: source, folds: options.folds ?? [], boundary: options.boundary ?? .none,
        zones: options.zones?.zones ?? .all, masks: options.masks ?? [], within: options.within ?? .paragraph,
        role: .global, waiver: entry.pattern.waiver))
    origins.append(origin)
    return specs.count - 1
  }

  private mutating func expand(_ text: PackText) -> RegexTemplate.Expansion? {
    let lexicons = lexicons
    let names = names
    do {
      return try RegexTemplate.expand(text.text) { name, offset throws(ExpressionError) in
        let words = try Self.words(name, at: offset, in: lexicons, names: names)
        // The longest first: an alternative that begins another one would win over it.
        return Set(words).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
      }
    } catch {
      log.add(error, in: text)
      return nil
    }
  }

  static func words(
    _ name: String, at offset: Int, in lexicons: LexiconTable, names: PackNames
  ) throws(ExpressionError) -> [String] {
    let base = String(name.prefix { $0 != "." })
    guard let words = lexicons.words(name) else {
      let known =
        lexicons.names.contains(base) ? lexicons.headings(of: base).map { "\(base).\($0)" } : lexicons.names.sorted()
      throw ExpressionError(
        code: .unknownName, offset: offset, message: "there is no lexicon `\(name)`",
        help: names.help(for: name, among: known))
    }
    names.usedLexicons.insert(base)
    guard !words.isEmpty else {
      throw ExpressionError(code: .emptyList, offset: offset, message: "the lexicon `\(name)` is empty")
    }
    return words
  }

  private mutating func words(of lexicon: PackText) -> [String]? {
    do {
      return try Self.words(lexicon.text, at: 0, in: lexicons, names: names)
    } catch {
      log.add(error, in: lexicon)
      return nil
    }
  }

  private mutating func unique(_ words: [PackText]) -> [String] {
    var seen: Set<String> = []
    var list: [String] = []
    for word in words where !word.text.isEmpty {
      if seen.insert(word.text).inserted {
        list.append(word.text)
      } else {
        log.add(.duplicateWord, at: word.place, "`\(word.text)` stands twice in the list")
      }
    }
    return list
  }

  private mutating func requirements(of entry: PackNames.PatternEntry, _ index: Int) -> [RuleSet.Requirement] {
    var counts: [Bool: Int] = [:]
    return entry.pattern.requirements.compactMap { written in
      counts[written.isVeto, default: 0] += 1
      let name = "\(entry.name).\(written.isVeto ? "unless" : "with")-\(counts[written.isVeto] ?? 0)"
      var inherited = effective[index]
      inherited.boundary = nil
      inherited.within = nil
      inherited.languages = nil
      guard let target = self.index(of: written.target, family: entry.family, name: name, inherited: inherited) else {
        return nil
      }
      return RuleSet.Requirement(
        pattern: target, isVeto: written.isVeto, scope: written.scope, distance: written.distance, side: written.side)
    }
  }
}
