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

  private let memory = MatchMemory()
  private var boundaries = BoundaryCheck()
  private var segments: [Int: Segments] = [:]
  private var views: [ViewKey: FoldedText] = [:]
  private var keywords: [Int: KeywordIndex] = [:]
  private var text: [UInt8] = []

  private struct ViewKey: Hashable {
    var block: Int
    var folds: FoldSet
  }

  /// A matcher for `program`.
  package init(_ program: MatchProgram) { self.program = program }

  /// Finds every global pattern in `document`, leftmost and without overlap within one pattern.
  package func scan(_ document: Document) -> Result {
    prepare(document)
    var result = Result()
    for index in program.patterns.indices {
      result.starts.append(result.matches.count)
      let pattern = program.patterns[index]
      guard pattern.role == .global else { continue }
      for block in document.blocks.indices where pattern.zones.contains(document.blocks[block].zone) {
        search(index, block, document.blocks[block].range, document, &result)
      }
    }
    result.starts.append(result.matches.count)
    return result
  }

  /// Finds the pattern with index `pattern`, of whatever role, in `range`, which lies in one block of `document`.
  ///
  /// Text outside `range` is seen by lookbehind and boundaries only.
  package func matches(of pattern: Int, in range: TextRange, of document: Document) -> [PatternMatch] {
    prepare(document)
    guard program.patterns.indices.contains(pattern), let block = document.blockIndex(at: range.lower),
      program.patterns[pattern].zones.contains(document.blocks[block].zone)
    else { return [] }
    var result = Result()
    search(pattern, block, range, document, &result)
    return result.matches
  }

  /// The clause, sentence or paragraph of `document` that holds the text offset `offset`.
  package func extent(of scope: Scope, at offset: Int, in document: Document) -> TextRange {
    prepare(document)
    guard let block = document.blockIndex(at: offset) else { return TextRange(offset, offset) }
    return segments(block, document).extent(of: scope, at: offset)
  }

  private func prepare(_ document: Document) {
    guard !document.text.span.isIdentical(to: text.span) else { return }
    text = document.text
    segments = [:]
    views = [:]
    boundaries.reset()
  }

  private func segments(_ block: Int, _ document: Document) -> Segments {
    if let known = segments[block] { return known }
    let found = Segmenter.segments(
      text, document.blocks[block].range, keepsLines: document.blocks[block].zone == .code)
    segments[block] = found
    return found
  }

  private func view(_ block: Int, _ folds: FoldSet, _ document: Document) -> FoldedText {
    let key = ViewKey(block: block, folds: folds)
    if let known = views[key] { return known }
    let view = Folder.fold(text, document.blocks[block].range, by: folds)
    views[key] = view
    return view
  }

  private func search(
    _ index: Int, _ block: Int, _ range: TextRange, _ document: Document, _ result: inout Result
  ) {
    let pattern = program.patterns[index]
    var folds = pattern.folds
    if document.blocks[block].zone != .code { folds.insert(.lines) }
    if case .regex = pattern.source { folds.remove(.case) }
    let view = view(block, folds, document)
    for stretch in stretches(pattern, block, range, document) {
      let lower = view.map.folded(of: stretch.lower)
      let upper = view.map.folded(of: stretch.upper)
      var at = lower
      while at < upper, let found = next(index, folds, view, at, upper, block, &result, stretch) {
        result.matches.append(found.match)
        at = max(found.end, at + 1)
      }
    }
  }

  /// The parts of `range` that a match may lie in: clauses or sentences where it must not cross them, without masks.
  private func stretches(
    _ pattern: PatternSpec, _ block: Int, _ range: TextRange, _ document: Document
  ) -> [TextRange] {
    var parts: [TextRange] = []
    if pattern.within < .paragraph {
      let segments = segments(block, document)
      var at = range.lower
      while at < range.upper {
        let extent = segments.extent(of: pattern.within, at: at)
        parts.append(TextRange(at, min(extent.upper, range.upper)))
        at = max(extent.upper, at + 1)
      }
    } else {
      parts = [range]
    }
    for mark in document.marks where pattern.masks.contains(mark.kind) && mark.range.overlaps(range) {
      parts = parts.flatMap { part in
        guard part.overlaps(mark.range) else { return [part] }
        return [TextRange(part.lower, mark.range.lower), TextRange(mark.range.upper, part.upper)]
          .filter { !$0.isEmpty }
      }
    }
    return parts
  }

  private func next(
    _ index: Int, _ folds: FoldSet, _ view: FoldedText, _ from: Int, _ upper: Int, _ block: Int,
    _ result: inout Result, _ stretch: TextRange
  ) -> (match: PatternMatch, end: Int)? {
    let pattern = program.patterns[index]
    var at = from
    while at < upper {
      guard let found = candidate(index, folds, view, at, upper, &result, stretch) else { return nil }
      let limits = 0..<view.bytes.count
      if boundaries.holds(pattern.boundary, found.lower, found.upper, in: view.bytes, limits, block: -1) {
        var match = PatternMatch(
          pattern: index, block: block, range: view.map.textRange(found.lower, found.upper), keyword: found.keyword)
        match.captures = found.captures.map { capture in
          PatternMatch.Capture(name: capture.name, range: view.map.textRange(capture.lower, capture.upper))
        }
        return (match, found.upper)
      }
      boundaries.reset()
      at = UTF8Scalars.boundary(view.bytes.span, atOrBehind: found.lower + 1)
    }
    return nil
  }

  private struct Candidate {
    var lower: Int
    var upper: Int
    var keyword = 0
    var captures: [(name: String, lower: Int, upper: Int)] = []
  }

  private func candidate(
    _ index: Int, _ folds: FoldSet, _ view: FoldedText, _ from: Int, _ upper: Int, _ result: inout Result,
    _ stretch: TextRange
  ) -> Candidate? {
    if case .keywords(let words) = program.patterns[index].source {
      let known = keywords[index] ?? KeywordIndex(words, folds: folds)
      keywords[index] = known
      return known.first(in: view.bytes, from, upper).map {
        Candidate(lower: $0.lower, upper: $0.upper, keyword: $0.keyword)
      }
    }
    guard let regex = try? program.regex(index) else { return nil }
    do throws(MatchError) {
      guard try regex.firstMatch(in: view.bytes, from: from, subjectEnd: upper, notEmpty: true, memory: memory),
        let range = memory.range(0)
      else { return nil }
      var found = Candidate(lower: range.lower, upper: range.upper)
      for name in regex.captureNames {
        guard let group = memory.range(name.index) else { continue }
        found.captures.append((name.name, group.lower, group.upper))
      }
      return found
    } catch {
      result.overruns.append(Overrun(pattern: index, limit: error.limit, range: stretch))
      return nil
    }
  }
}

extension MatchError {
  /// The stable word for the limit that was reached.
  var limit: String {
    switch self {
    case .matchLimit: "match-limit"
    case .depthLimit: "depth-limit"
    case .heapLimit, .jitStack: "heap-limit"
    case .other: "match-limit"
    }
  }
}
