internal import Documents
internal import Folding
internal import PCRE2

/// A regex with what is asked of it again and again.
final class CompiledRegex: Sendable {
  let pattern: Pattern
  let names: [(name: String, index: Int)]

  init(_ pattern: Pattern) {
    self.pattern = pattern
    names = pattern.captureNames
  }
}

extension Matcher {
  /// Places of a subject at which a match may start, and which it may reach.
  private struct Span {
    var lower: Int
    var upper: Int
  }

  /// Runs the regex with index `pattern` in its windows, which are ordered by block.
  func run(_ pattern: Int, _ windows: ArraySlice<Window>, _ most: Int, into result: inout Result) {
    var first = windows.startIndex
    while first < windows.endIndex {
      let block = windows[first].block
      var last = first + 1
      while last < windows.endIndex, windows[last].block == block { last += 1 }
      let range = views.blocks[Int(block)].range
      let overruns = result.overruns.count
      run(pattern, Int(block), range, windows: windows[first..<last], most, into: &result)
      // A pattern that runs away in one block will in the next: three are enough to know it.
      if result.overruns.count > overruns, result.overruns.count(where: { $0.pattern == pattern }) >= 3 { return }
      if result.matches.count >= most {
        result.overruns.append(
          Overrun(pattern: pattern, limit: "match-count", range: TextRange(range.lower, views.text.count)))
        return
      }
      first = last
    }
  }

  /// Runs the regex in `range` of a block, from every place if `windows` is nil.
  func run(
    _ pattern: Int, _ block: Int, _ range: TextRange, windows: ArraySlice<Window>?, _ most: Int = .max,
    into result: inout Result
  ) {
    guard let regex = regex(pattern) else { return }
    let subject = views.subject(of: block, program.plans[pattern].viewFolds)
    let places = windows.map { spans($0, subject) }
    let stretches = views.stretches(
      of: range, block, within: program.patterns[pattern].within, masks: program.patterns[pattern].masks)
    var search = Search(pattern: pattern, block: block, most: most)
    search.reach = windows == nil ? nil : program.plans[pattern].reach
    for index in 0..<(stretches?.count ?? 1) {
      let stretch = stretches?[index] ?? range
      let limits = Span(lower: subject.offset(ofText: stretch.lower), upper: subject.offset(ofText: stretch.upper))
      search.next = limits.lower
      guard let places else {
        guard run(&search, regex, subject, limits, limits, stretch, &result) else { return }
        continue
      }
      for place in places where place.upper >= limits.lower {
        guard place.lower < limits.upper else { break }
        guard run(&search, regex, subject, place, limits, stretch, &result) else { return }
      }
    }
  }

  /// The windows in the subject's offsets, joined where they overlap.
  private func spans(_ windows: ArraySlice<Window>, _ subject: Subject) -> [Span] {
    var spans = windows.map { window in
      let lower = subject.offset(ofText: Int(window.lower))
      let upper = window.upper == window.lower ? lower : subject.offset(ofText: Int(window.upper))
      return Span(
        lower: window.most == LiteralFilter.User.unlimited ? subject.range.lowerBound : lower - Int(window.most),
        upper: upper - Int(window.least))
    }
    guard spans.count > 1 else { return spans }
    spans.sort { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
    var joined = [spans[0]]
    for span in spans.dropFirst() {
      if span.lower <= joined[joined.count - 1].upper {
        joined[joined.count - 1].upper = max(joined[joined.count - 1].upper, span.upper)
      } else {
        joined.append(span)
      }
    }
    return joined
  }

  /// A search through the windows of one stretch.
  private struct Search {
    let pattern: Int
    let block: Int
    let most: Int
    var reach: Int?
    /// Where the next match may start.
    var next = 0
  }

  /// Finds the matches that start in `place`; false when the search has to end.
  private func run(
    _ search: inout Search, _ regex: CompiledRegex, _ subject: borrowing Subject, _ place: Span, _ limits: Span,
    _ stretch: TextRange, _ result: inout Result
  ) -> Bool {
    let base = subject.range.lowerBound
    let bytes = subject.bytes.span.extracting(subject.range)
    let last = min(place.upper, limits.upper - 1)
    var from = UTF8Scalars.boundary(bytes, atOrBehind: max(search.next, place.lower, limits.lower) - base)
    // No match looks further than its own length, and assertions a character beyond it.
    let end = search.reach.map { reach in
      UTF8Scalars.boundary(bytes, atOrBehind: min(limits.upper - base, last - base + reach + 8))
    }
    let boundary = program.patterns[search.pattern].boundary
    while from <= last - base {
      do throws(MatchError) {
        let isFound = try regex.pattern.firstMatch(
          in: bytes, from: from, subjectEnd: end ?? (limits.upper - base), startLimit: last - base, notEmpty: true,
          memory: memory)
        guard isFound, let range = memory.range(0), range.lower < range.upper else { return true }
        let lower = range.lower + base
        let upper = range.upper + base
        guard boundary == .none || boundaries.holds(boundary, lower, upper, in: subject) else {
          from = UTF8Scalars.boundary(bytes, atOrBehind: range.lower + 1)
          continue
        }
        guard result.matches.count < search.most else { return false }
        result.matches.append(match(search, regex, subject, lower, upper))
        from = max(range.upper, from + 1)
        search.next = from + base
      } catch {
        result.overruns.append(Overrun(pattern: search.pattern, limit: error.limit, range: stretch))
        return false
      }
    }
    return true
  }

  private func match(
    _ search: Search, _ regex: CompiledRegex, _ subject: borrowing Subject, _ lower: Int, _ upper: Int
  ) -> PatternMatch {
    let base = subject.range.lowerBound
    var match = PatternMatch(pattern: search.pattern, block: search.block, range: subject.textRange(lower, upper))
    for (name, index) in regex.names {
      guard let group = memory.range(index) else { continue }
      match.captures.append(
        PatternMatch.Capture(name: name, range: subject.textRange(group.lower + base, group.upper + base)))
    }
    return match
  }

  private func regex(_ pattern: Int) -> CompiledRegex? {
    if let known = regexes[pattern] { return known }
    let made = probe.map { $0.compiling { program.regex(pattern) } } ?? program.regex(pattern)
    guard let compiled = made else { return nil }
    let regex = CompiledRegex(compiled)
    regexes[pattern] = regex
    return regex
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
