import Matching

/// A rule set with one part of it damaged, to see whether an example notices.
package struct Mutant: Sendable {
  /// What is damaged.
  package enum Kind: String, CaseIterable, Sendable {
    /// A pattern that finds nothing.
    case pattern
    /// An alternative of a regex, a word of a list or a member of a union that is missing.
    case alternative
    /// A requirement (`unless`, `with`) that is missing.
    case requirement
    /// A condition, or a part of one, that is missing or turned round.
    case condition
    /// A row of a table, a term of a score or an escalation to `off` that is missing.
    case row
    /// A number that is half or twice as large.
    case threshold
  }

  /// How the rule set is changed.
  enum Change: Sendable {
    /// The pattern with this index is another one.
    case pattern(Int, PatternSpec)
    /// Whatever the function does to it; indices of patterns and scores are those of the whole rule set, rules and facts
    /// go by name.
    case rules(@Sendable (inout RuleSet) -> Void)
  }

  /// What is damaged.
  package var kind: Kind
  /// What was done, in English, for the rules' author.
  package var summary: String
  /// Where it is written.
  package var origin: Rule.Origin
  /// The column in that line, 1-based, in code points.
  package var column: Int
  /// How the rule set is changed.
  var change: Change
  /// What it is a part of.
  var owner: Owner
  /// Whether a pattern may match more than before.
  var isWider = false
  /// Of an alternative of a regex the bytes of the text that it takes.
  var extent: Range<Int>?

  /// What a mutant is a part of.
  package enum Owner: Hashable, Sendable {
    /// The pattern with this index.
    case pattern(Int)
    /// The score with this index.
    case score(Int)
    /// The rule with this id.
    case rule(String)
    /// The fact with this key.
    case fact(String)
  }
}

extension Mutant {
  /// Those of `mutants` that are no part of another one of them: of an alternative that nobody misses its own are not told.
  ///
  /// - Complexity: O(n²) in the alternatives of one regex.
  package static func outermost(_ mutants: [Mutant]) -> [Mutant] {
    let extents = Dictionary(grouping: mutants.filter { $0.extent != nil }, by: \.owner)
    return mutants.filter { mutant in
      guard let own = mutant.extent else { return true }
      return !(extents[mutant.owner] ?? []).contains { other in
        other.extent.map { $0 != own && $0.lowerBound <= own.lowerBound && own.upperBound <= $0.upperBound } ?? false
      }
    }
  }

  /// Whether it damages a part of one of `owners`.
  package func isPart(of owners: Set<Owner>) -> Bool { owners.contains(owner) }

  /// What an author is told when no example notices.
  package var diagnostic: RuleDiagnostic {
    RuleDiagnostic(
      code: DiagnosticCode.unnoticedDamage.rawValue, level: .warning, file: origin.file, line: origin.line,
      column: column, message: "no example notices: \(summary)", help: nil)
  }

  /// Whether it is a missing alternative of a regex or word of a list.
  package var isAlternativeOfPattern: Bool {
    if kind == .alternative, case .pattern = change { return true }
    return false
  }

  /// What an author is told when no example needs the alternative.
  package var coverageDiagnostic: RuleDiagnostic {
    RuleDiagnostic(
      code: DiagnosticCode.unusedAlternative.rawValue, level: .warning, file: origin.file, line: origin.line,
      column: column, message: "no example needs \(summary.dropFirst("without ".count))", help: nil)
  }
}
