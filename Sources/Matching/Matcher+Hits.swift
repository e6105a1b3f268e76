internal import Documents
internal import Folding

// MARK: From hits of the filter to finds of keywords and windows of regexes

extension Matcher {
  /// Takes what the filter found in the document's view.
  func takeHits(_ filter: LiteralFilter, only: Int? = nil) {
    let views = views
    let map = views.view.map
    var hint = 0
    var block = 0
    for hit in hits {
      let length = filter.table.length(Int(hit.needle))
      let range = map.textRange(Int(hit.start), Int(hit.start) + length, hint: &hint)
      guard find(range, &block) else { continue }
      for index in filter.users(ofNeedle: Int(hit.needle)) {
        let user = filter.user(index)
        if let only, Int(user.pattern) != only { continue }
        // A block that a fold changes is searched in the view of that fold.
        guard !views.isChanged(block, by: program.plans[Int(user.pattern)].contextual) else { continue }
        take(user, range, block, context: nil, filter.table.pool)
      }
    }
    for hit in runHits {
      let count = UInt32(filter.runs.counts[Int(hit.run)])
      // Inside the row, at the earliest where it begins, the match's own row begins.
      let start = map.textRange(Int(hit.lower), Int(hit.upper - count), hint: &hint)
      takeRun(filter, hit, start, only) { views.isChanged($0, by: $1) }
    }
  }

  /// Takes what the filter finds in the view of the block under the folds `context`, too.
  func takeHits(_ filter: LiteralFilter, inContext context: FoldSet, of block: Int) {
    let view = views.contextView(of: block, context)
    hits.removeAll(keepingCapacity: true)
    runHits.removeAll(keepingCapacity: true)
    filter.scan(view.bytes.span, 0, view.bytes.count - PrefilterView.padding, into: &hits, &runHits)
    takeContextHits(filter, view, context, block, only: nil)
  }

  /// Takes the hits in the view of a block under the folds `context`.
  func takeContextHits(_ filter: LiteralFilter, _ view: FoldedText, _ context: FoldSet, _ block: Int, only: Int?) {
    for hit in hits {
      let length = filter.table.length(Int(hit.needle))
      let range = view.map.textRange(Int(hit.start), Int(hit.start) + length)
      for index in filter.users(ofNeedle: Int(hit.needle)) {
        let user = filter.user(index)
        if let only, Int(user.pattern) != only { continue }
        guard program.plans[Int(user.pattern)].contextual == context else { continue }
        take(user, range, block, context: context, filter.table.pool)
      }
    }
    for hit in runHits {
      let count = UInt32(filter.runs.counts[Int(hit.run)])
      let start = view.map.textRange(Int(hit.lower), Int(hit.upper - count))
      takeRun(filter, hit, start, only) { $1 != context }
    }
  }

  private func takeRun(
    _ filter: LiteralFilter, _ hit: RunHit, _ start: TextRange, _ only: Int?, isOther: (Int, FoldSet) -> Bool
  ) {
    // A row may begin in one block and end in another where separators belong to its set.
    guard var block = firstBlock(from: start.lower) else { return }
    while block < views.blocks.count, views.blocks[block].range.lower <= max(start.upper, start.lower) {
      let whole = views.blocks[block].range
      for index in filter.users(ofRun: Int(hit.run)) {
        let user = filter.user(index)
        if let only, Int(user.pattern) != only { continue }
        guard program.patterns[Int(user.pattern)].zones.contains(views.blocks[block].zone),
          !isOther(block, program.plans[Int(user.pattern)].contextual)
        else { continue }
        windows.append(
          Window(
            pattern: user.pattern, block: UInt32(block), lower: UInt32(max(start.lower, whole.lower)),
            upper: UInt32(min(start.upper, whole.upper)), least: user.first, most: user.second))
      }
      block += 1
    }
  }

  /// Takes a find of a keyword or a window of a regex.
  private func take(
    _ user: LiteralFilter.User, _ range: TextRange, _ block: Int, context: FoldSet?, _ pool: [UInt8]
  ) {
    let index = Int(user.pattern)
    guard program.patterns[index].zones.contains(views.blocks[block].zone) else { return }
    if user.keyword == LiteralFilter.User.gate {
      windows.append(
        Window(
          pattern: user.pattern, block: UInt32(block), lower: UInt32(truncatingIfNeeded: range.lower),
          upper: UInt32(truncatingIfNeeded: range.lower), least: user.first, most: user.second))
    } else if let found = keyword(user, range, block, context, pool) {
      finds.append(
        Find(
          pattern: user.pattern, block: UInt32(block), keyword: user.keyword,
          lower: UInt32(truncatingIfNeeded: found.lower), upper: UInt32(truncatingIfNeeded: found.upper)))
    }
  }

  /// Where the keyword stands in the text, if it does under the pattern's own folds and inside its limits.
  private func keyword(
    _ user: LiteralFilter.User, _ range: TextRange, _ block: Int, _ context: FoldSet?, _ pool: [UInt8]
  ) -> TextRange? {
    let index = Int(user.pattern)
    let folds = program.plans[index].characterFolds
    let needsSubject = context != nil || views.isChanged(block, by: .lines)
    let boundary = program.patterns[index].boundary
    var found = range
    if folds != .characters || needsSubject && boundary != .none {
      let subject =
        needsSubject
        ? views.subject(of: block, (context ?? []).union(.lines))
        : Subject(text: views.text, views.blocks[block].range)
      let lower = subject.offset(ofText: range.lower)
      let exact = Int(user.first)..<Int(user.first + user.second)
      guard let upper = Spelling.end(of: pool, exact, in: subject.bytes, subject.range, at: lower, folds) else {
        return nil
      }
      guard boundaries.holds(boundary, lower, upper, in: subject) else { return nil }
      found = subject.textRange(lower, upper)
    } else if boundary != .none {
      let subject = Subject(text: views.text, views.blocks[block].range)
      guard boundaries.holds(boundary, range.lower, range.upper, in: subject) else { return nil }
    }
    return isInside(found, index, block) ? found : nil
  }

  /// Whether a match of the pattern may lie at `range`.
  private func isInside(_ range: TextRange, _ index: Int, _ block: Int) -> Bool {
    let within = program.patterns[index].within
    if within < .paragraph, views.extent(of: within, at: range.lower, in: block).upper < range.upper { return false }
    return !views.isMasked(range, by: program.patterns[index].masks)
  }

  /// Moves `block` to the block that holds `range`; whether there is one.
  private func find(_ range: TextRange, _ block: inout Int) -> Bool {
    let blocks = views.blocks
    while block > 0, blocks[block - 1].range.upper > range.lower { block -= 1 }
    while block < blocks.count, blocks[block].range.upper <= range.lower { block += 1 }
    guard block < blocks.count else {
      block = max(0, blocks.count - 1)
      return false
    }
    return blocks[block].range.contains(range)
  }

  /// The first block that ends behind `offset`.
  private func firstBlock(from offset: Int) -> Int? {
    var low = 0
    var high = views.blocks.count
    while low < high {
      let middle = (low + high) / 2
      if views.blocks[middle].range.upper <= offset { low = middle + 1 } else { high = middle }
    }
    return low < views.blocks.count ? low : nil
  }
}

// MARK: Keywords in a stretch

extension Matcher {
  /// Adds the matches of the keyword pattern `pattern` in `range` of the block with index `block`.
  ///
  /// No more than `most` in all of `result`.
  func addKeywords(of pattern: Int, _ block: Int, _ range: TextRange, _ most: Int, to result: inout Result) {
    let filter = program.patterns[pattern].role == .global ? program.global : program.local
    let context = program.plans[pattern].contextual
    finds.removeAll(keepingCapacity: true)
    hits.removeAll(keepingCapacity: true)
    runHits.removeAll(keepingCapacity: true)
    if views.isChanged(block, by: context) {
      let view = views.contextView(of: block, context)
      filter.scanNeedles(
        view.bytes.span, view.map.folded(of: range.lower), view.map.folded(of: range.upper), into: &hits)
      takeContextHits(filter, view, context, block, only: pattern)
    } else {
      let view = views.view
      let lower = view.map.folded(of: range.lower)
      filter.scanNeedles(view.bytes.span, lower, max(lower, view.map.folded(of: range.upper)), into: &hits)
      takeHits(filter, only: pattern)
    }
    finds.sort { ($0.lower, $1.upper, $0.keyword) < ($1.lower, $0.upper, $1.keyword) }
    choose(finds[...], most, into: &result)
  }
}
