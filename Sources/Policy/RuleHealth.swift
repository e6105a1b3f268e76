import Documents

/// What a corpus shows about rules: which find nothing, which only ever find what another one finds.
package struct RuleHealth: Sendable {
  /// How many documents were evaluated.
  package private(set) var documents = 0
  private var counts: [String: Int] = [:]
  /// For each rule how often each other one had a finding at exactly the same place.
  private var together: [String: [String: Int]] = [:]

  /// Fewer findings than this can stand at the same places by chance.
  private static let leastFindings = 5

  /// Before any document.
  package init() {}

  /// Takes what the rules say about one more document; findings that are suppressed count.
  ///
  /// - Complexity: O(n) in the number of findings, and in the rules that share their places.
  package mutating func add(_ evaluation: Evaluation) {
    documents += 1
    var places: [TextRange: Set<String>] = [:]
    let findings = evaluation.findings + evaluation.suppressed.map(\.finding)
    for finding in findings { places[finding.range, default: []].insert(finding.rule) }
    for rules in places.values {
      for rule in rules {
        counts[rule, default: 0] += 1
        for other in rules where other != rule { together[rule, default: [:]][other, default: 0] += 1 }
      }
    }
  }

  /// Takes what others have seen.
  package mutating func add(_ other: RuleHealth) {
    documents += other.documents
    counts.merge(other.counts) { $0 + $1 }
    for (rule, others) in other.together { together[rule, default: [:]].merge(others) { $0 + $1 } }
  }

  /// The rules that found nothing, and those in the shadow of another, in the order of `rules`.
  package func diagnostics(of rules: RuleSet) -> [RuleDiagnostic] {
    rules.rules.compactMap { rule in
      guard let count = counts[rule.id] else {
        return diagnostic(.silentRule, rule, "`\(rule.id)` found nothing in \(documents) documents")
      }
      let shadow = (together[rule.id] ?? [:]).filter { $0.value == count }.keys.min()
      guard let shadow, count >= Self.leastFindings else { return nil }
      return diagnostic(
        .shadowedRule, rule, "all \(count) findings of `\(rule.id)` stand exactly where `\(shadow)` has one")
    }
  }

  private func diagnostic(_ code: DiagnosticCode, _ rule: Rule, _ message: String) -> RuleDiagnostic {
    RuleDiagnostic(
      code: code.rawValue, level: .warning, file: rule.origin.file, line: rule.origin.line, column: 1, message: message)
  }
}
