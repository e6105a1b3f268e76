package import Folding
internal import PCRE2

/// Every pattern of a rule set, compiled: one literal filter with its gates, and what each pattern needs to be run.
///
/// Immutable and shared by all workers; each worker runs it with a `Matcher` of its own. Regexes are compiled by PCRE2
/// when they are first run, once for all workers.
package struct MatchProgram: Sendable {
  /// The patterns, by the index that matches carry.
  package let patterns: [PatternSpec]

  let plans: [PatternPlan]
  /// The keywords and gates of the patterns that are looked for in every document.
  let global: LiteralFilter
  /// The keywords of the patterns that are looked for on demand.
  let local: LiteralFilter
  let cache: PatternCache

  /// What the compiler has to say about one pattern.
  package struct Diagnostic: Sendable, Hashable {
    /// How bad it is.
    package enum Level: String, Sendable {
      /// The pattern cannot be used.
      case error
      /// The pattern works, but costs or hides something.
      case warning
    }

    /// The pattern's index.
    package var pattern: Int
    /// How bad it is.
    package var level: Level
    /// A stable word: `syntax`, `no-gate`, `common-gate`, `unbounded-gap`, `never-matches`, `empty-match`,
    /// `folded-away`.
    package var code: String
    /// What is wrong and what to do, in one English sentence.
    package var message: String
    /// The byte offset in the regex's text, where there is one.
    package var offset: Int?
  }

  /// Compiles `patterns`; a pattern with an error is in the diagnostics and never matches.
  ///
  /// - Complexity: O(n) in the total length of the patterns.
  package static func compile(_ patterns: [PatternSpec]) -> (program: MatchProgram, diagnostics: [Diagnostic]) {
    let compiler = ProgramCompiler(patterns)
    return (MatchProgram(patterns, compiler), compiler.diagnostics)
  }

  private init(_ patterns: [PatternSpec], _ compiler: ProgramCompiler) {
    self.patterns = patterns
    plans = compiler.plans
    global = LiteralFilter(compiler.global)
    local = LiteralFilter(compiler.local)
    cache = PatternCache()
  }

  /// The program `other` for `patterns`, which differ from its own only in what is no part of the compiled program.
  init(_ other: MatchProgram, patterns: [PatternSpec]) {
    self.patterns = patterns
    plans = other.plans
    global = other.global
    local = other.local
    cache = other.cache
  }

  /// Writes the program into an image.
  package func write(to image: inout ImageWriter) {
    image.writeList(patterns) { image, pattern in pattern.write(to: &image) }
    image.writeList(plans) { image, plan in plan.write(to: &image) }
    global.write(to: &image)
    local.write(to: &image)
  }

  /// Reads a program back; nothing is compiled anew.
  package init(from image: inout ImageReader) throws(ImageError) {
    patterns = try image.readList { (image) throws(ImageError) in try PatternSpec(from: &image) }
    plans = try image.readList { (image) throws(ImageError) in try PatternPlan(from: &image) }
    cache = PatternCache()
    guard plans.count == patterns.count else { throw image.invalid() }
    global = try LiteralFilter(from: &image, patterns: patterns.count)
    local = try LiteralFilter(from: &image, patterns: patterns.count)
  }

  /// Whether the pattern with index `index` is left out of scans and run only where it is asked for: a pattern for
  /// requirements, or a regex without a gate.
  package func isOnDemand(_ index: Int) -> Bool {
    patterns[index].role == .local || plans[index].kind == .ungated
  }

  /// The regex of the pattern with index `index`, compiled at the first call; nil for keywords and broken patterns.
  func regex(_ index: Int) -> Pattern? {
    let plan = plans[index]
    guard plan.kind != .broken, case .regex(let source) = patterns[index].source else { return nil }
    let caseless = patterns[index].folds.contains(.case)
    return try? cache.pattern(index) { () throws(PatternError) in
      try Self.compile(plan.regex ?? source, caseless: caseless)
    }
  }

  static func compile(_ regex: String, caseless: Bool) throws(PatternError) -> Pattern {
    try Pattern(regex, options: caseless ? [.caseless, .neverBackslashC] : [.neverBackslashC])
  }
}
