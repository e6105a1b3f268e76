import Measuring

/// Everything that packs give a name, and what uses it; lives while packs are compiled.
final class PackNames {
  /// A pattern with all that its compilation needs.
  struct PatternEntry {
    /// `family/name`; anonymous patterns are called after what they stand in.
    var family: String
    var name: String
    var pattern: PackPattern
    /// The options that count where the pattern has none of its own.
    var inherited: PackPattern.Options
    var isAnonymous: Bool
    var place: PackPlace
    /// The named groups of its regex; nil where any name may occur (details of measures).
    var captures: Set<String>?
    /// Anonymous restrictions of a pattern to zones refer to it by index.
    var restricted: Int?

    var qualifiedName: String { "\(family)/\(name)" }
  }

  /// The measures that may be called.
  let measures: [Measure]
  /// The patterns: named ones in the order of the files, then anonymous ones.
  private(set) var patterns: [PatternEntry] = []
  private var patternIndex: [String: Int] = [:]
  /// The scores' qualified names in order.
  private(set) var scores: [(family: String, score: PackScore)] = []
  private var scoreIndex: [String: Int] = [:]
  /// The facts' keys.
  var facts: Set<String> = []
  /// The lexicons' names.
  var lexicons: Set<String> = []
  /// Patterns that rules, facts, scores and conditions use, which are therefore looked for in every document.
  var usedPatterns: Set<Int> = []
  /// Scores that something uses.
  var usedScores: Set<Int> = []
  /// Lexicons that something uses.
  var usedLexicons: Set<String> = []
  /// Lexicons that measures are called with.
  var measuredLexicons: Set<String> = []
  private var restrictions: [String: Int] = [:]

  /// How many names may still be compared with unknown ones to guess what was meant.
  private var comparisons = 20_000

  /// No names yet.
  init(measures: [Measure]) { self.measures = measures }

  /// Adds a pattern and gives its index; a second one of the same name is nil.
  func add(_ entry: PatternEntry) -> Int? {
    let index = patterns.count
    if !entry.isAnonymous {
      guard patternIndex[entry.qualifiedName] == nil, scoreIndex[entry.qualifiedName] == nil else { return nil }
      patternIndex[entry.qualifiedName] = index
    }
    patterns.append(entry)
    return index
  }

  /// Adds a score; false where the name is taken.
  func add(_ score: PackScore, family: String) -> Bool {
    let name = "\(family)/\(score.name.text)"
    guard patternIndex[name] == nil, scoreIndex[name] == nil else { return false }
    scoreIndex[name] = scores.count
    scores.append((family, score))
    return true
  }

  /// Where the pattern or score called `name` in `family` was written.
  func place(of name: String, family: String) -> PackPlace? {
    let name = "\(family)/\(name)"
    return patternIndex[name].map { patterns[$0].place } ?? scoreIndex[name].map { scores[$0].score.name.place }
  }

  /// The index of the pattern that `name` means in `family`.
  func pattern(_ name: String, in family: String) -> Int? {
    patternIndex[name.contains("/") ? name : "\(family)/\(name)"]
  }

  /// The index of the score that `name` means in `family`.
  func score(_ name: String, in family: String) -> Int? { scoreIndex[name.contains("/") ? name : "\(family)/\(name)"] }

  /// The names by which `family` can call patterns.
  func patternNames(in family: String) -> [String] {
    patternIndex.keys.map { Self.local($0, in: family) }.sorted()
  }

  /// The names by which `family` can call scores.
  func scoreNames(in family: String) -> [String] { scoreIndex.keys.map { Self.local($0, in: family) }.sorted() }

  /// A sentence that offers the nearest of `known`; nil for the many mistakes of a broken pack.
  func help(for name: String, among known: @autoclosure () -> [String]) -> String? {
    affordable(known).flatMap { NearestName.help(for: name, among: $0) }
  }

  /// A sentence that offers the nearest of `known`, if one is near.
  func guess(_ name: String, among known: @autoclosure () -> [String]) -> String? {
    affordable(known).flatMap { NearestName.of(name, among: $0) }.map { "did you mean `\($0)`?" }
  }

  private func affordable(_ known: () -> [String]) -> [String]? {
    guard comparisons > 0 else { return nil }
    let known = known()
    comparisons -= known.count
    return known
  }

  /// The measure called `name`.
  func measure(_ name: String) -> Measure? { measures.first { $0.name == name } }

  /// The index of the pattern `index` restricted to metadata called `name`.
  func restriction(of index: Int, toMetadata name: String) -> Int {
    let key = "\(index) \(name)"
    if let known = restrictions[key] { return known }
    var entry = patterns[index]
    let choice = PackPattern.ZoneChoice(zones: [], metadataNames: [name])
    entry.pattern = PackPattern(
      place: entry.place, source: .union([]), options: PackPattern.Options(zones: choice), requirements: [], waiver: nil
    )
    entry.name = "\(entry.name).meta-\(restrictions.count + 1)"
    entry.isAnonymous = true
    entry.restricted = index
    let added = patterns.count
    patterns.append(entry)
    restrictions[key] = added
    return added
  }

  private static func local(_ name: String, in family: String) -> String {
    name.hasPrefix("\(family)/") ? String(name.dropFirst(family.utf8.count + 1)) : name
  }
}
