package import Documents
package import Folding

/// Why a rule found what it found in a document, and why not the rest.
package struct Explanation: Hashable, Sendable {
  /// What switched a rule off.
  package enum Switch: Hashable, Sendable {
    /// An escalation to `off`, with its condition as rules write it.
    case escalation(String)
    /// A profile of this name.
    case profile(String)
    /// The user's own severities.
    case user
  }

  /// What became of a candidate.
  package enum Outcome: Hashable, Sendable {
    /// It is reported, with this severity.
    case reported(Severity)
    /// A measure found it, but below `at-least`.
    case weak(value: Double, least: Double)
    /// It stands in a zone, or in metadata of a name, that the pattern does not look at.
    case zone(Zone)
    /// The text there is in a language that the pattern is not for.
    case language(String)
    /// It touches an inline stretch, such as code, that the pattern does not see.
    case masked(MarkKind?)
    /// It is a part of a word, and the pattern asks for whole ones.
    case boundary
    /// It reaches over the end of a clause or sentence, which the pattern must not cross.
    case crosses(Scope)
    /// The pattern `veto` stands near it, at `found`; the requirement was written for this scope and side.
    case vetoed(veto: String, found: TextRange, scope: Scope, side: RuleSet.Requirement.Side)
    /// The pattern `needed` does not stand near it.
    case alone(needed: String, scope: Scope)
    /// A longer occurrence of the same union covers it, or one that the rule has reported already.
    case covered
    /// The rule's condition does not hold for it.
    case condition
    /// The rule is switched off there.
    case off(Switch)
    /// There are too few for a rule that reports once for a page.
    case tooFew(count: Int, atLeast: Int)
    /// A suppression in the document, written at `place`, holds it back.
    case suppressed(at: TextRange, reason: String?)
  }

  /// A difference of spelling that a pattern looks through.
  package struct Fold: Hashable, Sendable {
    /// Its name in rules.
    package var name: String
    /// Whether the pattern would not match there without it; nil where that was not asked.
    package var isNeeded: Bool?
  }

  /// One place that the rule's pattern, or a pattern it is made of, matched.
  package struct Candidate: Hashable, Sendable {
    /// The pattern, `family/name`.
    package var pattern: String
    /// The pattern that the outcome is from, where that is not the one that matched: a union of which it is a member.
    package var judge: String?
    /// The word of a list that stands there; nil for other patterns.
    package var keyword: String?
    /// Where it stands in `Document.text`.
    package var range: TextRange
    /// The zone of its block.
    package var zone: Zone
    /// What became of it.
    package var outcome: Outcome
    /// The pattern's folds that change the text it matched.
    package var folds: [Fold]
    /// The text as the pattern saw it; nil where the folds change nothing.
    package var folded: String?
    /// The rule's condition and what it came to for this candidate; nil where it has none or none was asked for.
    package var condition: ConditionTrace?
    /// The escalation that changed its severity.
    package var escalation: ConditionTrace?
  }

  /// Why a pattern of the rule does not match at a place at all.
  package struct Absence: Hashable, Sendable {
    /// What is missing.
    package enum Reason: Hashable, Sendable {
      /// None of the words or literals stands there, one of which any match needs; `count` in all.
      case noLiteral([String], count: Int)
      /// It matches elsewhere in the same block.
      case elsewhere(TextRange)
      /// These literals stand there, and the rest does not match.
      case literal([String])
      /// It would match if the pattern looked through these differences of spelling, too.
      case fold([String])
      /// The measure finds nothing there.
      case measure
      /// Nothing that the pattern looks at stands there.
      case nothing
    }

    /// The pattern, `family/name`.
    package var pattern: String
    /// Why.
    package var reason: Reason
  }

  /// The rule's id.
  package var rule: String
  /// What its pattern matched, in the order of the text.
  package var candidates: [Candidate]
  /// Why the rule's patterns do not match; only where a place was asked for at which none does.
  package var absences: [Absence] = []
  /// How many patterns are not in `absences` for want of room.
  package var moreAbsences = 0
  /// The rule's condition and what it came to for the document; nil where it has none.
  package var condition: ConditionTrace?
  /// How many findings it makes, suppressed ones included.
  package var findings: Int
}

/// What decided a fact.
package struct FactTrace: Hashable, Sendable {
  /// A row of its table that held.
  package struct Row: Hashable, Sendable {
    /// Its number in the table, 1-based.
    package var number: Int
    /// Its condition and what it came to; nil where it always holds.
    package var condition: ConditionTrace?
    /// The places it gives as evidence.
    package var places: [TextRange]
  }

  /// The dotted key.
  package var key: String
  /// Its value in words; empty where there is none.
  package var value: String
  /// The rows that decided: of a table one, of a list those that added to it.
  package var rows: [Row]
  /// How many rows the table has.
  package var rowCount: Int
}

/// What the rules make of one place of a document.
package struct PlaceExplanation: Sendable {
  /// The place, in bytes of `Document.decoded`.
  package var place: ByteRange
  /// What stands there in `Document.text`: the parts of blocks that were made from it.
  package var blocks: [Int]
  /// The findings that stand there.
  package var findings: [Finding]
  /// The rules that have something to say about it: with a finding first, then those that nearly hit.
  ///
  /// Only candidates that stand there are in them.
  package var rules: [Explanation]
  /// The facts that something there is evidence for, or that the conditions of these rules ask for.
  package var facts: [FactTrace]
}
