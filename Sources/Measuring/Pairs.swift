import Documents

extension Measure {
  /// Marks that come in pairs.
  static let pairs: [Measure] = [
    .spans(
      "unbalanced-pairs",
      """
      Brackets and quotation marks without a mate in their paragraph, the mark alone as span; quotations over several \
      paragraphs, list markers, intervals, smileys and apostrophes are no findings.
      """
    ) { context, _ in context.pairs().unbalanced },
    .spans("mixed-quotes", "Quotations with a curly mark at one end and a straight one at the other, whole.") {
      context, _ in context.pairs().mixed
    },
  ]
}

/// Paired marks over the paragraphs of a page: what one paragraph leaves open a later one may close.
struct PairCheck {
  /// In how many further paragraphs a mark may find its mate: quotations, and brackets.
  private static let reach = (quotation: 12, bracket: 3)
  /// How many marks may wait for a mate; hostile text opens thousands.
  private static let mostPending = 64

  private struct Pending {
    var lone: PairScan.Lone
    var span: MeasuredSpan
    var age = 0
  }

  /// The marks without a mate, in text order.
  private(set) var unbalanced: [MeasuredSpan] = []
  /// The mixed quotations, in text order.
  private(set) var mixed: [MeasuredSpan] = []

  private var pending: [Pending] = []

  /// The paired marks of the running text of a page.
  ///
  /// O(n).
  init(_ context: MeasureContext) {
    let marks: Traits = [.opening, .closing, .initialQuote, .finalQuote]
    let survey = context.surveyed()
    for (index, block) in context.document.blocks.enumerated() where MeasureContext.proseZones.contains(block.zone) {
      if block.zone != .body { flush() }
      if survey.counts[index].traits.has(marks) {
        add(context.text(of: index), context.table, isBody: block.zone == .body)
      } else {
        grow()
      }
    }
    flush()
    unbalanced.sort { $0.range.lower < $1.range.lower }
  }

  private mutating func add(_ text: BlockText, _ table: TraitTable, isBody: Bool) {
    let scan = PairScan(text, table)
    mixed += scan.mixed.map { mixed in
      var span = MeasuredSpan(range: text.textRange(mixed.range))
      let marks = [text.scalars[mixed.range.lowerBound], text.scalars[mixed.range.upperBound - 1]]
      span.details = ["mark": Self.string(marks[0]), "mate": Self.string(marks[1])]
      return span
    }
    continueQuotations(text, table)
    grow()
    var reversed: PairScan.Lone?
    for mark in scan.lone {
      if !mark.isOpening, let index = pending.lastIndex(where: { $0.lone.family == mark.family }) {
        pending.remove(at: index)
        continue
      }
      let range = text.textRange(mark.index..<mark.index + 1)
      var span = MeasuredSpan(range: range, details: Self.details(mark))
      if mark.isOpening, let before = reversed, before.family == mark.family, let last = unbalanced.last {
        span.range = TextRange(last.range.lower, range.upper)
        span.details["form"] = "reversed"
        unbalanced[unbalanced.count - 1] = span
        reversed = nil
      } else if mark.isOpening, isBody {
        pending.append(Pending(lone: mark, span: span))
        if pending.count > Self.mostPending { unbalanced.append(pending.removeFirst().span) }
      } else {
        unbalanced.append(span)
        reversed = mark.isOpening || !PairedMarks.quotations.contains(mark.family) ? nil : mark
      }
    }
  }

  /// A paragraph that begins with the mark that the last one left open goes on with its quotation.
  private mutating func continueQuotations(_ text: BlockText, _ table: TraitTable) {
    guard let first = text.scalars.first(where: { !table[$0].has(.space) }) else { return }
    pending.removeAll { $0.lone.scalar == first && PairedMarks.quotations.contains($0.lone.family) }
  }

  /// Another paragraph has gone by: what waits too long has no mate.
  private mutating func grow() {
    var kept: [Pending] = []
    for var item in pending {
      item.age += 1
      let limit = PairedMarks.quotations.contains(item.lone.family) ? Self.reach.quotation : Self.reach.bracket
      if item.age > limit { unbalanced.append(item.span) } else { kept.append(item) }
    }
    pending = kept
  }

  private mutating func flush() {
    unbalanced += pending.map(\.span)
    pending = []
  }

  private static func details(_ mark: PairScan.Lone) -> [String: String] {
    [
      "mark": string(mark.scalar), "mate": string(PairedMarks.mate(of: mark.scalar)),
      "form": mark.isOpening ? "not-closed" : "not-opened",
    ]
  }

  private static func string(_ scalar: UInt32) -> String {
    Unicode.Scalar(scalar).map { String(Character($0)) } ?? ""
  }
}
