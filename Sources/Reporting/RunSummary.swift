package import Policy

/// What a run, or a part of it, adds up to.
package struct RunSummary: Hashable, Sendable {
  /// Documents that were checked, by verdict.
  package private(set) var verdicts: [Verdict: Int] = [:]
  /// Findings by severity, those that are not shown among them.
  package private(set) var findings: [Severity: Int] = [:]
  /// Findings that suppressions in the documents held back.
  package private(set) var suppressed = 0
  /// Findings that the baseline knows.
  package private(set) var known = 0
  /// Findings that the change at hand did not bring.
  package private(set) var unchanged = 0
  /// Inputs that could not be checked.
  package private(set) var failures = 0
  /// Documents of which something was left out.
  package private(set) var incomplete = 0

  /// Nothing yet.
  package init() {}

  /// The summary of one report.
  package init(_ report: DocumentReport) {
    switch report.outcome {
    case .failed: failures = 1
    case .checked(_, let evaluation):
      verdicts[evaluation.verdict] = 1
      for finding in evaluation.findings { findings[finding.severity, default: 0] += 1 }
      suppressed = evaluation.suppressed.count
      known = evaluation.known?.count ?? 0
      unchanged = evaluation.unchanged?.count ?? 0
      incomplete = evaluation.omissions.isEmpty ? 0 : 1
    }
  }

  /// The number of documents that were checked.
  package var documents: Int { verdicts.values.reduce(0, +) }

  /// The number of findings, those that are not shown among them.
  package var total: Int { findings.values.reduce(0, +) }

  /// The most severe finding; nil without one.
  package var worst: Severity? { findings.keys.max() }

  /// Whether there is nothing to tell someone who is shown findings of at least the severity `show`.
  func isClean(_ show: Severity) -> Bool {
    failures == 0 && incomplete == 0 && known == 0 && findings.allSatisfy { $0.key < show || $0.value == 0 }
  }

  /// The number of findings less severe than `severity`.
  func findings(below severity: Severity) -> Int {
    findings.reduce(0) { $0 + ($1.key < severity ? $1.value : 0) }
  }

  /// Adds what another part of the run came to.
  package mutating func add(_ other: RunSummary) {
    verdicts.merge(other.verdicts, uniquingKeysWith: +)
    findings.merge(other.findings, uniquingKeysWith: +)
    suppressed += other.suppressed
    known += other.known
    unchanged += other.unchanged
    failures += other.failures
    incomplete += other.incomplete
  }
}
