import Documents

extension Measure {
  /// Paragraphs that stop before their end.
  static let cutParagraphs: [Measure] = [
    .spans(
      "cut-paragraphs",
      """
      The last clause of paragraphs that end without a mark where another paragraph of running text follows or nothing \
      does: what leads up to code, a list, a picture or a table is left out, and so are lines that are one link; the \
      value is as with `unterminated`.
      """,
      [.number("characters", "The least length of the paragraph, spaces left out.", 20)]
    ) { context, arguments in
      let all = ParagraphEnds(context).unterminated(least: arguments.count(0, least: 1))
      return all.filter { CutParagraphs.isCut($0.range, context) }
    }
  ]
}

/// What stands behind a paragraph that does not end.
enum CutParagraphs {
  /// A paragraph that goes before another has at least this many characters.
  private static let shortest = 8

  /// Whether the paragraph that ends with `range` is followed by running text, or by nothing.
  ///
  /// O(log n) in the number of blocks, and O(m) in the number of marks of the paragraph.
  static func isCut(_ range: TextRange, _ context: MeasureContext) -> Bool {
    let document = context.document
    guard let block = document.blockIndex(at: range.lower) else { return false }
    let links = context.maskedRanges(
      in: range, [MarkKind.link.set, MarkKind.url.set, MarkKind.code.set, MarkKind.math.set])
    if links.contains(where: { $0.upper >= range.upper }) { return false }
    guard document.blocks.indices.contains(block + 1) else { return true }
    let next = document.blocks[block + 1]
    switch next.zone {
    case .body: return next.level == 0 && context.surveyed().counts[block + 1].length >= shortest
    case .footer, .nav, .aside, .byline, .meta, .link: return true
    default: return false
    }
  }
}
