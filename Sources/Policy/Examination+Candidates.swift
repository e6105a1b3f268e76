import Documents
import Folding
import Matching
import Measuring

extension Examination {
  /// A candidate whose fate may not be known yet.
  struct Explained {
    var occurrence: Occurrence
    var outcome: Explanation.Outcome?
    /// The pattern that the outcome is from.
    var judge: Int
  }

  /// Everything that the pattern, or one that it is made of, matched; without an outcome what counts as an occurrence.
  func explainedCandidates(of pattern: Int) -> [Explained] {
    guard rules.patterns.indices.contains(pattern), nesting < Limit.nesting else { return [] }
    nesting += 1
    defer { nesting -= 1 }
    var explained: [Explained] = []
    switch rules.patterns[pattern].source {
    case .union(let members):
      let members = members.flatMap { explainedCandidates(of: $0) }
      explained = members.filter { $0.outcome != nil }
      let kept = Set(candidates(of: pattern))
      for member in members where member.outcome == nil {
        let isKept = kept.contains(member.occurrence)
        explained.append(Explained(occurrence: member.occurrence, outcome: isKept ? nil : .covered, judge: pattern))
      }
    case .measured(let name, let arguments, let least):
      explained = explainedSpans(pattern, name, arguments, least)
    case .matched, .blocks, .claims:
      explained = candidates(of: pattern).map { Explained(occurrence: $0, outcome: nil, judge: pattern) }
    }
    return explained.map { candidate in
      guard candidate.outcome == nil else { return candidate }
      let rejection = rejection(of: candidate.occurrence, by: rules.patterns[pattern])
      let outcome = rejection.map { self.outcome(of: $0, candidate.occurrence, rules.patterns[pattern]) }
      return Explained(occurrence: candidate.occurrence, outcome: outcome, judge: pattern)
    }
  }

  private func explainedSpans(
    _ pattern: Int, _ name: String, _ arguments: [Expression], _ least: Double
  ) -> [Explained] {
    let kept = Set(candidates(of: pattern))
    return allSpans(pattern, name, arguments).map { occurrence in
      let value = occurrence.span?.value ?? 0
      if value < least {
        return Explained(occurrence: occurrence, outcome: .weak(value: value, least: least), judge: pattern)
      }
      return Explained(occurrence: occurrence, outcome: kept.contains(occurrence) ? nil : .covered, judge: pattern)
    }
  }

  private func outcome(
    of rejection: Rejection, _ occurrence: Occurrence, _ pattern: RuleSet.Pattern
  ) -> Explanation.Outcome {
    let block = document.blocks[occurrence.block]
    switch rejection {
    case .zone: return .zone(block.zone)
    case .language: return .language(block.language ?? document.language ?? "und")
    case .masked: return .masked(document.marks.first { $0.range.overlaps(occurrence.range) }?.kind)
    case .requirement(let index, let found):
      let requirement = pattern.requirements[index]
      let name = origin(of: requirement.pattern)
      return found.map { .vetoed(veto: name, found: $0, scope: requirement.scope, side: requirement.side) }
        ?? .alone(needed: name, scope: requirement.scope)
    }
  }

  /// The names of the pattern's folds that change the text of `occurrence`.
  func folds(behind occurrence: Occurrence) -> [(name: String, fold: FoldSet)] {
    guard let spec = spec(of: occurrence.pattern) else { return [] }
    let text = document.text[occurrence.range.lower..<occurrence.range.upper]
    return FoldSet.named.filter { _, fold in
      spec.folds.contains(fold)
        && !Folder.fold(document.text, occurrence.range, by: fold).bytes.elementsEqual(text)
    }
  }

  /// The program's pattern behind a pattern; nil where it has none.
  func spec(of pattern: Int) -> PatternSpec? {
    guard rules.patterns.indices.contains(pattern), case .matched(let index) = rules.patterns[pattern].source,
      rules.program.patterns.indices.contains(index)
    else { return nil }
    return rules.program.patterns[index]
  }
}
