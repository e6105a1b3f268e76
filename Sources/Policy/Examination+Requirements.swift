import Documents
import Folding
import Matching

/// Why a candidate does not count.
enum Rejection: Hashable, Sendable {
  /// It stands in a zone, or in metadata of a name, that the pattern does not look at.
  case zone
  /// The text there is in another language.
  case language
  /// It touches inline code, a link or the like that the pattern does not see.
  case masked
  /// The requirement with this index in the pattern's list: something stands at `found` that must not stand there, or
  /// nothing stands where something must (`found` is nil).
  case requirement(Int, found: TextRange?)
}

extension Examination {
  /// Why `candidate` does not count as an occurrence of `pattern`; nil when it counts.
  func rejection(of candidate: Occurrence, by pattern: RuleSet.Pattern) -> Rejection? {
    let block = document.blocks[candidate.block]
    guard pattern.zones.contains(block.zone), block.zone != .meta || names(pattern.metadataNames, block.name) else {
      return .zone
    }
    guard pattern.languages.isEmpty || speaks(block.language ?? document.language, pattern.languages) else {
      return .language
    }
    if isMasked(candidate, pattern) { return .masked }
    for (index, requirement) in pattern.requirements.enumerated() {
      let found = neighbour(of: candidate, requirement)
      if requirement.isVeto == (found != nil) { return .requirement(index, found: found?.range) }
    }
    return nil
  }

  /// Whether `language` falls under one of the BCP 47 `prefixes`; one that is not known falls under all.
  func speaks(_ language: String?, _ prefixes: [String]) -> Bool {
    guard let language, !language.isEmpty, language != "und" else { return true }
    let tag = language.lowercased()
    return prefixes.contains { prefix in
      let prefix = prefix.lowercased()
      return tag == prefix || tag.hasPrefix(prefix + "-")
    }
  }

  /// Whether one of `patterns` is the metadata name `name`; ASCII case is ignored, `*` at the end stands for any rest.
  private func names(_ patterns: [String], _ name: String?) -> Bool {
    guard !patterns.isEmpty else { return true }
    guard let name = name?.lowercased() else { return false }
    return patterns.contains { pattern in
      let pattern = pattern.lowercased()
      return pattern.hasSuffix("*") ? name.hasPrefix(pattern.dropLast()) : name == pattern
    }
  }

  /// Whether `candidate` touches a mark that it must not; the program has seen to matches itself.
  private func isMasked(_ candidate: Occurrence, _ pattern: RuleSet.Pattern) -> Bool {
    guard !pattern.masks.isEmpty, !document.marks.isEmpty else { return false }
    if case .match = candidate.detail { return false }
    let stretches = maskedStretches(pattern.masks)
    var low = 0
    var high = stretches.count
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].upper > candidate.range.lower { high = middle } else { low = middle + 1 }
    }
    return low < stretches.count && stretches[low].overlaps(candidate.range)
  }

  /// Where the text has a mark of `kinds`: disjoint and in order.
  private func maskedStretches(_ kinds: MarkSet) -> [TextRange] {
    if let known = masked[kinds] { return known }
    var stretches: [TextRange] = []
    for mark in document.marks where kinds.contains(mark.kind) {
      if let last = stretches.last, mark.range.lower <= last.upper {
        stretches[stretches.count - 1].upper = max(last.upper, mark.range.upper)
      } else {
        stretches.append(mark.range)
      }
    }
    masked[kinds] = stretches
    return stretches
  }
}

// MARK: Neighbours

extension Examination {
  /// What stands near `occurrence` as `requirement` asks; nil when nothing does.
  func neighbour(of occurrence: Occurrence, _ requirement: RuleSet.Requirement) -> Occurrence? {
    let list: OccurrenceList
    let extent: TextRange
    switch requirement.scope {
    case .clause, .sentence, .paragraph:
      extent = self.extent(of: requirement.scope, around: occurrence)
      list = occurrences(of: requirement.pattern, in: extent)
    case .zone:
      extent = TextRange(0, document.text.count)
      list = occurrences(of: requirement.pattern, in: document.blocks[occurrence.block].zone)
    case .document:
      extent = TextRange(0, document.text.count)
      list = occurrences(of: requirement.pattern)
    }
    guard !list.isEmpty else { return nil }
    let window = requirement.distance.map { document.widened(occurrence.range, by: $0, in: extent) } ?? extent
    return list.neighbour(
      OccurrenceList.Neighbourhood(place: occurrence.range, extent: extent, window: window, side: requirement.side))
  }

  /// The clause, sentence or paragraph round `occurrence`; where it reaches over several, all of them.
  func extent(of scope: Scope, around occurrence: Occurrence) -> TextRange {
    let block = document.blocks[occurrence.block].range
    let range = occurrence.range
    guard scope < .paragraph else { return TextRange(min(block.lower, range.lower), max(block.upper, range.upper)) }
    var extent = extent(of: scope, at: range.lower, in: block)
    if range.upper > extent.upper, range.upper <= block.upper {
      extent.upper = self.extent(of: scope, at: range.upper - 1, in: block).upper
    }
    return TextRange(min(extent.lower, range.lower), max(extent.upper, range.upper))
  }

  private func extent(of scope: Scope, at offset: Int, in block: TextRange) -> TextRange {
    if let last = lastExtents[scope], last.lower <= offset, offset < last.upper { return last }
    let offset = min(max(offset, block.lower), block.upper - 1)
    let found = matcher.extent(of: scope, at: offset, in: document)
    let extent = TextRange(max(found.lower, block.lower), min(max(found.upper, offset + 1), block.upper))
    lastExtents[scope] = extent
    return extent
  }
}
