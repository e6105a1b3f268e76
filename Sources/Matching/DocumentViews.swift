internal import Documents
internal import Folding

/// What matching has to know of one document, made when it is first asked for.
///
/// Not for use from several threads: the views it makes on demand are kept.
final class DocumentViews {
  /// The document's text.
  let text: [UInt8]
  let blocks: [Block]
  let marks: [Mark]
  /// The view that is searched first.
  let view: PrefilterView

  private var subjects: [Key: FoldedText] = [:]
  private var contextViews: [Key: FoldedText] = [:]
  private var segments: [Int: Segments] = [:]
  private var lastSegments: (block: Int, segments: Segments)?
  private let longestMark: Int

  private struct Key: Hashable {
    var block: Int
    var folds: FoldSet
  }

  /// The views of `document`; the first one is made of the blocks in `zones` and says what `folds` change.
  init(_ document: Document, zones: ZoneSet, folds: FoldSet) {
    text = document.text
    blocks = document.blocks
    marks = document.marks
    longestMark = document.marks.reduce(0) { max($0, $1.range.count) }
    view = PrefilterView(document, zones: zones, folds: folds)
  }

  /// The views of no document.
  init() {
    text = []
    blocks = []
    marks = []
    longestMark = 0
    view = PrefilterView()
  }

  /// Whether these are the views of `document`; the arrays are kept, so that the same storage means the same document.
  func isMade(of document: Document) -> Bool {
    let (text, blocks, marks) = (text, blocks, marks)
    return document.text.span.isIdentical(to: text.span) && document.blocks.span.isIdentical(to: blocks.span)
      && document.marks.span.isIdentical(to: marks.span)
  }

  /// Whether the folds `contextual` change the block so that it has to be searched in a view of its own.
  @inline(__always)
  func isChanged(_ block: Int, by contextual: FoldSet) -> Bool {
    !view.changes[block].isDisjoint(with: contextual)
  }

  /// The block under exactly `folds`, the text itself where they change nothing.
  func subject(of block: Int, _ folds: FoldSet) -> Subject {
    let range = blocks[block].range
    var needed = folds.intersection(view.changes[block])
    if needed.isEmpty { return Subject(text: text, range) }
    let contextual = folds.intersection([.invisible, .separators, .confusables, Folder.contextual(.width)])
    // Where one fold that looks at neighbours changes the block, the others may follow.
    if isChanged(block, by: contextual) { needed.formUnion(contextual) }
    if blocks[block].zone == .code { needed.remove(.lines) }
    let key = Key(block: block, folds: needed)
    if let known = subjects[key] { return Subject(known) }
    let view = Folder.view(text, range, by: needed)
    subjects[key] = view
    return Subject(view)
  }

  /// The prefilter view of the block under the folds `contextual`, too.
  func contextView(of block: Int, _ contextual: FoldSet) -> FoldedText {
    let folds = blocks[block].zone == .code ? contextual : contextual.union(.lines)
    let key = Key(block: block, folds: folds)
    if let known = contextViews[key] { return known }
    let view = PrefilterView.block(text, blocks[block].range, contextual: folds)
    contextViews[key] = view
    return view
  }

  /// The clause, sentence or block with the index `block` that holds the text offset `offset`.
  func extent(of scope: Scope, at offset: Int, in block: Int) -> TextRange {
    guard scope < .paragraph else { return blocks[block].range }
    if let lastSegments, lastSegments.block == block { return lastSegments.segments.extent(of: scope, at: offset) }
    let isCode = blocks[block].zone == .code
    let found = segments[block] ?? Segmenter.segments(text, blocks[block].range, keepsLines: isCode)
    segments[block] = found
    lastSegments = (block, found)
    return found.extent(of: scope, at: offset)
  }

  /// Whether a mark of `kinds` shares a byte with `range`.
  func isMasked(_ range: TextRange, by kinds: MarkSet) -> Bool {
    guard !kinds.isEmpty, !marks.isEmpty else { return false }
    var index = firstMark(reaching: range.lower)
    while index < marks.count, marks[index].range.lower < range.upper {
      if kinds.contains(marks[index].kind), marks[index].range.overlaps(range) { return true }
      index += 1
    }
    return false
  }

  /// The parts of `range` that a match may lie in: inside one clause or sentence, beside masked marks.
  ///
  /// Nil where that is all of `range`.
  func stretches(of range: TextRange, _ block: Int, within scope: Scope, masks: MarkSet) -> [TextRange]? {
    let isMasked = isMasked(range, by: masks)
    if scope >= .paragraph, !isMasked { return nil }
    var parts: [TextRange] = []
    var at = range.lower
    while at < range.upper {
      let end = min(extent(of: scope, at: at, in: block).upper, range.upper)
      parts.append(TextRange(at, max(end, at + 1)))
      at = max(end, at + 1)
    }
    return isMasked ? cut(parts, range, masks) : parts
  }

  private func cut(_ parts: [TextRange], _ range: TextRange, _ masks: MarkSet) -> [TextRange] {
    var left: [TextRange] = []
    var mark = firstMark(reaching: range.lower)
    for part in parts {
      var lower = part.lower
      // A mark may reach over several parts, so the next part starts looking at the same one.
      var next = mark
      while next < marks.count, marks[next].range.lower < part.upper {
        let hole = marks[next].range
        if masks.contains(marks[next].kind), hole.upper > lower {
          if hole.lower > lower { left.append(TextRange(lower, hole.lower)) }
          lower = max(lower, hole.upper)
        }
        next += 1
      }
      while mark < next, marks[mark].range.upper <= part.upper { mark += 1 }
      if lower < part.upper { left.append(TextRange(lower, part.upper)) }
    }
    return left
  }

  /// The first mark that may reach beyond `offset`.
  private func firstMark(reaching offset: Int) -> Int {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].range.lower + longestMark <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
