package import Documents

/// A value in the output record's `facts`.
package enum FactValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([FactValue])
  case evidence([Finding.Evidence])
}

/// Everything that the rules say about one document.
package struct Evaluation: Sendable {
  /// A suppression comment or entry and whether it was needed.
  package struct Suppression: Hashable, Sendable {
    /// How far it reaches.
    package enum Extent: String, Sendable {
      /// The line that it stands in.
      case line
      /// The line after it.
      case nextLine = "next-line"
      /// From it to where the rule is switched on again, or the end.
      case stretch
      /// The whole document.
      case file
    }

    /// The rule or family it names; nil for all.
    package var rule: String?
    /// How far it reaches.
    package var extent: Extent
    /// Where it is written in `Document.text`: the comment, or the value in the front matter.
    package var range: TextRange
    /// Where the name stands; the same as `range` where it names none.
    package var name: TextRange
    /// The reason its author gave; nil when none.
    package var reason: String?
    /// How many findings it held back.
    package var uses: Int
  }

  /// A finding that does not stand, and why.
  package struct SuppressedFinding: Hashable, Sendable {
    /// The finding.
    package var finding: Finding
    /// The suppression that holds it back: its index in `suppressions`, of several the first.
    package var suppression: Int

    /// `finding`, held back by the suppression with this index.
    package init(finding: Finding, suppression: Int) {
      self.finding = finding
      self.suppression = suppression
    }
  }

  /// The findings that stand, in the order of their place, then of their rule.
  package var findings: [Finding]
  /// Findings that a suppression held back.
  package var suppressed: [SuppressedFinding]
  /// The suppressions that the document holds.
  package var suppressions: [Suppression]
  /// Facts by dotted key, in the order of the rule packs.
  package var facts: [(key: String, value: FactValue)]
  /// Rules and readers that were cut short.
  package var omissions: [Omission]
  /// Findings that the baseline knows; nil where no baseline was given.
  package var known: [Finding]?
  /// Findings that the change at hand did not bring; nil where the whole document is asked about.
  package var unchanged: [Finding]?

  /// An evaluation of these parts.
  package init(
    findings: [Finding] = [], suppressed: [SuppressedFinding] = [], suppressions: [Suppression] = [],
    facts: [(key: String, value: FactValue)] = [], omissions: [Omission] = []
  ) {
    self.findings = findings
    self.suppressed = suppressed
    self.suppressions = suppressions
    self.facts = facts
    self.omissions = omissions
  }

  /// The suppressions that held nothing back.
  package var unusedSuppressions: [Suppression] { suppressions.filter { $0.uses == 0 } }

  /// What the findings add up to.
  package var verdict: Verdict {
    switch findings.lazy.map(\.severity).max() {
    case .error: .block
    case .warning: .review
    case .info, nil: .pass
    }
  }
}

/// What the user asks of an evaluation beyond the rule set.
package struct EvaluationOptions: Hashable, Sendable {
  /// A named set of severities.
  package var profile: String?
  /// Severities by rule id or family (`nil` switches off), over those of the profile.
  package var severities: [String: Severity?] = [:]
  /// Rules and families that are looked at; nil for all.
  package var selection: Set<String>?
  /// Further named sets of severities, over which `profile` counts.
  package var jurisdictions: [String] = []
  /// Whether suppression comments in the document count.
  package var honoursSuppressions = true

  /// The rule set's own severities.
  package init() {}

  /// The same texts for the same options, and others for others.
  package var key: [String?] {
    var parts: [String?] = [profile, "\(honoursSuppressions)"] + jurisdictions
    for (name, severity) in severities.sorted(by: { $0.key < $1.key }) { parts += [name, severity?.rawValue] }
    return parts + (selection.map { $0.sorted() } ?? [nil])
  }
}
