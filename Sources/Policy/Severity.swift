/// How much a finding matters.
package enum Severity: String, CaseIterable, Sendable, Comparable {
  case info, warning, error

  /// From the least to the most severe.
  package static func < (one: Severity, other: Severity) -> Bool {
    (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
  }
}

/// How sure a rule is of what it reports.
package enum Confidence: String, CaseIterable, Sendable {
  case low, medium, high
}

/// What the findings of a document add up to.
package enum Verdict: String, Sendable {
  /// Nothing above `info`.
  case pass
  /// At least one warning.
  case review
  /// At least one error.
  case block
}
