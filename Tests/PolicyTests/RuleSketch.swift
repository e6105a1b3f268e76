import Documents
import Folding
import Matching
import Measuring

@testable import Policy

/// A rule set put together by hand, without the language.
struct RuleSketch {
  var specs: [PatternSpec] = []
  var patterns: [RuleSet.Pattern] = []
  var scores: [RuleSet.Score] = []
  var facts: [RuleSet.FactRule] = []
  var rules: [Rule] = []
  var profiles: [String: [String: Severity?]] = [:]

  var set: RuleSet {
    RuleSet(
      program: MatchProgram.compile(specs).program, patterns: patterns, scores: scores, facts: facts, rules: rules,
      profiles: profiles)
  }

  mutating func keywords(
    _ words: [String], zones: ZoneSet = .all, languages: [String] = [], local: Bool = false,
    _ requirements: RuleSet.Requirement...
  ) -> Int {
    add(.keywords(words), zones, languages, local, requirements)
  }

  mutating func regex(
    _ text: String, zones: ZoneSet = .all, local: Bool = false, _ requirements: RuleSet.Requirement...
  ) -> Int {
    add(.regex(text), zones, [], local, requirements)
  }

  private mutating func add(
    _ source: PatternSpec.Source, _ zones: ZoneSet, _ languages: [String], _ local: Bool,
    _ requirements: [RuleSet.Requirement]
  ) -> Int {
    specs.append(
      PatternSpec(
        name: "test/p\(patterns.count)", source: source, role: local ? .local : .global, waiver: "a test"))
    return pattern(.matched(specs.count - 1), zones: zones, languages: languages, requirements)
  }

  mutating func pattern(
    _ source: RuleSet.Pattern.Source, zones: ZoneSet = .all, languages: [String] = [],
    _ requirements: [RuleSet.Requirement] = []
  ) -> Int {
    patterns.append(
      RuleSet.Pattern(
        name: "p\(patterns.count)", family: "test", source: source, zones: zones, languages: languages,
        requirements: requirements))
    return patterns.count - 1
  }

  /// Adds a rule `test/ID`.
  mutating func rule(
    _ id: String, _ pattern: Int? = nil, when condition: Expression? = nil, message: String = "found {text}",
    report: Rule.Report = .each, escalate: [Rule.Escalation] = [], evidence: [Expression] = [],
    fields: [Rule.Field] = [], fix: Rule.Fix? = nil
  ) {
    rules.append(
      Rule(
        id: "test/\(id)", message: LocalizedText(english: message, chinese: message), fields: fields,
        why: LocalizedText(english: "", chinese: ""), severity: .warning, escalations: escalate, confidence: .high,
        pattern: pattern, condition: condition, report: report, evidence: evidence, fix: fix,
        origin: Rule.Origin(file: "test.yaml", line: rules.count + 1)))
  }

  mutating func fact(
    _ key: String, mode: RuleSet.FactRule.Mode = .first, evidence: String? = nil, _ rows: RuleSet.FactRule.Row...
  ) {
    facts.append(RuleSet.FactRule(key: key, family: "test", mode: mode, rows: rows, evidenceKey: evidence))
  }

  func evaluate(_ document: Document, _ options: EvaluationOptions = EvaluationOptions()) -> Evaluation {
    Evaluator(set).evaluate(document, options: options)
  }

  /// An examination whose facts are decided.
  func examine(_ document: Document) -> Examination {
    let examination = Evaluator(set).examine(document)
    _ = examination.decideFacts(Set(facts.indices))
    return examination
  }

  /// What `expression` comes to in `document`.
  func value(_ expression: Expression, in document: Document) -> MeasureValue {
    examine(document).value(expression)
  }
}

extension RuleSet.Requirement {
  static func unless(
    _ pattern: Int, _ scope: Scope = .clause, distance: Int? = nil, side: Side = .any
  ) -> RuleSet.Requirement {
    RuleSet.Requirement(pattern: pattern, isVeto: true, scope: scope, distance: distance, side: side)
  }

  static func with(
    _ pattern: Int, _ scope: Scope = .clause, distance: Int? = nil, side: Side = .any
  ) -> RuleSet.Requirement {
    RuleSet.Requirement(pattern: pattern, isVeto: false, scope: scope, distance: distance, side: side)
  }
}

extension RuleSet.FactRule.Row {
  static func row(
    when condition: Expression? = nil, _ value: Expression, evidence: [Expression] = [], rule: String? = nil
  ) -> RuleSet.FactRule.Row {
    RuleSet.FactRule.Row(condition: condition, value: value, evidence: evidence, rule: rule)
  }
}

extension Expression {
  static func text(_ text: String) -> Expression { .literal(.text(text)) }
  static func number(_ number: Double) -> Expression { .literal(.number(number)) }
  static func occurs(_ pattern: Int, _ zones: ZoneSet? = nil, _ scope: Scope = .document) -> Expression {
    .occurs(pattern: pattern, zones: zones, scope: scope)
  }
}

/// A block of a test document.
struct Piece {
  var zone: Zone
  var text: String
  var name: String?
  var language: String?

  static func body(_ text: String, language: String? = nil) -> Piece {
    Piece(zone: .body, text: text, language: language)
  }
  static func zone(_ zone: Zone, _ text: String) -> Piece { Piece(zone: zone, text: text) }
  static func meta(_ name: String, _ text: String) -> Piece { Piece(zone: .meta, text: text, name: name) }
  static func comment(_ text: String) -> Piece { Piece(zone: .comment, text: "<!-- \(text) -->") }
}

/// A document of `pieces`, each on a line of its own in the source.
func article(language: String? = nil, declared: Declared = Declared(), _ pieces: Piece...) -> Document {
  article(pieces, language: language, declared: declared)
}

func article(_ pieces: [Piece], language: String? = nil, declared: Declared = Declared()) -> Document {
  var source: [UInt8] = []
  var builder = DocumentBuilder()
  for piece in pieces {
    builder.open(piece.zone, at: source.count, name: piece.name, language: piece.language)
    builder.copy(ArraySlice(piece.text.utf8), lower: source.count)
    builder.close()
    source += Array(piece.text.utf8) + [0x0A]
  }
  let result = builder.finish()
  return Document(
    source: source, format: .markdown, encoding: EncodingReport(name: "UTF-8", basis: .valid), decoded: source,
    decodedMap: nil, text: result.text, textMap: result.map, blocks: result.blocks, marks: result.marks,
    language: language, declared: declared)
}

extension Document {
  /// The place of the first `text`.
  func place(_ text: String) -> TextRange {
    let bytes = Array(text.utf8)
    for start in self.text.indices where self.text[start...].starts(with: bytes) {
      return TextRange(start, start + bytes.count)
    }
    return TextRange(0, 0)
  }
}

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SketchGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
