import Documents
import Folding
import Matching
package import Measuring

/// Turns rule packs into a rule set: reads, looks up names, expands lexicons, compiles patterns, and says what is wrong.
package struct PackCompiler {
  var log: PackLog
  let names: PackNames
  var files: [PackFile] = []
  var lexicons: LexiconTable
  /// The rules that count, after replacements, with the file each stands in.
  var rules: [(rule: PackRule, file: PackFile)] = []
  /// The ids of the rules that count.
  var ruleIDs: Set<String> = []
  /// Rules that later packs replaced: what they use is used.
  var replaced: [(rule: PackRule, file: PackFile)] = []
  /// Compiled patterns, by the index of their entry in `names`.
  var patterns: [RuleSet.Pattern] = []
  /// Options that count for each pattern, for the patterns written inside it.
  var effective: [PackPattern.Options] = []
  /// The program's patterns, and where each was written.
  var specs: [PatternSpec] = []
  var origins: [Origin] = []

  /// Where a pattern of the program was written.
  struct Origin {
    /// The index of its entry in `names`.
    var pattern: Int
    /// The regex and its expansion.
    var regex: (text: PackText, expansion: RegexTemplate.Expansion)?
    /// The list of words.
    var place: PackPlace
  }

  /// Compiles the files of one or several packs.
  ///
  /// Later packs may add to a family, and replace a rule by its id. The rule set holds everything that is sound; with an
  /// error in the diagnostics it is not fit for use. Measures are those of the engine unless others are given.
  /// - Complexity: O(n) in the total size of files and expanded lexicons.
  package static func compile(
    _ files: [RuleFile], measures: [Measure] = MeasureCatalog.all
  ) -> (rules: RuleSet, diagnostics: [RuleDiagnostic], examples: [RuleExamples]) {
    var compiler = PackCompiler(files, measures: measures)
    let rules = compiler.compile(digest: RuleSet.sourceDigest(files))
    return (rules, compiler.log.sorted(), compiler.examples())
  }

  /// Reads the files.
  init(_ sources: [RuleFile], measures: [Measure]) {
    log = PackLog(paths: sources.map(\.path))
    names = PackNames(measures: measures)
    for (index, source) in sources.enumerated() {
      guard let root = PackNode.read(source, index: index, log: &log) else { continue }
      var parser = PackParser(log: log, index: index)
      files.append(parser.parse(root))
      log = parser.log
    }
    lexicons = LexiconTable(files, log: &log, names: names)
  }

  mutating func compile(digest: String) -> RuleSet {
    gatherRules()
    gatherNames()
    checkExpectedFacts()
    var set = RuleSet(program: MatchProgram.compile([]).program)
    set.families = families()
    let matches = rules.map { matchIndex(of: $0.rule, in: $0.file) }
    compilePatterns()
    set.scores = compiledScores()
    set.facts = compiledFacts()
    for ((rule, file), match) in zip(rules, matches) {
      if let compiled = compiled(rule, in: file, match: match) { set.rules.append(compiled) }
    }
    for (rule, file) in replaced { _ = compiled(rule, in: file, match: matchIndex(of: rule, in: file)) }
    compilePatterns()
    checkPatternCycles()
    orderFacts(&set)
    checkUse()
    assignRoles()
    set.program = compiledProgram()
    set.patterns = patterns
    set.lexicons = names.measuredLexicons.reduce(into: [:]) { $0[$1] = lexicons.measured($1) }
    addMessages(to: &set)
    addProfiles(to: &set)
    addSettings(to: &set)
    set.digest = digest
    return set
  }

  /// The examples of the rules and facts that count.
  func examples() -> [RuleExamples] {
    let ofFacts = files.flatMap(\.facts).filter { !$0.examples.isEmpty }
    return rules.map { RuleExamples(subject: .rule($0.rule.id.text), examples: $0.rule.examples) }
      + ofFacts.map { RuleExamples(subject: .fact($0.key.text), examples: $0.examples) }
  }
}
