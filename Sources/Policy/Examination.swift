import Documents
import Folding
import Matching
import Measuring

/// One document under the rules: everything is looked for once, and only when a rule or fact asks for it.
///
/// Not for use from several threads; it lives as long as one evaluation.
final class Examination {
  /// What a document may cost; a limit that was reached is an omission.
  enum Limit {
    /// How deep patterns may ask for patterns.
    static let nesting = 64
    /// How many claims of one kind count.
    static let claims = 1_000
    /// How many findings one rule makes.
    static let findings = 10_000
    /// How often a pattern may be cut short before it is no longer run on demand.
    static let overruns = 3
    /// How many places one entry of `evidence` gives.
    static let evidence = 20
    /// How many code points a value in a message may have; longer ones end in an ellipsis.
    static let messageValue = 80
  }

  /// The document.
  let document: Document
  /// The rules.
  let rules: RuleSet
  /// What has to be looked at when a pattern matches.
  let plan: EvaluationPlan
  /// Finds matches in parts of the document.
  let matcher: Matcher
  /// The matches of the patterns that are looked for everywhere.
  let scan: Matcher.Result
  /// Runs measures; made when the first one is asked for.
  private(set) lazy var measures = measureContext()
  private let measureContext: () -> MeasureContext
  /// Who counts what is done; nil where nobody profiles.
  var probe: EvaluationProbe?

  /// Occurrences by pattern, as far as they were asked for.
  var occurrences: [Int: OccurrenceList] = [:]
  /// Occurrences of local patterns by pattern and stretch.
  var localOccurrences: [LocalKey: OccurrenceList] = [:]
  /// Occurrences by pattern and zone.
  var zoneOccurrences: [ZoneKey: OccurrenceList] = [:]
  /// The stretches of the text that marks of these kinds cover.
  var masked: [MarkSet: [TextRange]] = [:]
  /// The stretch found last for each scope; occurrences come in order.
  var lastExtents: [Scope: TextRange] = [:]
  /// How many patterns are being looked for, each for the sake of the one before.
  var nesting = 0
  /// Scores by index.
  var scores: [Int: Double] = [:]
  /// What value measures gave.
  var measured: [MeasureCall: MeasureValue] = [:]
  /// The facts decided so far.
  var facts: [String: MeasureValue] = [:]
  /// Patterns run on demand that were cut short.
  var overruns: [Matcher.Overrun] = []
  /// What was cut short, by code and name, so that each is told once.
  var omissions: [Omission] = []

  /// The zones that have a block, and the languages that blocks have.
  private(set) lazy var inventory = Inventory(document)
  /// The first metadata block by name.
  private(set) lazy var metadata = Dictionary(
    document.blocks.lazy.filter { $0.zone == .meta }.compactMap { block in block.name.map { ($0, block.range) } },
    uniquingKeysWith: { first, _ in first })
  /// The code points of running text.
  private(set) lazy var bodyLength = document.blocks.lazy.filter { $0.zone == .body }
    .reduce(0) { $0 + document.codePointCount($1.range) }

  /// What a document has at all.
  struct Inventory {
    var zones: ZoneSet = []
    var languages: Set<String?> = []

    init(_ document: Document) {
      for block in document.blocks {
        zones.formUnion(block.zone.set)
        languages.insert(block.language ?? document.language)
      }
    }
  }

  /// A pattern in a stretch of text.
  struct LocalKey: Hashable {
    var pattern: Int
    var range: TextRange
  }

  /// A pattern in a zone.
  struct ZoneKey: Hashable {
    var pattern: Int
    var zone: Zone
  }

  /// A value measure and its arguments.
  struct MeasureCall: Hashable {
    var name: String
    var arguments: [MeasureValue]
  }

  /// An occurrence that a condition is evaluated for.
  struct AtHand {
    /// The pattern of the rule that reports it.
    var pattern: Int
    /// The occurrence.
    var occurrence: Occurrence
  }

  init(
    _ document: Document, rules: RuleSet, plan: EvaluationPlan, matcher: Matcher,
    measures: @escaping () -> MeasureContext
  ) {
    self.document = document
    self.rules = rules
    self.plan = plan
    self.matcher = matcher
    self.measureContext = measures
    self.scan = matcher.scan(document)
  }

  /// Notes what was left out, once for each code and message.
  func omit(_ code: String, _ message: String) {
    let omission = Omission(code: code, message: message)
    if !omissions.contains(omission) { omissions.append(omission) }
  }
}
