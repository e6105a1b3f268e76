import Documents
import Folding
import PCRE2

@testable import Matching

/// Finds what a program's patterns match in the plainest way: every block under the pattern's folds, every keyword at
/// every place, every regex from every place.
struct ReferenceMatcher {
  let program: MatchProgram
  private let memory = MatchMemory()

  init(_ program: MatchProgram) { self.program = program }

  /// The matches of the pattern with index `index` in the whole document, or in `range` of it.
  func matches(of index: Int, in document: Document, _ range: TextRange? = nil) -> [PatternMatch] {
    var found: [PatternMatch] = []
    let pattern = program.patterns[index]
    for (number, block) in document.blocks.enumerated() where pattern.zones.contains(block.zone) {
      let part = TextRange(
        max(block.range.lower, range?.lower ?? 0), min(block.range.upper, range?.upper ?? document.text.count))
      guard !part.isEmpty else { continue }
      var folds = pattern.folds
      if block.zone != .code { folds.insert(.lines) }
      if case .regex = pattern.source { folds.remove(.case) }
      let view = Folder.fold(document.text, block.range, by: folds)
      for stretch in stretches(pattern, block, part, document) {
        search(index, folds, view, stretch, number, &found)
      }
    }
    return found
  }

  private func stretches(
    _ pattern: PatternSpec, _ block: Block, _ range: TextRange, _ document: Document
  ) -> [TextRange] {
    var parts: [TextRange] = []
    let segments = Segmenter.segments(document.text, block.range, keepsLines: block.zone == .code)
    var at = range.lower
    while at < range.upper {
      let extent = segments.extent(of: pattern.within, at: at)
      parts.append(TextRange(at, min(extent.upper, range.upper)))
      at = extent.upper
    }
    for mark in document.marks where pattern.masks.contains(mark.kind) {
      parts = parts.flatMap { part in
        guard part.overlaps(mark.range) else { return [part] }
        return [TextRange(part.lower, mark.range.lower), TextRange(mark.range.upper, part.upper)]
          .filter { !$0.isEmpty }
      }
    }
    return parts
  }

  private func search(
    _ index: Int, _ folds: FoldSet, _ view: FoldedText, _ stretch: TextRange, _ block: Int,
    _ found: inout [PatternMatch]
  ) {
    var at = view.map.folded(of: stretch.lower)
    let upper = view.map.folded(of: stretch.upper)
    while at < upper {
      guard let match = first(index, folds, view, at, upper) else { return }
      found.append(
        PatternMatch(
          pattern: index, block: block, range: view.map.textRange(match.lower, match.upper), keyword: match.keyword))
      at = match.upper
    }
  }

  private func first(
    _ index: Int, _ folds: FoldSet, _ view: FoldedText, _ from: Int, _ upper: Int
  ) -> (lower: Int, upper: Int, keyword: Int)? {
    let boundary = program.patterns[index].boundary
    switch program.patterns[index].source {
    case .keywords(let keywords):
      let words = keywords.map { Folder.fold(Array($0.utf8), by: folds.subtracting(.lines)) }
      for at in from..<upper {
        var best: (lower: Int, upper: Int, keyword: Int)?
        for (number, word) in words.enumerated() where !word.isEmpty && at + word.count <= upper {
          guard view.bytes[at] == word[0], view.bytes[at..<at + word.count].elementsEqual(word),
            holds(boundary, at, at + word.count, view), at + word.count > best?.upper ?? 0
          else { continue }
          best = (at, at + word.count, number)
        }
        if let best { return best }
      }
      return nil
    case .regex:
      guard let regex = program.regex(index) else { return nil }
      var at = from
      while at < upper {
        guard
          let isFound = try? regex.firstMatch(
            in: view.bytes, from: at, subjectEnd: upper, notEmpty: true, memory: memory),
          isFound, let range = memory.range(0)
        else { return nil }
        if holds(boundary, range.lower, range.upper, view) { return (range.lower, range.upper, 0) }
        at = UTF8Scalars.boundary(view.bytes.span, atOrBehind: range.lower + 1)
      }
      return nil
    }
  }

  private func holds(_ boundary: PatternSpec.Boundary, _ lower: Int, _ upper: Int, _ view: FoldedText) -> Bool {
    var check = BoundaryCheck()
    return check.holds(boundary, lower, upper, in: Subject(view))
  }
}
