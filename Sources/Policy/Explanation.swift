package import Documents

/// Why a rule found what it found in a document, and why not the rest.
package struct Explanation: Hashable, Sendable {
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
    case masked
    /// The pattern `veto` stands near it, at `found`.
    case vetoed(veto: String, found: TextRange)
    /// The pattern `needed` does not stand near it.
    case alone(needed: String)
    /// A longer occurrence of the same union covers it, or one that the rule has reported already.
    case covered
    /// The rule's condition does not hold for it.
    case condition
    /// The rule is switched off there: by an escalation, a profile or the user.
    case off
    /// There are too few for a rule that reports once for a page.
    case tooFew(count: Int, atLeast: Int)
    /// A suppression in the document holds it back.
    case suppressed
  }

  /// One place that the rule's pattern, or a pattern it is made of, matched.
  package struct Candidate: Hashable, Sendable {
    /// The pattern, `family/name`.
    package var pattern: String
    /// Where it stands in `Document.text`.
    package var range: TextRange
    /// What became of it.
    package var outcome: Outcome
    /// The names of the pattern's folds that change the text it matched.
    package var folds: [String]
  }

  /// The rule's id.
  package var rule: String
  /// What its pattern matched, in the order of the text.
  package var candidates: [Candidate]
  /// Whether the parts of its condition that are of the whole document hold, in the order they are asked.
  package var conditions: [Bool]
  /// How many findings it makes, suppressed ones included.
  package var findings: Int
}
