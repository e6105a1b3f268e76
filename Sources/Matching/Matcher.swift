package import Documents
package import Folding
internal import PCRE2

/// Finds the places where patterns hold; owns the memory that matching needs.
///
/// Not for use from several threads: one a worker.
package final class Matcher {
  /// What it finds.
  package let program: MatchProgram

  /// A pattern that was cut short by a limit.
  package struct Overrun: Hashable, Sendable {
    /// The pattern's index.
    package var pattern: Int
    /// The limit that was reached: `match-limit`, `depth-limit`, `heap-limit`, `match-count`.
    package var limit: String
    /// The text in which it was reached.
    package var range: TextRange
  }

  /// What a scan found.
  package struct Result: Sendable {
    /// All matches of global patterns, ordered by pattern, then by place.
    package var matches: [PatternMatch] = []
    /// For each pattern the index of its first match, and at the end the number of matches.
    ///
    /// The matches of pattern `p` are `matches[starts[p] ..< starts[p + 1]]`.
    package var starts: [Int] = []
    /// Patterns that were cut short.
    package var overruns: [Overrun] = []
  }

  /// A keyword found in a text; whether it counts is decided when all of its pattern are known.
  struct Find {
    var pattern: UInt32
    var block: UInt32
    var keyword: UInt32
    var lower: UInt32
    var upper: UInt32
  }

  /// Where a match of a regex may start: `least` to `most` bytes before a place between the text offsets `lower` and
  /// `upper`.
  struct Window {
    var pattern: UInt32
    var block: UInt32
    var lower: UInt32
    var upper: UInt32
    var least: UInt32
    var most: UInt32
  }

  /// Who counts what is done; nil where nobody profiles.
  package var probe: MatchProbe?
  /// What stands for one of the patterns; nil but in tests of the rules.
  package var substitute: Substitute?
  let memory = MatchMemory()
  var boundaries = BoundaryCheck()
  /// The document at hand.
  private(set) var views = DocumentViews()
  var regexes: [CompiledRegex?]
  var hits: [Hit] = []
  var runHits: [RunHit] = []
  var finds: [Find] = []
  var windows: [Window] = []
  /// The zones that any pattern looks at, and those that others look at who share the views.
  private let zones: ZoneSet
  /// The folds that look at neighbours, as the global patterns combine them.
  private let contexts: [FoldSet]
  /// All folds that look at neighbours which any pattern has, and those that others have who share the views.
  private let folds: FoldSet

  /// A matcher for `program`; the views that it makes also hold the zones `sharedZones`, for matchers that use them, too.
  package init(_ program: MatchProgram, sharedZones: ZoneSet = []) {
    self.program = program
    regexes = [CompiledRegex?](repeating: nil, count: program.patterns.count)
    folds = program.plans.reduce(into: sharedZones.isEmpty ? [] : .contextual) { $0.formUnion($1.contextual) }
    zones = program.patterns.reduce(into: sharedZones) { $0.formUnion($1.zones) }
    let global = program.patterns.indices.filter { program.patterns[$0].role == .global }
    contexts = Set(global.map { program.plans[$0].contextual }).filter { !$0.isEmpty }.sorted {
      $0.rawValue < $1.rawValue
    }
  }

  /// Uses what `other` has made of `document` where that holds all zones that this matcher looks at.
  package func share(_ document: Document, with other: Matcher) {
    let isEnough = zones.isSubset(of: other.zones) && folds.isSubset(of: other.folds)
    guard other !== self, isEnough, !views.isMade(of: document) else { return }
    other.prepare(document)
    boundaries.reset()
    views = other.views
  }

  /// Finds every pattern that is not run on demand in `document`, leftmost and without overlap within one pattern.
  ///
  /// A limit that is reached is in the result's `overruns`.
  package func scan(_ document: Document) -> Result {
    probe?.begin()
    prepare(document)
    probe?.endFolding()
    finds.removeAll(keepingCapacity: true)
    windows.removeAll(keepingCapacity: true)
    search(program.global)
    probe?.endFiltering()
    return substituted(collect(), in: document)
  }

  /// Finds the pattern with index `pattern`, of whatever role, in all of `document`.
  ///
  /// The result has no matches of other patterns, and its `starts` are empty. A limit that is reached is in its
  /// `overruns`.
  package func search(for pattern: Int, in document: Document) -> Result {
    if let substitute, substitute.pattern == pattern { return substitute.matches(in: document) }
    prepare(document)
    var result = Result()
    guard program.patterns.indices.contains(pattern) else { return result }
    let zones = program.patterns[pattern].zones
    let most = Self.mostMatches(views.text.count)
    let blocks = views.blocks
    for block in blocks.indices where zones.contains(blocks[block].zone) {
      guard search(for: pattern, block, blocks[block].range, most, into: &result) else { break }
    }
    return result
  }

  /// Adds the matches in one block; false where the search has to end.
  private func search(
    for pattern: Int, _ block: Int, _ range: TextRange, _ most: Int, into result: inout Result
  ) -> Bool {
    let overruns = result.overruns.count
    let before = result.matches.count
    probe?.begin()
    switch program.plans[pattern].kind {
    case .broken: return false
    case .keywords: addKeywords(of: pattern, block, range, most, to: &result)
    case .gated, .ungated: run(pattern, block, range, windows: nil, most, into: &result)
    }
    probe?.end(pattern, candidates: 1, runs: 1, matches: result.matches.count - before)
    if result.matches.count >= most {
      if result.overruns.count == overruns {
        result.overruns.append(
          Overrun(pattern: pattern, limit: "match-count", range: TextRange(range.lower, views.text.count)))
      }
      return false
    }
    // A pattern that runs away in one block will in the next: three are enough to know it.
    return result.overruns.count == overruns || result.overruns.count < 3
  }

  /// Finds the pattern with index `pattern`, of whatever role, in `range`, which lies in one block of `document`.
  ///
  /// Text outside `range` is seen by lookbehind and boundaries only. The result's `starts` are empty. A limit that is
  /// reached ends the search and is in its `overruns`.
  package func matches(of pattern: Int, in range: TextRange, of document: Document) -> Result {
    if let substitute, substitute.pattern == pattern { return substitute.matches(in: range, of: document) }
    var result = Result()
    prepare(document)
    guard program.patterns.indices.contains(pattern), let block = document.blockIndex(at: range.lower),
      program.patterns[pattern].zones.contains(document.blocks[block].zone)
    else { return result }
    let whole = document.blocks[block].range
    let range = TextRange(max(range.lower, whole.lower), min(range.upper, whole.upper))
    guard !range.isEmpty else { return result }
    _ = search(for: pattern, block, range, Self.mostMatches(range.count), into: &result)
    return result
  }

  /// The clause, sentence or paragraph of `document` that holds the text offset `offset`; an empty range between blocks.
  package func extent(of scope: Scope, at offset: Int, in document: Document) -> TextRange {
    prepare(document)
    guard let block = document.blockIndex(at: offset) else { return TextRange(offset, offset) }
    return views.extent(of: scope, at: offset, in: block)
  }

  private func prepare(_ document: Document) {
    guard !views.isMade(of: document) else { return }
    boundaries.reset()
    views = DocumentViews(document, zones: zones, folds: folds)
  }

  private func search(_ filter: LiteralFilter) {
    guard !filter.isEmpty else { return }
    hits.removeAll(keepingCapacity: true)
    runHits.removeAll(keepingCapacity: true)
    let view = views.view
    filter.scan(view.bytes.span, 0, view.count, into: &hits, &runHits)
    takeHits(filter)
    let all = contexts.reduce(into: FoldSet()) { $0.formUnion($1) }
    let changes = view.changes
    for block in changes.indices where !changes[block].isDisjoint(with: all) {
      for context in contexts where views.isChanged(block, by: context) {
        takeHits(filter, inContext: context, of: block)
      }
    }
  }

  /// The most matches of one pattern in a text of `count` bytes: more than any text needs, and no more than it can pay.
  static func mostMatches(_ count: Int) -> Int { 10_000 + count / 16 }

  /// Decides on what was found, pattern by pattern.
  private func collect() -> Result {
    var result = Result()
    result.starts.reserveCapacity(program.patterns.count + 1)
    finds.sort { ($0.pattern, $0.lower, $1.upper, $0.keyword) < ($1.pattern, $1.lower, $0.upper, $1.keyword) }
    windows.sort { ($0.pattern, $0.block, $0.lower) < ($1.pattern, $1.block, $1.lower) }
    var find = 0
    var window = 0
    for pattern in program.patterns.indices {
      result.starts.append(result.matches.count)
      let most = result.matches.count + Self.mostMatches(views.text.count)
      let firstFind = find
      while find < finds.count, finds[find].pattern == pattern { find += 1 }
      if find > firstFind { take(finds[firstFind..<find], of: pattern, most, into: &result) }
      let firstWindow = window
      while window < windows.count, windows[window].pattern == pattern { window += 1 }
      if window > firstWindow { take(windows[firstWindow..<window], of: pattern, most, into: &result) }
    }
    result.starts.append(result.matches.count)
    return result
  }

  private func take(_ finds: ArraySlice<Find>, of pattern: Int, _ most: Int, into result: inout Result) {
    guard let probe else { return choose(finds, most, into: &result) }
    let before = result.matches.count
    probe.begin()
    choose(finds, most, into: &result)
    probe.end(pattern, candidates: finds.count, runs: 1, matches: result.matches.count - before)
  }

  private func take(_ windows: ArraySlice<Window>, of pattern: Int, _ most: Int, into result: inout Result) {
    guard let probe else { return run(pattern, windows, most, into: &result) }
    let before = result.matches.count
    probe.begin()
    run(pattern, windows, most, into: &result)
    probe.end(
      pattern, candidates: windows.count, runs: Set(windows.map(\.block)).count,
      matches: result.matches.count - before)
  }

  /// Takes of the finds of one pattern, ordered by place, the longest at the leftmost place, then the next behind it.
  func choose(_ finds: ArraySlice<Find>, _ most: Int, into result: inout Result) {
    var end: UInt32 = 0
    for find in finds where find.lower >= end {
      guard result.matches.count < most else {
        result.overruns.append(
          Overrun(
            pattern: Int(find.pattern), limit: "match-count",
            range: TextRange(Int(find.lower), views.text.count)))
        return
      }
      result.matches.append(
        PatternMatch(
          pattern: Int(find.pattern), block: Int(find.block), range: TextRange(Int(find.lower), Int(find.upper)),
          keyword: Int(find.keyword)))
      end = find.upper
    }
  }
}
