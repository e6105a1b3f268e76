import Documents
import Folding
import Matching
import Measuring

extension Examination {
  /// The occurrences of the pattern with index `pattern` that count, found at the first call.
  func occurrences(of pattern: Int) -> OccurrenceList {
    if let known = occurrences[pattern] { return known }
    guard hasCandidates(pattern) else { return .empty }
    // What asks for itself on the way finds nothing.
    occurrences[pattern] = .empty
    guard let list = nested(pattern, { accepted(candidates(of: pattern), pattern) }) else { return .empty }
    occurrences[pattern] = list
    return list
  }

  /// The occurrences of the pattern in the zone.
  func occurrences(of pattern: Int, in zone: Zone) -> OccurrenceList {
    let key = ZoneKey(pattern: pattern, zone: zone)
    if let known = zoneOccurrences[key] { return known }
    let list = OccurrenceList(occurrences(of: pattern).items.filter { document.blocks[$0.block].zone == zone })
    zoneOccurrences[key] = list
    return list
  }

  /// Whether looking for the pattern can find anything; costs next to nothing.
  private func hasCandidates(_ pattern: Int) -> Bool {
    guard rules.patterns.indices.contains(pattern) else { return false }
    switch rules.patterns[pattern].source {
    case .matched(let index): return isLocal(index) || !matches(of: index).isEmpty
    case .measured, .blocks: return canStand(rules.patterns[pattern])
    case .union(let members): return !members.isEmpty
    case .claims: return true
    }
  }

  /// Whether the document has a block that `pattern` may stand in.
  private func canStand(_ pattern: RuleSet.Pattern) -> Bool {
    !inventory.zones.isDisjoint(with: pattern.zones)
      && (pattern.languages.isEmpty || inventory.languages.contains { speaks($0, pattern.languages) })
  }

  private func accepted(_ candidates: [Occurrence], _ pattern: Int) -> OccurrenceList {
    let kept = candidates.filter { rejection(of: $0, by: rules.patterns[pattern]) == nil }
    // Claims come best source first, everything else by place.
    if case .claims = rules.patterns[pattern].source { return OccurrenceList(kept, first: kept.first) }
    return OccurrenceList(kept)
  }

  private func nested(_ pattern: Int, _ body: () -> OccurrenceList) -> OccurrenceList? {
    guard nesting < Limit.nesting else {
      let name = rules.patterns[pattern].name
      omit("nesting-limit", "patterns ask for patterns more than \(Limit.nesting) deep; \(name) was not looked for")
      return nil
    }
    nesting += 1
    defer { nesting -= 1 }
    return body()
  }
}

// MARK: Where occurrences come from

extension Examination {
  /// The occurrences of the pattern before its zones, languages and requirements are looked at.
  func candidates(of pattern: Int) -> [Occurrence] {
    switch rules.patterns[pattern].source {
    case .matched(let index):
      if isLocal(index) {
        let result = matcher.search(for: index, in: document)
        overruns += result.overruns
        return result.matches.map { occurrence(pattern, $0) }
      }
      return matches(of: index).map { occurrence(pattern, $0) }
    case .measured(let name, let arguments, let least):
      return allSpans(pattern, name, arguments).filter { ($0.span?.value ?? 0) >= least }.resolved
    case .union(let members):
      return members.flatMap { occurrences(of: $0).items }.resolved
    case .blocks:
      return document.blocks.indices.map { Occurrence(pattern: pattern, block: $0, range: document.blocks[$0].range) }
    case .claims(let kind):
      return claims(kind).compactMap { occurrence(pattern, $0) }
    }
  }

  /// The matches of the pattern with index `index` in the program.
  func matches(of index: Int) -> ArraySlice<PatternMatch> {
    guard index >= 0, index + 1 < scan.starts.count else { return [] }
    return scan.matches[scan.starts[index]..<scan.starts[index + 1]]
  }

  /// Whether the program runs the pattern only where it is asked to.
  func isLocal(_ index: Int) -> Bool {
    rules.program.patterns.indices.contains(index) && rules.program.isOnDemand(index)
  }

  /// What the program finds in `range`, block by block where a measured span reaches over several.
  private func localMatches(of pattern: Int, _ index: Int, in range: TextRange) -> [Occurrence] {
    guard var block = document.blockIndex(at: range.lower) else { return [] }
    var found: [Occurrence] = []
    while block < document.blocks.count, document.blocks[block].range.lower < range.upper {
      let whole = document.blocks[block].range
      let part = TextRange(max(whole.lower, range.lower), min(whole.upper, range.upper))
      found += matches(of: index, in: part).map { occurrence(pattern, $0) }
      block += 1
    }
    return found
  }

  /// The matches of a pattern that is run on demand; one that ran away several times is not run again.
  private func matches(of index: Int, in range: TextRange) -> [PatternMatch] {
    guard overruns.isEmpty || overruns.count(where: { $0.pattern == index }) < Limit.overruns else { return [] }
    let result = matcher.matches(of: index, in: range, of: document)
    overruns += result.overruns
    return result.matches
  }

  private func occurrence(_ pattern: Int, _ match: PatternMatch) -> Occurrence {
    Occurrence(
      pattern: pattern, block: match.block, range: match.range,
      detail: .match(keyword: match.keyword, captures: match.captures))
  }

  private func occurrence(_ pattern: Int, _ span: MeasuredSpan) -> Occurrence? {
    guard let block = block(of: span.range) else { return nil }
    return Occurrence(pattern: pattern, block: block, range: span.range, detail: .span(span))
  }

  private func occurrence(_ pattern: Int, _ claim: Identity.Claim) -> Occurrence? {
    guard let block = block(of: claim.range) else { return nil }
    return Occurrence(pattern: pattern, block: block, range: claim.range, detail: .claim(origin: claim.origin))
  }

  /// The block that `range` begins in; an empty range may stand at a block's end.
  private func block(of range: TextRange) -> Int? {
    guard range.lower >= 0, range.lower <= range.upper, range.upper <= document.text.count else { return nil }
    if let block = document.blockIndex(at: range.lower) { return block }
    return range.isEmpty && range.lower > 0 ? document.blockIndex(at: range.lower - 1) : nil
  }

  /// What the measure finds, however weak.
  func allSpans(_ pattern: Int, _ name: String, _ arguments: [Expression]) -> [Occurrence] {
    guard let measure = MeasureCatalog.named(name), case .spans(let body) = measure.body else { return [] }
    let values = values(arguments, for: measure)
    let spans = probe.map { $0.measure(name, count: \.count) { body(measures, values) } } ?? body(measures, values)
    return spans.compactMap { occurrence(pattern, $0) }
  }

  /// The claims of `kind`, best source first.
  func claims(_ kind: String) -> ArraySlice<Identity.Claim> {
    let claims = document.identity.claims(named: kind) ?? []
    if claims.count > Limit.claims {
      omit("claim-limit", "the page has \(claims.count) \(kind); the first \(Limit.claims) were looked at")
    }
    return claims.prefix(Limit.claims)
  }
}

// MARK: In a part of the document

extension Examination {
  /// The occurrences of the pattern in `extent`, which lies in one block; patterns that are only run on demand are run
  /// there and nowhere else.
  func occurrences(of pattern: Int, in extent: TextRange) -> OccurrenceList {
    guard rules.patterns.indices.contains(pattern) else { return .empty }
    guard plan.isLocal[pattern] else { return occurrences(of: pattern) }
    let key = LocalKey(pattern: pattern, range: extent)
    if let known = localOccurrences[key] { return known }
    localOccurrences[key] = .empty
    guard let list = nested(pattern, { accepted(candidates(of: pattern, in: extent), pattern) }) else { return .empty }
    localOccurrences[key] = list
    return list
  }

  private func candidates(of pattern: Int, in extent: TextRange) -> [Occurrence] {
    switch rules.patterns[pattern].source {
    case .matched(let index) where isLocal(index):
      localMatches(of: pattern, index, in: extent)
    case .union(let members):
      members.flatMap { occurrences(of: $0, in: extent).items.filter { extent.contains($0.range) } }.resolved
    case .matched, .measured, .blocks, .claims:
      occurrences(of: pattern).items.filter { extent.contains($0.range) }
    }
  }
}

extension [Occurrence] {
  /// Of overlapping ones the longest.
  fileprivate var resolved: [Occurrence] { OccurrenceList.longest(of: self) }
}
