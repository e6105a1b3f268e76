import Documents
package import Policy

/// How often which rule found something, and in how many documents.
package struct RuleTally: Hashable, Sendable {
  /// What one rule found.
  package struct Count: Hashable, Sendable {
    /// Findings by severity.
    package var findings: [Severity: Int] = [:]
    /// Documents with at least one.
    package var documents = 0
  }

  /// By the rule's id.
  package private(set) var rules: [String: Count] = [:]
  /// By the rule's family.
  package private(set) var families: [String: Count] = [:]
  /// Bytes of the documents that were checked.
  package private(set) var bytes = 0

  /// Nothing yet.
  package init() {}

  /// The tally of one report.
  package init(_ report: DocumentReport) {
    guard case .checked(let document, let evaluation) = report.outcome else { return }
    bytes = document.source.count
    for finding in evaluation.findings {
      rules[finding.rule, default: Count()].findings[finding.severity, default: 0] += 1
      let family = String(finding.rule.prefix { $0 != "/" })
      families[family, default: Count()].findings[finding.severity, default: 0] += 1
    }
    for rule in rules.keys { rules[rule]?.documents = 1 }
    for family in families.keys { families[family]?.documents = 1 }
  }

  /// Adds what another part of the run came to.
  package mutating func add(_ other: RuleTally) {
    rules.merge(other.rules) { $0 + $1 }
    families.merge(other.families) { $0 + $1 }
    bytes += other.bytes
  }
}

extension RuleTally.Count {
  fileprivate static func + (one: Self, other: Self) -> Self {
    Self(
      findings: one.findings.merging(other.findings, uniquingKeysWith: +), documents: one.documents + other.documents)
  }
}
