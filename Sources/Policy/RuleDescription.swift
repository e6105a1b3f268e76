/// A rule as its author wrote it, with everything it rests on, for `imprimatur explain` and `imprimatur rules show`.
package struct RuleDescription: Hashable, Sendable {
  /// A condition that changes the severity.
  package struct Escalation: Hashable, Sendable {
    /// The condition as it is written.
    package var condition: String
    /// The severity then; nil for `off`.
    package var severity: Severity?
  }

  /// `family/kind`.
  package var id: String
  /// What the family is about.
  package var familyTitle: LocalizedText
  /// The message, with its fields.
  package var message: LocalizedText
  /// What a reader of a finding should know and do.
  package var why: LocalizedText
  /// How much it matters.
  package var severity: Severity
  /// How sure it is.
  package var confidence: Confidence
  /// The qualified name of the pattern whose occurrences are reported; nil for a rule on the whole document.
  package var match: String?
  /// The condition as it is written; nil where there is none.
  package var condition: String?
  /// What changes the severity.
  package var escalations: [Escalation]
  /// How many findings there are.
  package var report: Rule.Report
  /// The evidence as it is written.
  package var evidence: [String]
  /// How the text can be mended.
  package var fix: Rule.Fix?
  /// The patterns it rests on, each before those that it needs in turn.
  package var patterns: [PatternDescription]
  /// Its examples and known misses.
  package var examples: [RuleExample]
  /// Where it is written.
  package var origin: Rule.Origin
}

/// A fact as its author wrote it, with everything it rests on.
package struct FactDescription: Hashable, Sendable {
  /// A row of its table.
  package struct Row: Hashable, Sendable {
    /// The condition as it is written; nil where the row always holds.
    package var condition: String?
    /// The value or expression as it is written.
    package var value: String
    /// The evidence as it is written.
    package var evidence: [String]
    /// Where it is written.
    package var origin: Rule.Origin
  }

  /// The dotted key.
  package var key: String
  /// The family it belongs to.
  package var family: String
  /// How rows make the value.
  package var mode: RuleSet.FactRule.Mode
  /// The rows.
  package var rows: [Row]
  /// The key that evidence goes to.
  package var evidenceKey: String?
  /// The patterns it rests on, each before those that it needs in turn.
  package var patterns: [PatternDescription]
  /// Its examples.
  package var examples: [RuleExample]
  /// Where it is written.
  package var origin: Rule.Origin
}

/// The rules and facts of packs as their authors wrote them.
package struct RuleCatalog: Sendable {
  /// The rules, in the order of the packs.
  package var rules: [RuleDescription]
  /// The facts, in the order of the packs.
  package var facts: [FactDescription]

  /// The rule with this id.
  package func rule(_ id: String) -> RuleDescription? { rules.first { $0.id == id } }

  /// The fact with this key.
  package func fact(_ key: String) -> FactDescription? { facts.first { $0.key == key } }

  /// The rule id or fact key that was probably meant by `name`, where none is called that.
  package func nearest(to name: String) -> String? {
    let names = rules.map(\.id) + facts.map(\.key)
    return NearestName.of(name, among: names) ?? names.first { $0.hasSuffix("/" + name) || $0.hasSuffix("." + name) }
  }
}
